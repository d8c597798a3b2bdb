//! An EIP goes on an instance, that is on its primary ENI, only where the instance has no fixed public address.

use super::{CrossRule, Example, Speak};
use crate::catalog::source;
use crate::check::estate::View;
use crate::rules::{Citation, Modes, Severity};
use crate::text;

/// `XR-10`
pub const RULE: CrossRule = CrossRule {
    code: "XR-10",
    severity: Severity::Blocker,
    modes: Modes::NAT,
    terraform: &["alicloud_eip_association", "alicloud_instance"],
    calls: &["DescribeEipAddresses", "DescribeInstances"],
    alike: &["X-05"],
    sources: &[
        Citation { source: source::LIMITS, section: "Limits" },
        Citation { source: source::BIND_EN, section: "Associate an EIP with an ECS instance" },
    ],
    text: text::cross::XR_10,
    example: Example {
        file: include_str!("examples/XR-10.json"),
        values: &[
            ("instance", "alicloud_instance.web"),
            ("address", "203.0.113.10"),
            ("eni", "alicloud_instance.web"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    super::xr_11_fixed_address_beside::each(view, true, speak);
}
