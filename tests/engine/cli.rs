//! The CLI scripts: read by shellcheck, and run against a cloud that keeps state and refuses what the real one refuses.

use std::collections::{BTreeMap, BTreeSet};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};
use std::sync::atomic::{AtomicU32, Ordering};
use std::{env, fs, thread};

use eip_planner::catalog::{Lang, Mode};
use eip_planner::export::find;
use eip_planner::plan::{Plan, plan, plan_with};
use eip_planner::rules::Status;
use eip_planner::scenario::{Known, Slot};
use serde_json::{Value as Json, json};

use crate::common::{hostile, laid_down, rows, scenario, table_scenarios};

/// A scenario of each way through the scripts, and the state that its cloud starts from.
const NAT: &str = "region=cn-hangzhou&mode=nat&eips=2&ipv4Gateway=true";
const PRIMARY: &str = "region=cn-hangzhou&mode=nat&eni=primary";
const CUT_THROUGH: &str = "region=cn-hangzhou&mode=cut-through&attached=true";
const MULTI_EIP: &str = "region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2&attached=true";
const SECONDARY_CIDR: &str = "region=cn-hangzhou&mode=secondary-cidr";
const ALL: [&str; 5] = [NAT, PRIMARY, CUT_THROUGH, MULTI_EIP, SECONDARY_CIDR];

/// Apply, rollback.
fn scripts(plan: &Plan, lang: Lang) -> Vec<String> {
    (find("cli").unwrap().print)(plan, lang).into_iter().map(|file| file.text).collect()
}

/// A cloud in a folder of its own.
struct Cloud {
    home: PathBuf,
    scripts: Vec<String>,
    values: BTreeMap<String, String>,
}

impl Cloud {
    fn of(address: &str) -> Self {
        Self::with(&plan(&scenario(address)), address.contains("attached=true"))
    }

    fn with(plan: &Plan, attached: bool) -> Self {
        static NEXT: AtomicU32 = AtomicU32::new(0);
        let number = NEXT.fetch_add(1, Ordering::Relaxed);
        let home = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("cloud-{number}"));
        let _ = fs::remove_dir_all(&home);
        fs::create_dir_all(&home).unwrap();
        let mut enis = json!({});
        let mut values = BTreeMap::from(
            [
                ("INSTANCE_ID", "i-1"),
                ("VPC_ID", "vpc-1"),
                ("ZONE_ID", "cn-hangzhou-h"),
                ("VSWITCH_ID", "vsw-0"),
                ("SECURITY_GROUP_ID", "sg-1"),
                ("ROUTE_TABLE_ID", "vtb-1"),
                ("IPV4_GATEWAY_ID", "ipv4gw-1"),
            ]
            .map(|(name, value)| (name.to_owned(), value.to_owned())),
        );
        if attached {
            enis = json!({ "eni-0": { "VSwitchId": "vsw-0", "Status": "InUse", "InstanceId": "i-1", "ips": ["10.0.0.9"] } });
            values.insert("ENI_1_ID".to_owned(), "eni-0".to_owned());
        }
        let state = json!({
            "sequence": 0, "changes": 0, "tokens": {}, "instances": ["i-1"], "blocks": [],
            "vswitches": { "vsw-0": { "CidrBlock": "10.0.0.0/24", "Status": "Available" } },
            "enis": enis, "eips": {}, "routes": [],
        });
        fs::write(home.join("state.json"), state.to_string()).unwrap();
        fs::write(home.join("log"), "").unwrap();
        let scripts = scripts(plan, Lang::En);
        for (name, text) in ["apply.sh", "rollback.sh"].iter().zip(&scripts) {
            fs::write(home.join(name), text).unwrap();
        }
        Self { home, scripts, values }
    }

    fn run(&self, script: &str, options: &[&str], more: &[(&str, &str)]) -> Output {
        let fake = format!("{}/tests/engine/fake", env!("CARGO_MANIFEST_DIR"));
        Command::new("/bin/sh")
            .arg(script)
            .args(options)
            .current_dir(&self.home)
            .env("PATH", format!("{fake}:{}", env::var("PATH").unwrap()))
            .env("FAKE_HOME", &self.home)
            .env("EIP_PLANNER_STATE", "notes")
            .env("EIP_PLANNER_POLL", "0")
            .env("EIP_PLANNER_TRIES", "9")
            .envs(&self.values)
            .envs(more.iter().copied())
            .stdin(Stdio::null())
            .output()
            .unwrap()
    }

    fn good(&self, script: &str, options: &[&str]) -> String {
        let output = self.run(script, options, &[]);
        let said = String::from_utf8_lossy(&output.stdout).into_owned();
        assert!(
            output.status.success(),
            "{script}: {said}\n{}",
            String::from_utf8_lossy(&output.stderr)
        );
        said
    }

    fn state(&self) -> Json {
        serde_json::from_str(&fs::read_to_string(self.home.join("state.json")).unwrap()).unwrap()
    }

    /// The state without counters.
    fn things(&self) -> Json {
        let mut state = self.state();
        for name in ["sequence", "changes", "tokens"] {
            state.as_object_mut().unwrap().remove(name);
        }
        state
    }

    fn changes(&self) -> u64 {
        self.state()["changes"].as_u64().unwrap()
    }

    fn log(&self) -> String {
        fs::read_to_string(self.home.join("log")).unwrap()
    }
}

