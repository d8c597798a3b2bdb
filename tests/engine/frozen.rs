//! Addresses and files of released versions: they must open for ever. Rows are added here, never changed.

use eip_planner::scenario::{Draft, parse_pairs, read_document, to_address};

use crate::common::rows;

/// Version 1: address, and the scenario that it means.
const ADDRESSES: &str = include_str!("frozen/addresses-v1.txt");

/// Version 1: a plan as exported, and the address of its scenario.
const PLAN: &str = include_str!("frozen/plan-v1.json");
const PLAN_ADDRESS: &str = "region=cn-shanghai&eipRegion=cn-shanghai&instance=ecs.g5.large&mode=multi-eip&eni=secondary&attached=true&enis=1&privateIps=2&eips=2&billing=subscription&protocols=ftp,sip&eipVisibleInOs=true&privateNetwork=true&ipv4Gateway=false&multiEipPermission=true&image=ubuntu&dhcp=true";

#[test]
fn addresses_of_version_1_open() {
    let mut pairs = ADDRESSES.lines().filter(|line| !line.is_empty() && !line.starts_with("# "));
    let mut count = 0;
    while let (Some(address), Some(json)) = (pairs.next(), pairs.next()) {
        let query = address.strip_prefix("#/plan?").unwrap();
        let (draft, faults) = Draft::from_pairs(&parse_pairs(query));
        assert!(faults.is_empty(), "{address}: {faults:?}");
        let (expected, faults) = read_document(json);
        assert!(faults.is_empty(), "{json}: {faults:?}");
        assert_eq!(draft, expected, "{address}");
        count += 1;
    }
    assert!(count >= 5);
}

#[test]
fn a_plan_file_of_version_1_opens() {
    let (draft, faults) = read_document(PLAN);
    assert!(faults.is_empty(), "{faults:?}");
    assert_eq!(to_address(&draft), PLAN_ADDRESS);
}

/// Codes are stable: one that is in use now is never used for another rule.
#[test]
fn rule_codes_of_version_1_are_still_there() {
    for row in rows(include_str!("frozen/rules-v1.csv")) {
        let rule = eip_planner::check::AnyRule::find(row[0])
            .unwrap_or_else(|| panic!("{} is gone", row[0]));
        assert_eq!(rule.severity().word(), row[1], "{}", row[0]);
    }
}
