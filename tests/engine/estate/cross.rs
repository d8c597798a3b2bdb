//! Each cross-resource rule: where it speaks, and where it is silent though little is missing.

use eip_planner::catalog::Lang;
use eip_planner::check::cross::ALL;
use eip_planner::check::{AnyRule, Item, note_message};

use super::{kind, lines, notes, read};

/// A fixture, a rule, and whether it speaks there. Fixtures that speak stand beside ones that differ in the one fact.
const TABLE: &[(&str, &str, bool)] = &[
    ("XR-01", "eip-twice", true),
    ("XR-01", "nat", false),
    ("XR-01", "private-ip-twice", false),
    ("XR-02", "private-ip-twice", true),
    ("XR-02", "nat", false),
    ("XR-02", "multi-eip-family", false),
    ("XR-03", "too-many-enis", true),
    ("XR-03", "nat", false),
    ("XR-04", "too-many-enis", true),
    ("XR-04", "nat", false),
    ("XR-05", "other-region", true),
    ("XR-05", "nat", false),
    ("XR-05", "modules", false),
    ("XR-06", "cut-through-gateway", true),
    ("XR-06", "cut-through", false),
    ("XR-06", "nat-gateway-route", false),
    ("XR-07", "cut-through-attached-first", true),
    ("XR-07", "cut-through-by-attachment", true),
    ("XR-07", "mode-changed", true),
    ("XR-07", "cut-through", false),
    ("XR-07", "cut-through-open-order", false),
    ("XR-07", "state-cut-through", false),
    ("XR-07", "nat", false),
    ("XR-08", "cut-through-open-order", true),
    ("XR-08", "cut-through", false),
    ("XR-08", "cut-through-attached-first", false),
    ("XR-08", "modules", false),
    ("XR-09", "instance-type-missing", true),
    ("XR-09", "nat", false),
    ("XR-09", "eni-elsewhere", false),
    ("XR-09", "fixed-address", false),
    ("XR-10", "fixed-address", true),
    ("XR-10", "nat", false),
    ("XR-11", "fixed-address", true),
    ("XR-11", "nat", false),
    ("XR-12", "multi-eip-family", true),
    ("XR-12", "nat", false),
    ("XR-13", "subscription-destroyed", true),
    ("XR-13", "state-cut-through", false),
    ("XR-13", "mode-changed", false),
];

/// The same for account answers.
const ACCOUNT: &[(&str, &str, bool)] = &[
    ("XR-01", "snapshots-disagree", true),
    ("XR-01", "whole", false),
    ("XR-01", "instance-eip-whole", false),
    ("XR-03", "type-of-tomorrow", true),
    ("XR-03", "whole", false),
    ("XR-04", "type-of-tomorrow", true),
    ("XR-04", "whole", false),
    ("XR-06", "cut-through-gateway", true),
    ("XR-06", "cut-through", false),
    ("XR-07", "cut-through", true),
    ("XR-07", "multi-eip", false),
    ("XR-11", "fixed-address", true),
    ("XR-11", "whole", false),
    ("XR-12", "multi-eip", false),
    ("XR-13", "cut-through", true),
    ("XR-13", "cut-through-gateway", false),
];

fn fixture(kind: &str, name: &str) -> Vec<String> {
    let root = format!("{}/tests/engine/check/fixtures/{kind}/{name}", env!("CARGO_MANIFEST_DIR"));
    if let Ok(text) = std::fs::read_to_string(format!("{root}.json")) {
        return vec![text];
    }
    let files = std::fs::read_dir(root).unwrap();
    files.map(|it| std::fs::read_to_string(it.unwrap().path()).unwrap()).collect()
}

fn check(kind: &str, table: &[(&str, &str, bool)]) {
    for (rule, name, speaks) in table {
        let texts = fixture(kind, name);
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        let items = read(kind, &texts);
        let spoke = notes(&items).iter().any(|(code, _)| code == rule);
        assert_eq!(spoke, *speaks, "{rule} in {name}:\n{}", lines(&items));
    }
}

#[test]
fn terraform() {
    check("terraform", TABLE);
}

