//! Open places of a plan and the values that users know of them.

use std::collections::BTreeSet;

use eip_planner::catalog::{Lang, Mode};
use eip_planner::export::find;
use eip_planner::json;
use eip_planner::plan::{plan, plan_with};
use eip_planner::scenario::{ErrorCode, Input, Known, Slot, parse_pairs, read_input};

use super::common::{error, ok, scenario};

/// Scenarios that between them use every slot.
const SCENARIOS: [&str; 6] = [
    "region=cn-hangzhou&mode=nat&eips=3",
    "region=cn-hangzhou&mode=nat&eni=primary&ipv4Gateway=true",
    "region=cn-hangzhou&mode=cut-through&enis=2&eips=2&attached=true",
    "region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2",
    "region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&image=windows",
    "region=cn-hangzhou&mode=secondary-cidr&eips=2&ipv4Gateway=true",
];

fn placeholders(text: &str) -> impl Iterator<Item = &str> {
    text.split('<').skip(1).filter_map(|part| part.split_once('>')).map(|(key, _)| key)
}

#[test]
fn every_placeholder_of_a_plan_is_one_of_its_open_places() {
    for address in SCENARIOS {
        let plan = plan(&scenario(address));
        assert!(!plan.steps().is_empty(), "{address} is blocked");
        let slots: BTreeSet<String> = plan.slots().into_iter().map(Slot::key).collect();
        for step in plan.steps() {
            let parameters = step.api.iter().flat_map(|call| &call.parameters);
            let texts = parameters.map(|(_, value)| value).chain(&step.commands);
            for key in texts.flat_map(|text| placeholders(text)) {
                assert!(slots.contains(key), "{address}: {} mentions {key}", step.id);
            }
        }
    }
}

#[test]
fn keys_are_read_as_they_are_written() {
    for address in SCENARIOS {
        for slot in plan(&scenario(address)).slots() {
            assert_eq!(Slot::parse(&slot.key()), Some(slot));
        }
    }
    for key in
        ["eip-0-id", "eip-01-id", "eip-+1-id", "eip--id", "eip-1", "eni-1-ip", "eip-99999-id", ""]
    {
        assert_eq!(Slot::parse(key), None, "{key}");
    }
}

#[test]
fn every_form_takes_its_own_example() {
    for address in SCENARIOS {
        for slot in plan(&scenario(address)).slots() {
            assert!(slot.form().fits(&slot.form().example()), "{slot:?}");
        }
    }
}

