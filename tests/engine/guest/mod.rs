//! The guest formats: read by the programs that guests have, and run in network namespaces.

mod forms;
mod network;
mod powershell;
mod shell;

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use eip_planner::catalog::Lang;
use eip_planner::export::{File, find};
use eip_planner::plan::{Plan, plan_with};
use eip_planner::scenario::{Known, Slot};

use crate::common::scenario;

/// The guest formats by name.
const FORMATS: [&str; 6] = ["ip-script", "netplan", "nmcli", "ifcfg", "networkd", "powershell"];

/// One scenario per mode that sets something in the guest, with the values of `network.rs`.
const NAT: &str = "region=cn-hangzhou&mode=nat&eips=3";
const ENIS: &str = "region=cn-hangzhou&mode=nat&eips=3&enis=2";
const CUT_THROUGH: &str = "region=cn-hangzhou&mode=cut-through";
const MULTI_EIP: &str =
    "region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2";
const SECONDARY_CIDR: &str = "region=cn-hangzhou&mode=secondary-cidr&eips=2";
const MODES: [&str; 5] = [NAT, ENIS, CUT_THROUGH, MULTI_EIP, SECONDARY_CIDR];

/// Values that go together in every mode: vSwitch 10.0.N.0/24 for ENI N, EIPs in nets of their own.
fn known(plan: &Plan) -> Known {
    let mut known = Known::default();
    for slot in plan.slots() {
        let (n, m) = slot.numbers();
        let public = plan.topology().enis.iter().any(|eni| eni.public);
        let value = match slot {
            Slot::EniMac(n) => format!("00:16:3e:00:00:0{n}"),
            Slot::EniDevice(n) => format!("eth{n}"),
            Slot::EniIp(..) => format!("10.0.{n}.{}", 20 + m),
            Slot::EniGateway(n)
                if public || plan.mode == eip_planner::catalog::Mode::CutThrough =>
            {
                format!("203.0.{}.253", 112 + n)
            }
            Slot::EniGateway(n) => format!("10.0.{n}.253"),
            Slot::EniPrefix(_) | Slot::EipPrefix(_) => "24".to_owned(),
            Slot::EipAddress(n) => format!("203.0.{}.7", 112 + n),
            Slot::EipGateway(n) => format!("203.0.{}.1", 112 + n),
            Slot::PrimaryDevice => "eth0".to_owned(),
            Slot::PrimaryGateway => "10.0.0.253".to_owned(),
            _ => continue,
        };
        known.set(slot, value);
    }
    known
}

fn filled(address: &str) -> Plan {
    let scenario = scenario(address);
    let known = known(&plan_with(&scenario, Known::default()));
    plan_with(&scenario, known)
}

fn print(plan: &Plan, format: &str, lang: Lang) -> Vec<File> {
    (find(format).unwrap().print)(plan, lang)
}

/// The only file of a format.
fn text(plan: &Plan, format: &str) -> String {
    let mut files = print(plan, format, Lang::En);
    assert_eq!(files.len(), 1);
    files.remove(0).text
}

/// A new folder of this test run.
fn folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = std::fs::remove_dir_all(&folder);
    std::fs::create_dir_all(&folder).unwrap();
    folder
}

fn run(command: &mut Command) -> Output {
    command.output().unwrap_or_else(|error| panic!("{command:?}: {error}; .ci/setup installs it"))
}

/// What a command that must succeed wrote.
fn success(command: &mut Command) -> String {
    let output = run(command);
    let (out, err) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{command:?}\n{out}\n{err}");
    out.into_owned()
}

/// Lines that are neither empty nor a comment.
fn code(text: &str) -> Vec<&str> {
    let lines = text.trim_start_matches('\u{feff}').lines();
    lines.filter(|line| !line.trim().is_empty() && !line.starts_with('#')).collect()
}
