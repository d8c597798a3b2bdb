//! EIP to ENI.

use super::{Arg, Context, Phase, Place, Step, step};
use crate::catalog::{Mode, source};
use crate::plan::names;
use crate::rules::{Citation, section};
use crate::scenario::EniKind;
use crate::text::step as t;

const NAT: &[Citation] = &[Citation { source: source::SEED, section: section::NAT }, API];
const CUT_THROUGH: &[Citation] =
    &[Citation { source: source::SEED, section: section::CUT_THROUGH }, API];
const MULTI_EIP: &[Citation] =
    &[Citation { source: source::SEED, section: section::MULTI_EIP }, API];
const SECONDARY_CIDR: &[Citation] =
    &[Citation { source: source::EXPOSE_NEW, section: "Procedure" }, API];
const API: Citation = Citation { source: source::SDK_VPC, section: "AssociateEipAddress" };

/// One step an EIP: the console's dialog and the API's action are the same in every mode but for the mode's name.
pub(super) fn associate(context: &Context<'_>) -> Vec<Step> {
    context.topology.eips.iter().map(|eip| one(context, eip)).collect()
}

fn one(context: &Context<'_>, eip: &crate::plan::Eip) -> Step {
    let sources = match context.mode {
        Mode::Nat => NAT,
        Mode::CutThrough => CUT_THROUGH,
        Mode::MultiEip => MULTI_EIP,
        Mode::SecondaryCidr => SECONDARY_CIDR,
    };
    let primary = context.mode == Mode::Nat && context.facts.eni_kind() == EniKind::Primary;
    let text = match (context.mode, primary) {
        // Association with the instance is what puts an EIP on its primary ENI (fact 15).
        (_, true) => t::ASSOCIATE_INSTANCE,
        (Mode::MultiEip, _) => t::ASSOCIATE_ENI,
        _ => t::ASSOCIATE_PRIVATE_IP,
    };
    let mut step =
        step(format!("associate-{}", eip.name()), Phase::Associate, Place::Console, text, sources)
            .with(&[
                ("eip", Arg::Eip(eip.number)),
                ("eni", Arg::Eni(eip.eni)),
                ("region", Arg::Region(context.facts.region())),
                ("mode", Arg::Mode(context.mode)),
            ])
            .facts(&[58, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 86]);
    let mut parameters = vec![context.region(), ("AllocationId", names::eip_id(eip.number))];
    if primary {
        parameters.push(("InstanceId", names::INSTANCE.to_owned()));
        parameters.push(("InstanceType", "EcsInstance".to_owned()));
    } else {
        parameters.push(("InstanceId", names::eni_id(eip.eni)));
        parameters.push(("InstanceType", "NetworkInterface".to_owned()));
        parameters.push(("Mode", context.mode.api_value().to_owned()));
        if let Some(ip) = eip.private_ip {
            step.args.push(("ip", Arg::PrivateIp(eip.eni, ip)));
            let address = match context.mode {
                Mode::SecondaryCidr => names::eip_address(eip.number),
                _ => names::address(eip.eni, ip),
            };
            parameters.push(("PrivateIpAddress", address));
        }
    }
    step.api = Some(super::Call { product: "vpc", action: "AssociateEipAddress", parameters });
    step
}
