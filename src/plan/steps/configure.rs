//! Inside the guest, and routes.

use super::{Arg, Context, Phase, Place, Step, step};
use crate::catalog::{Mode, block, limit, source};
use crate::plan::names;
use crate::rules::{Citation, section};
use crate::scenario::Image;
use crate::text::step as t;

const GATEWAY: &[Citation] = &[
    Citation { source: source::SEED, section: section::NAT },
    Citation { source: source::SDK_VPC, section: "CreateRouteEntry" },
];
const ENIS: &[Citation] = &[
    Citation { source: source::SEED, section: section::NAT },
    Citation { source: source::ENI_EN, section: "Configure a secondary ENI" },
    Citation { source: source::ROUTE_EN, section: "Configure NIC routing" },
];
const PRIORITY: &[Citation] = &[
    Citation { source: source::SEED, section: section::CUT_THROUGH },
    Citation { source: source::BIND_EN, section: "Cut-through mode" },
];
const MULTI_EIP: &[Citation] = &[Citation { source: source::SEED, section: section::MULTI_EIP }];
const OUTBOUND: &[Citation] = &[Citation { source: source::SEED, section: section::FAQ }];

/// The default route to the IPv4 gateway, where the VPC has one.
pub(super) fn gateway_route(context: &Context<'_>) -> Option<Step> {
    context.facts.ipv4_gateway().then(|| {
        step("gateway-route", Phase::Configure, Place::Console, t::GATEWAY_ROUTE, GATEWAY)
            .call(
                "vpc",
                "CreateRouteEntry",
                [
                    context.region(),
                    ("RouteTableId", names::ROUTE_TABLE.to_owned()),
                    ("DestinationCidrBlock", "0.0.0.0/0".to_owned()),
                    ("NextHopType", "Ipv4Gateway".to_owned()),
                    ("NextHopId", names::GATEWAY_ID.to_owned()),
                ],
            )
            .facts(&[33])
    })
}

/// Addresses of the ENIs and replies by the right ENI, in the guest.
pub(super) fn enis(context: &Context<'_>) -> Step {
    let text = match context.mode {
        Mode::CutThrough => t::CONFIGURE_CUT_THROUGH_ENI,
        _ if windows(context) => t::CONFIGURE_ENI_WINDOWS,
        _ => t::CONFIGURE_ENI,
    };
    let mut commands = Vec::new();
    for (eni, table) in context.topology.enis.iter().zip(limit::OS_ROUTE_TABLE_FIRST.value..) {
        let device = names::device(eni.number);
        let own = eni.private_ips.iter().filter(|ip| ip.eip.is_some());
        match (context.mode, windows(context)) {
            (Mode::CutThrough, true) => commands.push("ipconfig".to_owned()),
            (Mode::CutThrough, false) => commands.push(format!("ip addr show dev {device}")),
            (mode, true) => commands.extend(own.filter(|ip| ip.number > 1 && mode == Mode::Nat).map(|ip| {
                let address = names::address(eni.number, ip.number);
                format!("netsh interface ipv4 add address \"{device}\" {address}/{} skipassource=true", names::prefix(eni.number))
            })),
            (mode, false) => {
                let (gateway, prefix) = (names::gateway(eni.number), names::prefix(eni.number));
                commands.push(format!("ip link set dev {device} up"));
                let addresses: Vec<(u32, String)> = own
                    .map(|ip| match mode {
                        Mode::SecondaryCidr => (ip.number, names::eip_address(ip.eip.unwrap_or(eni.number))),
                        _ => (ip.number, names::address(eni.number, ip.number)),
                    })
                    .collect();
                // DHCP gives the primary address only; the others are set by hand.
                let by_hand = addresses.iter().filter(|(number, _)| *number > 1);
                commands.extend(by_hand.map(|(_, address)| format!("ip addr add {address}/{prefix} dev {device}")));
                commands.push(format!("ip -4 route add default via {gateway} dev {device} table {table}"));
                commands.extend(addresses.iter().map(|(_, address)| format!("ip -4 rule add from {address} lookup {table}")));
            }
        }
    }
    commands.dedup();
    step("configure-enis", Phase::Configure, Place::Os, text, ENIS)
        .commands(commands)
        .facts(&[32, 37, 50])
}

/// The route that cut-through makes by itself, its priority, and the cloud's own services by another ENI.
pub(super) fn route_priority(context: &Context<'_>) -> Step {
    let commands = if windows(context) {
        vec!["route print -4".to_owned()]
    } else {
        vec![
            "ip -4 route show default".to_owned(),
            format!(
                "ip -4 route add {} via {} dev {}",
                block::CLOUD_SERVICES.cidr,
                names::PRIMARY_GATEWAY,
                names::PRIMARY_DEVICE
            ),
        ]
    };
    step("route-priority", Phase::Configure, Place::Os, t::ROUTE_PRIORITY, PRIORITY)
        .commands(commands)
        .facts(&[51, 52, 82])
}

/// DHCP on, without which multi-EIP has no effect.
pub(super) fn dhcp(context: &Context<'_>) -> Step {
    let text = if context.facts.dhcp() { t::CHECK_DHCP } else { t::ENABLE_DHCP };
    let device = names::device(1);
    let command = if windows(context) {
        format!("netsh interface ipv4 set address name=\"{device}\" source=dhcp")
    } else {
        format!("dhclient {device}")
    };
    step("enable-dhcp", Phase::Configure, Place::Os, text, MULTI_EIP)
        .commands(vec![command])
        .facts(&[61])
}

/// Gateway and mask of the EIPs.
pub(super) fn gateway_info(context: &Context<'_>) -> Vec<Step> {
    let enis = context.topology.enis.iter();
    enis.map(|eni| {
        step(
            format!("eip-gateway-{}", eni.name()),
            Phase::Configure,
            Place::Api,
            t::EIP_GATEWAY_INFO,
            MULTI_EIP,
        )
        .with(&[("eni", Arg::Eni(eni.number))])
        .call(
            "vpc",
            "DescribeEipGatewayInfo",
            [context.region(), ("InstanceId", names::eni_id(eni.number))],
        )
        .facts(&[62])
    })
    .collect()
}

/// Each EIP as a static address, with its own gateway and mask.
pub(super) fn eips(context: &Context<'_>) -> Step {
    let commands = context.topology.eips.iter().zip(limit::OS_ROUTE_TABLE_FIRST.value..).flat_map(|(eip, table)| {
        let (address, device, number) = (names::eip_address(eip.number), names::device(eip.eni), eip.number);
        if windows(context) {
            vec![format!("netsh interface ipv4 add address \"{device}\" {address}/<eip-{number}-prefix> skipassource=true")]
        } else {
            vec![
                format!("ip addr add {address}/<eip-{number}-prefix> dev {device}"),
                format!("ip -4 route add default via <eip-{number}-gateway> dev {device} table {table}"),
                format!("ip -4 rule add from {address} lookup {table}"),
            ]
        }
    });
    step("configure-eips", Phase::Configure, Place::Os, t::CONFIGURE_EIPS, MULTI_EIP)
        .commands(commands.collect())
        .facts(&[63, 64])
}

/// Routes for packets that the instance sends of its own accord.
pub(super) fn outbound(_: &Context<'_>) -> Step {
    step("outbound-route", Phase::Configure, Place::Os, t::OUTBOUND_ROUTE, OUTBOUND)
        .facts(&[79, 80, 81, 82, 83])
}

fn windows(context: &Context<'_>) -> bool {
    context.facts.image() == Image::Windows
}
