//! In NAT mode each EIP maps to a private address of the ENI, and each private address takes one EIP.

use std::collections::HashMap;

use super::{CrossRule, Example, Speak, label, label_of};
use crate::catalog::{Mode, source};
use crate::check::estate::{Maybe, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-02`
pub const RULE: CrossRule = CrossRule {
    code: "XR-02",
    severity: Severity::Blocker,
    modes: Modes::of(&[Mode::Nat, Mode::CutThrough, Mode::SecondaryCidr]),
    terraform: &["alicloud_eip_association", "alicloud_ecs_network_interface"],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces"],
    alike: &["NAT-04"],
    sources: &[Citation { source: source::SEED, section: section::MODES }],
    text: text::cross::XR_02,
    example: Example {
        file: include_str!("examples/XR-02.json"),
        values: &[
            ("ip", "10.0.1.20"),
            ("eni", "eni-web"),
            ("first", "alicloud_eip_association.web"),
            ("second", "alicloud_eip_association.shop"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate() {
        let mut taken = HashMap::new();
        for bond in view.bonds(index).filter(|bond| bond.head.fate.remains()) {
            // EIPs in multi-EIP mode stand beside the private address and map to none.
            let (Maybe::Is(ip), false) = (&bond.private_ip, bond.mode == Maybe::Is(Mode::MultiEip))
            else {
                continue;
            };
            match taken.get(ip) {
                None => {
                    taken.insert(ip, bond);
                }
                Some(first) if first.eip != bond.eip => speak(
                    &bond.head.place,
                    vec![
                        ("ip", ip.to_string()),
                        ("eni", label_of(eni)),
                        ("first", label(&first.head)),
                        ("second", label(&bond.head)),
                    ],
                ),
                Some(_) => {}
            }
        }
    }
}
