//! systemd-networkd: one `.network` file per interface.

use super::{Mark, connected, handling, mark, page, with_prefix};
use crate::catalog::Lang;
use crate::export::escape::ini;
use crate::export::{File, file_name};
use crate::plan::{Interface, Plan, Table};
use crate::scenario::Slot;
use crate::text::guest as t;

const FOLDER: &str = "/etc/systemd/network";
const CHECK: &str = "networkctl status; ip -4 addr show; ip -4 rule show";

pub(in crate::export) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let guest = plan.guest();
    let mut files: Vec<File> =
        guest.interfaces.iter().map(|interface| interface_file(plan, interface, lang)).collect();
    if files.is_empty() {
        let text = page(plan, lang, "", &[], |_| String::new());
        files.push(file(file_name(plan, "network"), text));
    }
    files.extend(guest.by_primary.map(|block| primary_file(plan, block, lang)));
    files
}

const fn file(file_name: String, text: String) -> File {
    File { file_name, media_type: "text/plain", text }
}

fn interface_file(plan: &Plan, interface: &Interface, lang: Lang) -> File {
    let file_name = file_name(plan, &format!("{}.network", interface.name()));
    let path = format!("{FOLDER}/05-eip-planner-{}.network", interface.name());
    let mut notes = handling(
        lang,
        &format!("install -m 644 {file_name} {path}"),
        "networkctl reload",
        CHECK,
        &format!("rm {path} && networkctl reload"),
    );
    notes.push(t::NETWORKD_VERSION.get(lang).to_owned());
    notes.extend(super::dhcp_note(plan, lang));
    let text = page(plan, lang, "", &notes, |_| network(plan, interface));
    file(file_name, text)
}

fn network(plan: &Plan, interface: &Interface) -> String {
    let mark = match mark(plan, interface) {
        Mark::Mac(mac) => format!("MACAddress={}", ini(&mac)),
        Mark::Device(device) => format!("Name={}", ini(&device)),
    };
    let metric = interface.metric();
    let mut out = format!("[Match]\n{mark}\n\n[Network]\nDHCP=ipv4\n");
    for address in interface.by_hand() {
        let address = with_prefix(plan, address.address, address.prefix);
        out.push_str(&format!("Address={}\n", ini(&address)));
    }
    out.push_str(&format!("\n[DHCPv4]\nRouteMetric={metric}\n"));
    for table in &interface.tables {
        out.push_str(&table_sections(plan, table));
    }
    out
}

fn table_sections(plan: &Plan, table: &Table) -> String {
    let number = table.number;
    let mut out = String::new();
    if let Some(net) = connected(plan, table) {
        let net = ini(&net);
        out.push_str(&format!("\n[Route]\nDestination={net}\nScope=link\nTable={number}\n"));
    }
    let gateway = ini(&plan.say(table.gateway));
    // The gateway may have to be set before DHCP has given the net.
    out.push_str(&format!("\n[Route]\nGateway={gateway}\nGatewayOnLink=yes\nTable={number}\n"));
    for from in &table.from {
        let from = ini(&plan.say(from.address));
        out.push_str(&format!(
            "\n[RoutingPolicyRule]\nFrom={from}\nTable={number}\nPriority={number}\n"
        ));
    }
    out
}

/// The first file that matches an interface is the only one: the primary ENI's gets a drop-in.
fn primary_file(plan: &Plan, block: &str, lang: Lang) -> File {
    let file_name = file_name(plan, "primary.conf");
    let device = plan.say(Slot::PrimaryDevice);
    let folder = format!("{FOLDER}/NAME.network.d");
    let mut notes = handling(
        lang,
        &format!("install -D -m 644 {file_name} {folder}/eip-planner.conf"),
        "networkctl reload",
        CHECK,
        &format!("rm {folder}/eip-planner.conf && networkctl reload"),
    );
    notes.push(t::NETWORKD_PRIMARY.fill(lang, &[("device", device)]));
    let text = page(plan, lang, "", &notes, |_| {
        let gateway = ini(&plan.say(Slot::PrimaryGateway));
        format!("[Route]\nDestination={block}\nGateway={gateway}\n")
    });
    file(file_name, text)
}
