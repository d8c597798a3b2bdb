//! A script that sets it at once, with `ip` alone: on any Linux, until the next reboot.

use super::script::{self, value};
use super::{Guest, page};
use crate::catalog::Lang;
use crate::export::{File, file_name};
use crate::plan::{Interface, Plan};
use crate::scenario::Slot;
use crate::text::guest as t;

pub(in crate::export) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file_name = file_name(plan, "ip.sh");
    let mut notes = vec![
        t::SCRIPT_USE.fill(lang, &[("file", file_name.clone())]),
        t::IP_VOLATILE.get(lang).to_owned(),
        t::IP_UNDO.get(lang).to_owned(),
        t::SCRIPT_VALUES.fill(lang, &[("file", file_name.clone())]),
        t::RP_FILTER.get(lang).to_owned(),
    ];
    notes.extend(super::dhcp_note(plan, lang));
    let body = |guest: &Guest| {
        let messages = script::messages(lang, MESSAGES);
        let variables = script::variables(plan, guest);
        let guest = describe(guest);
        let common = script::FUNCTIONS;
        format!(
            "set -eu\n\n{variables}STATE=${{EIP_PLANNER_STATE:-/run/eip-planner.state}}\n\n{messages}{common}{FUNCTIONS}\n{guest}{MAIN}"
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
    ("THERE", t::THERE),
    ("MISSING", t::MISSING),
    ("SET", t::SET),
    ("UNDONE", t::UNDONE),
    ("GONE", t::GONE),
    ("NOTHING", t::NOTHING_TO_UNDO),
];

/// The guest as calls of the functions, which set it or look for it.
fn describe(guest: &Guest) -> String {
    let mut out = String::from("guest() {\n");
    for interface in &guest.interfaces {
        out.push_str(&describe_interface(interface));
    }
    if let Some(block) = guest.by_primary {
        let (device, gateway) = (value(Slot::PrimaryDevice), value(Slot::PrimaryGateway));
        out.push_str(&format!("  interface '' {device}\n  route main {block} via {gateway}\n"));
    }
    out.push_str("}\n");
    out
}

fn describe_interface(interface: &Interface) -> String {
    let (mac, device) = (value(interface.mac()), value(interface.device()));
    let mut out = format!("  # {}\n  interface {mac} {device}\n  up\n", interface.name());
    for table in &interface.tables {
        let number = table.number;
        for from in &table.from {
            out.push_str(&format!("  address {} {}\n", value(from.address), value(from.prefix)));
        }
        // The net of the last address is that of all: they share a vSwitch.
        out.push_str(&format!("  route {number} \"$NET\" scope link\n"));
        out.push_str(&format!("  route {number} default via {}\n", value(table.gateway)));
        for from in &table.from {
            out.push_str(&format!("  rule {number} {}\n", value(from.address)));
        }
    }
    out
}

const FUNCTIONS: &str = r#"
# Sets what is not there and notes how to undo it; with --check it only looks.
ensure() { # UNDO COMMAND…
  undo=$1
  shift
  if [ "$there" ]; then
    say "$M_THERE: ip $*"
  elif [ "$CHECK" ]; then
    say "$M_MISSING: ip $*"
    MISSING=1
  else
    say "$M_SET: ip $*"
    ip -4 "$@"
    {
      printf '%s\n' "$undo"
      [ ! -f "$STATE" ] || cat "$STATE"
    } >"$STATE.new"
    mv "$STATE.new" "$STATE"
  fi
}

up() {
  there=
  case "$(ip -o link show dev "$DEV")" in
  *[\<,]UP[,\>]*) there=1 ;;
  esac
  ensure "link set dev $DEV down" link set dev "$DEV" up
}

address() { # ADDRESS PREFIX
  network "$1" "$2"
  there=
  case "$(ip -4 -o addr show dev "$DEV")" in
  *" inet $1/"*) there=1 ;;
  esac
  ensure "addr del $1/$2 dev $DEV" addr add "$1/$2" dev "$DEV"
}

route() { # TABLE DESTINATION via GATEWAY | TABLE DESTINATION scope link
  table=$1
  to=$2
  shift 2
  line="$to dev $DEV "
  [ "$1" != via ] || line="$to via $2 dev $DEV "
  there=$(ip -4 route show table "$table" 2>/dev/null | sed 's/$/ /' | grep -F "$line" || true)
  ensure "route del $to $* dev $DEV table $table" route add "$to" "$@" dev "$DEV" table "$table"
}

rule() { # TABLE ADDRESS
  there=$(ip -4 rule show | awk -v priority="$1:" -v from="$2" '$1 == priority && $3 == from')
  ensure "rule del from $2 table $1 priority $1" rule add from "$2" table "$1" priority "$1"
  # Where a reply from this address goes: no packet is sent.
  [ -z "$CHECK" ] || [ -z "$there" ] || ip -4 route get 192.0.2.1 from "$2" || true
}

# Takes back what this script set, the last first.
undo() {
  [ -f "$STATE" ] || die "$M_NOTHING"
  while read -r line; do
    # shellcheck disable=SC2086 # a line is a command of several words
    if ip -4 $line 2>/dev/null; then say "$M_UNDONE: ip $line"; else say "$M_GONE: ip $line"; fi
  done <"$STATE"
  rm -f "$STATE"
}
"#;

const MAIN: &str = r#"
CHECK=
MISSING=
case ${1-} in
'') ;;
--check) CHECK=1 ;;
--undo)
  [ "$(id -u)" = 0 ] || die "$M_ROOT"
  undo
  exit
  ;;
*) die "$M_USAGE: [--check | --undo]" ;;
esac
[ "$CHECK" ] || [ "$(id -u)" = 0 ] || die "$M_ROOT"
refuse_open
guest
if [ "$CHECK" ]; then
  ip -4 rule show
  # Several values mean that the larger one holds.
  cat /proc/sys/net/ipv4/conf/all/rp_filter "/proc/sys/net/ipv4/conf/$DEV/rp_filter"
fi
[ -z "$MISSING" ] || exit 1
"#;
