//! Notes on instance types.

use super::{Evidence, Fact, Modes, NOTE, Rule, attaches, cite};
use crate::catalog::{Instance, Mode, source};
use crate::rules::common::{private_ip_limit, secondary_limit, secondary_needed};
use crate::scenario::{Field, Value};
use crate::text::{evidence as label, rule as words};

/// The multi-EIP list of 2021 was longer; it matters for a family that only that list has.
pub(super) const X_26: Rule = Rule {
    code: "X-26",
    modes: Modes::MUL,
    extends: &[26],
    sources: &[
        cite(source::DOCS_2021, "Associate EIPs with secondary ENIs in multi-EIP-to-ENI mode"),
        cite(source::BIND_EN, "Cut-through mode"),
        cite(source::BIND_ZH, "绑定 ENI - EIP 网卡可见"),
    ],
    text: words::X_26,
    check: |facts, _| {
        let family = facts.family()?;
        let value = Value::Instance(Instance::Family(family));
        family
            .multi_eip_2021()
            .then(|| Evidence::of([(label::FAMILY, Fact::Of(Field::Instance, value))]))
    },
    ..NOTE
};

/// Some small and older types take an ENI only while they are stopped.
pub(super) const X_27: Rule = Rule {
    code: "X-27",
    extends: &[27],
    sources: &[cite(source::ENI_EN, "Attach an ENI")],
    text: words::X_27,
    check: |facts, mode| {
        let instance = facts.instance_type()?;
        let value = Value::Instance(Instance::Type(instance));
        (instance.needs_stop_to_attach() && attaches(facts, mode))
            .then(|| Evidence::of([(label::INSTANCE, Fact::Of(Field::Instance, value))]))
    },
    ..NOTE
};

/// DescribeInstanceTypes gives the limits of a type; it matters where the catalog has none to compare with.
pub(super) const X_28: Rule = Rule {
    code: "X-28",
    extends: &[28],
    sources: &[cite(source::SDK_ECS, "DescribeInstanceTypes")],
    text: words::X_28,
    check: |facts, mode| {
        let unknown = secondary_limit(facts).is_none()
            || (mode == Mode::Nat && private_ip_limit(facts).is_none());
        (secondary_needed(facts, mode) > 0 && unknown).then(Evidence::none)
    },
    ..NOTE
};
