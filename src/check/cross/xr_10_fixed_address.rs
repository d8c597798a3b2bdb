//! An EIP goes on an instance, that is on its primary ENI, only where the instance has no fixed public address.

use super::{CrossRule, Speak};
use crate::catalog::source;
use crate::check::estate::View;
use crate::rules::{Citation, Severity};
use crate::text;

/// `XR-10`
pub const RULE: CrossRule = CrossRule {
    code: "XR-10",
    severity: Severity::Blocker,
    sources: &[
        Citation { source: source::LIMITS, section: "Limits" },
        Citation { source: source::BIND_EN, section: "Associate an EIP with an ECS instance" },
    ],
    text: text::cross::XR_10,
    check,
};

fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    super::xr_11_fixed_address_beside::each(view, true, speak);
}
