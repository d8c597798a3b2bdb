# One call of the fake cloud: state in; state, error and answer out, a line each.
($words | split("\n")) as $call
| ($call[0] + " " + $call[1]) as $action
| ($call[2:] | [range(0; length; 2) as $i | {key: .[$i][2:], value: .[$i + 1]}] | from_entries) as $p
| (["Describe", "List", "Get"] | any(. as $start | $call[1] | startswith($start))) as $reads

| def refuse($why): error($why);
  def ok($answer): {state: ., answer: $answer};
  # A change settles after the state was read twice.
  def settle: if (.pending // 0) > 0 then .pending -= 1 else (.Status = (.next // .Status) | del(.next)) end;
  def turn($status; $next): .Status = $status | .next = $next | .pending = 1;
  def eip($id): .eips[$id] // refuse("InvalidAllocationId.NotFound \($id)");
  def eni($id): .enis[$id] // refuse("InvalidEniId.NotFound \($id)");
  def settled($status): if .Status != $status or has("next") then refuse("IncorrectStatus \(.Status)") else . end;
  def id($prefix): "\($prefix)-\(.sequence)";
  def next: .sequence += 1;
  # A token that was seen answers as it did.
  def once(f): ($p.ClientToken // "") as $token
    | if $token != "" and .tokens[$token] then ok(.tokens[$token])
      else f | if $token != "" then .answer as $answer | .state.tokens[$token] = $answer else . end end;

def perform:
  if $action == "vpc AllocateEipAddress" then once(next | id("eip") as $id | .sequence as $n
    | .eips[$id] = ({IpAddress: "203.0.113.\(16 * $n + 7)", InstanceId: "", made: true} | turn("Creating"; "Available"))
    | ok({AllocationId: $id, EipAddress: .eips[$id].IpAddress}))
  elif $action == "vpc ReleaseEipAddress" then
    (eip($p.AllocationId) | settled("Available")) as $eip | del(.eips[$p.AllocationId]) | ok({})
  elif $action == "vpc AssociateEipAddress" then
    (eip($p.AllocationId) | settled("Available")) as $eip
    | if $p.InstanceType == "NetworkInterface" then
        eni($p.InstanceId) as $eni
        | if ($p.Mode == "BINDED" or $p.Mode == "MULTI_BINDED") and $eni.Status != "Available" then refuse("InvalidStatus.EniStatusNotSupport") else . end
        | if $p.Mode == "BINDED" and ([.eips[] | select(.InstanceId == $p.InstanceId)] | length) > 0 then refuse("one EIP per ENI") else . end
        | if $p.Mode == "NAT" then
            ($p.PrivateIpAddress // $eni.ips[0]) as $ip
            | if ($eni.ips | index($ip)) == null then refuse("no such private address \($ip)") else . end
            | if ([.eips[] | select(.PrivateIpAddress == $ip and .InstanceId == $p.InstanceId)] | length) > 0 then refuse("address in use \($ip)") else . end
          else . end
      elif $p.InstanceType == "EcsInstance" then (if .instances | index($p.InstanceId) == null then refuse("no such instance") else . end)
      else refuse("InvalidInstanceType \($p.InstanceType)") end
    | .eips[$p.AllocationId] |= (.InstanceId = $p.InstanceId | .InstanceType = $p.InstanceType | .Mode = ($p.Mode // "NAT")
        | .PrivateIpAddress = ($p.PrivateIpAddress // "") | turn("Associating"; "InUse"))
    | ok({})
  elif $action == "vpc UnassociateEipAddress" then
    (eip($p.AllocationId) | settled("InUse")) as $eip
    | if $eip.InstanceId != $p.InstanceId then refuse("InvalidInstanceId.NotFound") else . end
    | .eips[$p.AllocationId] |= (.InstanceId = "" | .PrivateIpAddress = "" | .Mode = "" | turn("Unassociating"; "Available"))
    | ok({})
  elif $action == "vpc AssociateVpcCidrBlock" then
    if .blocks | index($p.SecondaryCidrBlock) then refuse("block overlaps") else .blocks += [$p.SecondaryCidrBlock] | ok({}) end
  elif $action == "vpc UnassociateVpcCidrBlock" then
    if [.vswitches[] | select(.CidrBlock == $p.SecondaryCidrBlock)] | length > 0 then refuse("OperationFailed.CidrInUse")
    else .blocks -= [$p.SecondaryCidrBlock] | ok({}) end
  elif $action == "vpc CreateVSwitch" then once(
    if .blocks | index($p.CidrBlock) == null then refuse("InvalidCidrBlock") else . end
    | next | id("vsw") as $id | .vswitches[$id] = ({CidrBlock: $p.CidrBlock} | turn("Pending"; "Available")) | ok({VSwitchId: $id}))
  elif $action == "vpc DeleteVSwitch" then
    if [.enis[] | select(.VSwitchId == $p.VSwitchId)] | length > 0 then refuse("DependencyViolation") else del(.vswitches[$p.VSwitchId]) | ok({}) end
  elif $action == "vpc CreateRouteEntry" then
    .routes += [{DestinationCidrBlock: $p.DestinationCidrBlock, RouteTableId: $p.RouteTableId, NextHopId: $p.NextHopId} | turn("Creating"; "Created")] | ok({})
  elif $action == "vpc DeleteRouteEntry" then .routes |= map(select(.NextHopId != $p.NextHopId)) | ok({})
  elif $action == "ecs CreateNetworkInterface" then once(
    if .vswitches[$p.VSwitchId] == null then refuse("InvalidVSwitchId.NotFound \($p.VSwitchId)") else . end
    | if ($p.SecurityGroupId // "") == "" then refuse("MissingParameter.SecurityGroupId") else . end
    | next | id("eni") as $id | .sequence as $n
    | .enis[$id] = ({VSwitchId: $p.VSwitchId, InstanceId: "", ips: [$p.PrimaryIpAddress // "10.0.0.\($n)"]} | turn("Creating"; "Available"))
    | ok({NetworkInterfaceId: $id}))
  elif $action == "ecs DeleteNetworkInterface" then
    (eni($p.NetworkInterfaceId) | settled("Available")) as $eni
    | if [.eips[] | select(.InstanceId == $p.NetworkInterfaceId)] | length > 0 then refuse("EIP on it") else . end
    | del(.enis[$p.NetworkInterfaceId]) | ok({})
  elif $action == "ecs AttachNetworkInterface" then
    (eni($p.NetworkInterfaceId) | settled("Available")) as $eni
    | if .instances | index($p.InstanceId) == null then refuse("InvalidInstanceId.NotFound") else . end
    | .enis[$p.NetworkInterfaceId] |= (.InstanceId = $p.InstanceId | turn("Attaching"; "InUse")) | ok({})
  elif $action == "ecs DetachNetworkInterface" then
    (eni($p.NetworkInterfaceId) | settled("InUse")) as $eni
    | if [.eips[] | select(.InstanceId == $p.NetworkInterfaceId and (.Mode == "BINDED" or .Mode == "MULTI_BINDED"))] | length > 0
      then refuse("InvalidOperation.EniLinked") else . end
    | .enis[$p.NetworkInterfaceId] |= (.InstanceId = "" | turn("Detaching"; "Available")) | ok({})
  elif $action == "ecs AssignPrivateIpAddresses" then once(
    eni($p.NetworkInterfaceId) as $eni | .sequence as $n
    | [range(0; $p.SecondaryPrivateIpAddressCount | tonumber) | "10.0.\($n).\(. + 100)"] as $new
    | next | .enis[$p.NetworkInterfaceId].ips += $new
    | ok({AssignedPrivateIpAddressesSet: {NetworkInterfaceId: $p.NetworkInterfaceId, PrivateIpSet: {PrivateIpAddress: $new}}}))
  elif $action == "ecs UnassignPrivateIpAddresses" then
    [$p | to_entries[] | select(.key | startswith("PrivateIpAddress.")) | .value] as $gone
    | if [.eips[] | select(.PrivateIpAddress as $ip | $gone | index($ip))] | length > 0 then refuse("address in use") else . end
    | .enis[$p.NetworkInterfaceId].ips -= $gone | ok({})
  elif $action == "vpc DescribeEipAddresses" then
    if $p.AllocationId == null then ok({EipAddresses: {EipAddress: []}})
    elif .eips[$p.AllocationId] == null then ok({EipAddresses: {EipAddress: []}})
    else .eips[$p.AllocationId] |= settle | ok({EipAddresses: {EipAddress: [.eips[$p.AllocationId] + {AllocationId: $p.AllocationId}]}}) end
  elif $action == "ecs DescribeNetworkInterfaces" then
    ($p["NetworkInterfaceId.1"]) as $id
    | if .enis[$id] == null then ok({NetworkInterfaceSets: {NetworkInterfaceSet: []}})
      else .enis[$id] |= settle
        | (.enis[$id].ips) as $ips
        | ok({NetworkInterfaceSets: {NetworkInterfaceSet: [.enis[$id] + {NetworkInterfaceId: $id,
            PrivateIpSets: {PrivateIpSet: ([range(0; $ips | length) | {PrivateIpAddress: $ips[.], Primary: (. == 0)}] | reverse)}}]}}) end
  elif $action == "vpc DescribeVpcAttribute" then ok({SecondaryCidrBlocks: {SecondaryCidrBlock: .blocks}})
  elif $action == "vpc DescribeVSwitchAttributes" then .vswitches[$p.VSwitchId] |= settle | ok({Status: .vswitches[$p.VSwitchId].Status})
  elif $action == "vpc DescribeVSwitches" then
    ok({VSwitches: {VSwitch: [.vswitches | to_entries[] | select(.key == $p.VSwitchId) | .value]}})
  elif $action == "vpc DescribeRouteEntryList" then
    .routes |= map(settle) | ok({RouteEntrys: {RouteEntry: [.routes[] | . + {NextHops: {NextHop: [{NextHopId}]}}]}})
  elif $action == "vpc DescribeEipGatewayInfo" then
    ok({EipInfos: {EipInfo: [.eips[] | select(.InstanceId == $p.InstanceId) | {Ip: .IpAddress, IpGw: "203.0.113.1", IpMask: "255.255.255.0"}]}})
  else refuse("InvalidAction \($action)") end;

  . as $before
  | (if $reads then . else .changes += 1 end) as $counted
  | if $reads | not and ($stop | tonumber) == $counted.changes and $after == "" then {state: $counted, error: "interrupted"}
    else
      (try ($counted | perform) catch {state: $before, error: .}) as $result
      | if $reads | not and ($stop | tonumber) == $counted.changes then {state: $result.state, error: "interrupted afterwards"}
        else $result end
    end
  | .state, .error, .answer
