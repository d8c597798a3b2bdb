//! Notes on the order of operations.

use super::{
    Evidence, Fact, Modes, NOTE, Rule, attached_secondary, cite, is_secondary, with_secondary,
};
use crate::catalog::{Mode, source};
use crate::rules::common::secondary_needed;
use crate::scenario::{Field, Value};
use crate::text::{evidence as label, rule as words};

/// Multi-EIP-to-ENI needs a detached ENI at association; the source page does not say so.
pub(super) const X_12: Rule = Rule {
    code: "X-12",
    modes: Modes::MUL,
    extends: &[12],
    sources: &[
        cite(source::MULTI_ORDER, "Prerequisites"),
        cite(source::DOCS_2021, "Associate EIPs with secondary ENIs in multi-EIP-to-ENI mode"),
    ],
    text: words::X_12,
    check: attached_secondary,
    ..NOTE
};

/// In 2021 NAT mode needed a detached ENI too; the source page allows both orders.
pub(super) const X_13: Rule = Rule {
    code: "X-13",
    modes: Modes::NAT,
    extends: &[13],
    sources: &[cite(source::DOCS_2021, "Associate an EIP with a secondary ENI in NAT mode")],
    text: words::X_13,
    check: attached_secondary,
    ..NOTE
};

/// By the page of 2021 cut-through takes effect after attachment, with DHCP enabled and the ENI restarted.
/// The newer pages state the order alone: associate first, attach afterwards (X14).
pub(super) const X_15: Rule = Rule {
    code: "X-15",
    modes: Modes::CUT,
    extends: &[14, 15],
    sources: &[
        cite(source::DOCS_2021, "Associate an EIP with a secondary ENI in cut-through mode"),
        cite(source::BIND_EN, "Cut-through mode"),
        cite(source::BIND_ZH, "绑定 ENI - EIP 网卡可见"),
    ],
    text: words::X_15,
    check: |facts, _| {
        is_secondary(facts).then(|| {
            Evidence::of([(label::DHCP, Fact::Of(Field::OsDhcp, Value::Flag(facts.dhcp())))])
        })
    },
    ..NOTE
};

/// An attached ENI must be active in the OS before its EIP can be used.
pub(super) const X_16: Rule = Rule {
    code: "X-16",
    extends: &[16],
    sources: &[cite(source::ENI_EN, "Configure a secondary ENI")],
    text: words::X_16,
    check: with_secondary,
    ..NOTE
};

/// One ECS page asks for the same vSwitch; the API asks for the same VPC and zone, and the secondary CIDR block
/// depends on different vSwitches. It matters while the ENI is still to be created or attached.
pub(super) const X_17: Rule = Rule {
    code: "X-17",
    extends: &[17],
    sources: &[
        cite(source::ENI_EN, "Attach an ENI"),
        cite(source::SDK_ECS, "AttachNetworkInterface"),
        cite(source::ECS_2021, "ENI overview"),
        cite(source::EXPOSE_OLD, "Procedure"),
    ],
    text: words::X_17,
    check: |facts, mode| {
        let open = mode == Mode::SecondaryCidr || !facts.attached();
        (secondary_needed(facts, mode) > 0 && open).then(Evidence::none)
    },
    ..NOTE
};
