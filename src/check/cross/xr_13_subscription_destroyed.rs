//! When a subscription EIP in cut-through mode is released while its ENI is attached, the ENI's private network function
//! stays unavailable until the ENI is detached and attached again.

use super::{CrossRule, Example, Speak, label, label_of};
use crate::catalog::{Mode, source};
use crate::check::estate::{Fate, Maybe, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::scenario::Billing;
use crate::text;

/// `XR-13`
pub const RULE: CrossRule = CrossRule {
    code: "XR-13",
    severity: Severity::Caution,
    modes: Modes::CUT,
    terraform: &[
        "alicloud_eip_address",
        "alicloud_eip_association",
        "alicloud_ecs_network_interface",
        "alicloud_ecs_network_interface_attachment",
    ],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces"],
    alike: &["CUT-07"],
    sources: &[Citation { source: source::SEED, section: section::CUT_THROUGH }],
    text: text::cross::XR_13,
    example: Example {
        file: include_str!("examples/XR-13.json"),
        values: &[
            ("eip", "alicloud_eip_address.web"),
            ("eni", "alicloud_ecs_network_interface.web"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate() {
        let attached = view.attached_now(index) == Maybe::Is(true);
        if !attached || !eni.head.fate.there() {
            continue;
        }
        for bond in view.bonds(index).filter(|bond| bond.mode == Maybe::Is(Mode::CutThrough)) {
            let Some(eip) = view.eip(&bond.eip) else { continue };
            let goes = matches!(eip.head.fate, Fate::Goes | Fate::Replaced) || eip.overdue;
            let paid = eip.billed_before.or(eip.billing);
            if goes && paid == Maybe::Is(Billing::Subscription) && bond.head.fate != Fate::Made {
                let values = vec![("eip", label(&eip.head)), ("eni", label_of(eni))];
                speak(&eip.head.place, values);
            }
        }
    }
}
