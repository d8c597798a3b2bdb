//! An EIP is associated with resources of its own region only.

use super::{CrossRule, Example, Speak, label, label_of};
use crate::catalog::source;
use crate::check::estate::{View, region_of_eni};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-05`
pub const RULE: CrossRule = CrossRule {
    code: "XR-05",
    severity: Severity::Blocker,
    modes: Modes::ALL,
    terraform: &[
        "alicloud_eip_association",
        "alicloud_eip_address",
        "alicloud_ecs_network_interface",
        "alicloud_vswitch",
    ],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces"],
    alike: &["GEN-01"],
    sources: &[Citation { source: source::SEED, section: section::PREREQUISITES }],
    text: text::cross::XR_05,
    example: Example {
        file: include_str!("examples/XR-05.json"),
        values: &[
            ("eip", "alicloud_eip_address.web"),
            ("eipRegion", "cn-shanghai"),
            ("eni", "alicloud_ecs_network_interface.web"),
            ("eniRegion", "cn-hangzhou"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate() {
        let Some(here) = region_of_eni(view, index) else { continue };
        for bond in view.bonds(index).filter(|bond| bond.head.fate.remains()) {
            let Some(eip) = view.eip(&bond.eip) else { continue };
            match eip.head.region.get() {
                Some(there) if *there != here => speak(
                    &bond.head.place,
                    vec![
                        ("eip", label(&eip.head)),
                        ("eipRegion", there.id().to_owned()),
                        ("eni", label_of(eni)),
                        ("eniRegion", here.id().to_owned()),
                    ],
                ),
                _ => {}
            }
        }
    }
}
