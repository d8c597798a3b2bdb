//! An instance type carries so many ENIs, the primary one included. Counted are all ENIs of the instance, those without
//! an EIP and those that stand in another file too.

use std::collections::HashSet;

use super::{CrossRule, Example, Speak, label, limits};
use crate::catalog::source;
use crate::check::estate::{Link, Maybe, Node, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-03`
pub const RULE: CrossRule = CrossRule {
    code: "XR-03",
    severity: Severity::Blocker,
    modes: Modes::ALL,
    terraform: &[
        "alicloud_instance",
        "alicloud_ecs_network_interface",
        "alicloud_ecs_network_interface_attachment",
    ],
    calls: &["DescribeInstances", "DescribeNetworkInterfaces", "DescribeInstanceTypes"],
    alike: &["GEN-03"],
    sources: &[
        Citation { source: source::SEED, section: section::NAT },
        Citation { source: source::SDK_ECS, section: "DescribeInstanceTypes" },
    ],
    text: text::cross::XR_03,
    example: Example {
        file: include_str!("examples/XR-03.json"),
        values: &[
            ("instance", "alicloud_instance.web"),
            ("type", "ecs.g7.large"),
            ("count", "4"),
            ("limit", "3"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    let mut secondary = vec![0u32; view.estate.instances.len()];
    for (index, eni) in view.estate.enis.iter().enumerate() {
        if eni.primary == Maybe::Is(true) || !eni.head.fate.remains() {
            continue;
        }
        if let Some(Node::Instance(of)) = view.find(view.instance_link(index))
            && let Some(count) = secondary.get_mut(of)
        {
            *count += 1;
        }
    }
    // Of an ENI that is in no file its attachment tells; one that nobody knows yet is none of the others.
    let mut named = HashSet::new();
    for attachment in &view.estate.attachments {
        if !attachment.head.fate.remains()
            || matches!(view.find(&attachment.eni), Some(Node::Eni(_)))
            || (attachment.eni != Link::Unknown && !named.insert(&attachment.eni))
        {
            continue;
        }
        if let Some(Node::Instance(of)) = view.find(&attachment.instance)
            && let Some(count) = secondary.get_mut(of)
        {
            *count += 1;
        }
    }
    for (instance, secondary) in view.estate.instances.iter().zip(secondary) {
        let Some(kind) = instance.kind.get() else { continue };
        let count = 1 + secondary + instance.more_enis;
        match limits(view, kind) {
            (Some(limit), _) if count > limit && instance.head.fate.remains() => speak(
                &instance.head.place,
                vec![
                    ("instance", label(&instance.head)),
                    ("type", kind.to_string()),
                    ("count", count.to_string()),
                    ("limit", limit.to_string()),
                ],
            ),
            _ => {}
        }
    }
}
