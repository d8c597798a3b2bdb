//! The files, read by netplan, systemd, a YAML parser, a parser of ini files and shellcheck.

use std::collections::BTreeSet;
use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::Path;
use std::process::Command;

use eip_planner::catalog::Lang;
use eip_planner::export::{File, find};
use eip_planner::plan::{Plan, plan, plan_with};
use eip_planner::rules::Status;
use eip_planner::scenario::{Known, Slot};
use yaml_rust2::{Yaml, YamlLoader};

use super::shell::HOSTILE;
use super::{
    CUT_THROUGH, FORMATS, MODES, MULTI_EIP, NAT, code, filled, folder, powershell, print, run,
    success, text,
};
use crate::common::{laid_down, rows, scenario};

#[test]
fn the_files_of_the_example_are_those_laid_down() {
    let plan = filled(NAT);
    laid_down("guest.ip.sh", &text(&plan, "ip-script"));
    laid_down("guest.netplan.yaml", &text(&plan, "netplan"));
    laid_down("guest.ps1", &text(&filled(&format!("{NAT}&image=windows")), "powershell"));
}

/// Sections of a unit file, each as its lines, sorted.
fn sections(text: &str) -> Vec<(String, Vec<String>)> {
    let ini = ini::Ini::load_from_str(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let mut sections: Vec<_> = ini
        .iter()
        .filter_map(|(name, properties)| {
            let mut lines: Vec<_> =
                properties.iter().map(|(key, value)| format!("{key}={value}")).collect();
            lines.sort();
            Some((name?.to_owned(), lines))
        })
        .collect();
    sections.sort();
    sections
}

/// What a plan wants of networkd, as the sections of all its units.
fn wanted(plan: &Plan) -> BTreeSet<String> {
    let mut wanted = BTreeSet::new();
    for interface in &plan.guest().interfaces {
        for address in interface.by_hand() {
            let (address, prefix) = (plan.say(address.address), plan.say(address.prefix));
            wanted.insert(format!("Network Address={address}/{prefix}"));
        }
        for table in &interface.tables {
            let (number, gateway) = (table.number, plan.say(table.gateway));
            wanted.insert(format!("Route {gateway} {number}"));
            for from in &table.from {
                wanted.insert(format!("Rule {} {number} {number}", plan.say(from.address)));
            }
            let (net, _) = gateway.rsplit_once('.').unwrap();
            wanted.insert(format!("Net {net}.0/24 {number}"));
        }
    }
    if plan.guest().by_primary.is_some() {
        wanted.insert("Route 10.0.0.253 main".to_owned());
    }
    wanted
}

/// The same, from units.
fn found(units: &[String]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for (name, lines) in units.iter().flat_map(|unit| sections(unit)) {
        let value = |key: &str| {
            let line = lines.iter().find_map(|line| line.strip_prefix(&format!("{key}=")));
            line.map(str::to_owned)
        };
        let table = value("Table").unwrap_or_else(|| "main".to_owned());
        match (name.as_str(), value("Gateway")) {
            ("Network", _) => {
                let addresses = lines.iter().filter(|line| line.starts_with("Address="));
                found.extend(addresses.map(|line| format!("Network {line}")));
            }
            ("Route", Some(gateway)) => {
                found.insert(format!("Route {gateway} {table}"));
            }
            ("Route", None) => {
                found.insert(format!("Net {} {table}", value("Destination").unwrap()));
            }
            ("RoutingPolicyRule", _) => {
                let (from, priority) = (value("From").unwrap(), value("Priority").unwrap());
                found.insert(format!("Rule {from} {table} {priority}"));
            }
            _ => {}
        }
    }
    found
}

/// The units that netplan's generator makes of a file.
fn netplan(name: &str, yaml: &str) -> Result<Vec<String>, String> {
    let root = folder(name);
    fs::create_dir_all(root.join("etc/netplan")).unwrap();
    let path = root.join("etc/netplan/90-eip-planner.yaml");
    fs::write(&path, yaml).unwrap();
    fs::set_permissions(&path, fs::Permissions::from_mode(0o600)).unwrap();
    let output = run(Command::new("netplan").arg("generate").arg("--root-dir").arg(&root));
    if !output.status.success() {
        return Err(String::from_utf8_lossy(&output.stderr).into_owned());
    }
    Ok(read_folder(&root.join("run/systemd/network")))
}

fn read_folder(folder: &Path) -> Vec<String> {
    let mut paths: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    paths.sort();
    paths.iter().map(|path| fs::read_to_string(path).unwrap()).collect()
}

#[test]
fn netplan_makes_the_wanted_addresses_routes_and_rules() {
    for (number, address) in MODES.iter().enumerate() {
        let plan = filled(address);
        let units = netplan(&format!("netplan-{number}"), &text(&plan, "netplan")).unwrap();
        assert_eq!(found(&units), wanted(&plan), "{address}");
        for interface in &plan.guest().interfaces {
            let mac = format!("PermanentMACAddress={}", plan.say(interface.mac()));
            let unit = units.iter().find(|unit| unit.contains(&mac)).unwrap();
            assert!(unit.contains("\nDHCP=ipv4\n"), "{unit}");
            assert!(unit.contains(&format!("\nRouteMetric={}\n", interface.metric())), "{unit}");
        }
    }
}

#[test]
fn netplan_refuses_a_file_with_open_places() {
    let plan = plan_with(&scenario(NAT), Known::default());
    let error = netplan("netplan-open", &text(&plan, "netplan")).unwrap_err();
    assert!(error.contains("<eni-1-mac>"), "{error}");
}

#[test]
fn networkd_files_hold_the_wanted_addresses_routes_and_rules() {
    for address in MODES {
        let plan = filled(address);
        let units: Vec<_> =
            print(&plan, "networkd", Lang::En).into_iter().map(|file| file.text).collect();
        assert_eq!(found(&units), wanted(&plan), "{address}");
        for (interface, unit) in plan.guest().interfaces.iter().zip(&units) {
            let mac = plan.say(interface.mac());
            let of_match = ("Match".to_owned(), vec![format!("MACAddress={mac}")]);
            assert!(sections(unit).contains(&of_match), "{unit}");
        }
    }
}

#[test]
fn a_name_is_used_only_where_no_mac_address_is_known() {
    let mut plan = filled(MULTI_EIP);
    let mut only_name = Known::default();
    for (slot, value) in plan.known.given() {
        if !matches!(slot, Slot::EniMac(_)) {
            only_name.set(slot, value.to_owned());
        }
    }
    let unit = print(&plan, "networkd", Lang::En).remove(0).text;
    assert!(!unit.contains("Name=eth1"), "{unit}");
    plan.known = only_name;
    let unit = print(&plan, "networkd", Lang::En).remove(0).text;
    assert!(unit.contains("[Match]\nName=eth1\n"), "{unit}");
    let units = netplan("netplan-name", &text(&plan, "netplan")).unwrap();
    assert!(units[0].contains("[Match]\nName=eth1\n"), "{}", units[0]);
    plan.known = Known::default();
    let unit = print(&plan, "networkd", Lang::En).remove(0).text;
    assert!(unit.contains("MACAddress=<eni-1-mac>\n"), "{unit}");
}

#[test]
fn hostile_values_stay_values_in_yaml_and_one_line_in_the_others() {
    for hostile in HOSTILE {
        let mut plan = filled(CUT_THROUGH);
        plan.known.set(Slot::Name, hostile.to_owned());
        plan.known.set(Slot::PrimaryDevice, hostile.to_owned());
        let yaml = YamlLoader::load_from_str(&text(&plan, "netplan")).unwrap().remove(0);
        let primary = &yaml["network"]["ethernets"][hostile];
        assert_eq!(primary["routes"][0]["to"].as_str(), Some("100.64.0.0/10"), "{hostile}");
        for format in ["networkd", "ifcfg"] {
            let lines = |plan| -> Vec<usize> {
                print(plan, format, Lang::En).iter().map(|file| code(&file.text).len()).collect()
            };
            assert_eq!(lines(&plan), lines(&filled(CUT_THROUGH)), "{format} {hostile}");
        }
    }
}

#[test]
fn a_blocked_plan_and_one_without_work_print_comments_only() {
    let blocked = plan(&scenario("region=ap-south-1&mode=multi-eip"));
    let primary = plan(&scenario("region=cn-hangzhou&mode=nat&eni=primary"));
    assert_eq!(
        (blocked.status == Status::Blocked, primary.status == Status::Blocked),
        (true, false)
    );
    for plan in [blocked, primary] {
        for format in FORMATS {
            assert!(!(find(format).unwrap().fits)(&plan), "{format}");
            for lang in Lang::ALL {
                let files = print(&plan, format, lang);
                assert!(!files.is_empty());
                for file in files {
                    assert_eq!(code(&file.text), [""; 0], "{format}");
                    assert!(file.text.lines().count() > 2, "{}", file.text);
                }
            }
        }
    }
}

#[test]
fn each_image_is_offered_what_it_reads() {
    for (image, offered) in [
        ("ubuntu", vec!["ip-script", "netplan"]),
        ("debian", vec!["ip-script", "netplan", "networkd"]),
        ("alibaba-cloud-linux", vec!["ip-script", "nmcli", "ifcfg", "networkd"]),
        ("centos", vec!["ip-script", "nmcli", "ifcfg"]),
        ("rhel", vec!["ip-script", "nmcli", "ifcfg"]),
        ("windows", vec!["powershell"]),
        ("other", vec!["ip-script", "networkd"]),
    ] {
        let plan = plan(&scenario(&format!("{NAT}&image={image}")));
        let fits = |format: &&str| (find(format).unwrap().fits)(&plan);
        assert_eq!(FORMATS.into_iter().filter(fits).collect::<Vec<_>>(), offered, "{image}");
    }
}

/// Every scenario of the decision table in every format and language: what its reader says.
#[test]
fn every_file_of_the_decision_table_is_read() {
    let mut scripts = BTreeSet::new();
    let mut others = BTreeSet::new();
    for row in rows(include_str!("../data/decision-table.csv")) {
        let empty = plan(&scenario(&format!("{}&mode={}", row[1], row[2])));
        let mut filled = empty.clone();
        filled.known = super::known(&empty);
        for plan in [empty, filled] {
            for (format, lang) in
                FORMATS.into_iter().flat_map(|format| Lang::ALL.map(|lang| (format, lang)))
            {
                let files = print(&plan, format, lang);
                assert_eq!(files, print(&plan, format, lang), "not the same twice");
                for File { file_name, text, .. } in files {
                    let shell = format == "ifcfg" && file_name.contains("ifcfg-");
                    if matches!(format, "ip-script" | "nmcli") || shell {
                        scripts.insert(if shell { format!("#!/bin/sh\n{text}") } else { text });
                    } else {
                        others.insert((format, text));
                    }
                }
            }
        }
    }
    assert!(scripts.len() > 100 && others.len() > 100, "{} {}", scripts.len(), others.len());
    for (format, text) in &others {
        match *format {
            "netplan" => {
                let documents = YamlLoader::load_from_str(text).unwrap();
                let work = documents.iter().all(|yaml| !matches!(yaml, Yaml::BadValue));
                assert!(work && documents.len() <= 1, "{text}");
            }
            "networkd" => drop(sections(text)),
            "powershell" => powershell::tokens(text),
            _ => assert!(
                code(text).iter().all(|line| line.contains(" table ") || line.contains(" via "))
            ),
        }
    }
    shellcheck(&scripts);
}

/// The programs of a script, apart from its comments and messages, are few: shellcheck reads each once.
fn shellcheck(scripts: &BTreeSet<String>) {
    let folder = folder("shellcheck");
    let mut programs = BTreeSet::new();
    for script in scripts {
        let (first, _) = script.split_once('\n').unwrap();
        let lines = code(script);
        if !lines.is_empty() {
            programs.insert(format!("{first}\n{}\n", lines.join("\n")));
        }
    }
    // Half of them at a time, since shellcheck itself uses one core. What an ifcfg file sets is for whoever reads it.
    let programs: Vec<_> = programs.into_iter().enumerate().collect();
    std::thread::scope(|scope| {
        for half in programs.chunks(programs.len().div_ceil(2)) {
            let folder = &folder;
            scope.spawn(move || {
                let mut whole = Command::new("shellcheck");
                let mut sourced = Command::new("shellcheck");
                whole.current_dir(folder);
                sourced.current_dir(folder).arg("--exclude=SC2034");
                for (number, program) in half {
                    let name = number.to_string();
                    fs::write(folder.join(&name), program).unwrap();
                    if program.contains("set -eu") {
                        whole.arg(name)
                    } else {
                        sourced.arg(name)
                    };
                }
                for command in [&mut whole, &mut sourced] {
                    if command.get_args().any(|arg| !arg.to_string_lossy().starts_with("--")) {
                        success(command);
                    }
                }
            });
        }
    });
}
