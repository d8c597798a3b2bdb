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

// The console's dialog; for an ENI it has the mode, too, and in multi-EIP mode it is repeated.
const INSTANCE: &[u8] = &[15, 67, 68, 69, 70, 71, 72, 74, 75, 86];
const ENI: &[u8] = &[67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 86];
const ENI_AGAIN: &[u8] = &[58, 67, 68, 69, 70, 71, 72, 73, 74, 75, 76, 86];

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
    let (text, facts) = match (context.mode, primary) {
        // Association with the instance is what puts an EIP on its primary ENI (fact 15).
        (_, true) => (t::ASSOCIATE_INSTANCE, INSTANCE),
        (Mode::MultiEip, _) => (t::ASSOCIATE_ENI, ENI_AGAIN),
        _ => (t::ASSOCIATE_PRIVATE_IP, ENI),
    };
    let mut step =
        step(format!("associate-{}", eip.name()), Phase::Associate, Place::Console, text, sources)
            .with(&[
                ("eip", Arg::Eip(eip.number)),
                ("eni", Arg::Eni(eip.eni)),
                ("region", Arg::Region(context.facts.region())),
                ("mode", Arg::Mode(context.mode)),
            ])
            .facts(facts);
    let mut parameters = vec![context.region(), ("AllocationId", names::eip_id(eip.number))];
    if primary {
        parameters.push(("InstanceId", names::INSTANCE.to_owned()));
        parameters.push(("InstanceType", "EcsInstance".to_owned()));
    } else {
        parameters.push(("InstanceId", names::eni_id(eip.eni)));
        parameters.push(("InstanceType", "NetworkInterface".to_owned()));
        parameters.push(("Mode", context.mode.api_value().to_owned()));
        if let Some(ip) = eip.private_ip {
            // In the secondary CIDR method the private address is the EIP itself.
            let (arg, address) = match context.mode {
                Mode::SecondaryCidr => {
                    (Arg::EipAddress(eip.number), names::eip_address(eip.number))
                }
                _ => (Arg::PrivateIp(eip.eni, ip), names::address(eip.eni, ip)),
            };
            step.args.push(("ip", arg));
            parameters.push(("PrivateIpAddress", address));
        }
    }
    step.api = Some(super::Call { product: "vpc", action: "AssociateEipAddress", parameters });
    step
}
