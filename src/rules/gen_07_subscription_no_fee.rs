//! A subscription EIP on a secondary ENI is not charged the EIP configuration fee (public IP retention fee).

use super::common::{none, secondary_needed, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Billing, Facts, Field};
use crate::text::{self, evidence as label};

/// `GEN-07`
pub const RULE: Rule = Rule {
    code: "GEN-07",
    modes: Modes::ALL,
    severity: Severity::Note,
    facts: &[77],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::FAQ }],
    text: text::rule::GEN_07,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    let billing = facts.billing();
    (secondary_needed(facts, mode) > 0 && billing == Billing::Subscription)
        .then(|| Evidence::of([(label::BILLING, Fact::Of(Field::EipsBilling, billing.value()))]))
}
