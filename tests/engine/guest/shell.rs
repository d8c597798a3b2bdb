//! The shell scripts: no placeholder is run, hostile values stay values, nmcli gets what it is to get.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use eip_planner::catalog::Lang;
use eip_planner::plan::plan_with;
use eip_planner::scenario::{Known, Slot};
use eip_planner::text::guest as t;

use super::{CUT_THROUGH, MULTI_EIP, NAT, filled, folder, print, run, success, text};
use crate::common::scenario;

fn sh(folder: &Path, script: &str) -> Command {
    fs::write(folder.join("script"), script).unwrap();
    let mut command = Command::new("sh");
    command.current_dir(folder).arg("script").env("EIP_PLANNER_STATE", folder.join("state"));
    command
}

#[test]
fn a_script_with_open_places_names_all_of_them_and_does_nothing() {
    let plan = plan_with(&scenario(MULTI_EIP), Known::default());
    let folder = folder("sh-open");
    for format in ["ip-script", "nmcli"] {
        for lang in Lang::ALL {
            let script = print(&plan, format, lang).remove(0).text;
            let path = stub(&folder, "exit 99");
            let output = run(sh(&folder, &script).env("PATH", &path));
            assert!(!output.status.success());
            let said = String::from_utf8(output.stderr).unwrap();
            let names = "ENI_1_MAC EIP_1_ADDRESS EIP_1_PREFIX EIP_1_GATEWAY EIP_2_ADDRESS EIP_2_PREFIX EIP_2_GATEWAY";
            assert_eq!(said, format!("{}: {names}\n", t::OPEN.get(lang)), "{format}");
            assert!(output.stdout.is_empty());
        }
    }
    assert!(!folder.join("state").exists());
}

#[test]
fn the_environment_fills_open_places() {
    let plan = plan_with(&scenario(MULTI_EIP), Known::default());
    let folder = folder("sh-environment");
    let mut command = sh(&folder, &text(&plan, "ip-script"));
    // Only the name of the interface is known: it takes the place of the MAC address.
    for name in ["EIP_1_ADDRESS", "EIP_1_PREFIX", "EIP_1_GATEWAY", "ENI_1_DEVICE", "EIP_2_ADDRESS"]
    {
        command.env(name, "lo");
    }
    let said = String::from_utf8(run(&mut command).stderr).unwrap();
    assert_eq!(said, format!("{}: EIP_2_PREFIX EIP_2_GATEWAY\n", t::OPEN.get(Lang::En)));
}

#[test]
fn an_unknown_mac_address_and_a_word_for_an_address_are_refused() {
    let folder = folder("sh-refused");
    let script = text(&filled(NAT), "ip-script");
    let said = |command: &mut Command| String::from_utf8(run(command).stderr).unwrap();
    let unknown = said(sh(&folder, &script).arg("--check"));
    assert!(unknown.starts_with(t::NO_DEVICE.get(Lang::En)), "{unknown}");
    for address in
        ["10.0.1", "10.0.1.2.3", "a[$(touch hostile)]", "10..1.2", "10.0.1.2/24", ".1.2.3"]
    {
        let mut command = sh(&folder, &script);
        let named = command.arg("--check").env("ENI_1_MAC", "<>").env("ENI_1_DEVICE", "lo");
        let refused = said(named.env("ENI_1_IP_1", address));
        assert!(refused.starts_with(t::NO_ADDRESS.get(Lang::En)), "{address}: {refused}");
    }
    assert!(!folder.join("hostile").exists());
}

/// Values that a shell, YAML and PowerShell would each read as something else.
pub(super) const HOSTILE: [&str; 6] = [
    "'; touch hostile; '",
    "$(touch hostile)`touch hostile`${IFS}",
    "a}b\" \\ ’; touch hostile #",
    "two\nlines\ntouch hostile",
    "%s %n --help -- *",
    "東京: [x] {y} & | > hostile",
];

