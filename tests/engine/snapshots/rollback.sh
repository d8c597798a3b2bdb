#!/bin/sh
# NAT mode in China (Hangzhou): plan
# Made by EIP Planner from documentation as of the dates below, without access to the account. Check the assumptions before you act.
set -eu

M_USAGE='Takes back what the script of the same plan made or changed, and nothing else. Options: --dry-run, --help.'
M_OPTION='Unknown option'
M_TOOL='Please install'
M_CALL='The call failed'
M_WOULD='would call'
M_TIMEOUT='Not reached in time'
M_ACCOUNT='The account cannot be read. Check the credentials (aliyun configure) and the region.'
M_NOTHING='Nothing to take back: there are no notes of a run'
M_UNDONE='Everything that the run made or changed is taken back.'
REGION='cn-hangzhou'
NAME_OF_STATE='eip-plan-cn-hangzhou-nat.state'

say() { printf '%s\n' "$*"; }
die() { printf '%s\n' "$*" >&2; exit 1; }

DRY=
for option do
  case $option in
    --dry-run) DRY=yes ;;
    --help) say "$M_USAGE"; exit 0 ;;
    *) printf '%s: %s\n' "$M_OPTION" "$option" >&2; exit 2 ;;
  esac
done

for tool in aliyun jq; do
  command -v "$tool" >/dev/null 2>&1 || die "$M_TOOL: $tool"
done

# What a run made or changed, a line each: kind, name, values. The rollback reads it.
STATE=${EIP_PLANNER_STATE:-./$NAME_OF_STATE}
POLL=${EIP_PLANNER_POLL:-3}
TRIES=${EIP_PLANNER_TRIES:-60}
TAB=$(printf '\t')

# change PRODUCT ACTION …: a call that changes something; a dry run only shows it.
change() {
  if [ -n "$DRY" ]; then
    say "  $M_WOULD: aliyun $*"
    answer '{}'
  else
    say "  aliyun $*"
    answered=$(aliyun "$@") || die "$M_CALL: aliyun $*"
    answer "$answered"
  fi
}

# until_is WANTED COMMAND …: waits until the command prints the state.
until_is() {
  [ -z "$DRY" ] || return 0
  wanted=$1
  shift
  tries=0
  while :; do
    found=$("$@")
    [ "$found" != "$wanted" ] || return 0
    tries=$((tries + 1))
    [ "$tries" -lt "$TRIES" ] || die "$M_TIMEOUT: $* = $found ($wanted)"
    sleep "$POLL"
  done
}

aliyun vpc DescribeEipAddresses --RegionId "$REGION" --PageSize 1 >/dev/null || die "$M_ACCOUNT"

# What a call answers does not matter here; the state that follows does.
answer() { :; }

[ -f "$STATE" ] || { say "$M_NOTHING: $STATE"; exit 0; }

eip_field() {
  aliyun vpc DescribeEipAddresses --RegionId "$REGION" --AllocationId "$1" |
    jq -r ".EipAddresses.EipAddress[0].$2 // \"\""
}

eni_field() {
  aliyun ecs DescribeNetworkInterfaces --RegionId "$REGION" --NetworkInterfaceId.1 "$1" |
    jq -r ".NetworkInterfaceSets.NetworkInterfaceSet[0].$2 // \"\""
}

# each KIND FUNCTION: for every line of a kind, the last one first, each name once.
each() {
  of_kind=$1
  todo=$2
  done_names=' '
  lines=$(awk '{ line[NR] = $0 } END { for (n = NR; n > 0; n--) print line[n] }' "$STATE")
  while IFS=$TAB read -r kind name values; do
    [ "$kind" = "$of_kind" ] || continue
    case $done_names in *" $name "*) continue ;; esac
    done_names="$done_names$name "
    # shellcheck disable=SC2086 # the values are ids and addresses, apart by spaces
    "$todo" "$name" $values </dev/null
  done <<LINES
$lines
LINES
}

