//! Notes on what is charged, and what a release costs.

use super::{Evidence, Fact, Modes, NOTE, Rule, cite, cite_limit};
use crate::catalog::{limit, source};
use crate::scenario::{Billing, Facts};
use crate::text::{evidence as label, rule as words};

/// On the ECS instance itself a pay-as-you-go EIP has no configuration fee, up to a number of EIPs of the account;
/// on a secondary ENI it has.
pub(super) const X_33: Rule = Rule {
    code: "X-33",
    modes: Modes::NAT,
    extends: &[33],
    sources: &[cite_limit(limit::EIPS_WITHOUT_FEE), cite(source::DOCS_2021, "Pay-as-you-go")],
    text: words::X_33,
    check: |facts, _| {
        let limit = Fact::Count(limit::EIPS_WITHOUT_FEE.value);
        pay_as_you_go(facts).then(|| Evidence::of([(label::LIMIT, limit)]))
    },
    ..NOTE
};

/// Associations beyond a number per region and day were charged in 2021.
pub(super) const X_34: Rule = Rule {
    code: "X-34",
    extends: &[34],
    sources: &[cite_limit(limit::FREE_ASSOCIATIONS_FACTOR)],
    text: words::X_34,
    check: |facts, _| {
        let factor = Fact::Count(limit::FREE_ASSOCIATIONS_FACTOR.value);
        pay_as_you_go(facts).then(|| Evidence::of([(label::FACTOR, factor)]))
    },
    ..NOTE
};

/// A released EIP can be had back for some days. Disassociation alone does not end its fee (X32).
pub(super) const X_35: Rule = Rule {
    code: "X-35",
    extends: &[32, 35],
    sources: &[
        cite(source::BIND_EN, "Associate an EIP with an ECS instance"),
        cite(source::BIND_EN, "After disassociation"),
    ],
    text: words::X_35,
    check: |_, _| {
        Some(Evidence::of([(label::DAYS, Fact::Count(limit::RELEASE_RECOVER_DAYS.value))]))
    },
    ..NOTE
};

fn pay_as_you_go(facts: &Facts<'_>) -> bool {
    facts.billing() == Billing::PayAsYouGo
}