#[test]
fn hostile_values_reach_the_commands_as_they_are() {
    let folder = folder("sh-hostile");
    for hostile in HOSTILE {
        let mut plan = filled(MULTI_EIP);
        plan.known.set(Slot::Name, hostile.to_owned());
        plan.known.set(Slot::EipGateway(1), hostile.to_owned());
        for format in ["ip-script", "nmcli"] {
            let script = text(&plan, format);
            let (values, _) = script.split_once("\nNAMES=").unwrap();
            let show = format!("{values}\nprintf %s \"$EIP_1_GATEWAY\"\n");
            assert_eq!(success(&mut sh(&folder, &show)), hostile, "{format}");
        }
        for file in print(&plan, "ifcfg", Lang::En) {
            if file.file_name.contains("ifcfg-") {
                success(&mut sh(&folder, &file.text));
            }
        }
        assert!(!folder.join("hostile").exists(), "{hostile} was run");
    }
}

#[test]
fn ifcfg_files_give_a_shell_the_values_of_the_plan() {
    let folder = folder("sh-ifcfg");
    let files = print(&filled(MULTI_EIP), "ifcfg", Lang::En);
    let named = |end: &str| {
        let file = files.iter().find(|file| file.file_name.ends_with(end));
        file.unwrap_or_else(|| panic!("no {end}")).text.clone()
    };
    let shown = |end: &str| {
        let show = "\necho $DEVICE $HWADDR $BOOTPROTO $DEFROUTE $IPADDR $PREFIX\n";
        success(&mut sh(&folder, &(named(end) + show)))
    };
    // DHCP stays on: the EIPs are aliases beside it.
    assert_eq!(shown("ifcfg-eni-1"), "eth1 00:16:3e:00:00:01 dhcp no\n");
    assert_eq!(shown("ifcfg-eni-1-1"), "eth1:1 static 203.0.113.7 24\n");
    assert_eq!(shown("ifcfg-eni-1-2"), "eth1:2 static 203.0.114.7 24\n");
    assert_eq!(
        super::code(&named("rule-eni-1")),
        ["from 203.0.113.7 table 1001 priority 1001", "from 203.0.114.7 table 1002 priority 1002"]
    );
    assert_eq!(
        super::code(&named("route-eni-1")),
        [
            "203.0.113.0/24 dev eth1 scope link table 1001",
            "default via 203.0.113.1 dev eth1 table 1001",
            "203.0.114.0/24 dev eth1 scope link table 1002",
            "default via 203.0.114.1 dev eth1 table 1002",
        ]
    );
}

/// A folder with an `nmcli` and an `ip` that do this, and a PATH that finds them first.
fn stub(folder: &Path, does: &str) -> String {
    for program in ["nmcli", "ip"] {
        let path = folder.join(program);
        fs::write(&path, format!("#!/bin/sh\n{does}\n")).unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o755)).unwrap();
    }
    format!("{}:{}", folder.display(), std::env::var("PATH").unwrap())
}

/// Notes its arguments; knows a profile once it was added, and answers for the interfaces of the scenarios.
const NMCLI: &str = r#"
case "$(basename "$0") $1 $2" in
'ip -o link') echo '2: eth1@if9: <UP> mtu 1500\    link/ether 00:16:3e:00:00:01 brd ff:ff:ff:ff:ff:ff' ;;
'nmcli connection show') grep -qx "$3" profiles 2>/dev/null; exit ;;
'nmcli connection add') echo "$6" >>profiles ;;
'nmcli connection delete') grep -vx "$3" profiles >left; mv left profiles ;;
'nmcli -g GENERAL.CONNECTION') echo 'System eth0'; exit ;;
esac
case $0 in *nmcli) printf '%s|' "$@" >>calls; echo >>calls ;; esac
"#;

