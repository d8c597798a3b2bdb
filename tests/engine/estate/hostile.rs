//! Whatever a file holds, the readers answer, and what they skip they name.

use eip_planner::check::Item;
use proptest::prelude::*;

use super::{lines, read};

const WORDS: &[&str] = &[
    "format_version",
    "1.2",
    "planned_values",
    "resource_changes",
    "values",
    "root_module",
    "resources",
    "child_modules",
    "address",
    "module_address",
    "module.a",
    "mode",
    "managed",
    "type",
    "alicloud_eip_association",
    "alicloud_eip",
    "alicloud_ecs_network_interface",
    "alicloud_instance",
    "name",
    "a",
    "index",
    "change",
    "actions",
    "create",
    "delete",
    "before",
    "after",
    "after_unknown",
    "allocation_id",
    "instance_id",
    "eni-1",
    "eip-1",
    "i-1",
    "MULTI_BINDED",
    "configuration",
    "expressions",
    "references",
    "var.a",
    "module.a.b",
    "count.index",
    "each.value",
    "alicloud_eip.a[0].id",
    "module_calls",
    "module",
    "outputs",
    "expression",
    "EipAddresses",
    "EipAddress",
    "AllocationId",
    "InstanceId",
    "InstanceType",
    "NetworkInterface",
    "Mode",
    "BINDED",
    "NetworkInterfaceSets",
    "NetworkInterfaceSet",
    "NetworkInterfaceId",
    "PrivateIpSets",
    "PrivateIpSet",
    "Instances",
    "Instance",
    "body",
    "Code",
    "\u{0}",
    "\u{202e}",
    "",
];

/// JSON of the words that the readers know, put together at random.
fn json() -> impl Strategy<Value = serde_json::Value> {
    let word = || proptest::sample::select(WORDS);
    let leaf = prop_oneof![
        Just(serde_json::Value::Null),
        any::<bool>().prop_map(Into::into),
        any::<u64>().prop_map(Into::into),
        any::<f64>().prop_map(Into::into),
        word().prop_map(Into::into),
    ];
    leaf.prop_recursive(8, 128, 12, move |inner| {
        let word = proptest::sample::select(WORDS);
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..8).prop_map(Into::into),
            prop::collection::vec((word, inner), 0..12).prop_map(|pairs| {
                pairs.into_iter().map(|(key, value)| (key.to_owned(), value)).collect()
            }),
        ]
    })
}

proptest! {
    #[test]
    fn any_json_is_answered(value in json()) {
        let text = value.to_string();
        let _ = lines(&read("terraform", &[&text]));
        let _ = lines(&read("account", &[&text]));
    }

    #[test]
    fn any_text_is_answered(text in "\\PC{0,200}") {
        let _ = lines(&read("terraform", &[&text]));
        let _ = lines(&read("account", &[&text]));
    }

    #[test]
    fn a_file_cut_anywhere_names_where(at in 0usize..4000) {
        let full = include_str!("../check/fixtures/terraform/nat.json").trim_end();
        let cut: String = full.chars().take(at).collect();
        let items = read("terraform", &[&cut]);
        prop_assert!(matches!(items.as_slice(), [Item::Fault(..)]), "{}", lines(&items));
    }

    #[test]
    fn a_file_with_one_byte_changed_is_answered(at in any::<prop::sample::Index>(), to in 32u8..127) {
        let full = include_str!("../check/fixtures/terraform/modules.json");
        let mut bytes = full.as_bytes().to_vec();
        let index = at.index(bytes.len());
        bytes[index] = to;
        let _ = lines(&read("terraform", &[&String::from_utf8_lossy(&bytes)]));
    }
}

/// A state with one association on an ENI of an instance.
fn state(zone: &str, of: &str) -> String {
    let resource = |kind: &str, values: &str| {
        format!(
            r#"{{"address":"{kind}.a","mode":"managed","type":"{kind}","name":"a","values":{{{values}}}}}"#
        )
    };
    let resources = [
        resource(
            "alicloud_vswitch",
            &format!(r#""id":"vsw-1","zone_id":"{zone}","vpc_id":"vpc-1""#),
        ),
        resource(
            "alicloud_instance",
            &format!(r#""id":"i-1","instance_type":"{of}","vswitch_id":"vsw-1""#),
        ),
        resource(
            "alicloud_ecs_network_interface",
            r#""id":"eni-1","vswitch_id":"vsw-1","status":"InUse""#,
        ),
        resource(
            "alicloud_ecs_network_interface_attachment",
            r#""network_interface_id":"eni-1","instance_id":"i-1""#,
        ),
        resource("alicloud_eip_address", r#""id":"eip-1","payment_type":"PayAsYouGo""#),
        resource(
            "alicloud_eip_association",
            r#""allocation_id":"eip-1","instance_id":"eni-1","instance_type":"NetworkInterface","mode":"NAT""#,
        ),
    ];
    format!(
        r#"{{"format_version":"1.0","terraform_version":"1.11.4","values":{{"root_module":{{"resources":[{}]}}}}}}"#,
        resources.join(",")
    )
}

#[test]
fn a_region_or_type_that_the_catalog_does_not_have_is_said() {
    let known = lines(&read("terraform", &[&state("cn-hangzhou-h", "ecs.g7.xlarge")]));
    assert!(!known.contains("fault"), "{known}");
    let region = lines(&read("terraform", &[&state("moon-north-1-a", "ecs.g7.xlarge")]));
    assert!(region.contains("fault at alicloud_vswitch.a: unknown-value: "), "{region}");
    assert!(region.contains("moon-north-1-a") && region.contains("missing region"), "{region}");
    let of = lines(&read("terraform", &[&state("cn-hangzhou-h", "ecs.g99.large")]));
    assert!(of.contains("unknown-instance-type: ") && of.contains("ecs.g99.large"), "{of}");
    assert_eq!(of.matches("design ").count(), 1, "{of}");
    // A new size of a known family is checked as the family.
    let size = lines(&read("terraform", &[&state("cn-hangzhou-h", "ecs.g7.gigantic")]));
    assert!(!size.contains("fault") && size.contains("instance=ecs.g7"), "{size}");
}
