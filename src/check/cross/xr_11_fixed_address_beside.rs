//! An instance with a fixed public address and EIPs on secondary ENIs has two ways out, and packets to the internet
//! leave by the primary ENI, with the fixed address, unless routes say otherwise.

use super::{CrossRule, Example, Speak, label, label_of};
use crate::catalog::source;
use crate::check::estate::{Maybe, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-11`
pub const RULE: CrossRule = CrossRule {
    code: "XR-11",
    severity: Severity::Caution,
    modes: Modes::ALL,
    terraform: &[
        "alicloud_eip_association",
        "alicloud_ecs_network_interface_attachment",
        "alicloud_instance",
    ],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces", "DescribeInstances"],
    alike: &["GEN-08", "X-24"],
    sources: &[Citation { source: source::SEED, section: section::FAQ }],
    text: text::cross::XR_11,
    example: Example {
        file: include_str!("examples/XR-11.json"),
        values: &[
            ("instance", "alicloud_instance.web"),
            ("address", "203.0.113.10"),
            ("eni", "alicloud_ecs_network_interface.web"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    each(view, false, speak);
}

/// ENIs with EIPs, primary ones or others, of instances that have a fixed public address.
pub(super) fn each(view: &View<'_, '_>, primary: bool, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate() {
        if (eni.primary == Maybe::Is(true)) != primary {
            continue;
        }
        let bonds = || view.bonds(index).filter(|bond| bond.head.fate.remains());
        let Some(instance) = view.instance(view.instance_link(index)) else { continue };
        let (Some(public), Some(bond)) = (&instance.public, bonds().next()) else { continue };
        // Where the instance is said to have the address of the EIP itself, that is the EIP.
        let own = |bond: &crate::check::estate::Bond<'_>| {
            view.eip(&bond.eip).and_then(|eip| eip.address.get()) == Some(public)
        };
        if !bonds().any(own) {
            speak(
                &bond.head.place,
                vec![
                    ("instance", label(&instance.head)),
                    ("address", public.to_string()),
                    ("eni", label_of(eni)),
                ],
            );
        }
    }
}
