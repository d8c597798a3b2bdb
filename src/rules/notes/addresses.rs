//! Notes on the private addresses of an ENI.

use super::{Evidence, Fact, Modes, NOTE, Rule, always, cite, cite_limit, is_secondary};
use crate::catalog::{limit, source};
use crate::text::{evidence as label, rule as words};

/// Pages disagree on how many private addresses a detached ENI takes; it matters where the plan assigns more.
pub(super) const X_29: Rule = Rule {
    code: "X-29",
    modes: Modes::NAT,
    extends: &[29],
    sources: &[
        cite_limit(limit::UNATTACHED_PRIVATE_IPS),
        cite_limit(limit::UNATTACHED_SECONDARY_PRIVATE_IPS),
        cite(source::SDK_ECS, "CreateNetworkInterface"),
    ],
    text: words::X_29,
    check: |facts, _| {
        if !is_secondary(facts) || facts.attached() {
            return None;
        }
        let (wanted, limit) =
            (facts.eips().div_ceil(facts.enis()), limit::UNATTACHED_PRIVATE_IPS.value);
        let assigned = facts.private_ips().is_none_or(|present| present < wanted);
        (wanted > limit && assigned).then(|| {
            Evidence::of([
                (label::WANTED, Fact::Count(wanted)),
                (label::LIMIT, Fact::Count(limit)),
                (label::SECONDARY, Fact::Count(limit::UNATTACHED_SECONDARY_PRIVATE_IPS.value)),
            ])
        })
    },
    ..NOTE
};

/// The primary private address of a secondary ENI cannot be changed, so a secondary CIDR block needs a new ENI.
pub(super) const X_30: Rule = Rule {
    code: "X-30",
    modes: Modes::CID,
    extends: &[30],
    sources: &[cite(source::MODIFY_IP, "プライベート IP アドレスの変更")],
    text: words::X_30,
    check: always,
    ..NOTE
};

/// The OS does not learn secondary private addresses by itself; it matters where an ENI carries several EIPs.
pub(super) const X_31: Rule = Rule {
    code: "X-31",
    modes: Modes::NAT,
    extends: &[31],
    sources: &[cite(source::ASSIGN_IP, "Assign secondary private IP addresses")],
    text: words::X_31,
    check: |facts, _| {
        let (wanted, enis) = (facts.eips(), facts.enis());
        (is_secondary(facts) && wanted > enis).then(|| {
            Evidence::of([(label::WANTED, Fact::Count(wanted)), (label::ENIS, Fact::Count(enis))])
        })
    },
    ..NOTE
};
