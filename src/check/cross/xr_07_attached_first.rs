//! In cut-through mode, and by the older pages in multi-EIP mode too, the ENI must not be attached when the EIP is
//! associated: the attachment comes after the association.

use super::{CrossRule, Example, Speak, label, label_of};
use crate::catalog::{Mode, source};
use crate::check::estate::{Maybe, Order, View};
use crate::rules::{Citation, Modes, Severity, section};
use crate::text;

/// `XR-07`
pub const RULE: CrossRule = CrossRule {
    code: "XR-07",
    severity: Severity::Blocker,
    modes: Modes::CUT_MUL,
    terraform: &[
        "alicloud_eip_association",
        "alicloud_ecs_network_interface",
        "alicloud_ecs_network_interface_attachment",
    ],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces"],
    alike: &["CUT-04", "X-12"],
    sources: &[
        Citation { source: source::SEED, section: section::CUT_THROUGH },
        Citation { source: source::MULTI_ORDER, section: "Prerequisites" },
    ],
    text: text::cross::XR_07,
    example: Example {
        file: include_str!("examples/XR-07.json"),
        values: &[
            ("association", "alicloud_eip_association.web"),
            ("attachment", "alicloud_ecs_network_interface_attachment.web"),
            ("mode", "BINDED"),
        ],
    },
};

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    for (index, eni) in view.estate.enis.iter().enumerate() {
        if eni.primary == Maybe::Is(true) || view.attached_now(index) != Maybe::Is(true) {
            continue;
        }
        let attachment = view.attached(index).find(|it| it.head.fate.there());
        let attachment = attachment.map_or_else(|| label_of(eni), |it| label(&it.head));
        for bond in view.bonds(index).filter(|bond| bond.head.fate.remains() && !bond.done()) {
            if let Maybe::Is(mode @ (Mode::CutThrough | Mode::MultiEip)) = bond.mode {
                speak(&bond.head.place, values(label(&bond.head), &attachment, mode));
            }
        }
    }
    for (attachment, bond, order) in &view.estate.orders {
        let attachment = view.estate.attachments.get(*attachment);
        let (Some(attachment), Some(bond)) = (attachment, view.estate.bonds.get(*bond)) else {
            continue;
        };
        if let (Order::First, Maybe::Is(mode)) = (order, bond.mode) {
            let attachment = label(&attachment.head);
            speak(&bond.head.place, values(label(&bond.head), &attachment, mode));
        }
    }
}

fn values(association: String, attachment: &str, mode: Mode) -> Vec<(&'static str, String)> {
    vec![
        ("association", association),
        ("attachment", attachment.to_owned()),
        ("mode", mode.api_value().to_owned()),
    ]
}
