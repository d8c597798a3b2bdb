//! See that it works.

use super::{Arg, Context, Phase, Place, Step, step};
use crate::catalog::{Mode, limit, source};
use crate::plan::names;
use crate::rules::{Citation, section};
use crate::scenario::Image;
use crate::text::step as t;

const STATUS: &[Citation] = &[
    Citation { source: source::SEED, section: section::NAT },
    Citation { source: source::SDK_VPC, section: "DescribeEipAddresses" },
];
const CUT_THROUGH: &[Citation] =
    &[Citation { source: source::SEED, section: section::CUT_THROUGH }];
const MULTI_EIP: &[Citation] = &[Citation { source: source::SEED, section: section::MULTI_EIP }];
const SECONDARY_CIDR: &[Citation] =
    &[Citation { source: source::EXPOSE_NEW, section: "Procedure" }];
const REACH: &[Citation] = &[
    Citation { source: source::SEED, section: section::BACKGROUND },
    Citation { source: source::SEED, section: section::CUT_THROUGH },
];

/// The association as the cloud sees it; one step for as many EIPs as a call takes by id.
pub(super) fn status(context: &Context<'_>) -> Vec<Step> {
    let eips: Vec<String> =
        context.topology.eips.iter().map(|eip| names::eip_id(eip.number)).collect();
    eips.chunks(limit::DESCRIBE_EIPS_PER_CALL.value as usize)
        .zip(1..)
        .map(|(ids, number)| {
            let id = if number == 1 {
                "verify-status".to_owned()
            } else {
                format!("verify-status-{number}")
            };
            step(id, Phase::Verify, Place::Console, t::VERIFY_STATUS, STATUS)
                .with(&[("count", Arg::Count(u32::try_from(ids.len()).unwrap_or(u32::MAX)))])
                .call(
                    "vpc",
                    "DescribeEipAddresses",
                    [context.region(), ("AllocationId", ids.join(","))],
                )
                .facts(&[34, 75, 76])
        })
        .collect()
}

/// The EIP as the OS shows it.
pub(super) fn os(context: &Context<'_>) -> Step {
    let (text, sources) = match context.mode {
        Mode::CutThrough => (t::VERIFY_OS_CUT_THROUGH, CUT_THROUGH),
        Mode::MultiEip => (t::VERIFY_OS, MULTI_EIP),
        Mode::Nat | Mode::SecondaryCidr => (t::VERIFY_OS, SECONDARY_CIDR),
    };
    let command =
        if context.facts.image() == Image::Windows { "ipconfig" } else { "ip -4 addr show" };
    step("verify-os", Phase::Verify, Place::Os, text, sources)
        .commands(vec![command.to_owned()])
        .facts(&[41, 53, 57, 65])
}

/// The service as the internet sees it.
pub(super) fn reach(_: &Context<'_>) -> Step {
    step("verify-reach", Phase::Verify, Place::Os, t::VERIFY_REACH, REACH).facts(&[9, 53, 54, 79])
}
