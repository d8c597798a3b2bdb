//! Notes on network behaviour: protocols, gateways, routes, security groups.

use super::{
    Evidence, Modes, NOTE, Rule, cite, count_secondary, is_secondary, with_gateway, with_protocols,
    with_secondary,
};
use crate::catalog::source;
use crate::rules::Severity;
use crate::scenario::Protocols;
use crate::text::rule as words;

/// A cut-through ENI does not reach the block of Alibaba Cloud services, the metadata service included.
pub(super) const X_18: Rule = Rule {
    code: "X-18",
    modes: Modes::CUT,
    extends: &[18],
    sources: &[
        cite(source::BIND_EN, "Cut-through mode"),
        cite(source::BIND_ZH, "绑定 ENI - EIP 网卡可见"),
    ],
    text: words::X_18,
    check: |facts, _| is_secondary(facts).then(Evidence::none),
    ..NOTE
};

/// The console asks for the private address of the ENI as well as the ENI.
pub(super) const X_19: Rule = Rule {
    code: "X-19",
    modes: Modes::NAT_CID,
    extends: &[19],
    sources: &[cite(source::BIND_EN, "NAT mode (multiple EIPs per ECS instance)")],
    text: words::X_19,
    check: with_secondary,
    ..NOTE
};

/// The page of 2021 names TFTP among the protocols that NAT mode does not support; the source page does not.
pub(super) const X_20: Rule = Rule {
    code: "X-20",
    modes: Modes::NAT,
    severity: Severity::Caution,
    extends: &[20],
    sources: &[cite(source::DOCS_2021, "Associate an EIP with a secondary ENI in NAT mode")],
    text: words::X_20,
    check: |facts, _| with_protocols(facts, Protocols::TFTP),
    ..NOTE
};

/// An EIP carries ICMP, TCP and UDP only (X20), and NAT handles addresses and ports of network and transport layer only.
pub(super) const X_21: Rule = Rule {
    code: "X-21",
    extends: &[20, 21],
    sources: &[
        cite(source::SDK_VPC, "AllocateEipAddress"),
        cite(source::BIND_EN, "Associate an EIP with an ECS instance"),
    ],
    text: words::X_21,
    check: |facts, _| with_protocols(facts, Protocols::OTHER),
    ..NOTE
};

/// An IPv4 gateway changes nothing until it is activated, which may interrupt traffic; for cut-through it counts
/// from its creation. Pages disagree on whether its deletion brings direct access back.
pub(super) const X_22: Rule = Rule {
    code: "X-22",
    extends: &[22],
    sources: &[
        cite(source::IPV4GW, "Create and manage an IPv4 gateway"),
        cite(source::SDK_VPC, "DeleteIpv4Gateway"),
    ],
    text: words::X_22,
    check: with_gateway,
    ..NOTE
};

/// A VPC has one IPv4 gateway.
pub(super) const X_23: Rule = Rule {
    code: "X-23",
    modes: Modes::NAT_CID,
    extends: &[23],
    sources: &[cite(source::SDK_VPC, "CreateIpv4Gateway")],
    text: words::X_23,
    check: with_gateway,
    ..NOTE
};

/// With several ENIs a reply may leave by the primary one; routes by source address mend it.
pub(super) const X_24: Rule = Rule {
    code: "X-24",
    extends: &[24],
    sources: &[
        cite(source::ENI_EN, "Configure a secondary ENI"),
        cite(source::NATMULTI, "Configure policy-based routes"),
    ],
    text: words::X_24,
    check: count_secondary,
    ..NOTE
};

/// A secondary ENI may have a security group of its own; that group protects all its addresses.
pub(super) const X_25: Rule = Rule {
    code: "X-25",
    extends: &[25],
    sources: &[cite(source::ENI_EN, "Create an ENI")],
    text: words::X_25,
    check: count_secondary,
    ..NOTE
};

/// Active FTP and others carry the address in the payload, for which another page recommends the EIP on the NIC.
pub(super) const X_38: Rule = Rule {
    code: "X-38",
    modes: Modes::NAT,
    severity: Severity::Caution,
    extends: &[38],
    sources: &[cite(source::EXPOSE_NEW, "Background information")],
    text: words::X_38,
    check: |facts, _| with_protocols(facts, Protocols::FTP),
    ..NOTE
};
