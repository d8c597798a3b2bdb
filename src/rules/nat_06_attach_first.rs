//! In NAT mode the association may come before or after the attachment; attach first is the page's advice,
//! since the instance limits ENIs and private addresses.

use super::common::{none, section};
use super::{Citation, Evidence, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::Facts;
use crate::text;

/// `NAT-06`
pub const RULE: Rule = Rule {
    code: "NAT-06",
    modes: Modes::NAT,
    severity: Severity::Note,
    facts: &[29, 30],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::NAT }],
    text: text::rule::NAT_06,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    (!facts.attached()).then(Evidence::none)
}
