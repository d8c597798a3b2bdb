//! In cut-through the EIP goes on the primary private address of the secondary ENI; further addresses stay without an EIP.

use super::common::{none, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{EniKind, Facts};
use crate::text::{self, evidence as label};

/// `CUT-09`
pub const RULE: Rule = Rule {
    code: "CUT-09",
    modes: Modes::CUT,
    severity: Severity::Note,
    facts: &[18],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MODES }],
    text: text::rule::CUT_09,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let present = facts.private_ips()?;
    (facts.eni_kind() == EniKind::Secondary && present > 1)
        .then(|| Evidence::of([(label::PRESENT, Fact::Count(present))]))
}