/// What is true of the cloud once a plan was carried out.
fn assert_done(address: &str, cloud: &Cloud) {
    let state = cloud.state();
    let plan = plan(&scenario(address));
    let eips: Vec<&Json> = state["eips"].as_object().unwrap().values().collect();
    assert_eq!(eips.len(), plan.topology().eips.len(), "{address}: no EIP too many\n{state}");
    let mut places = BTreeSet::new();
    for eip in &eips {
        assert_eq!(
            (eip["Status"].as_str(), eip["Mode"].as_str()),
            (Some("InUse"), Some(plan.mode.api_value()))
        );
        let private = eip["PrivateIpAddress"].as_str().unwrap();
        match plan.mode {
            Mode::SecondaryCidr => {
                assert_eq!(private, eip["IpAddress"], "the ENI has the EIP's own address")
            }
            Mode::Nat if !address.contains("primary") => {
                assert!(places.insert(private), "an address of its own")
            }
            _ => {}
        }
    }
    for eni in state["enis"].as_object().unwrap().values() {
        assert_eq!(
            (eni["Status"].as_str(), eni["InstanceId"].as_str()),
            (Some("InUse"), Some("i-1"))
        );
    }
    assert_eq!(
        state["routes"].as_array().unwrap().len(),
        usize::from(address.contains("ipv4Gateway=true"))
    );
}

#[test]
fn a_run_reaches_the_mode_a_second_changes_nothing_and_the_rollback_goes_back() {
    thread::scope(|scope| {
        for address in ALL {
            scope.spawn(move || {
                let cloud = Cloud::of(address);
                let start = cloud.things();
                cloud.good("apply.sh", &[]);
                assert_done(address, &cloud);
                let (done, changes) = (cloud.things(), cloud.changes());
                cloud.good("apply.sh", &[]);
                assert_eq!(cloud.changes(), changes, "{address}: everything is there already");
                assert_eq!(cloud.things(), done);
                cloud.good("rollback.sh", &[]);
                let mut back = cloud.things();
                // Counters of the waiting are all that is left.
                for kind in ["enis", "vswitches"] {
                    for thing in back[kind].as_object_mut().unwrap().values_mut() {
                        thing.as_object_mut().unwrap().remove("pending");
                    }
                }
                assert_eq!(back, start, "{address}");
                cloud.good("rollback.sh", &[]);
            });
        }
    });
}

/// Between them these have every call and every order.
const INTERRUPTED: [&str; 3] = [NAT, CUT_THROUGH, SECONDARY_CIDR];

