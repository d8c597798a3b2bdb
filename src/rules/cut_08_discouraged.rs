//! The heading of its section marks cut-through as not recommended.

use super::common::{none, section};
use super::{Citation, Evidence, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::Facts;
use crate::text;

/// `CUT-08`
pub const RULE: Rule = Rule {
    code: "CUT-08",
    modes: Modes::CUT,
    severity: Severity::Caution,
    facts: &[38],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::CUT_THROUGH }],
    text: text::rule::CUT_08,
    check,
    remedies: none,
};

fn check(_: &Facts<'_>, _: Mode) -> Option<Evidence> {
    Some(Evidence::none())
}
