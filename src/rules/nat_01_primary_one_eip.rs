//! In NAT mode a primary ENI takes one EIP: the one that association with the ECS instance itself puts there.

use super::common::{fewer_eips, secondary_eni, section};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, limit, source};
use crate::scenario::{EniKind, Facts};
use crate::text::{self, evidence as label};

/// `NAT-01`
pub const RULE: Rule = Rule {
    code: "NAT-01",
    modes: Modes::NAT,
    severity: Severity::Blocker,
    facts: &[14, 15, 16],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MODES }],
    text: text::rule::NAT_01,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let (wanted, limit) = (facts.eips(), limit::NAT_PRIMARY_EIPS.value);
    (facts.eni_kind() == EniKind::Primary && wanted > limit).then(|| {
        Evidence::of([(label::WANTED, Fact::Count(wanted)), (label::LIMIT, Fact::Count(limit))])
    })
}

fn remedies(facts: &Facts<'_>, mode: Mode) -> Vec<Remedy> {
    let mut remedies = secondary_eni(facts, mode);
    remedies.push(fewer_eips(limit::NAT_PRIMARY_EIPS.value));
    remedies
}
