//! Terraform's provider tells only load balancers and NAT gateways by their ids; an association with an ENI that leaves
//! `instance_type` out is sent as one with an ECS instance.

use super::{CrossRule, Example, Speak, label, label_of};
use crate::catalog::source;
use crate::check::estate::{Fate, Maybe, View};
use crate::rules::{Citation, Modes, Severity};
use crate::text;

/// `XR-09`
pub const RULE: CrossRule = CrossRule {
    code: "XR-09",
    severity: Severity::Blocker,
    modes: Modes::ALL,
    terraform: &["alicloud_eip_association", "alicloud_ecs_network_interface"],
    calls: &[],
    alike: &[],
    sources: &[
        Citation { source: source::TERRAFORM, section: "alicloud_eip_association" },
        Citation { source: source::SDK_VPC, section: "AssociateEipAddress" },
    ],
    text: text::cross::XR_09,
    example: Example {
        file: include_str!("examples/XR-09.json"),
        values: &[("association", "alicloud_eip_association.web"), ("eni", "eni-web")],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate().filter(|(_, eni)| !eni.nameless()) {
        for bond in view.bonds(index) {
            let made = matches!(bond.head.fate, Fate::Made | Fate::Replaced);
            if made && bond.kind == Maybe::None && eni.primary != Maybe::Is(true) {
                let values = vec![("association", label(&bond.head)), ("eni", label_of(eni))];
                speak(&bond.head.place, values);
            }
        }
    }
}
