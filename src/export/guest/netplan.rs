//! One netplan file for all interfaces: some versions lose routes of an interface that two files speak of.

use super::{Guest, Mark, connected, handling, mark, page, with_prefix};
use crate::catalog::Lang;
use crate::export::escape::yaml;
use crate::export::{File, file_name};
use crate::plan::{Interface, Plan, Table};
use crate::scenario::Slot;
use crate::text::guest as t;

const PATH: &str = "/etc/netplan/90-eip-planner.yaml";

pub(in crate::export) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file_name = file_name(plan, "netplan.yaml");
    let mut notes = handling(
        lang,
        &format!("install -m 600 {file_name} {PATH}"),
        "netplan try",
        "netplan get; ip -4 addr show; ip -4 rule show",
        &format!("rm {PATH} && netplan apply"),
    );
    notes.push(t::NETPLAN_MERGE.get(lang).to_owned());
    notes.extend(super::dhcp_note(plan, lang));
    let text = page(plan, lang, "", &notes, |guest| document(plan, guest));
    vec![File { file_name, media_type: "application/yaml", text }]
}

fn document(plan: &Plan, guest: &Guest) -> String {
    let mut out = String::from("network:\n  version: 2\n  ethernets:\n");
    for interface in &guest.interfaces {
        out.push_str(&ethernet(plan, interface));
    }
    if let Some(block) = guest.by_primary {
        let (device, gateway) = (plan.say(Slot::PrimaryDevice), plan.say(Slot::PrimaryGateway));
        out.push_str(&format!("    {}:\n      routes:\n", yaml(&device)));
        out.push_str(&item("to", block));
        out.push_str(&member("via", &gateway));
    }
    out
}

fn ethernet(plan: &Plan, interface: &Interface) -> String {
    // The name of a device joins this with what another file says of it; any other name is one of its own.
    let id = plan.known.get(interface.device()).map_or_else(|| interface.name(), str::to_owned);
    let mut out = format!("    {}:\n", yaml(&id));
    if let Mark::Mac(mac) = mark(plan, interface) {
        out.push_str(&format!("      match:\n        macaddress: {}\n", yaml(&mac)));
    }
    let metric = interface.metric();
    out.push_str(&format!(
        "      dhcp4: true\n      dhcp4-overrides:\n        route-metric: {metric}\n"
    ));
    if interface.by_hand().next().is_some() {
        out.push_str("      addresses:\n");
    }
    for address in interface.by_hand() {
        let address = with_prefix(plan, address.address, address.prefix);
        out.push_str(&format!("        - {}\n", yaml(&address)));
    }
    out.push_str("      routes:\n");
    for table in &interface.tables {
        out.push_str(&routes(plan, table));
    }
    out.push_str("      routing-policy:\n");
    for table in &interface.tables {
        for from in &table.from {
            out.push_str(&item("from", &plan.say(from.address)));
            let number = table.number;
            out.push_str(&format!("          table: {number}\n          priority: {number}\n"));
        }
    }
    out
}

fn routes(plan: &Plan, table: &Table) -> String {
    let number = format!("          table: {}\n", table.number);
    let mut out = String::new();
    if let Some(net) = connected(plan, table) {
        out.push_str(&item("to", &net));
        out.push_str(&format!("          scope: link\n{number}"));
    }
    // `default` is unknown to older versions. The gateway may have to be set before DHCP has given the net.
    out.push_str(&item("to", "0.0.0.0/0"));
    out.push_str(&member("via", &plan.say(table.gateway)));
    out.push_str(&format!("          on-link: true\n{number}"));
    out
}

fn item(key: &str, value: &str) -> String {
    format!("        - {key}: {}\n", yaml(value))
}

fn member(key: &str, value: &str) -> String {
    format!("          {key}: {}\n", yaml(value))
}
