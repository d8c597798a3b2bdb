#: base
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

#: apply
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

#: account
aliyun vpc DescribeEipAddresses --RegionId "$REGION" --PageSize 1 >/dev/null || die "$M_ACCOUNT"
[ -n "$(recorded token run)" ] || record token run "$TOKEN"

#: eip
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

#: associate
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

#: eni
eni_field() {
  aliyun ecs DescribeNetworkInterfaces --RegionId "$REGION" --NetworkInterfaceId.1 "$1" |
    jq -r ".NetworkInterfaceSets.NetworkInterfaceSet[0].$2 // \"\""
}

#: create-eni
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

#: attach
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

#: detach
# detach NAME ENI EIP…: not if every EIP is on it already, since then an earlier run came past here.
detach() {
  name=$1
  eni=$2
  shift 2
  ready=yes
  for eip do
    if open "$eip" || [ "$(eip_field "$eip" InstanceId)" != "$eni" ]; then ready=; fi
  done
  status=$(eni_field "$eni" Status)
  if [ -n "$ready" ] || [ "$status" = Available ]; then
    say "  $M_THERE: $name $status"
    return 0
  fi
  if [ "$status" = Detaching ]; then
    until_is Available eni_field "$eni" Status
    return 0
  fi
  holder=$(eni_field "$eni" InstanceId)
  [ "$holder" = "$INSTANCE_ID" ] || die "$M_ELSEWHERE: $name $eni: $holder"
  record detached "$name" "$eni $INSTANCE_ID"
  change ecs DetachNetworkInterface --RegionId "$REGION" --NetworkInterfaceId "$eni" --InstanceId "$INSTANCE_ID"
  until_is Available eni_field "$eni" Status
}

#: addresses
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

#: cidr
# number A.B.C.D
number() {
  old=$IFS
  IFS=.
  # shellcheck disable=SC2086 # split at the dots
  set -- $1
  IFS=$old
  printf '%s\n' "$((($1 << 24) + ($2 << 16) + ($3 << 8) + $4))"
}

# around ADDRESS: the smallest block that a VPC takes and that has the address. Fails where the vSwitch reserves it.
around() {
  value=$(number "$1")
  size=$((1 << (32 - MASK)))
  first=$((value / size * size))
  place=$((value - first))
  if [ "$place" -lt "$RESERVED_FIRST" ] || [ "$place" -ge "$((size - RESERVED_LAST))" ]; then
    die "$M_RESERVED: $1"
  fi
  printf '%s.%s.%s.%s/%s\n' "$((first >> 24 & 255))" "$((first >> 16 & 255))" "$((first >> 8 & 255))" \
    "$((first & 255))" "$MASK"
}

# add_cidr NAME BLOCK
add_cidr() {
  ask vpc DescribeVpcAttribute --RegionId "$REGION" --VpcId "$VPC_ID"
  if printf '%s' "$OUT" | jq -e --arg block "$2" \
    '[.SecondaryCidrBlocks.SecondaryCidrBlock[]?] | index($block)' >/dev/null; then
    say "  $M_THERE: $1 $2"
    return 0
  fi
  record cidr "$1" "$2 $VPC_ID"
  change vpc AssociateVpcCidrBlock --RegionId "$REGION" --VpcId "$VPC_ID" --SecondaryCidrBlock "$2"
}

vswitch_status() {
  aliyun vpc DescribeVSwitchAttributes --RegionId "$REGION" --VSwitchId "$1" | jq -r '.Status // ""'
}

# create_vswitch NAME ID BLOCK: sets ID.
create_vswitch() {
  ID=$2
  [ -n "$ID" ] || ID=$(recorded vswitch "$1")
  if [ -n "$ID" ]; then
    say "  $M_THERE: $1 $ID"
    return 0
  fi
  change vpc CreateVSwitch --RegionId "$REGION" --VpcId "$VPC_ID" --ZoneId "$ZONE_ID" --CidrBlock "$3" \
    --ClientToken "$TOKEN-$1"
  ID=$(made .VSwitchId "<$1-id>")
  record vswitch "$1" "$ID"
  until_is Available vswitch_status "$ID"
}

#: route
route_status() {
  aliyun vpc DescribeRouteEntryList --RegionId "$REGION" --RouteTableId "$ROUTE_TABLE_ID" \
    --DestinationCidrBlock 0.0.0.0/0 | jq -r --arg hop "$IPV4_GATEWAY_ID" '
      [.RouteEntrys.RouteEntry[]? | select([.NextHops.NextHop[]?.NextHopId] | index($hop))][0].Status // ""
      | if . == "Available" then "Created" else . end'
}

# The default route to the IPv4 gateway.
gateway_route() {
  if [ -n "$(route_status)" ]; then
    say "  $M_THERE: 0.0.0.0/0 $IPV4_GATEWAY_ID"
  else
    record route default "$ROUTE_TABLE_ID $IPV4_GATEWAY_ID"
    change vpc CreateRouteEntry --RegionId "$REGION" --RouteTableId "$ROUTE_TABLE_ID" \
      --DestinationCidrBlock 0.0.0.0/0 --NextHopType Ipv4Gateway --NextHopId "$IPV4_GATEWAY_ID" \
      --ClientToken "$TOKEN-route"
  fi
  # A dry run made none, so there is none to wait for.
  until_is Created route_status
}

#: gateway-info
# gateway_info ENI: gateway and mask of its EIPs, for the guest.
gateway_info() {
  if open "$1"; then
    say "  aliyun vpc DescribeEipGatewayInfo --RegionId $REGION --InstanceId $1"
    return 0
  fi
  ask vpc DescribeEipGatewayInfo --RegionId "$REGION" --InstanceId "$1"
  printf '%s' "$OUT" | jq -r '.EipInfos.EipInfo[]? | "  \(.Ip // .IP)  \(.IpGw)  \(.IpMask)"'
}
