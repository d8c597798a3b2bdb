//! What must be there before an EIP is associated.

use super::{Arg, Context, Phase, Place, Step, step};
use crate::catalog::{Mode, source};
use crate::plan::names;
use crate::rules::{Citation, section};
use crate::scenario::Billing;
use crate::text::step as t;

const EIPS: &[Citation] = &[
    Citation { source: source::SEED, section: section::RELATED },
    Citation { source: source::SDK_VPC, section: "AllocateEipAddress" },
];
const ENIS: &[Citation] = &[
    Citation { source: source::SEED, section: section::PREREQUISITES },
    Citation { source: source::SDK_ECS, section: "CreateNetworkInterface" },
];
const ADDRESSES: &[Citation] = &[
    Citation { source: source::SEED, section: section::MODES },
    Citation { source: source::SDK_ECS, section: "AssignPrivateIpAddresses" },
];
const DETACH: &[Citation] = &[
    Citation { source: source::SEED, section: section::CUT_THROUGH },
    Citation { source: source::SDK_ECS, section: "DetachNetworkInterface" },
];
const BLOCK: &[Citation] = &[
    Citation { source: source::SEED, section: section::MODES },
    Citation { source: source::EXPOSE_NEW, section: "Procedure" },
    Citation { source: source::META, section: "AssociateVpcCidrBlock" },
];
const VSWITCH: &[Citation] = &[
    Citation { source: source::EXPOSE_OLD, section: "Procedure" },
    Citation { source: source::SDK_VPC, section: "CreateVSwitch" },
];

/// EIPs in the region of the ENI, not associated with anything.
pub(super) fn eips(context: &Context<'_>) -> Step {
    let charge = match context.facts.billing() {
        Billing::PayAsYouGo => "PostPaid",
        Billing::Subscription => "PrePaid",
    };
    let region = context.facts.eip_region();
    step("prepare-eips", Phase::Prepare, Place::Console, t::PREPARE_EIPS, EIPS)
        .with(&[("count", Arg::Count(context.facts.eips())), ("region", Arg::Region(region))])
        .call(
            "vpc",
            "AllocateEipAddress",
            [("RegionId", region.id().to_owned()), ("InstanceChargeType", charge.to_owned())],
        )
        .facts(&[1, 26, 67, 68])
}

/// Secondary ENIs in the VPC of the instance.
pub(super) fn enis(context: &Context<'_>) -> Vec<Step> {
    let made = context.mode == Mode::SecondaryCidr;
    let enis = context.topology.enis.iter().filter(|eni| made || !eni.attached);
    enis.map(|eni| {
        let number = eni.number;
        let common = step(
            format!("prepare-eni-{number}"),
            Phase::Prepare,
            Place::Console,
            t::PREPARE_ENI,
            ENIS,
        )
        .with(&[("eni", Arg::Eni(number)), ("region", Arg::Region(context.facts.region()))])
        .facts(&[25, 26]);
        let region = context.region();
        let group = ("SecurityGroupId", names::SECURITY_GROUP.to_owned());
        if made {
            // The ENI has the address of its EIP, whatever its own number.
            let eip = eni.private_ips.first().and_then(|ip| ip.eip).unwrap_or(number);
            let mut step = common.with(&[("eip", Arg::Eip(eip))]).call(
                "ecs",
                "CreateNetworkInterface",
                [
                    region,
                    ("VSwitchId", names::vswitch(eip)),
                    group,
                    ("PrimaryIpAddress", names::eip_address(eip)),
                ],
            );
            step.text = t::PREPARE_PUBLIC_ENI;
            step
        } else {
            let vswitch = ("VSwitchId", names::VSWITCH.to_owned());
            common.call("ecs", "CreateNetworkInterface", [region, vswitch, group])
        }
    })
    .collect()
}

/// As many private addresses as EIPs, in NAT mode.
pub(super) fn private_ips(context: &Context<'_>) -> Vec<Step> {
    let short = context.topology.enis.iter().filter(|eni| eni.new_ips() > 0);
    short
        .map(|eni| {
            let count = eni.new_ips();
            step(
                format!("assign-ips-{}", eni.name()),
                Phase::Prepare,
                Place::Console,
                t::ASSIGN_IPS,
                ADDRESSES,
            )
            .with(&[
                ("eni", Arg::Eni(eni.number)),
                ("count", Arg::Count(u32::try_from(count).unwrap_or(u32::MAX))),
            ])
            .call(
                "ecs",
                "AssignPrivateIpAddresses",
                [
                    context.region(),
                    ("NetworkInterfaceId", names::eni_id(eni.number)),
                    ("SecondaryPrivateIpAddressCount", count.to_string()),
                ],
            )
            .facts(&[17, 36])
        })
        .collect()
}

/// ENIs off their instance, where the mode wants them so.
pub(super) fn detach(context: &Context<'_>) -> Vec<Step> {
    let attached = context.topology.enis.iter().filter(|eni| eni.attached);
    attached
        .map(|eni| {
            step(
                format!("detach-{}", eni.name()),
                Phase::Prepare,
                Place::Console,
                t::DETACH_ENI,
                DETACH,
            )
            .with(&[("eni", Arg::Eni(eni.number))])
            .call(
                "ecs",
                "DetachNetworkInterface",
                [
                    context.region(),
                    ("NetworkInterfaceId", names::eni_id(eni.number)),
                    ("InstanceId", names::INSTANCE.to_owned()),
                ],
            )
            .facts(&[43, 44])
        })
        .collect()
}

/// A secondary block of the VPC that contains the EIP.
pub(super) fn blocks(context: &Context<'_>) -> Vec<Step> {
    let eips = context.topology.eips.iter();
    eips.map(|eip| {
        let number = eip.number;
        step(format!("add-cidr-{number}"), Phase::Prepare, Place::Console, t::ADD_CIDR, BLOCK)
            .with(&[("eip", Arg::Eip(number)), ("number", Arg::Count(number))])
            .call(
                "vpc",
                "AssociateVpcCidrBlock",
                [
                    context.region(),
                    ("VpcId", names::VPC.to_owned()),
                    ("SecondaryCidrBlock", names::cidr(number)),
                ],
            )
            .facts(&[66])
    })
    .collect()
}

/// A vSwitch in the block, in the zone of the instance.
pub(super) fn vswitches(context: &Context<'_>) -> Vec<Step> {
    let eips = context.topology.eips.iter();
    eips.map(|eip| {
        let number = eip.number;
        step(
            format!("create-vswitch-{number}"),
            Phase::Prepare,
            Place::Console,
            t::CREATE_VSWITCH,
            VSWITCH,
        )
        .with(&[("eip", Arg::Eip(number)), ("number", Arg::Count(number))])
        .call(
            "vpc",
            "CreateVSwitch",
            [
                context.region(),
                ("VpcId", names::VPC.to_owned()),
                ("ZoneId", names::ZONE.to_owned()),
                ("CidrBlock", names::cidr(number)),
            ],
        )
        .facts(&[66])
    })
    .collect()
}
