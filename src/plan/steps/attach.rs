//! ENI to instance.

use super::{Arg, Context, Phase, Place, Step, step};
use crate::catalog::{Mode, source};
use crate::plan::names;
use crate::rules::{Citation, section};
use crate::text::step as t;

const NAT: &[Citation] = &[Citation { source: source::SEED, section: section::NAT }, API];
const CUT_THROUGH: &[Citation] =
    &[Citation { source: source::SEED, section: section::CUT_THROUGH }, API];
const MULTI_EIP: &[Citation] =
    &[Citation { source: source::SEED, section: section::MULTI_EIP }, API];
const SECONDARY_CIDR: &[Citation] =
    &[Citation { source: source::EXPOSE_OLD, section: "Procedure" }, API];
const API: Citation = Citation { source: source::SDK_ECS, section: "AttachNetworkInterface" };

/// ENIs that are not attached, or that a step before has detached.
pub(super) fn attach(context: &Context<'_>) -> Vec<Step> {
    let sources = match context.mode {
        Mode::Nat => NAT,
        Mode::CutThrough => CUT_THROUGH,
        Mode::MultiEip => MULTI_EIP,
        Mode::SecondaryCidr => SECONDARY_CIDR,
    };
    let loose =
        context.topology.enis.iter().filter(|eni| context.mode != Mode::Nat || !eni.attached);
    loose
        .map(|eni| {
            step(
                format!("attach-{}", eni.name()),
                Phase::Attach,
                Place::Console,
                t::ATTACH_ENI,
                sources,
            )
            .with(&[("eni", Arg::Eni(eni.number))])
            .call(
                "ecs",
                "AttachNetworkInterface",
                [
                    context.region(),
                    ("NetworkInterfaceId", names::eni_id(eni.number)),
                    ("InstanceId", names::INSTANCE.to_owned()),
                ],
            )
            .facts(&[5, 30, 31, 48, 49, 59, 60])
        })
        .collect()
}
