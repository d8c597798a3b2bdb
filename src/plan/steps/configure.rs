//! Inside the guest, and routes.

use super::{Arg, Context, Phase, Place, Step, step};
use crate::catalog::{Mode, source};
use crate::plan::{Address, names};
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
    let commands = match (context.mode, windows(context)) {
        (Mode::CutThrough, true) => vec!["ipconfig".to_owned()],
        (Mode::SecondaryCidr | Mode::MultiEip, true) => Vec::new(),
        (Mode::Nat, true) => further_addresses(context),
        (_, false) => by_source(context, true),
    };
    step("configure-enis", Phase::Configure, Place::Os, text, ENIS)
        .commands(commands)
        .facts(&[32, 37, 50])
}

/// The route that cut-through makes by itself, its priority, and the cloud's own services by another ENI.
pub(super) fn route_priority(context: &Context<'_>) -> Step {
    let commands = if windows(context) {
        vec!["route print -4".to_owned()]
    } else {
        let (gateway, device) = (names::PRIMARY_GATEWAY, names::PRIMARY_DEVICE);
        let route = |block| format!("ip -4 route add {block} via {gateway} dev {device}");
        let mut commands = vec!["ip -4 route show default".to_owned()];
        commands.extend(context.guest().by_primary.map(route));
        commands
    };
    step("route-priority", Phase::Configure, Place::Os, t::ROUTE_PRIORITY, PRIORITY)
        .commands(commands)
        .facts(&[51, 52, 82])
}

/// DHCP on, without which multi-EIP has no effect.
pub(super) fn dhcp(context: &Context<'_>) -> Step {
    let text = if context.facts.dhcp() { t::CHECK_DHCP } else { t::ENABLE_DHCP };
    let guest = context.guest();
    let commands = guest.interfaces.iter().map(|interface| {
        let device = interface.device().placeholder();
        if windows(context) {
            format!("netsh interface ipv4 set address name=\"{device}\" source=dhcp")
        } else {
            format!("dhclient {device}")
        }
    });
    step("enable-dhcp", Phase::Configure, Place::Os, text, MULTI_EIP)
        .commands(commands.collect())
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
    let commands =
        if windows(context) { further_addresses(context) } else { by_source(context, false) };
    step("configure-eips", Phase::Configure, Place::Os, t::CONFIGURE_EIPS, MULTI_EIP)
        .commands(commands)
        .facts(&[63, 64])
}

/// Routes for packets that the instance sends of its own accord.
pub(super) fn outbound(_: &Context<'_>) -> Step {
    step("outbound-route", Phase::Configure, Place::Os, t::OUTBOUND_ROUTE, OUTBOUND)
        .facts(&[79, 80, 81, 82, 83])
}

/// Addresses, and a table with a rule for each, on every interface of the guest.
///
/// The connected net of a table is left to the exported files: its address is a sum that no placeholder can stand for.
fn by_source(context: &Context<'_>, up: bool) -> Vec<String> {
    let mut commands = Vec::new();
    for interface in &context.guest().interfaces {
        let device = interface.device().placeholder();
        if up {
            commands.push(format!("ip link set dev {device} up"));
        }
        for table in &interface.tables {
            let (number, gateway) = (table.number, table.gateway.placeholder());
            let by_hand = table.from.iter().filter(|from| !from.by_dhcp);
            commands.extend(
                by_hand.map(|from| format!("ip addr add {} dev {device}", with_prefix(from))),
            );
            commands
                .push(format!("ip -4 route add default via {gateway} dev {device} table {number}"));
            commands.extend(table.from.iter().map(|from| {
                let from = from.address.placeholder();
                format!("ip -4 rule add from {from} lookup {number} priority {number}")
            }));
        }
    }
    commands
}

/// Addresses that Windows is to answer by, but not to choose.
fn further_addresses(context: &Context<'_>) -> Vec<String> {
    let guest = context.guest();
    let interfaces = guest.interfaces.iter();
    interfaces
        .flat_map(|interface| interface.by_hand().map(|address| (interface.device(), address)))
        .map(|(device, address)| {
            let (device, address) = (device.placeholder(), with_prefix(address));
            format!("netsh interface ipv4 add address \"{device}\" {address} skipassource=true")
        })
        .collect()
}

fn with_prefix(address: &Address) -> String {
    format!("{}/{}", address.address.placeholder(), address.prefix.placeholder())
}

fn windows(context: &Context<'_>) -> bool {
    context.facts.image() == Image::Windows
}