#[test]
fn nmcli_makes_a_profile_by_mac_address_and_undo_removes_it() {
    let folder = folder("sh-nmcli");
    let path = stub(&folder, NMCLI);
    let called = |plan, option: Option<&str>| {
        let _ = fs::remove_file(folder.join("calls"));
        success(sh(&folder, &text(plan, "nmcli")).args(option).env("PATH", &path));
        let calls = fs::read_to_string(folder.join("calls")).unwrap();
        calls.lines().map(str::to_owned).collect::<Vec<_>>()
    };
    let nat = filled(NAT);
    let first = called(&nat, None);
    assert!(first[0].starts_with("connection|add|type|ethernet|con-name|eip-planner-eni-1|"));
    let modified = |calls: &[String]| -> Vec<String> {
        let prefix = "connection|modify|eip-planner-eni-1|";
        calls.iter().filter_map(|call| call.strip_prefix(prefix)).map(str::to_owned).collect()
    };
    let changes = modified(&first);
    assert_eq!(
        changes[0],
        "connection.interface-name||802-3-ethernet.mac-address|00:16:3e:00:00:01|"
    );
    assert!(changes[1].contains("|ipv4.method|auto|ipv4.route-metric|1001|"));
    assert_eq!(
        changes[2..],
        [
            "+ipv4.addresses|10.0.1.22/24|",
            "+ipv4.addresses|10.0.1.23/24|",
            "+ipv4.routes|10.0.1.0/24 table=1001|",
            "+ipv4.routes|0.0.0.0/0 10.0.1.253 table=1001|",
            "+ipv4.routing-rules|priority 1001 from 10.0.1.21 table 1001|",
            "+ipv4.routing-rules|priority 1001 from 10.0.1.22 table 1001|",
            "+ipv4.routing-rules|priority 1001 from 10.0.1.23 table 1001|",
        ]
    );
    assert_eq!(first.last().unwrap(), "connection|up|eip-planner-eni-1|ifname|eth1|");
    // The second run finds the profile, empties it and fills it with the same.
    assert_eq!(called(&nat, None), first[1..]);
    assert_eq!(called(&nat, Some("--undo")), ["connection|delete|eip-planner-eni-1|"]);
    let cut_through = filled(CUT_THROUGH);
    let route = |sign: &str| {
        format!("connection|modify|System eth0|{sign}ipv4.routes|100.64.0.0/10 10.0.0.253|")
    };
    assert!(called(&cut_through, None).contains(&route("+")));
    assert!(called(&cut_through, Some("--undo")).contains(&route("-")));
}

/// NetworkManager itself takes what the script says, where it is new enough to say so without a running service.
#[test]
fn networkmanager_reads_the_properties() {
    let plan = filled(MULTI_EIP);
    let version = Command::new("nmcli").arg("--version").output();
    let Ok(version) = version else {
        eprintln!("skipped: nmcli is not installed; the arguments are compared in another test");
        return;
    };
    let version = String::from_utf8_lossy(&version.stdout).into_owned();
    let folder = folder("sh-networkmanager");
    let path = std::env::var("PATH").unwrap();
    let real = success(Command::new("sh").args(["-c", "command -v nmcli"]));
    let offline = NMCLI_OFFLINE.replace("REAL", real.trim());
    let stubs = stub(&folder, &offline);
    success(sh(&folder, &text(&plan, "nmcli")).env("PATH", format!("{stubs}:{path}")));
    let profile = fs::read_to_string(folder.join("profile")).unwrap();
    for line in [
        "mac-address=00:16:3E:00:00:01",
        "route-metric=1001",
        "address1=203.0.113.7/24",
        "address2=203.0.114.7/24",
        "routing-rule1=priority 1001 from 203.0.113.7 table 1001",
        "routing-rule2=priority 1002 from 203.0.114.7 table 1002",
        "method=auto",
    ] {
        assert!(profile.lines().any(|found| found == line), "{version}{line} is not in {profile}");
    }
    for table in ["1001", "1002"] {
        assert_eq!(profile.matches(&format!("options=table={table}")).count(), 2, "{profile}");
    }
}

const NMCLI_OFFLINE: &str = r#"
case "$(basename "$0") $1 $2" in
'ip -o link') echo '2: eth1: <UP> mtu 1500\    link/ether 00:16:3e:00:00:01 brd ff:ff:ff:ff:ff:ff' ;;
'nmcli connection show') test -f profile ;;
'nmcli connection add') REAL --offline "$@" >profile ;;
'nmcli connection modify') shift 3; REAL --offline connection modify "$@" <profile >changed && mv changed profile ;;
esac
"#;
