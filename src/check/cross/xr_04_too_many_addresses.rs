//! An instance type carries so many private IPv4 addresses on each ENI. An ENI that has more cannot be attached; ENIs
//! without an EIP count too.

use super::{CrossRule, Example, Speak, label, label_of, limits, type_of};
use crate::catalog::source;
use crate::check::estate::{Maybe, View};
use crate::rules::{Citation, Modes, Severity};
use crate::text;

/// `XR-04`
pub const RULE: CrossRule = CrossRule {
    code: "XR-04",
    severity: Severity::Blocker,
    modes: Modes::ALL,
    terraform: &[
        "alicloud_ecs_network_interface",
        "alicloud_ecs_network_interface_attachment",
        "alicloud_instance",
    ],
    calls: &["DescribeNetworkInterfaces", "DescribeInstances", "DescribeInstanceTypes"],
    alike: &["GEN-04"],
    sources: &[
        Citation { source: source::SDK_ECS, section: "DescribeInstanceTypes" },
        Citation { source: source::DOCS_2021, section: "AttachNetworkInterface" },
    ],
    text: text::cross::XR_04,
    example: Example {
        file: include_str!("examples/XR-04.json"),
        values: &[
            ("eni", "alicloud_ecs_network_interface.web"),
            ("count", "7"),
            ("instance", "alicloud_instance.web"),
            ("type", "ecs.g5.large"),
            ("limit", "6"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate() {
        let (Maybe::Is(count), Some(kind)) = (eni.ips, type_of(view, index)) else { continue };
        let instance = view.instance(view.instance_link(index));
        match limits(view, kind) {
            (_, Some(limit)) if count > limit && eni.head.fate.remains() => speak(
                &eni.head.place,
                vec![
                    ("eni", label_of(eni)),
                    ("count", count.to_string()),
                    ("instance", instance.map(|it| label(&it.head)).unwrap_or_default()),
                    ("type", kind.to_owned()),
                    ("limit", limit.to_string()),
                ],
            ),
            _ => {}
        }
    }
}
