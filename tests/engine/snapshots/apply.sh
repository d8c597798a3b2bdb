#!/bin/sh
# NAT mode in China (Hangzhou): plan
# Made by EIP Planner from documentation as of the dates below, without access to the account. Check the assumptions before you act.
set -eu

M_USAGE='Carries out the plan with the aliyun CLI and jq. Options: --dry-run shows the calls and changes nothing; --help. Environment: the values below, EIP_PLANNER_STATE (notes for the rollback), EIP_PLANNER_POLL and EIP_PLANNER_TRIES (waiting, in seconds and times).'
M_OPTION='Unknown option'
M_TOOL='Please install'
M_CALL='The call failed'
M_WOULD='would call'
M_ANSWER='The answer lacks'
M_TIMEOUT='Not reached in time'
M_ACCOUNT='The account cannot be read. Check the credentials (aliyun configure) and the region.'
M_VALUE='Not an id or address'
M_THERE='there already'
M_ELSEWHERE='in use elsewhere; nothing was changed'
M_STATE='not found'
M_MISSING='Nothing was changed. Please set these variables first'
M_BY_HAND='By hand:'
M_DONE='Done. What is marked as work by hand remains.'
REGION='cn-hangzhou'
NAME_OF_STATE='eip-plan-cn-hangzhou-nat.state'

# What is known. An empty one is made, chosen by the cloud, or asked for below.
[ -n "${INSTANCE_ID:-}" ] || INSTANCE_ID='' # ID of the instance
[ -n "${VSWITCH_ID:-}" ] || VSWITCH_ID='' # ID of the vSwitch for new ENIs
[ -n "${SECURITY_GROUP_ID:-}" ] || SECURITY_GROUP_ID='' # ID of the security group for new ENIs
[ -n "${EIP_1_ID:-}" ] || EIP_1_ID='' # ID of eip-1
[ -n "${EIP_2_ID:-}" ] || EIP_2_ID='' # ID of eip-2
[ -n "${EIP_3_ID:-}" ] || EIP_3_ID='' # ID of eip-3
[ -n "${ENI_1_ID:-}" ] || ENI_1_ID='' # ID of eni-1
[ -n "${ENI_1_IP_1:-}" ] || ENI_1_IP_1='' # Private IP address 1 of eni-1
[ -n "${ENI_1_IP_2:-}" ] || ENI_1_IP_2='' # Private IP address 2 of eni-1
[ -n "${ENI_1_IP_3:-}" ] || ENI_1_IP_3='' # Private IP address 3 of eni-1

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

# What the last call answered.
OUT=
answer() { OUT=$1; }

# ids, addresses and blocks have no other characters; anything else would be a mistake or worse.
check() {
  case $2 in
    *[!A-Za-z0-9._:/-]*) die "$M_VALUE: $1 = $2" ;;
  esac
}

MISSING=
need() {
  if [ -z "$2" ]; then MISSING="$MISSING $1"; fi
}

record() {
  [ -n "$DRY" ] || printf '%s\t%s\t%s\n' "$1" "$2" "$3" >>"$STATE"
}

# recorded KIND NAME: the values of the last such line.
recorded() {
  [ -f "$STATE" ] || return 0
  while IFS=$TAB read -r kind name values; do
    if [ "$kind" = "$1" ] && [ "$name" = "$2" ]; then printf '%s\n' "$values"; fi
  done <"$STATE" | tail -n 1
}

# ask PRODUCT ACTION …: a call that only looks.
ask() {
  answered=$(aliyun "$@") || die "$M_CALL: aliyun $*"
  answer "$answered"
}

# made FILTER PLACEHOLDER: what a call answered; a dry run goes on with the placeholder.
made() {
  if [ -n "$DRY" ]; then
    printf '%s\n' "$2"
  else
    printf '%s' "$OUT" | jq -er "$1" || die "$M_ANSWER: $1"
  fi
}

# Is the object only a placeholder, since a dry run made nothing?
open() {
  case $1 in
    '<'*) return 0 ;;
    *) return 1 ;;
  esac
}

TOKEN=$(recorded token run)
if [ -z "$TOKEN" ]; then
  TOKEN="eip-planner-$(date +%s)-$$"
fi

check INSTANCE_ID "$INSTANCE_ID"
check VSWITCH_ID "$VSWITCH_ID"
check SECURITY_GROUP_ID "$SECURITY_GROUP_ID"
check EIP_1_ID "$EIP_1_ID"
check EIP_2_ID "$EIP_2_ID"
check EIP_3_ID "$EIP_3_ID"
check ENI_1_ID "$ENI_1_ID"
check ENI_1_IP_1 "$ENI_1_IP_1"
check ENI_1_IP_2 "$ENI_1_IP_2"
check ENI_1_IP_3 "$ENI_1_IP_3"
need INSTANCE_ID "$INSTANCE_ID"
[ -n "$ENI_1_ID" ] || need VSWITCH_ID "$VSWITCH_ID"
[ -n "$ENI_1_ID" ] || need SECURITY_GROUP_ID "$SECURITY_GROUP_ID"
[ -z "$MISSING" ] || die "$M_MISSING:$MISSING"

