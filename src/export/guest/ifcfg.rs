//! ifcfg files with their route and rule files, for the network service of older Red Hat systems.

use super::{Guest, connected, handling, page};
use crate::catalog::Lang;
use crate::export::escape::{ini, shell};
use crate::export::{File, file_name};
use crate::plan::{Address, Interface, Plan};
use crate::scenario::Slot;
use crate::text::guest as t;

const FOLDER: &str = "/etc/sysconfig/network-scripts";

pub(in crate::export) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let guest = plan.guest();
    let printer = Printer { plan, lang };
    let mut files = Vec::new();
    for interface in &guest.interfaces {
        let (device, name) = (plan.say(interface.device()), interface.name());
        files.push(printer.file("ifcfg", &name, &device, |_| printer.device(interface)));
        for (address, number) in interface.by_hand().zip(1..) {
            let (device, name) = (format!("{device}:{number}"), format!("{name}-{number}"));
            let body = |_: &Guest| printer.alias(address, &device);
            files.push(printer.file("ifcfg", &name, &device, body));
        }
        files.push(printer.file("route", &name, &device, |_| printer.routes(interface)));
        files.push(printer.file("rule", &name, &device, |_| printer.rules(interface)));
    }
    if let Some(block) = guest.by_primary {
        let device = plan.say(Slot::PrimaryDevice);
        let gateway = ini(&plan.say(Slot::PrimaryGateway));
        let line = format!("{block} via {gateway} dev {}\n", ini(&device));
        files.push(printer.file("route", "primary", &device, |_| line));
    }
    if files.is_empty() {
        files.push(printer.file("ifcfg", "none", "", |_| String::new()));
    }
    files
}

struct Printer<'a> {
    plan: &'a Plan,
    lang: Lang,
}

impl Printer<'_> {
    fn file(
        &self,
        kind: &str,
        name: &str,
        device: &str,
        body: impl FnOnce(&Guest) -> String,
    ) -> File {
        let file_name = file_name(self.plan, &format!("{kind}-{name}"));
        let path = format!("{FOLDER}/{kind}-{device}");
        let parent = device.split(':').next().unwrap_or_default();
        let mut notes = handling(
            self.lang,
            &format!("install -m 644 {file_name} {path}"),
            &format!("ifdown {parent}; ifup {parent}"),
            "ip -4 addr show; ip -4 rule show",
            &format!("ifdown {parent}; rm {path}"),
        );
        notes.push(t::IFCFG_SERVICE.get(self.lang).to_owned());
        if kind == "route" && name != "primary" {
            notes.push(t::IFCFG_NET.get(self.lang).to_owned());
        }
        notes.extend(super::dhcp_note(self.plan, self.lang));
        let text = page(self.plan, self.lang, "", &notes, body);
        File { file_name, media_type: "text/plain", text }
    }

    /// A shell reads it, so every value is quoted for one.
    fn device(&self, interface: &Interface) -> String {
        let mut out = format!("DEVICE={}\n", self.say(interface.device()));
        if let Some(mac) = self.plan.known.get(interface.mac()) {
            out.push_str(&format!("HWADDR={}\n", shell(mac)));
        }
        out.push_str(
            "TYPE=Ethernet\nBOOTPROTO=dhcp\nPERSISTENT_DHCLIENT=yes\nONBOOT=yes\nDEFROUTE=no\nPEERDNS=no\nIPV6INIT=no\n",
        );
        out
    }

    fn alias(&self, address: &Address, device: &str) -> String {
        let (address, prefix) = (self.say(address.address), self.say(address.prefix));
        let device = shell(device);
        format!(
            "DEVICE={device}\nTYPE=Ethernet\nBOOTPROTO=static\nONBOOT=yes\nONPARENT=yes\nIPADDR={address}\nPREFIX={prefix}\n"
        )
    }

    /// Each line goes to `ip route add`.
    fn routes(&self, interface: &Interface) -> String {
        let device = ini(&self.plan.say(interface.device()));
        let mut out = String::new();
        for table in &interface.tables {
            let number = table.number;
            if let Some(net) = connected(self.plan, table) {
                out.push_str(&format!("{} dev {device} scope link table {number}\n", ini(&net)));
            }
            let gateway = ini(&self.plan.say(table.gateway));
            out.push_str(&format!("default via {gateway} dev {device} table {number}\n"));
        }
        out
    }

    /// Each line goes to `ip rule add`.
    fn rules(&self, interface: &Interface) -> String {
        let tables = interface.tables.iter();
        tables
            .flat_map(|table| table.from.iter().map(move |from| (table.number, from)))
            .map(|(number, from)| {
                let from = ini(&self.plan.say(from.address));
                format!("from {from} table {number} priority {number}\n")
            })
            .collect()
    }

    fn say(&self, slot: Slot) -> String {
        shell(&self.plan.say(slot))
    }
}
