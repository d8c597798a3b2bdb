//! What the two shell scripts share: values at the top, refusal while one is open, the interface of a MAC address.

use super::{Guest, Plan, escape, slots};
use crate::catalog::Lang;
use crate::scenario::Slot;
use crate::text::Text;

/// `ENI_1_MAC`
pub(super) fn variable(slot: Slot) -> String {
    slot.key().to_ascii_uppercase().replace('-', "_")
}

/// `"$ENI_1_MAC"`
pub(super) fn value(slot: Slot) -> String {
    format!("\"${}\"", variable(slot))
}

/// The values, each of which the environment may give, and the list of those that must not stay open.
pub(super) fn variables(plan: &Plan, guest: &Guest) -> String {
    let mut out = String::new();
    let mut set = |slot: Slot, value: &str| {
        let name = variable(slot);
        out.push_str(&format!("{name}=${{{name}:-{}}}\n", escape::shell(value)));
    };
    let slots = slots(guest);
    for slot in &slots {
        set(*slot, &plan.say(*slot));
        if let Slot::EniMac(eni) = *slot {
            // A name serves where the MAC address is not known; none is needed where it is.
            let device = Slot::EniDevice(eni);
            set(device, plan.known.get(device).unwrap_or_default());
        }
    }
    let names: Vec<String> = slots.into_iter().map(variable).collect();
    out.push_str(&format!("NAMES='{}'\n", names.join(" ")));
    out
}

/// `M_ROOT='…'`
pub(super) fn messages(lang: Lang, texts: &[(&str, Text)]) -> String {
    let line = |(name, text): &(&str, Text)| {
        format!("M_{name}={}\n", escape::shell(&escape::comment(text.get(lang))))
    };
    texts.iter().map(line).collect()
}

/// Functions of both scripts.
pub(super) const FUNCTIONS: &str = r#"
say() { printf '%s\n' "$*"; }

die() {
  printf '%s\n' "$*" >&2
  exit 1
}

# All values that are still open, at once.
refuse_open() {
  open=
  for name in $NAMES; do
    value=
    eval "value=\$$name"
    case $name in
    *_MAC)
      eval "device=\$${name%_MAC}_DEVICE"
      [ -z "$device" ] || continue
      ;;
    esac
    case $value in
    '' | *'<'* | *'>'*) open="$open $name" ;;
    esac
  done
  [ -z "$open" ] || die "$M_OPEN:$open"
}

# Sets DEV: the interface with a MAC address, or of a name where no MAC address is known.
interface() { # MAC NAME
  case $1 in
  '' | *'<'*) DEV=$2 ;;
  *)
    mac=$(printf '%s' "$1" | tr 'A-F' 'a-f')
    DEV=$(ip -o link show | awk -v mac="link/ether $mac " \
      'index($0, mac) { sub(/(@.*)?:$/, "", $2); print $2; exit }')
    ;;
  esac
  if [ -z "$DEV" ] || ! ip link show dev "$DEV" >/dev/null 2>&1; then die "$M_NO_DEVICE: $1 $2"; fi
}

# Sets NET: the net of an address.
network() { # ADDRESS PREFIX
  case $1/$2 in
  *[!0-9./]* | *..* | */*/* | */) die "$M_NO_ADDRESS: $1/$2" ;;
  *.*.*.*.*) die "$M_NO_ADDRESS: $1/$2" ;;
  *?.?*.?*.?*/*) ;;
  *) die "$M_NO_ADDRESS: $1/$2" ;;
  esac
  number=0
  rest=$1.
  while [ "$rest" ]; do
    number=$((number * 256 + ${rest%%.*}))
    rest=${rest#*.}
  done
  number=$((number & (0xffffffff << (32 - $2))))
  NET=$((number >> 24 & 255)).$((number >> 16 & 255)).$((number >> 8 & 255)).$((number & 255))/$2
}
"#;
