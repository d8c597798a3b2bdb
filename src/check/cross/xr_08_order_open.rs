//! A plan that makes a cut-through association and the attachment of its ENI, and orders them by nothing, makes both at
//! once: whether the association finds the ENI unattached is left to chance.

use super::{CrossRule, Example, Speak, label};
use crate::catalog::source;
use crate::check::estate::{Maybe, Order, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-08`
pub const RULE: CrossRule = CrossRule {
    code: "XR-08",
    severity: Severity::Caution,
    modes: Modes::CUT_MUL,
    terraform: &["alicloud_eip_association", "alicloud_ecs_network_interface_attachment"],
    calls: &[],
    alike: &["CUT-04", "X-12"],
    sources: &[
        Citation { source: source::SEED, section: section::CUT_THROUGH },
        Citation { source: source::MULTI_ORDER, section: "Prerequisites" },
    ],
    text: text::cross::XR_08,
    example: Example {
        file: include_str!("examples/XR-08.json"),
        values: &[
            ("association", "alicloud_eip_association.web"),
            ("attachment", "alicloud_ecs_network_interface_attachment.web"),
            ("mode", "BINDED"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (attachment, bond, order) in &view.estate.orders {
        let attachment = view.estate.attachments.get(*attachment);
        let (Some(attachment), Some(bond)) = (attachment, view.estate.bonds.get(*bond)) else {
            continue;
        };
        if let (Order::Open, Maybe::Is(mode)) = (order, bond.mode) {
            speak(
                &bond.head.place,
                vec![
                    ("association", label(&bond.head)),
                    ("attachment", label(&attachment.head)),
                    ("mode", mode.api_value().to_owned()),
                ],
            );
        }
    }
}
