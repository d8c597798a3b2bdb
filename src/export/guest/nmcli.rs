//! NetworkManager: a script that makes a profile of its own for each ENI, which outlives a reboot.

use super::script::{self, value};
use super::{Guest, page};
use crate::catalog::Lang;
use crate::export::{File, file_name};
use crate::plan::{Interface, Plan};
use crate::scenario::Slot;
use crate::text::guest as t;

pub(in crate::export) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file_name = file_name(plan, "nmcli.sh");
    let mut notes = vec![
        t::SCRIPT_USE.fill(lang, &[("file", file_name.clone())]),
        t::NMCLI_PROFILES.get(lang).to_owned(),
        t::SCRIPT_VALUES.fill(lang, &[("file", file_name.clone())]),
        t::RP_FILTER.get(lang).to_owned(),
    ];
    notes.extend(super::dhcp_note(plan, lang));
    let body = |guest: &Guest| {
        let messages = script::messages(lang, MESSAGES);
        let variables = script::variables(plan, guest);
        let common = script::FUNCTIONS;
        let (set, check, undo) = (set(guest), check(guest), undo(guest));
        let primary = if guest.by_primary.is_some() { PRIMARY } else { "" };
        format!(
            "set -eu\n\n{variables}\n{messages}{common}{FUNCTIONS}{primary}\n{set}\n{check}\n{undo}{MAIN}"
        )
    };
    let text = page(plan, lang, "#!/bin/sh\n", &notes, body);
    vec![File { file_name, media_type: "application/x-sh", text }]
}

const MESSAGES: &[(&str, crate::text::Text)] = &[
    ("ROOT", t::NEED_ROOT),
    ("OPEN", t::OPEN),
    ("NO_DEVICE", t::NO_DEVICE),
    ("NO_ADDRESS", t::NO_ADDRESS),
    ("USAGE", t::USAGE),
    ("NO_PROGRAM", t::NO_NMCLI),
];

fn profile(interface: &Interface) -> String {
    format!("eip-planner-{}", interface.name())
}

fn set(guest: &Guest) -> String {
    let mut out = String::from("set_guest() {\n");
    for interface in &guest.interfaces {
        let (mac, device) = (value(interface.mac()), value(interface.device()));
        let metric = interface.metric();
        out.push_str(&format!("  interface {mac} {device}\n"));
        out.push_str(&format!("  profile {} {metric} {mac}\n", profile(interface)));
        for address in interface.by_hand() {
            let (address, prefix) = (variable(address.address), variable(address.prefix));
            out.push_str(&format!("  add addresses \"{address}/{prefix}\"\n"));
        }
        for table in &interface.tables {
            let number = table.number;
            if let Some(first) = table.from.first() {
                let (address, prefix) = (value(first.address), value(first.prefix));
                out.push_str(&format!(
                    "  network {address} {prefix}\n  add routes \"$NET table={number}\"\n"
                ));
            }
            let gateway = variable(table.gateway);
            out.push_str(&format!("  add routes \"0.0.0.0/0 {gateway} table={number}\"\n"));
            for from in &table.from {
                let from = variable(from.address);
                out.push_str(&format!(
                    "  add routing-rules \"priority {number} from {from} table {number}\"\n"
                ));
            }
        }
        out.push_str("  nmcli connection up \"$PROFILE\" ifname \"$DEV\"\n");
    }
    if let Some(block) = guest.by_primary {
        out.push_str(&format!(
            "  by_primary + {block}\n  nmcli device reapply {}\n",
            value(Slot::PrimaryDevice)
        ));
    }
    out.push_str("}\n");
    out
}

fn check(guest: &Guest) -> String {
    let mut out = String::from("check_guest() {\n");
    for interface in &guest.interfaces {
        out.push_str(&format!(
            "  nmcli -f GENERAL.STATE,ipv4,IP4 connection show {}\n",
            profile(interface)
        ));
    }
    out.push_str("  ip -4 addr show\n  ip -4 rule show\n");
    for table in guest.interfaces.iter().flat_map(|interface| &interface.tables) {
        out.push_str(&format!("  ip -4 route show table {}\n", table.number));
    }
    out.push_str("}\n");
    out
}

fn undo(guest: &Guest) -> String {
    let mut out = String::from("undo_guest() {\n");
    for interface in &guest.interfaces {
        out.push_str(&format!("  remove {}\n", profile(interface)));
    }
    if let Some(block) = guest.by_primary {
        out.push_str(&format!(
            "  by_primary - {block}\n  nmcli device reapply {}\n",
            value(Slot::PrimaryDevice)
        ));
    }
    out.push_str("}\n");
    out
}

fn variable(slot: Slot) -> String {
    format!("${{{}}}", script::variable(slot))
}

const FUNCTIONS: &str = r#"
# Makes the profile of an interface, or empties the one that is there: a second run changes nothing.
profile() { # NAME METRIC MAC
  PROFILE=$1
  nmcli connection show "$1" >/dev/null 2>&1 ||
    nmcli connection add type ethernet con-name "$1" ifname '*' connection.autoconnect no
  case $3 in
  '' | *'<'*) nmcli connection modify "$1" connection.interface-name "$DEV" ;;
  *) nmcli connection modify "$1" connection.interface-name '' 802-3-ethernet.mac-address "$3" ;;
  esac
  nmcli connection modify "$1" connection.autoconnect yes connection.autoconnect-priority 100 \
    ipv4.method auto ipv4.route-metric "$2" ipv4.addresses '' ipv4.routes '' ipv4.routing-rules ''
}

add() { # PROPERTY VALUE
  nmcli connection modify "$PROFILE" "+ipv4.$1" "$2"
}

# Without it, NetworkManager goes back to the profile that the interface had before.
remove() { # NAME
  ! nmcli connection show "$1" >/dev/null 2>&1 || nmcli connection delete "$1"
}
"#;

const PRIMARY: &str = r#"
# A route of the primary ENI, in the profile that it has: + adds it once, - removes it.
by_primary() { # SIGN BLOCK
  primary=$(nmcli -g GENERAL.CONNECTION device show "$PRIMARY_DEVICE")
  nmcli connection modify "$primary" "${1}ipv4.routes" "$2 $PRIMARY_GATEWAY"
}
"#;

const MAIN: &str = r#"
[ "$(id -u)" = 0 ] || die "$M_ROOT"
command -v nmcli >/dev/null || die "$M_NO_PROGRAM"
case ${1-} in
'')
  refuse_open
  set_guest
  ;;
--check) check_guest ;;
--undo)
  refuse_open
  undo_guest
  ;;
*) die "$M_USAGE: [--check | --undo]" ;;
esac
"#;
