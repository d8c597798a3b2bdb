#!/bin/sh
# NAT mode in China (Hangzhou): plan
# Made by EIP Planner from documentation as of the dates below, without access to the account. Check the assumptions before you act.
#
# Run as root: sh eip-plan-cn-hangzhou-nat.ip.sh sets what is missing, sh eip-plan-cn-hangzhou-nat.ip.sh --check only looks, sh eip-plan-cn-hangzhou-nat.ip.sh --undo takes it back.
# It holds until the next reboot. A second run changes nothing. Addresses that DHCP has given are left alone.
# What it sets is noted in /run, with the command that undoes it; --undo takes back exactly that.
# The environment may give the values at the top: ENI_1_MAC=00:16:3e:00:00:01 sh eip-plan-cn-hangzhou-nat.ip.sh
# rp_filter stays as it is: with these rules even its strict form (1) accepts the packets, because the way back is by the same ENI.

set -eu

ENI_1_MAC=${ENI_1_MAC:-'00:16:3e:00:00:01'}
ENI_1_DEVICE=${ENI_1_DEVICE:-'eth1'}
ENI_1_IP_1=${ENI_1_IP_1:-'10.0.1.21'}
ENI_1_PREFIX=${ENI_1_PREFIX:-'24'}
ENI_1_IP_2=${ENI_1_IP_2:-'10.0.1.22'}
ENI_1_IP_3=${ENI_1_IP_3:-'10.0.1.23'}
ENI_1_GATEWAY=${ENI_1_GATEWAY:-'10.0.1.253'}
NAMES='ENI_1_MAC ENI_1_IP_1 ENI_1_PREFIX ENI_1_IP_2 ENI_1_IP_3 ENI_1_GATEWAY'
STATE=${EIP_PLANNER_STATE:-/run/eip-planner.state}

M_ROOT='Run this as root.'
M_OPEN='These values are still open; set them at the top of the file or in the environment'
M_NO_DEVICE='No network interface has this MAC address or name'
M_NO_ADDRESS='This is no IPv4 address with a prefix length'
M_USAGE='Options'
M_THERE='already there'
M_MISSING='missing'
M_SET='set'
M_UNDONE='undone'
M_GONE='no longer there'
M_NOTHING='Nothing is noted that could be undone.'

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

guest() {
  # eni-1
  interface "$ENI_1_MAC" "$ENI_1_DEVICE"
  up
  address "$ENI_1_IP_1" "$ENI_1_PREFIX"
  address "$ENI_1_IP_2" "$ENI_1_PREFIX"
  address "$ENI_1_IP_3" "$ENI_1_PREFIX"
  route 1001 "$NET" scope link
  route 1001 default via "$ENI_1_GATEWAY"
  rule 1001 "$ENI_1_IP_1"
  rule 1001 "$ENI_1_IP_2"
  rule 1001 "$ENI_1_IP_3"
}

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
