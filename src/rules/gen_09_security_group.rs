//! Inbound access over an EIP is controlled by security group rules; they must allow the login with which the plan is checked.

use super::common::{none, section};
use super::{Citation, Evidence, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::Facts;
use crate::text;

/// `GEN-09`
pub const RULE: Rule = Rule {
    code: "GEN-09",
    modes: Modes::ALL,
    severity: Severity::Note,
    facts: &[9, 54],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::BACKGROUND },
        Citation { source: source::SEED, section: section::CUT_THROUGH },
    ],
    text: text::rule::GEN_09,
    check,
    remedies: none,
};

fn check(_: &Facts<'_>, _: Mode) -> Option<Evidence> {
    Some(Evidence::none())
}
