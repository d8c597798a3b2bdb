//! When a subscription EIP in cut-through is released while its ENI is attached, the ENI stays without private network
//! until it is detached and attached again.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Billing, Facts, Field};
use crate::text::{self, evidence as label, remedy as words};

/// `CUT-07`
pub const RULE: Rule = Rule {
    code: "CUT-07",
    modes: Modes::CUT,
    severity: Severity::Caution,
    facts: &[46, 47],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::CUT_THROUGH }],
    text: text::rule::CUT_07,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let billing = facts.billing();
    (billing == Billing::Subscription)
        .then(|| Evidence::of([(label::BILLING, Fact::Of(Field::EipsBilling, billing.value()))]))
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::PAY_AS_YOU_GO, Field::EipsBilling, Billing::PayAsYouGo.value())]
}
