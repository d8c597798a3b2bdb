//! A VPC with an IPv4 gateway cannot hold EIPs in cut-through mode; it is enough that the gateway exists.

use super::{CrossRule, Example, Speak, enis_in, label, label_of};
use crate::catalog::{Mode, source};
use crate::check::estate::{Maybe, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-06`
pub const RULE: CrossRule = CrossRule {
    code: "XR-06",
    severity: Severity::Blocker,
    modes: Modes::CUT,
    terraform: &[
        "alicloud_eip_association",
        "alicloud_ecs_network_interface",
        "alicloud_vswitch",
        "alicloud_vpc",
        "alicloud_vpc_ipv4_gateway",
        "alicloud_route_entry",
    ],
    calls: &[
        "DescribeEipAddresses",
        "DescribeNetworkInterfaces",
        "DescribeVpcs",
        "ListIpv4Gateways",
    ],
    alike: &["CUT-05"],
    sources: &[
        Citation { source: source::SEED, section: section::CUT_THROUGH },
        Citation { source: source::IPV4GW, section: "Limits" },
    ],
    text: text::cross::XR_06,
    example: Example {
        file: include_str!("examples/XR-06.json"),
        values: &[
            ("eni", "alicloud_ecs_network_interface.web"),
            ("vpc", "vpc-web"),
            ("gateway", "alicloud_vpc_ipv4_gateway.web"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in enis_in(view, Mode::CutThrough) {
        let Some(key) = view.vpc_of(index) else { continue };
        let (vpc, gateway) = (view.vpc(key), view.gateway(key));
        let told = vpc.is_some_and(|vpc| vpc.gateway == Maybe::Is(true));
        if gateway.is_none() && !told {
            continue;
        }
        let vpc = vpc.map(|vpc| label(&vpc.head)).unwrap_or_else(|| key.id().to_owned());
        let gateway = gateway.map_or_else(|| vpc.clone(), |gateway| label(&gateway.head));
        speak(&eni.head.place, vec![("eni", label_of(eni)), ("vpc", vpc), ("gateway", gateway)]);
    }
}
