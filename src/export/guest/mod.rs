//! What the guest needs, in the forms that guests read: one small printer per form, all from [`crate::plan::Guest`].

pub(super) mod ifcfg;
pub(super) mod ip_script;
pub(super) mod netplan;
pub(super) mod networkd;
pub(super) mod nmcli;
pub(super) mod powershell;
mod script;

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::{escape, head};
use crate::catalog::{Lang, Mode};
use crate::plan::{Guest, Interface, Plan, Table};
use crate::rules::Status;
use crate::scenario::{Image, Slot};
use crate::text::{Text, guest as t};

/// Any Linux for which there is something to set.
pub(super) fn linux(plan: &Plan) -> bool {
    image(plan) != Image::Windows && serves(plan)
}

/// Is the guest one of these, and is there something to set?
pub(super) fn one_of(plan: &Plan, images: &[Image]) -> bool {
    images.contains(&image(plan)) && serves(plan)
}

fn image(plan: &Plan) -> Image {
    plan.assessment.scenario.facts().image()
}

fn serves(plan: &Plan) -> bool {
    !plan.guest().is_empty()
}

/// A file: its comments, and below them what `body` makes of the guest; comments alone where nothing is to be set.
fn page(
    plan: &Plan,
    lang: Lang,
    first: &str,
    notes: &[String],
    body: impl FnOnce(&Guest) -> String,
) -> String {
    let guest = plan.guest();
    let body = if guest.is_empty() { String::new() } else { body(&guest) };
    let mut lines = head::lines(plan, &body, lang);
    if body.is_empty() {
        if plan.status != Status::Blocked {
            lines.extend([String::new(), t::NOTHING.get(lang).to_owned()]);
        }
        return comments(&lines);
    }
    lines.push(String::new());
    lines.extend(notes.iter().flat_map(|note| note.lines()).map(str::to_owned));
    format!("{first}{}\n{body}", comments(&lines))
}

/// Lines as comments; empty ones without a space behind the mark.
fn comments(lines: &[String]) -> String {
    let comment = |line: &String| match escape::comment(line) {
        line if line.is_empty() => "#\n".to_owned(),
        line => format!("# {line}\n"),
    };
    lines.iter().map(comment).collect()
}

/// In multi-EIP mode DHCP must stay on, whatever else is set.
fn dhcp_note(plan: &Plan, lang: Lang) -> Option<String> {
    (plan.mode == Mode::MultiEip).then(|| t::DHCP_STAYS.get(lang).to_owned())
}

/// Where the file goes, and how to apply, see and take back what it says.
fn handling(lang: Lang, install: &str, apply: &str, check: &str, undo: &str) -> Vec<String> {
    [(t::INSTALL, install), (t::APPLY, apply), (t::CHECK, check), (t::UNDO, undo)]
        .map(|(label, text): (Text, &str)| format!("{}: {text}", label.get(lang)))
        .into()
}

/// What tells an interface from the others: its MAC address, unless only its name is known.
enum Mark {
    Mac(String),
    Device(String),
}

fn mark(plan: &Plan, interface: &Interface) -> Mark {
    match plan.known.get(interface.device()) {
        Some(device) if plan.known.get(interface.mac()).is_none() => {
            Mark::Device(device.to_owned())
        }
        _ => Mark::Mac(plan.say(interface.mac())),
    }
}

/// `203.0.113.7/24`
fn with_prefix(plan: &Plan, address: Slot, prefix: Slot) -> String {
    format!("{}/{}", plan.say(address), plan.say(prefix))
}

/// The net that a table's addresses are in: `10.0.1.0/24`; address and length where they are not both known.
fn connected(plan: &Plan, table: &Table) -> Option<String> {
    let first = table.from.first()?;
    let parts = plan.known.get(first.address).zip(plan.known.get(first.prefix));
    let net = parts.and_then(|(address, prefix)| {
        let net = Ipv4Net::new(address.parse::<Ipv4Addr>().ok()?, prefix.parse().ok()?).ok()?;
        Some(net.trunc().to_string())
    });
    Some(net.unwrap_or_else(|| with_prefix(plan, first.address, first.prefix)))
}

/// Every open place that a guest mentions, in the order of mention: MAC address first, the name apart.
fn slots(guest: &Guest) -> Vec<Slot> {
    let mut slots = Vec::new();
    for interface in &guest.interfaces {
        slots.push(interface.mac());
        for table in &interface.tables {
            slots.extend(table.from.iter().flat_map(|from| [from.address, from.prefix]));
            slots.push(table.gateway);
        }
    }
    if guest.by_primary.is_some() {
        slots.extend([Slot::PrimaryDevice, Slot::PrimaryGateway]);
    }
    let mut seen = std::collections::BTreeSet::new();
    slots.retain(|slot| seen.insert(*slot));
    slots
}
