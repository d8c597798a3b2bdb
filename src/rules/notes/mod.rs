//! What other pages add to the source page, or say otherwise. A note never changes a verdict.
//!
//! The code of a note is the number of the statement in the collection of other pages (`X-04`). Each appears only
//! where it bites: its check names the condition as far as the scenario knows it. Two of them are cautions, since
//! they speak of protocols that the source page does not name.

mod addresses;
mod billing;
mod cidr;
mod counts;
mod network;
mod order;
mod regions;
mod types;

use super::common::{none, secondary_needed};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Limit, Mode, Source};
use crate::scenario::{EniKind, Facts, Field, Protocols, Value};
use crate::text::{self, evidence as label};

/// All notes, by number. Numbers that are not here agree with the source page; cite them.
pub(super) static ALL: &[&Rule] = &[
    &regions::X_01,
    &regions::X_03,
    &counts::X_04,
    &counts::X_05,
    &counts::X_06,
    &counts::X_07,
    &counts::X_08,
    &counts::X_09,
    &counts::X_10,
    &counts::X_11,
    &order::X_12,
    &order::X_13,
    &order::X_15,
    &order::X_16,
    &order::X_17,
    &network::X_18,
    &network::X_19,
    &network::X_20,
    &network::X_21,
    &network::X_22,
    &network::X_23,
    &network::X_24,
    &network::X_25,
    &types::X_26,
    &types::X_27,
    &types::X_28,
    &addresses::X_29,
    &addresses::X_30,
    &addresses::X_31,
    &billing::X_33,
    &billing::X_34,
    &billing::X_35,
    &cidr::X_36,
    &cidr::X_37,
    &network::X_38,
    &cidr::X_39,
    &cidr::X_40,
    &cidr::X_41,
    &cidr::X_42,
    &cidr::X_43,
    &cidr::X_44,
];

/// What every note has in common; each sets its own code, modes, sources, text and condition.
const NOTE: Rule = Rule {
    code: "",
    modes: Modes::ALL,
    severity: Severity::Note,
    facts: &[],
    extends: &[],
    sources: &[],
    text: text::rule::X_01,
    check: always,
    remedies: none,
};

const fn cite(source: Source, section: &'static str) -> Citation {
    Citation { source, section }
}

/// Where a number of the catalog stands.
const fn cite_limit(limit: Limit) -> Citation {
    Citation { source: limit.source, section: limit.section }
}

/// The scenario knows no condition: it holds wherever the mode is looked at.
fn always(_: &Facts<'_>, _: Mode) -> Option<Evidence> {
    Some(Evidence::none())
}

/// Where the plan works on secondary ENIs.
fn with_secondary(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    (secondary_needed(facts, mode) > 0).then(Evidence::none)
}

/// The same, with how many they are.
fn count_secondary(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    let enis = secondary_needed(facts, mode);
    (enis > 0).then(|| Evidence::of([(label::ENIS, Fact::Count(enis))]))
}

/// Where a secondary ENI is attached already.
fn attached_secondary(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    (is_secondary(facts) && facts.attached())
        .then(|| Evidence::of([(label::ATTACHED, Fact::Of(Field::EniAttached, Value::Flag(true)))]))
}

/// Where the VPC has an IPv4 gateway.
fn with_gateway(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    facts.ipv4_gateway().then(|| {
        Evidence::of([(label::IPV4GATEWAY, Fact::Of(Field::VpcIpv4Gateway, Value::Flag(true)))])
    })
}

/// Where the service speaks one of these protocols.
fn with_protocols(facts: &Facts<'_>, protocols: Protocols) -> Option<Evidence> {
    let spoken = facts.protocols().and(protocols);
    (!spoken.is_empty()).then(|| {
        Evidence::of([(
            label::PROTOCOLS,
            Fact::Of(Field::NeedsProtocols, Value::Protocols(spoken)),
        )])
    })
}

/// Where the plan attaches an ENI: one that is not attached yet, or that must be detached first.
fn attaches(facts: &Facts<'_>, mode: Mode) -> bool {
    secondary_needed(facts, mode) > 0 && (mode != Mode::Nat || !facts.attached())
}

fn is_secondary(facts: &Facts<'_>) -> bool {
    facts.eni_kind() == EniKind::Secondary
}
