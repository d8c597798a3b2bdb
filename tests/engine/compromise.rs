//! Needs that no mode meets as asked.

use eip_planner::catalog::Mode;
use eip_planner::plan::{compromise, recommend};
use eip_planner::rules::{Status, assess};
use eip_planner::scenario::Field;
use proptest::prelude::*;

use crate::common::assessment;
use crate::properties::scenarios;

#[test]
fn five_visible_eips_with_private_network_on_a_type_of_three_secondary_enis() {
    let asked = assessment(
        "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=5&eipVisibleInOs=true&privateNetwork=true",
    );
    assert_eq!(recommend(&asked).mode, None);
    let found = compromise(&asked).unwrap();
    // A larger type of the family takes the five ENIs of the secondary CIDR method; no EIP is given up.
    assert_eq!(found.mode, Mode::SecondaryCidr);
    let fields: Vec<Field> = found.least.change().iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Instance]);
}

#[test]
fn where_a_mode_fits_nothing_is_given_up() {
    assert!(compromise(&assessment("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3")).is_none());
}

#[test]
fn a_closed_region_is_left() {
    let found = compromise(&assessment("region=ap-south-1")).unwrap();
    let fields: Vec<Field> = found.least.change().iter().map(|(field, _)| *field).collect();
    assert_eq!(fields, [Field::Region]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_compromise_opens_its_mode_and_is_named_only_where_nothing_fits(scenario in scenarios()) {
        let before = assess(&scenario);
        let fits = recommend(&before).mode.is_some();
        if let Some(found) = compromise(&before) {
            prop_assert!(!fits);
            let after = assess(&scenario.draft().with(&found.least.change()).check().unwrap());
            prop_assert!(after.mode(found.mode).status != Status::Blocked);
        }
    }
}