undo_route() {
  found=$(aliyun vpc DescribeRouteEntryList --RegionId "$REGION" --RouteTableId "$2" --DestinationCidrBlock 0.0.0.0/0 |
    jq -r --arg hop "$3" '[.RouteEntrys.RouteEntry[]? | select([.NextHops.NextHop[]?.NextHopId] | index($hop))] | length')
  [ "$found" -gt 0 ] || return 0
  change vpc DeleteRouteEntry --RegionId "$REGION" --RouteTableId "$2" --DestinationCidrBlock 0.0.0.0/0 --NextHopId "$3"
}

undo_associated() {
  [ "$(eip_field "$2" InstanceId)" = "$3" ] || return 0
  address=
  [ "$5" = - ] || address=$5
  change vpc UnassociateEipAddress --RegionId "$REGION" --AllocationId "$2" --InstanceId "$3" --InstanceType "$4" \
    ${address:+--PrivateIpAddress "$address"}
  until_is Available eip_field "$2" Status
}

undo_attached() {
  [ "$(eni_field "$2" Status)" = InUse ] || return 0
  change ecs DetachNetworkInterface --RegionId "$REGION" --NetworkInterfaceId "$2" --InstanceId "$3"
  until_is Available eni_field "$2" Status
}

undo_detached() {
  [ "$(eni_field "$2" Status)" = Available ] || return 0
  change ecs AttachNetworkInterface --RegionId "$REGION" --NetworkInterfaceId "$2" --InstanceId "$3"
  until_is InUse eni_field "$2" Status
}

undo_assigned() {
  [ -n "$(eni_field "$2" Status)" ] || return 0
  eni=$2
  rest=$3
  set --
  number=1
  while [ -n "$rest" ]; do
    address=${rest%%,*}
    case $rest in *,*) rest=${rest#*,} ;; *) rest= ;; esac
    there=$(eni_field "$eni" "PrivateIpSets.PrivateIpSet | map(select(.PrivateIpAddress == \"$address\")) | length")
    if [ "$there" -gt 0 ]; then
      set -- "$@" "--PrivateIpAddress.$number" "$address"
      number=$((number + 1))
    fi
  done
  [ "$#" -gt 0 ] || return 0
  change ecs UnassignPrivateIpAddresses --RegionId "$REGION" --NetworkInterfaceId "$eni" "$@"
}

undo_eni() {
  [ -n "$(eni_field "$2" Status)" ] || return 0
  change ecs DeleteNetworkInterface --RegionId "$REGION" --NetworkInterfaceId "$2"
  until_is '' eni_field "$2" Status
}

undo_vswitch() {
  there=$(aliyun vpc DescribeVSwitches --RegionId "$REGION" --VSwitchId "$2" | jq -r '.VSwitches.VSwitch | length')
  [ "$there" -gt 0 ] || return 0
  change vpc DeleteVSwitch --RegionId "$REGION" --VSwitchId "$2"
}

undo_cidr() {
  there=$(aliyun vpc DescribeVpcAttribute --RegionId "$REGION" --VpcId "$3" |
    jq -r --arg block "$2" '[.SecondaryCidrBlocks.SecondaryCidrBlock[]? | select(. == $block)] | length')
  [ "$there" -gt 0 ] || return 0
  change vpc UnassociateVpcCidrBlock --RegionId "$REGION" --VpcId "$3" --SecondaryCidrBlock "$2"
}

undo_eip() {
  [ -n "$(eip_field "$2" Status)" ] || return 0
  change vpc ReleaseEipAddress --RegionId "$REGION" --AllocationId "$2"
  until_is '' eip_field "$2" Status
}

# A visible EIP is taken off before its ENI is detached; what the run detached goes back at the end of the network.
each route undo_route
each associated undo_associated
each attached undo_attached
each detached undo_detached
each assigned undo_assigned
each eni undo_eni
each vswitch undo_vswitch
each cidr undo_cidr
each eip undo_eip
[ -n "$DRY" ] || rm -f "$STATE"
say "$M_UNDONE"