/// An attachment may name an ENI that no file has; two that name the same ENI are one ENI.
#[test]
fn an_eni_that_is_in_no_file_counts_by_its_attachment() {
    let text = fixture("terraform", "too-many-enis").concat();
    for (second, speaks) in [("eni-b", true), ("eni-a", false)] {
        let mut plan: serde_json::Value = serde_json::from_str(&text).unwrap();
        let changes = plan["resource_changes"].as_array_mut().unwrap();
        changes.retain(|it| {
            !it["address"].as_str().unwrap().starts_with("alicloud_ecs_network_interface.spare")
        });
        let mut ids = ["eni-a", second].into_iter();
        for change in changes {
            let address = change["address"].as_str().unwrap().to_owned();
            let change = &mut change["change"];
            if address == "alicloud_instance.web" {
                // Three ENIs at most.
                change["after"]["instance_type"] = "ecs.g7.large".into();
            } else if address.starts_with("alicloud_ecs_network_interface_attachment.spare") {
                change["after"]["network_interface_id"] = ids.next().unwrap().into();
                let _ =
                    change["after_unknown"].as_object_mut().unwrap().remove("network_interface_id");
            }
        }
        assert_eq!(ids.next(), None);
        let items = read("terraform", &[&plan.to_string()]);
        let spoke = notes(&items).iter().any(|(code, _)| *code == "XR-03");
        assert_eq!(spoke, speaks, "{second}:\n{}", lines(&items));
    }
}

#[test]
fn account() {
    check("account", ACCOUNT);
}

#[test]
fn every_rule_speaks_and_is_silent_somewhere() {
    for rule in ALL {
        for wanted in [true, false] {
            let rows = TABLE.iter().chain(ACCOUNT);
            let row =
                rows.clone().find(|(code, _, speaks)| *code == rule.code && *speaks == wanted);
            assert!(row.is_some(), "{} {wanted}", rule.code);
        }
    }
}

#[test]
fn every_placeholder_of_a_message_is_filled() {
    for (kind, table) in [("terraform", TABLE), ("account", ACCOUNT)] {
        for (_, name, _) in table.iter().filter(|(.., speaks)| *speaks) {
            let texts = fixture(kind, name);
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let report = lines(&read(kind, &texts));
            let notes: Vec<_> = report.lines().filter(|line| line.starts_with("note")).collect();
            assert!(!notes.is_empty() && !notes.iter().any(|it| it.contains('{')), "{notes:?}");
        }
    }
}

/// The page of a rule says what the check says of its example.
#[test]
fn every_rule_speaks_once_and_alone_in_its_example() {
    for rule in ALL {
        assert_eq!(kind(rule.example.file).map(|kind| kind.name), Some("terraform"));
        let items = read("terraform", &[rule.example.file]);
        let all = lines(&items);
        assert!(!items.iter().any(|item| matches!(item, Item::Fault(..))), "{}: {all}", rule.code);
        let found = items.iter().filter_map(|item| match item {
            Item::Note(note) => Some(note),
            _ => None,
        });
        let found: Vec<_> = found.collect();
        let [note] = found[..] else { panic!("{}: {all}", rule.code) };
        assert_eq!(note.rule.code, rule.code, "{all}");
        for lang in Lang::ALL {
            assert_eq!(rule.example_message(lang), note_message(note, lang), "{}", rule.code);
        }
    }
}

/// What a page says a rule looks at has the names that Terraform and the API give it.
#[test]
fn every_rule_names_what_it_looks_at_as_others_do() {
    let schema: serde_json::Value =
        serde_json::from_str(include_str!("../data/alicloud-schema.json")).unwrap();
    // The exported module makes none of these, so that the schema was kept without them.
    let others = ["alicloud_instance", "alicloud_vpc", "alicloud_vpc_ipv4_gateway"];
    // The page names what people usually have; a list of gateways is read too.
    let calls = include_str!("../../../src/text/en/checkpage.toml").to_owned() + "ListIpv4Gateways";
    for rule in ALL {
        assert!(!rule.terraform.is_empty(), "{}", rule.code);
        for name in rule.terraform {
            let known = schema["resources"].get(name).is_some() || others.contains(name);
            assert!(known, "{}: {name}", rule.code);
        }
        for name in rule.calls {
            assert!(calls.contains(name), "{}: the check takes no answer of {name}", rule.code);
        }
        // Where the table of account answers has it speak, its page says so.
        let account = ACCOUNT.iter().any(|(code, _, speaks)| *code == rule.code && *speaks);
        assert!(!account || !rule.calls.is_empty(), "{}", rule.code);
        for code in rule.alike {
            assert!(matches!(AnyRule::find(code), Some(AnyRule::One(_))), "{}: {code}", rule.code);
        }
    }
}
