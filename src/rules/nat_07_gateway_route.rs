//! With an IPv4 gateway enabled in the VPC, instances reach the internet only by a route to that gateway.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `NAT-07`
pub const RULE: Rule = Rule {
    code: "NAT-07",
    modes: Modes::NAT_CID,
    severity: Severity::Precondition,
    facts: &[33],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::NAT }],
    text: text::rule::NAT_07,
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