#[test]
fn values_that_cannot_be_are_refused() {
    for (key, value) in [
        ("eip-1-address", "10.0.0.1"),        // private
        ("eip-1-address", "100.100.100.200"), // the cloud's own services
        ("eip-1-address", "127.0.0.1"),
        ("eip-1-address", "224.0.0.1"),
        ("eip-1-address", "203.0.113.256"),
        ("eip-1-address", "2001:db8::1"),
        ("eip-1-id", "eni-bp1"),
        ("eip-1-id", "eip-"),
        ("eip-1-id", "eip-BP1"),
        ("eip-1-id", "eip-bp1;reboot"),
        ("eni-1-mac", "00:16:3e:00:00"),
        ("eni-1-mac", "00:16:3e:00:00:0g"),
        ("eni-1-prefix", "0"),
        ("eni-1-prefix", "33"),
        ("cidr-1", "203.0.113.7/28"), // not its network's address
        ("cidr-1", "203.0.113.0/29"), // longer than a VPC takes
        ("cidr-1", "100.64.0.0/16"),
        ("eni-1-device", "eth1; reboot"),
        ("eni-1-device", "$(reboot)"),
        ("name", "two\nlines"),
        ("name", ""),
    ] {
        let input = Input::from_pairs(&[("region", "cn-hangzhou"), (key, value)]);
        let fault = input.faults.first().unwrap_or_else(|| panic!("{key} takes {value}"));
        assert_eq!((fault.field.as_str(), fault.code), (key, ErrorCode::BadForm));
        assert!(input.known.is_empty());
        let json =
            format!(r#"{{"region":"cn-hangzhou","known":{}}}"#, serde_json::json!({ key: value }));
        assert_eq!(error(&json::plan(&json, "{}"))["field"], key);
    }
}

#[test]
fn values_that_contradict_each_other_are_refused() {
    for (pairs, field) in [
        ("eip-1-id=eip-a&eip-2-id=eip-a", "eip-2-id"),
        ("eip-1-address=203.0.113.7&eip-2-address=203.0.113.7", "eip-2-address"),
        ("eni-1-mac=00:16:3e:00:00:0A&eni-2-mac=00:16:3e:00:00:0a", "eni-2-mac"),
        ("eni-1-ip-1=10.0.0.5&eni-2-ip-1=10.0.0.5", "eni-2-ip-1"),
        ("eip-1-address=203.0.113.7&cidr-1=198.51.100.0/28", "cidr-1"),
        ("eni-1-ip-1=10.0.0.5&eni-1-prefix=24&eni-1-gateway=10.0.1.253", "eni-1-gateway"),
        ("zone-id=cn-shanghai-b", "zone-id"),
        ("eni-1-device=Ethernet 2", "eni-1-device"), // a name for Windows
    ] {
        let input = Input::from_pairs(&parse_pairs(&format!("region=cn-hangzhou&{pairs}")));
        assert_eq!(input.faults, [], "{pairs}");
        let faults = input.known.check(&input.draft.check().unwrap());
        assert_eq!(faults.len(), 1, "{pairs}: {faults:?}");
        assert_eq!((faults[0].field.as_str(), faults[0].code), (field, ErrorCode::Conflict));
    }
}

#[test]
fn a_known_value_stands_everywhere() {
    for address in SCENARIOS {
        let base = scenario(address);
        let mut known = Known::default();
        for slot in plan(&base).slots() {
            known.set(slot, format!("value of {}", slot.key()));
        }
        let plan = plan_with(&base, known);
        assert_eq!(plan.open(), []);
        for format in eip_planner::export::FORMATS {
            for file in (format.print)(&plan, Lang::En) {
                for slot in plan.slots() {
                    let placeholder = slot.placeholder();
                    assert!(!file.text.contains(&placeholder), "{}: {placeholder}", file.file_name);
                }
            }
        }
    }
}

#[test]
fn an_exported_plan_opened_again_is_the_same_file() {
    let address = "region=cn-hangzhou&mode=secondary-cidr&eips=2&name=東京 \"web\" | $(x)&eip-1-address=203.0.113.7&cidr-1=203.0.113.0/28&eni-1-mac=00:16:3E:00:00:0A";
    let input = Input::from_pairs(&parse_pairs(address));
    assert_eq!(input.faults, []);
    let first = plan_with(&input.draft.check().unwrap(), input.known.clone());
    assert_eq!(first.mode, Mode::SecondaryCidr);
    for lang in Lang::ALL {
        let file = (find("json").unwrap().print)(&first, lang).remove(0).text;
        let opened = read_input(&file);
        assert_eq!(opened, input);
        let again = plan_with(&opened.draft.check().unwrap(), opened.known);
        for format in eip_planner::export::FORMATS {
            assert_eq!(
                (format.print)(&again, lang),
                (format.print)(&first, lang),
                "{}",
                format.name
            );
        }
    }
}

#[test]
fn the_border_takes_known_values() {
    let scenario = r#"{"region":"cn-hangzhou","mode":"nat","known":{"eip-1-id":"eip-bp1","eni-1-id":"eni-bp1"}}"#;
    let plan = ok(&json::plan(scenario, "{}"));
    assert_eq!(plan["scenario"]["known"]["eip-1-id"], "eip-bp1");
    assert_eq!(plan["topology"]["eips"][0]["id"], "eip-bp1");
    let associate =
        plan["steps"].as_array().unwrap().iter().find(|step| step["id"] == "associate-eip-1");
    assert_eq!(associate.unwrap()["api"]["parameters"]["AllocationId"], "eip-bp1");
    assert_eq!(associate.unwrap()["api"]["parameters"]["InstanceId"], "eni-bp1");
}
