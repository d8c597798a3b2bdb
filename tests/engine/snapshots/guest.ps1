# NAT mode in China (Hangzhou): plan
# Made by EIP Planner from documentation as of the dates below, without access to the account. Check the assumptions before you act.
#
# Run as administrator: eip-plan-cn-hangzhou-nat.ps1 sets what is missing, eip-plan-cn-hangzhou-nat.ps1 -Check only looks, eip-plan-cn-hangzhou-nat.ps1 -Undo takes it back. Windows keeps it over a reboot. The environment may give the values at the top.
# Windows has no rules by source address: it answers by the NIC that has the address, by that NIC's own default route. SkipAsSource keeps the further addresses out of connections that the instance itself opens; they leave with the primary address.
# According to its page, New-NetIPAddress turns DHCP off. Where DHCP is on, the script therefore adds the address with netsh after dhcpstaticipcoexistence=enabled, which newer versions of Windows have; no page of Alibaba Cloud describes that, so look at the result with -Check. That setting stays after -Undo.

#Requires -RunAsAdministrator
param([switch]$Check, [switch]$Undo)
$ErrorActionPreference = 'Stop'
$script:Missing = $false

function Set-Value($Name, $Default) {
  $given = [Environment]::GetEnvironmentVariable($Name)
  if ($given) { $Value[$Name] = $given } else { $Value[$Name] = $Default }
}

$Value = @{}
Set-Value 'ENI_1_MAC' '00:16:3e:00:00:01'
Set-Value 'ENI_1_DEVICE' 'eth1'
Set-Value 'ENI_1_IP_1' '10.0.1.21'
Set-Value 'ENI_1_PREFIX' '24'
Set-Value 'ENI_1_IP_2' '10.0.1.22'
Set-Value 'ENI_1_IP_3' '10.0.1.23'
Set-Value 'ENI_1_GATEWAY' '10.0.1.253'

$MOpen = 'These values are still open; set them at the top of the file or in the environment'
$MNoDevice = 'No network interface has this MAC address or name'
$MThere = 'already there'
$MMissing = 'missing'
$MSet = 'set'
$MUndone = 'undone'
$MDhcpOff = 'DHCP is not enabled on this NIC, so multi-EIP-to-ENI mode has no effect'

# The index of the interface with a MAC address, or of a name where no MAC address is known.
function Find-Interface($Mac, $Name) {
  if ($Mac -and -not $Mac.Contains('<')) {
    $wanted = $Mac.ToUpper().Replace(':', '-')
    $found = Get-NetAdapter | Where-Object { $_.MacAddress -eq $wanted } | Select-Object -First 1
  } else {
    $found = Get-NetAdapter | Where-Object { $_.Name -eq $Name } | Select-Object -First 1
  }
  if (-not $found) { throw "${MNoDevice}: $Mac $Name" }
  $found.ifIndex
}

function Write-There($Text) { Write-Output "${MThere}: $Text" }

function Write-Missing($Text) {
  Write-Output "${MMissing}: $Text"
  $script:Missing = $true
}

function Set-Address($Index, $Address, $Prefix) {
  $there = Get-NetIPAddress -InterfaceIndex $Index -IPAddress $Address -ErrorAction SilentlyContinue
  if ($Undo) {
    if ($there) {
      Remove-NetIPAddress -InterfaceIndex $Index -IPAddress $Address -Confirm:$false
      Write-Output "${MUndone}: $Address"
    }
  } elseif ($there) {
    Write-There $Address
  } elseif ($Check) {
    Write-Missing $Address
  } else {
    Write-Output "${MSet}: $Address"
    $dhcp = (Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4).Dhcp
    if ($dhcp -eq 'Enabled') {
      # New-NetIPAddress would turn DHCP off, and with it the primary address.
      Invoke-Netsh interface ipv4 set interface $Index dhcpstaticipcoexistence=enabled
      Invoke-Netsh interface ipv4 add address $Index "$Address/$Prefix" skipassource=true
    } else {
      New-NetIPAddress -InterfaceIndex $Index -IPAddress $Address -PrefixLength $Prefix -SkipAsSource $true | Out-Null
    }
  }
}

function Invoke-Netsh {
  & netsh @args
  if ($LASTEXITCODE -ne 0) { throw "netsh $args" }
}

function Set-Route($Index, $Destination, $Gateway, $Metric) {
  $route = @{ InterfaceIndex = $Index; DestinationPrefix = $Destination; NextHop = $Gateway }
  $there = Get-NetRoute @route -ErrorAction SilentlyContinue
  if ($Undo) {
    if ($there) {
      Remove-NetRoute @route -Confirm:$false
      Write-Output "${MUndone}: $Destination $Gateway"
    }
  } elseif ($there) {
    Write-There "$Destination $Gateway"
  } elseif ($Check) {
    Write-Missing "$Destination $Gateway"
  } else {
    Write-Output "${MSet}: $Destination $Gateway"
    New-NetRoute @route -RouteMetric $Metric | Out-Null
  }
}

function Confirm-Dhcp($Index) {
  $dhcp = (Get-NetIPInterface -InterfaceIndex $Index -AddressFamily IPv4).Dhcp
  if ($dhcp -ne 'Enabled') {
    Write-Warning $MDhcpOff
    $script:Missing = $true
  }
}

function Set-Guest {
  # eni-1
  $Index = Find-Interface $Value.ENI_1_MAC $Value.ENI_1_DEVICE
  Set-Address $Index $Value.ENI_1_IP_2 $Value.ENI_1_PREFIX
  Set-Address $Index $Value.ENI_1_IP_3 $Value.ENI_1_PREFIX
}

# All values that are still open, at once; a name serves where no MAC address is known.
$open = $Value.Keys | Sort-Object | Where-Object {
  $name = $_ -replace '_MAC$', '_DEVICE'
  ($_ -notlike 'ENI_*_DEVICE') -and ($Value[$_] -match '^$|<') -and ($name -eq $_ -or -not $Value[$name])
}
if ($open) { throw "${MOpen}: $open" }
Set-Guest
if ($Check) {
  Get-NetIPAddress -AddressFamily IPv4 | Format-Table InterfaceAlias, IPAddress, PrefixLength, PrefixOrigin, SkipAsSource
  Get-NetRoute -AddressFamily IPv4 | Format-Table ifIndex, DestinationPrefix, NextHop, RouteMetric
}
if ($Missing) { exit 1 }
