//! Serving needs no route of its own. Outbound packets leave by the primary ENI unless routes or their priorities say otherwise;
//! in cut-through the instance makes a route by the secondary ENI itself, with lower priority than the primary's.

use super::common::{none, secondary_needed, section};
use super::{Citation, Evidence, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::Facts;
use crate::text;

/// `GEN-08`
pub const RULE: Rule = Rule {
    code: "GEN-08",
    modes: Modes::ALL,
    severity: Severity::Note,
    facts: &[37, 51, 52, 79, 80, 81, 82, 83],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::NAT },
        Citation { source: source::SEED, section: section::CUT_THROUGH },
        Citation { source: source::SEED, section: section::FAQ },
    ],
    text: text::rule::GEN_08,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    (secondary_needed(facts, mode) > 0).then(Evidence::none)
}