/// Stopped before or after any change, a second run ends where an undisturbed one does, and makes nothing twice.
#[test]
fn an_interrupted_run_is_taken_up_again() {
    let work: Vec<(&str, u64, &str)> = INTERRUPTED
        .iter()
        .flat_map(|address| {
            let whole = Cloud::of(address);
            whole.good("apply.sh", &[]);
            (1..=whole.changes()).flat_map(|stop| [(*address, stop, ""), (*address, stop, "yes")])
        })
        .collect();
    assert!(work.len() > 25, "{} interruptions", work.len());
    let next = AtomicU32::new(0);
    thread::scope(|scope| {
        for _ in 0..2 {
            scope.spawn(|| {
                while let Some((address, stop, after)) =
                    work.get(next.fetch_add(1, Ordering::Relaxed) as usize)
                {
                    let cloud = Cloud::of(address);
                    let stop = stop.to_string();
                    let output = cloud.run(
                        "apply.sh",
                        &[],
                        &[("FAKE_STOP", &stop), ("FAKE_STOP_AFTER", after)],
                    );
                    assert!(!output.status.success(), "{address}: stopped at {stop}");
                    assert!(
                        String::from_utf8_lossy(&output.stderr)
                            .contains("The call failed: aliyun ")
                    );
                    cloud.good("apply.sh", &[]);
                    assert_done(address, &cloud);
                    if *after == "yes" {
                        cloud.good("rollback.sh", &[]);
                        assert_eq!(cloud.state()["eips"], json!({}), "{address}: {stop}");
                    }
                }
            });
        }
    });
}

#[test]
fn a_dry_run_shows_the_calls_and_makes_none() {
    for address in ALL {
        let cloud = Cloud::of(address);
        let said = cloud.good("apply.sh", &["--dry-run"]);
        assert_eq!(cloud.changes(), 0);
        assert!(said.contains("would call: aliyun vpc AssociateEipAddress"), "{said}");
        assert!(!cloud.home.join("notes").exists(), "nothing is noted");
        cloud.good("apply.sh", &[]);
        let (changes, things) = (cloud.changes(), cloud.things());
        let said = cloud.good("rollback.sh", &["--dry-run"]);
        assert!(said.contains("would call: aliyun vpc UnassociateEipAddress"), "{said}");
        assert_eq!(
            (cloud.changes(), cloud.things()["eips"].clone()),
            (changes, things["eips"].clone())
        );
    }
}

#[test]
fn what_is_missing_is_said_at_once_and_before_anything_changes() {
    let mut cloud = Cloud::of(NAT);
    cloud.values.clear();
    let output = cloud.run("apply.sh", &[], &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(1));
    for name in
        ["INSTANCE_ID", "ROUTE_TABLE_ID", "IPV4_GATEWAY_ID", "VSWITCH_ID", "SECURITY_GROUP_ID"]
    {
        assert!(said.contains(name), "{said}");
    }
    assert_eq!(cloud.log(), "", "no call at all");
    assert_eq!(Cloud::of(NAT).run("apply.sh", &["--nonsense"], &[]).status.code(), Some(2));
    assert!(Cloud::of(NAT).good("apply.sh", &["--help"]).contains("--dry-run"));
}

#[test]
fn tools_and_account_are_looked_at_first() {
    let cloud = Cloud::of(NAT);
    let empty = cloud.home.join("empty");
    fs::create_dir(&empty).unwrap();
    let output = cloud.run("apply.sh", &[], &[("PATH", empty.to_str().unwrap())]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("Please install: aliyun"));
    fs::write(cloud.home.join("state.json"), "not JSON").unwrap();
    let output = cloud.run("apply.sh", &[], &[]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("account cannot be read"));
}

/// What others hold is left alone.
#[test]
fn an_eip_or_eni_in_use_elsewhere_stops_the_run() {
    let mut cloud = Cloud::of(PRIMARY);
    let mut state = cloud.state();
    state["eips"]["eip-x"] =
        json!({ "IpAddress": "203.0.113.7", "Status": "InUse", "InstanceId": "i-other" });
    fs::write(cloud.home.join("state.json"), state.to_string()).unwrap();
    cloud.values.insert("EIP_1_ID".to_owned(), "eip-x".to_owned());
    let output = cloud.run("apply.sh", &[], &[]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("in use elsewhere; nothing was changed: eip-1 eip-x: i-other"), "{said}");
    assert_eq!(cloud.changes(), 0);
    // What the run did not make, the rollback does not take away.
    cloud.good("rollback.sh", &[]);
    assert_eq!(cloud.state()["eips"]["eip-x"]["InstanceId"], "i-other");
}