aliyun vpc DescribeEipAddresses --RegionId "$REGION" --PageSize 1 >/dev/null || die "$M_ACCOUNT"
[ -n "$(recorded token run)" ] || record token run "$TOKEN"

eip_field() {
  aliyun vpc DescribeEipAddresses --RegionId "$REGION" --AllocationId "$1" |
    jq -r ".EipAddresses.EipAddress[0].$2 // \"\""
}

# allocate NAME ID: an EIP, if there is none yet. Sets ID.
allocate() {
  ID=$2
  [ -n "$ID" ] || ID=$(recorded eip "$1")
  if [ -n "$ID" ]; then
    say "  $M_THERE: $1 $ID"
    return 0
  fi
  change vpc AllocateEipAddress --RegionId "$REGION" --InstanceChargeType PostPaid --ClientToken "$TOKEN-$1"
  ID=$(made .AllocationId "<$1-id>")
  record eip "$1" "$ID"
  until_is Available eip_field "$ID" Status
}

# associate NAME EIP TARGET TYPE MODE ADDRESS
associate() {
  if ! open "$2"; then
    status=$(eip_field "$2" Status)
    holder=$(eip_field "$2" InstanceId)
    if [ "$status" = InUse ] || [ "$status" = Associating ]; then
      [ "$holder" = "$3" ] || die "$M_ELSEWHERE: $1 $2: $holder"
      say "  $M_THERE: $1 $holder"
      until_is InUse eip_field "$2" Status
      return 0
    fi
    [ -n "$status" ] || die "$M_STATE: $1 $2"
    until_is Available eip_field "$2" Status
  fi
  record associated "$1" "$2 $3 $4 ${6:--}"
  change vpc AssociateEipAddress --RegionId "$REGION" --AllocationId "$2" --InstanceId "$3" --InstanceType "$4" \
    ${5:+--Mode "$5"} ${6:+--PrivateIpAddress "$6"}
  until_is InUse eip_field "$2" Status
}

eni_field() {
  aliyun ecs DescribeNetworkInterfaces --RegionId "$REGION" --NetworkInterfaceId.1 "$1" |
    jq -r ".NetworkInterfaceSets.NetworkInterfaceSet[0].$2 // \"\""
}

# create_eni NAME ID VSWITCH ADDRESS: a secondary ENI, if there is none yet. Sets ID.
create_eni() {
  ID=$2
  [ -n "$ID" ] || ID=$(recorded eni "$1")
  if [ -n "$ID" ]; then
    say "  $M_THERE: $1 $ID"
    return 0
  fi
  change ecs CreateNetworkInterface --RegionId "$REGION" --VSwitchId "$3" --SecurityGroupId "$SECURITY_GROUP_ID" \
    --ClientToken "$TOKEN-$1" ${4:+--PrimaryIpAddress "$4"}
  ID=$(made .NetworkInterfaceId "<$1-id>")
  record eni "$1" "$ID"
  until_is Available eni_field "$ID" Status
}

# attach NAME ENI
attach() {
  if ! open "$2"; then
    status=$(eni_field "$2" Status)
    holder=$(eni_field "$2" InstanceId)
    if [ "$status" = InUse ] || [ "$status" = Attaching ]; then
      [ "$holder" = "$INSTANCE_ID" ] || die "$M_ELSEWHERE: $1 $2: $holder"
      say "  $M_THERE: $1 $holder"
      until_is InUse eni_field "$2" Status
      return 0
    fi
    [ -n "$status" ] || die "$M_STATE: $1 $2"
    until_is Available eni_field "$2" Status
  fi
  record attached "$1" "$2 $INSTANCE_ID"
  change ecs AttachNetworkInterface --RegionId "$REGION" --NetworkInterfaceId "$2" --InstanceId "$INSTANCE_ID"
  until_is InUse eni_field "$2" Status
}

# address ENI PLACE: a private address of an ENI, the primary one first.
address() {
  aliyun ecs DescribeNetworkInterfaces --RegionId "$REGION" --NetworkInterfaceId.1 "$1" | jq -r --argjson place "$2" '
    .NetworkInterfaceSets.NetworkInterfaceSet[0].PrivateIpSets.PrivateIpSet
    | sort_by(.Primary | not) | .[$place - 1].PrivateIpAddress // ""'
}

# assign NAME ENI COUNT: so many private addresses in all.
assign() {
  present=1
  if ! open "$2"; then
    present=$(eni_field "$2" 'PrivateIpSets.PrivateIpSet | length')
  fi
  if [ "$present" -ge "$3" ]; then
    say "  $M_THERE: $1 $present"
    return 0
  fi
  more=$(($3 - present))
  change ecs AssignPrivateIpAddresses --RegionId "$REGION" --NetworkInterfaceId "$2" \
    --SecondaryPrivateIpAddressCount "$more" --ClientToken "$TOKEN-$1-$3"
  new=$(made '[.AssignedPrivateIpAddressesSet.PrivateIpSet.PrivateIpAddress[]] | join(",")' '<addresses>')
  record assigned "$1" "$2 $new"
}

