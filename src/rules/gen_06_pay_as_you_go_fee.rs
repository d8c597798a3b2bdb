//! A pay-as-you-go EIP on a secondary ENI is charged the EIP configuration fee (public IP retention fee).

use super::common::{none, secondary_needed, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Billing, Facts, Field};
use crate::text::{self, evidence as label};

/// `GEN-06`
pub const RULE: Rule = Rule {
    code: "GEN-06",
    modes: Modes::ALL,
    severity: Severity::Note,
    facts: &[78],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::FAQ }],
    text: text::rule::GEN_06,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    let billing = facts.billing();
    (secondary_needed(facts, mode) > 0 && billing == Billing::PayAsYouGo)
        .then(|| Evidence::of([(label::BILLING, Fact::Of(Field::EipsBilling, billing.value()))]))
}
