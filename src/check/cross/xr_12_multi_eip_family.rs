//! Multi-EIP mode works on instances of 21 families only.

use super::{CrossRule, Example, Speak, enis_in, label, label_of, outside_list, type_of};
use crate::catalog::{Mode, source};
use crate::check::estate::View;
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-12`
pub const RULE: CrossRule = CrossRule {
    code: "XR-12",
    severity: Severity::Blocker,
    modes: Modes::MUL,
    terraform: &[
        "alicloud_eip_association",
        "alicloud_ecs_network_interface_attachment",
        "alicloud_instance",
    ],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces", "DescribeInstances"],
    alike: &["MUL-05"],
    sources: &[Citation { source: source::SEED, section: section::MULTI_EIP }],
    text: text::cross::XR_12,
    example: Example {
        file: include_str!("examples/XR-12.json"),
        values: &[
            ("eni", "eni-web"),
            ("instance", "alicloud_instance.web"),
            ("type", "ecs.g7.large"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in enis_in(view, Mode::MultiEip) {
        let instance = view.instance(view.instance_link(index));
        if let (Some(kind), Some(instance)) = (type_of(view, index), instance)
            && outside_list(kind)
        {
            speak(
                &eni.head.place,
                vec![
                    ("eni", label_of(eni)),
                    ("instance", label(&instance.head)),
                    ("type", kind.to_owned()),
                ],
            );
        }
    }
}
