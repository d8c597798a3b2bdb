//! For cut-through the VPC of the secondary ENI must hold no IPv4 gateway, active or not.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `CUT-05`
pub const RULE: Rule = Rule {
    code: "CUT-05",
    modes: Modes::CUT,
    severity: Severity::Blocker,
    facts: &[45],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::CUT_THROUGH }],
    text: text::rule::CUT_05,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    facts.ipv4_gateway().then(|| {
        Evidence::of([(label::IPV4GATEWAY, Fact::Of(Field::VpcIpv4Gateway, Value::Flag(true)))])
    })
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::VPC_WITHOUT_GATEWAY, Field::VpcIpv4Gateway, Value::Flag(false))]
}