#[test]
fn a_state_that_never_comes_ends_the_waiting() {
    let cloud = Cloud::of(PRIMARY);
    let output = cloud.run("apply.sh", &[], &[("EIP_PLANNER_TRIES", "1")]);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("Not reached in time: eip_field eip-1 Status"), "{said}");
}

/// Around 203.0.113.23 the smallest block is 203.0.113.16/28; its first and its last three addresses are reserved.
#[test]
fn the_block_around_an_eip_is_the_smallest_and_not_of_reserved_addresses() {
    let cloud = Cloud::of(SECONDARY_CIDR);
    cloud.good("apply.sh", &[]);
    assert_eq!(cloud.state()["eips"]["eip-1"]["IpAddress"], "203.0.113.23");
    assert_eq!(cloud.state()["blocks"], json!(["203.0.113.16/28"]));
    for (address, fits) in [
        ("203.0.113.16", false),
        ("203.0.113.17", true),
        ("203.0.113.28", true),
        ("203.0.113.29", false),
        ("203.0.113.31", false),
    ] {
        let mut cloud = Cloud::of(SECONDARY_CIDR);
        let mut state = cloud.state();
        state["eips"]["eip-x"] =
            json!({ "IpAddress": address, "Status": "Available", "InstanceId": "" });
        fs::write(cloud.home.join("state.json"), state.to_string()).unwrap();
        cloud.values.insert("EIP_1_ID".to_owned(), "eip-x".to_owned());
        let output = cloud.run("apply.sh", &[], &[]);
        assert_eq!(output.status.success(), fits, "{address}");
        assert_eq!(
            cloud.changes() > 0,
            fits,
            "{address}: nothing is made around a reserved address"
        );
    }
}

/// Work of the guest and the console is said at its place.
#[test]
fn what_people_do_is_printed_and_not_skipped() {
    for address in ALL {
        let cloud = Cloud::of(address);
        let said = cloud.good("apply.sh", &[]);
        for (step, number) in plan(&scenario(address)).steps().iter().zip(1..) {
            assert!(said.contains(&format!("{number}. ")), "{}: {said}", step.id);
            if step.api.is_none() {
                for line in &step.commands {
                    assert!(said.contains(line.as_str()), "{line}");
                }
            }
        }
        assert!(said.contains("By hand:"));
    }
}

#[test]
fn actions_and_parameters_are_those_of_the_api() {
    let api: BTreeMap<String, Vec<&str>> = rows(include_str!("data/cli-api.csv"))
        .into_iter()
        .map(|row| (format!("{} {}", row[0], row[1]), row[2].split_whitespace().collect()))
        .collect();
    let mut called = BTreeSet::new();
    for address in ALL {
        let cloud = Cloud::of(address);
        cloud.good("apply.sh", &[]);
        cloud.good("rollback.sh", &[]);
        for line in cloud.log().lines() {
            let mut words = line.split(' ');
            let action = format!("{} {}", words.next().unwrap(), words.next().unwrap());
            let known = api.get(&action).unwrap_or_else(|| panic!("the API has no {action}"));
            let given: Vec<&str> = words.filter_map(|word| word.strip_prefix("--")).collect();
            for name in &given {
                let (name, list) =
                    name.split_once('.').map_or((*name, false), |(name, _)| (name, true));
                let wanted = if list { format!("{name}#") } else { name.to_owned() };
                assert!(
                    known.iter().any(|parameter| parameter.trim_start_matches('*') == wanted),
                    "{action} --{name}"
                );
            }
            for required in known.iter().filter_map(|parameter| parameter.strip_prefix('*')) {
                assert!(
                    given
                        .iter()
                        .any(|name| name.split('.').next() == Some(required.trim_end_matches('#'))),
                    "{action} lacks {required}"
                );
            }
            called.insert(action);
        }
    }
    assert_eq!(called, api.into_keys().collect(), "every action of the table is called");
}