# pick NAME ENI PLACE GIVEN: which private address an EIP goes to; once picked it stays. Sets ADDRESS.
pick() {
  ADDRESS=$4
  [ -n "$ADDRESS" ] || ADDRESS=$(recorded address "$1")
  [ -z "$ADDRESS" ] || return 0
  if open "$2"; then
    ADDRESS="<$1>"
  else
    ADDRESS=$(address "$2" "$3")
    [ -n "$ADDRESS" ] || [ -n "$DRY" ] || die "$M_ANSWER: $1"
    [ -n "$ADDRESS" ] || ADDRESS="<$1>"
  fi
  record address "$1" "$ADDRESS"
}


say '1. Have 3 EIPs ready in China (Hangzhou)'
allocate eip-1 "$EIP_1_ID"
EIP_1_ID=$ID
allocate eip-2 "$EIP_2_ID"
EIP_2_ID=$ID
allocate eip-3 "$EIP_3_ID"
EIP_3_ID=$ID

say '2. Have a secondary ENI ready: eni-1'
create_eni eni-1 "$ENI_1_ID" "$VSWITCH_ID" "$ENI_1_IP_1"
ENI_1_ID=$ID

say '3. Attach eni-1 to the instance'
attach eni-1 "$ENI_1_ID"

say '4. Assign 2 more private IP addresses to eni-1'
assign eni-1 "$ENI_1_ID" 3

say '5. Associate eip-1 with <eni-1-ip-1> of eni-1'
pick eni-1-ip-1 "$ENI_1_ID" 1 "$ENI_1_IP_1"
associate eip-1 "$EIP_1_ID" "$ENI_1_ID" NetworkInterface NAT "$ADDRESS"

say '6. Associate eip-2 with <eni-1-ip-2> of eni-1'
pick eni-1-ip-2 "$ENI_1_ID" 2 "$ENI_1_IP_2"
associate eip-2 "$EIP_2_ID" "$ENI_1_ID" NetworkInterface NAT "$ADDRESS"

say '7. Associate eip-3 with <eni-1-ip-3> of eni-1'
pick eni-1-ip-3 "$ENI_1_ID" 3 "$ENI_1_IP_3"
associate eip-3 "$EIP_3_ID" "$ENI_1_ID" NetworkInterface NAT "$ADDRESS"

say '8. Configure the ENIs in the OS'
say "  $M_BY_HAND"
say '  Some images neither detect the addresses of a secondary ENI nor add its routes. Replies must leave by the ENI that the request came in on, else the EIP seems dead: the rules by source address see to that. The commands hold until the next reboot; enter them in the network configuration of the image to keep them.'
say '    ip link set dev <eni-1-device> up'
say '    ip addr add <eni-1-ip-2>/<eni-1-prefix> dev <eni-1-device>'
say '    ip addr add <eni-1-ip-3>/<eni-1-prefix> dev <eni-1-device>'
say '    ip -4 route add default via <eni-1-gateway> dev <eni-1-device> table 1001'
say '    ip -4 rule add from <eni-1-ip-1> lookup 1001 priority 1001'
say '    ip -4 rule add from <eni-1-ip-2> lookup 1001 priority 1001'
say '    ip -4 rule add from <eni-1-ip-3> lookup 1001 priority 1001'
say '  ip -4 addr show lists every address of the ENIs, and ip -4 rule show lists a rule for each.'

say '9. Decide how the instance itself reaches the internet'
say "  $M_BY_HAND"
say '  Nothing is needed if the instance only serves, such as a website. By default, packets to the internet leave by the primary ENI. For outbound access by a secondary ENI, change the route priorities or add specific routes; routes over several ENIs, or over a random one, share the load.'
say '  A request from the instance to a server that shows the caller'\''s address shows the address that you expect.'

say '10. See that all 3 EIPs are associated'
open "$EIP_1_ID" || say "  eip-1 $(eip_field "$EIP_1_ID" Status) $(eip_field "$EIP_1_ID" IpAddress)"
open "$EIP_2_ID" || say "  eip-2 $(eip_field "$EIP_2_ID" Status) $(eip_field "$EIP_2_ID" IpAddress)"
open "$EIP_3_ID" || say "  eip-3 $(eip_field "$EIP_3_ID" Status) $(eip_field "$EIP_3_ID" IpAddress)"

say '11. Reach the service from the internet'
say "  $M_BY_HAND"
say '  Connect to the service by each EIP from outside of Alibaba Cloud. The security group of the instance or of the ENI must allow it; inbound access is controlled there.'
say '  Each EIP answers, and the log of the service shows the request.'

say "$M_DONE"
