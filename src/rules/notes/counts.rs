//! Notes on how many: EIPs per ENI and account, calls per minute, bandwidth.

use super::{Evidence, Fact, Modes, NOTE, Rule, always, cite, cite_limit, is_secondary};
use crate::catalog::{limit, source};
use crate::rules::common::secondary_needed;
use crate::scenario::{Billing, Field, Value};
use crate::text::{evidence as label, rule as words};

/// A newer page allows an EIP on each private address of a primary ENI in NAT mode; the source page allows one EIP.
pub(super) const X_04: Rule = Rule {
    code: "X-04",
    modes: Modes::NAT,
    extends: &[4],
    sources: &[
        cite(source::NATMULTI, "Limits"),
        cite(source::BIND_EN, "NAT mode (multiple EIPs per ECS instance)"),
        cite(source::BIND_ZH, "绑定 ENI - 单 ECS 绑定多 EIP"),
    ],
    text: words::X_04,
    check: |facts, _| {
        let (wanted, limit) = (facts.eips(), limit::NAT_PRIMARY_EIPS.value);
        (!is_secondary(facts) && wanted > limit).then(|| {
            Evidence::of([(label::WANTED, Fact::Count(wanted)), (label::LIMIT, Fact::Count(limit))])
        })
    },
    ..NOTE
};

/// An ECS instance as the target takes one EIP, must be running or stopped and must have no public address.
pub(super) const X_05: Rule = Rule {
    code: "X-05",
    modes: Modes::NAT,
    extends: &[5],
    sources: &[
        cite(source::BIND_EN, "Associate an EIP with an ECS instance"),
        cite(source::LIMITS, "Limits"),
    ],
    text: words::X_05,
    check: |facts, _| {
        let limit = Fact::Count(limit::NAT_PRIMARY_EIPS.value);
        (!is_secondary(facts)).then(|| Evidence::of([(label::LIMIT, limit)]))
    },
    ..NOTE
};

/// An EIP goes to one resource at a time; one that is locked for security reasons cannot be touched.
pub(super) const X_06: Rule = Rule {
    code: "X-06",
    extends: &[6],
    sources: &[cite(source::LIMITS, "Limits")],
    text: words::X_06,
    check: always,
    ..NOTE
};

/// Only an EIP in the Available state can be associated; it takes effect at once.
pub(super) const X_07: Rule = Rule {
    code: "X-07",
    extends: &[7],
    sources: &[cite(source::LIMITS, "Limits")],
    text: words::X_07,
    check: always,
    ..NOTE
};

/// The default quota of EIPs per account, which can be raised.
pub(super) const X_08: Rule = Rule {
    code: "X-08",
    extends: &[8],
    sources: &[cite_limit(limit::EIP_QUOTA), cite(source::LIMITS, "Limits")],
    text: words::X_08,
    check: |facts, _| over(facts.eips(), limit::EIP_QUOTA.value),
    ..NOTE
};

/// Each EIP is one call of AssociateEipAddress, of which an account has a number per minute.
pub(super) const X_09: Rule = Rule {
    code: "X-09",
    extends: &[9],
    sources: &[cite_limit(limit::RATE_ASSOCIATE)],
    text: words::X_09,
    check: |facts, _| {
        let (wanted, limit) = (facts.eips(), limit::RATE_ASSOCIATE.value);
        // The first minute's calls need no waiting.
        let minutes = Fact::Count(wanted.div_ceil(limit).saturating_sub(1));
        (wanted > limit).then(|| {
            Evidence::of([
                (label::WANTED, Fact::Count(wanted)),
                (label::LIMIT, Fact::Count(limit)),
                (label::MINUTES, minutes),
            ])
        })
    },
    ..NOTE
};

/// Peak bandwidth of a pay-as-you-go EIP, and the sum in a region, which counts once there are several.
pub(super) const X_10: Rule = Rule {
    code: "X-10",
    extends: &[10],
    sources: &[cite_limit(limit::BANDWIDTH_BY_TRAFFIC)],
    text: words::X_10,
    check: |facts, _| {
        let wanted = facts.eips();
        (wanted > 1 && facts.billing() == Billing::PayAsYouGo).then(|| {
            Evidence::of([
                (label::BYTRAFFIC, Fact::Count(limit::BANDWIDTH_BY_TRAFFIC.value)),
                (label::BYBANDWIDTH, Fact::Count(limit::BANDWIDTH_BY_BANDWIDTH.value)),
                (label::SUMBYTRAFFIC, Fact::Count(limit::BANDWIDTH_SUM_BY_TRAFFIC.value)),
                (label::SUMBYBANDWIDTH, Fact::Count(limit::BANDWIDTH_SUM_BY_BANDWIDTH.value)),
            ])
        })
    },
    ..NOTE
};

/// An EIP has a region and no zone; zones matter for ENI and instance alone.
pub(super) const X_11: Rule = Rule {
    code: "X-11",
    extends: &[11],
    sources: &[cite(source::DOCS_2021, "Associate with and disassociate from a cloud resource")],
    text: words::X_11,
    check: |facts, mode| {
        let region = Fact::Of(Field::EipRegion, Value::Region(facts.eip_region()));
        (secondary_needed(facts, mode) > 0).then(|| Evidence::of([(label::REGION, region)]))
    },
    ..NOTE
};

fn over(wanted: u32, limit: u32) -> Option<Evidence> {
    (wanted > limit).then(|| {
        Evidence::of([(label::WANTED, Fact::Count(wanted)), (label::LIMIT, Fact::Count(limit))])
    })
}
