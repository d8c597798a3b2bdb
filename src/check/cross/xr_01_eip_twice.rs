//! An EIP is associated with one resource at a time. Of two associations of the same EIP the second one fails, or takes
//! the EIP away from the first.

use std::collections::HashMap;

use super::{CrossRule, Example, Speak, label};
use crate::catalog::source;
use crate::check::estate::{Bond, Link, Node, View};
use crate::rules::{Citation, Modes, Severity};
use crate::text;

/// `XR-01`
pub const RULE: CrossRule = CrossRule {
    code: "XR-01",
    severity: Severity::Blocker,
    modes: Modes::ALL,
    terraform: &["alicloud_eip_association", "alicloud_eip_address"],
    calls: &["DescribeEipAddresses", "DescribeNetworkInterfaces", "DescribeInstances"],
    alike: &["X-06"],
    sources: &[Citation { source: source::LIMITS, section: "Limits" }],
    text: text::cross::XR_01,
    example: Example {
        file: include_str!("examples/XR-01.json"),
        values: &[
            ("eip", "eip-web"),
            ("first", "alicloud_eip_association.web"),
            ("second", "alicloud_eip_association.shop"),
        ],
    },
};

#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Key<'e> {
    Here(Node),
    Elsewhere(&'e str),
}

pub(super) fn check(view: &View<'_, '_>, speak: &mut Speak<'_>) {
    let mut known: HashMap<Key<'_>, Vec<&Bond<'_>>> = HashMap::new();
    let mut keys = Vec::new();
    for bond in view.estate.bonds.iter().filter(|bond| bond.head.fate.remains()) {
        let key = match (view.find(&bond.eip), &bond.eip) {
            (Some(node), _) => Key::Here(node),
            (None, Link::Id(id)) => Key::Elsewhere(id),
            _ => continue,
        };
        let bonds = known.entry(key).or_default();
        bonds.push(bond);
        if bonds.len() == 2 {
            keys.push(key);
        }
    }
    for key in keys {
        let Some(bonds) = known.get_mut(&key) else { continue };
        // The same whichever file comes first: what the EIP says of itself, then by name, `a[2]` before `a[10]`.
        bonds.sort_by_cached_key(|bond| {
            let label = label(&bond.head);
            (bond.lesser, label.len(), label)
        });
        let Some((first, others)) = bonds.split_first() else { continue };
        let eip = view.eip(&first.eip).map(|eip| label(&eip.head));
        let eip = eip.unwrap_or_else(|| match &first.eip {
            Link::Id(id) => id.to_string(),
            _ => String::new(),
        });
        for other in others {
            let (one, two) = (label(&first.head), label(&other.head));
            let values = vec![("eip", eip.clone()), ("first", one), ("second", two)];
            speak(&other.head.place, values);
        }
    }
}
