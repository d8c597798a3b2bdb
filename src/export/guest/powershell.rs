//! PowerShell for Windows: further addresses and routes, which Windows keeps over a reboot.

use super::{Guest, Plan, page, script::variable, slots};
use crate::catalog::{Lang, Mode};
use crate::export::{File, escape, file_name};
use crate::plan::Interface;
use crate::scenario::Slot;
use crate::text::guest as t;

pub(in crate::export) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file_name = file_name(plan, "ps1");
    let mut notes = vec![
        t::POWERSHELL_USE.fill(lang, &[("file", file_name.clone())]),
        t::POWERSHELL_SOURCE.get(lang).to_owned(),
        t::POWERSHELL_DHCP.get(lang).to_owned(),
    ];
    notes.extend(super::dhcp_note(plan, lang));
    let body = |guest: &Guest| {
        let (values, messages, calls) = (values(plan, guest), messages(lang), calls(plan, guest));
        format!("{PARAMETERS}{values}\n{messages}{FUNCTIONS}\n{calls}{MAIN}")
    };
    // Windows PowerShell reads a file without the mark as ANSI.
    let text = format!("\u{feff}{}", page(plan, lang, "", &notes, body));
    vec![File { file_name, media_type: "text/plain", text }]
}

/// The values, each of which the environment may give.
fn values(plan: &Plan, guest: &Guest) -> String {
    let mut out = String::from("$Value = @{}\n");
    let mut set = |slot: Slot, value: &str| {
        out.push_str(&format!(
            "Set-Value '{}' {}\n",
            variable(slot),
            escape::powershell(&escape::comment(value))
        ));
    };
    for slot in slots(guest) {
        set(slot, &plan.say(slot));
        if let Slot::EniMac(eni) = slot {
            let device = Slot::EniDevice(eni);
            set(device, plan.known.get(device).unwrap_or_default());
        }
    }
    out
}

fn messages(lang: Lang) -> String {
    [
        ("Open", t::OPEN),
        ("NoDevice", t::NO_DEVICE),
        ("There", t::THERE),
        ("Missing", t::MISSING),
        ("Set", t::SET),
        ("Undone", t::UNDONE),
        ("DhcpOff", t::DHCP_OFF),
    ]
    .map(|(name, text)| {
        format!("$M{name} = {}\n", escape::powershell(&escape::comment(text.get(lang))))
    })
    .concat()
}

/// The guest as calls of the functions, which set it, look for it or take it back.
fn calls(plan: &Plan, guest: &Guest) -> String {
    let mut out = String::from("function Set-Guest {\n");
    for interface in &guest.interfaces {
        out.push_str(&interface_calls(plan, interface));
    }
    if let Some(block) = guest.by_primary {
        out.push_str(&format!(
            "  $Index = Find-Interface '' $Value.{}\n  Set-Route $Index '{block}' $Value.{} 1\n",
            variable(Slot::PrimaryDevice),
            variable(Slot::PrimaryGateway)
        ));
    }
    out.push_str("}\n");
    out
}

fn interface_calls(plan: &Plan, interface: &Interface) -> String {
    let mut out = format!(
        "  # {}\n  $Index = Find-Interface $Value.{} $Value.{}\n",
        interface.name(),
        variable(interface.mac()),
        variable(interface.device())
    );
    for address in interface.by_hand() {
        out.push_str(&format!(
            "  Set-Address $Index $Value.{} $Value.{}\n",
            variable(address.address),
            variable(address.prefix)
        ));
    }
    // Windows sends by the interface of the source address; where DHCP gives its gateway, nothing is left to do.
    if plan.mode == Mode::MultiEip {
        for table in &interface.tables {
            out.push_str(&format!(
                "  Set-Route $Index '0.0.0.0/0' $Value.{} {}\n",
                variable(table.gateway),
                table.number
            ));
        }
        out.push_str("  Confirm-Dhcp $Index\n");
    }
    out
}

const PARAMETERS: &str = r#"#Requires -RunAsAdministrator
param([switch]$Check, [switch]$Undo)
$ErrorActionPreference = 'Stop'
$script:Missing = $false

function Set-Value($Name, $Default) {
  $given = [Environment]::GetEnvironmentVariable($Name)
  if ($given) { $Value[$Name] = $given } else { $Value[$Name] = $Default }
}

"#;

const FUNCTIONS: &str = r#"
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
"#;

const MAIN: &str = r#"
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
"#;