/// Values that are no ids are refused before any call; the plan's name is printed as it is. Nothing is ever run.
#[test]
fn hostile_values_are_not_run() {
    let mark = PathBuf::from("/tmp/eip-planner-was-here");
    let _ = fs::remove_file(&mark);
    for value in hostile() {
        let base = scenario(NAT);
        let mut known = Known::default();
        known.set(Slot::Name, value.clone());
        let cloud = Cloud::with(&plan_with(&base, known.clone()), false);
        let said = cloud.good("apply.sh", &["--dry-run"]);
        assert!(said.starts_with(&value), "{said}");
        for slot in
            [Slot::InstanceId, Slot::EipId(1), Slot::EniId(1), Slot::EniIp(1, 1), Slot::VSwitchId]
        {
            let mut known = Known::default();
            known.set(slot, value.clone());
            let mut cloud = Cloud::with(&plan_with(&base, known), false);
            cloud.values.remove(&slot.key().replace('-', "_").to_uppercase());
            let output = cloud.run("apply.sh", &["--dry-run"], &[]);
            let fine = value.chars().all(|c| c.is_ascii_alphanumeric() || "._:/-".contains(c));
            if !fine {
                let said = String::from_utf8_lossy(&output.stderr).into_owned();
                assert!(!output.status.success() && said.contains(&value), "{said}");
                assert_eq!(cloud.log(), "", "no call with {value}");
            }
        }
    }
    assert!(!mark.exists(), "a value was run");
}

#[test]
fn a_blocked_plan_says_why_and_does_nothing() {
    let plan = plan(&scenario("region=cn-hangzhou&mode=cut-through&eips=3&ipv4Gateway=true"));
    let cloud = Cloud::with(&plan, false);
    assert_eq!(cloud.scripts.len(), 1);
    let output = cloud.run("apply.sh", &[], &[]);
    assert_eq!(output.status.code(), Some(1));
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(said.contains("CUT-03") && said.contains("CUT-05"), "{said}");
    assert_eq!(cloud.log(), "");
}

/// Every different script of the decision table: all of English, and of the other languages every tenth.
#[test]
fn shellcheck_has_no_word_to_say() {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("scripts");
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    let mut seen = BTreeSet::new();
    for (number, address) in table_scenarios().iter().enumerate() {
        let plan = plan(&scenario(address));
        for lang in Lang::ALL {
            if lang != Lang::En && number % 10 != 0 {
                continue;
            }
            for text in scripts(&plan, lang) {
                assert!(text.starts_with("#!/bin/sh\n"));
                assert_eq!(plan.status == Status::Blocked, text.ends_with("exit 1\n"));
                // Scripts that differ in their words alone are one script to shellcheck.
                let shape: String =
                    text.lines().filter(|line| !line.starts_with(['#', 's', 'M'])).collect();
                if seen.insert((lang.id(), shape)) {
                    fs::write(folder.join(format!("{}.sh", seen.len())), text).unwrap();
                }
            }
        }
    }
    assert!(seen.len() > 50, "{} scripts", seen.len());
    let files: Vec<PathBuf> =
        fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    let half = files.len().div_ceil(2);
    thread::scope(|scope| {
        for part in files.chunks(half) {
            scope.spawn(move || {
                let output = Command::new("shellcheck").args(part).output();
                let output = output.expect("shellcheck is missing: make test installs it");
                assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stdout));
            });
        }
    });
}

#[test]
fn two_scripts_are_as_they_were_laid_down() {
    let plan = plan(&scenario("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&mode=nat"));
    for (name, text) in ["apply.sh", "rollback.sh"].iter().zip(scripts(&plan, Lang::En)) {
        laid_down(name, &text);
    }
}
