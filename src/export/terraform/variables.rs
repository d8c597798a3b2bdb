//! What is asked, and what comes out.

use super::hcl::Block;
use super::name;
use crate::catalog::{Lang, Mode};
use crate::export::escape::hcl;
use crate::plan::Plan;
use crate::scenario::{EniKind, Slot};
use crate::text::{self, terraform as t};

/// What a variable without a value means.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Left {
    /// It must be given.
    Asked,
    /// The object is made, or the cloud chooses.
    Made,
}

/// A variable for the region and for each open place that the resources name.
pub(super) fn variables(plan: &Plan, lang: Lang) -> Vec<Block> {
    let region = plan.assessment.scenario.region().id();
    let title = text::field_text(crate::scenario::Field::Region).title().get(lang);
    let mut blocks = vec![
        Block::new("variable", &["region"])
            .text("description", title)
            .set("type", "string")
            .text("default", region),
    ];
    for slot in plan.slots() {
        let Some(left) = left(plan, slot) else { continue };
        let find = slot.text().find().get(lang);
        let made =
            if left == Left::Made && slot != Slot::Name { t::LEFT_OUT.get(lang) } else { "" };
        let about = format!("{}. {find} {made}", text::slot_title(slot, lang));
        let default = match (plan.known.get(slot), left) {
            (Some(known), _) => Some(hcl(known)),
            (None, _) if slot == Slot::Name => Some(hcl("eip-plan")),
            (None, Left::Made) => Some("null".to_owned()),
            (None, Left::Asked) => None,
        };
        blocks.push(
            Block::new("variable", &[&name(slot)])
                .text("description", about.trim())
                .set("type", "string")
                .maybe("default", default),
        );
    }
    blocks
}

/// Is the slot a variable here, and must it be given?
fn left(plan: &Plan, slot: Slot) -> Option<Left> {
    let topology = plan.topology();
    let primary = topology.enis.iter().any(|eni| eni.kind == EniKind::Primary);
    let eni = |number: u32| topology.enis.iter().find(|eni| eni.number == number);
    let made_eni = |number: u32| eni(number).is_some_and(|eni| eni.public || !eni.attached);
    let visible = matches!(plan.mode, Mode::CutThrough | Mode::MultiEip);
    let attaches = primary || visible || topology.enis.iter().any(|eni| !eni.attached);
    Some(match slot {
        Slot::Name | Slot::EipId(_) | Slot::Cidr(_) | Slot::MadeVSwitchId(_) => Left::Made,
        Slot::InstanceId if attaches => Left::Asked,
        Slot::VpcId | Slot::ZoneId | Slot::RouteTableId | Slot::Ipv4GatewayId => Left::Asked,
        // Asked for only where an ENI or EIP is made, which its own variable decides.
        Slot::VSwitchId | Slot::SecurityGroupId => Left::Made,
        Slot::EipAddress(_) if plan.mode == Mode::SecondaryCidr => Left::Made,
        Slot::EniId(_) if primary => return None,
        Slot::EniId(number) => {
            if made_eni(number) {
                Left::Made
            } else {
                Left::Asked
            }
        }
        Slot::EniIp(number, ip) if !primary => {
            let of = eni(number)?;
            let several = of.private_ips.len() > 1;
            match plan.mode {
                // The pairing needs each address by name; the only one need not be named.
                Mode::Nat if several => Left::Asked,
                Mode::Nat => Left::Made,
                _ if made_eni(number) && (ip == 1 || several) => Left::Made,
                _ => return None,
            }
        }
        _ => return None,
    })
}

/// Id and, where it is made here, address of each EIP.
pub(super) fn outputs(plan: &Plan) -> Vec<Block> {
    let eips = plan.topology().eips.iter();
    eips.flat_map(|eip| {
        let label = format!("eip_{}", eip.number);
        let id = Block::new("output", &[&format!("{label}_id")])
            .set("value", format!("local.{label}_id"));
        let address = Block::new("output", &[&format!("{label}_address")])
            .set("value", format!("one(alicloud_eip_address.{label}[*].ip_address)"));
        [id, address]
    })
    .collect()
}
