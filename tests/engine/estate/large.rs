//! Large files: every ENI of them is read, and nothing grows with what they claim.

use std::fmt::Write as _;

use eip_planner::check::Item;

use super::{given, read};

/// A plan of so many ENIs with an EIP each, written as Terraform writes it.
fn plan(enis: usize) -> String {
    let mut changes = String::new();
    let mut change = |kind: &str, index: usize, values: &str, unknown: &str| {
        let comma = if changes.is_empty() { "" } else { "," };
        let _ = write!(
            changes,
            r#"{comma}{{"address":"{kind}.a[{index}]","mode":"managed","type":"{kind}","name":"a","index":{index},"change":{{"actions":["create"],"before":null,"after":{{{values}}},"after_unknown":{{{unknown}}}}}}}"#
        );
    };
    for index in 0..enis {
        change("alicloud_eip_address", index, r#""payment_type":"PayAsYouGo""#, r#""id":true"#);
        change("alicloud_ecs_network_interface", index, r#""vswitch_id":"vsw-1""#, r#""id":true"#);
        change(
            "alicloud_eip_association",
            index,
            r#""instance_type":"NetworkInterface","mode":"NAT""#,
            r#""allocation_id":true,"instance_id":true"#,
        );
    }
    let resource = |kind: &str, expressions: &str| {
        format!(
            r#"{{"mode":"managed","type":"{kind}","name":"a","expressions":{{{expressions}}},"count_expression":{{"constant_value":1000000000}}}}"#
        )
    };
    let link =
        |name: &str, to: &str| format!(r#""{name}":{{"references":["{to}.a","count.index"]}}"#);
    let links = format!(
        "{},{}",
        link("allocation_id", "alicloud_eip_address"),
        link("instance_id", "alicloud_ecs_network_interface")
    );
    let resources = [
        resource("alicloud_eip_address", ""),
        resource("alicloud_ecs_network_interface", ""),
        resource("alicloud_eip_association", &links),
    ];
    format!(
        r#"{{"format_version":"1.2","terraform_version":"1.11.4","resource_changes":[{changes}],"configuration":{{"root_module":{{"resources":[{}]}}}}}}"#,
        resources.join(",")
    )
}

#[test]
fn twenty_thousand_enis_are_twenty_thousand_designs() {
    let enis = 20_000;
    let items = read("terraform", &[&plan(enis)]);
    let designs = items.iter().filter(|item| matches!(item, Item::Design(_))).count();
    assert_eq!((designs, items.len()), (enis, enis));
}

#[test]
fn a_count_that_is_only_claimed_makes_nothing() {
    // The configuration claims a thousand million instances; the plan has two.
    let items = read("terraform", &[&plan(2)]);
    assert_eq!(items.len(), 2);
}

#[test]
fn a_reader_stops_when_its_sink_does() {
    let text = plan(100);
    let kind = eip_planner::check::find("terraform").unwrap();
    let eip_planner::check::Read::Whole(read) = kind.read else { panic!() };
    let mut taken = 0;
    let input = eip_planner::check::Input { file: 0, name: "", text: &text };
    read(&[input, input], &mut |_| {
        taken += 1;
        taken < 5
    });
    assert_eq!(taken, 5);
}

#[test]
fn modules_nested_too_deep_are_named() {
    let mut values = String::from("{}");
    let mut config = String::from("{}");
    for depth in 0..200 {
        values = format!(r#"{{"address":"module.m{depth}","child_modules":[{values}]}}"#);
        config = format!(r#"{{"module_calls":{{"m":{{"module":{config}}}}}}}"#);
    }
    for (part, text) in [("values", values), ("configuration", config)] {
        let text = format!(r#"{{"format_version":"1.0","{part}":{{"root_module":{text}}}}}"#);
        let report = super::lines(&read("terraform", &[&text]));
        assert!(report.contains("fault at file 0: too-deep"), "{part}: {report}");
    }
    let lists = format!("{}{{\"AllocationId\":\"eip-1\"}}{}", "[".repeat(200), "]".repeat(200));
    let report = super::lines(&read("account", &[&lists]));
    assert!(report.contains("too-deep"), "{report}");
}

#[test]
fn a_module_repeated_is_one_fault_each() {
    let module = r#"{"address":"module.m","resources":[{"address":"module.m.alicloud_eip.a","mode":"managed","type":"alicloud_eip","name":"a","values":{}}]}"#;
    let modules = vec![module; 1000].join(",");
    let text = format!(
        r#"{{"format_version":"1.0","values":{{"root_module":{{"child_modules":[{modules}]}}}}}}"#
    );
    let report = super::lines(&read("terraform", &[&text]));
    assert_eq!(report.matches("conflict:").count(), 999, "{}", report.len());
}

#[test]
fn instances_are_joined_one_to_one() {
    let items = read("terraform", &[&plan(3)]);
    assert!(items.iter().all(|item| given(item, "eips").as_deref() != Some("3")));
}
