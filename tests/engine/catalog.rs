//! What the catalog offers.

use std::collections::BTreeSet;

use eip_planner::catalog::{Family, InstanceType, Lang, Region, RegionStatus, Source};

#[test]
fn all_35_regions_have_names_in_three_languages() {
    assert_eq!(Region::all().count(), 35);
    for lang in Lang::ALL {
        let names: BTreeSet<&str> = Region::all().map(|region| region.name(lang)).collect();
        assert_eq!(names.len(), 35, "{lang:?}");
    }
    let hangzhou = Region::find("cn-hangzhou").unwrap();
    assert_eq!(
        Lang::ALL.map(|lang| hangzhou.name(lang)),
        ["中国 (杭州)", "China (Hangzhou)", "华东1（杭州）"]
    );
    assert_eq!(Region::find_by_name("米国 (バージニア)").map(Region::id), Some("us-east-1"));
    assert_eq!(Region::all().filter(|region| region.status() == RegionStatus::Closed).count(), 2);
}

#[test]
fn types_known_only_from_the_table_of_2020_are_offered_by_no_picker() {
    for name in ["ecs.c5.22xlarge", "ecs.c5t.large"] {
        let of = InstanceType::find(name).unwrap();
        assert!(of.hidden() && !InstanceType::visible().any(|visible| visible == of), "{name}");
    }
    for name in ["ecs.g7.xlarge", "ecs.g5.large", "ecs.f1-c28f1.7xlarge"] {
        assert!(InstanceType::visible().any(|of| of.name() == name), "{name}");
    }
    assert!(Family::find("ecs.c5t").unwrap().hidden());
    // The families of the source page are offered whatever is known of their types.
    assert_eq!(Family::visible().filter(|family| family.multi_eip()).count(), 21);
}

#[test]
fn every_type_has_a_source_with_a_date_and_is_found_by_its_name() {
    for of in InstanceType::all() {
        assert_eq!(InstanceType::find(of.name()), Some(of));
        assert!(of.name().starts_with("ecs."));
        assert!(!of.sources().is_empty(), "{}", of.name());
    }
    for source in Source::all() {
        assert_eq!(source.as_of().len(), 10, "{}", source.id());
        assert!(!source.title().is_empty());
    }
}

#[test]
fn limits_of_types_are_those_of_the_table() {
    for (name, enis, addresses) in [
        ("ecs.g7.large", 3, 6),
        ("ecs.g7.xlarge", 4, 15),
        ("ecs.g5.large", 2, 6),
        ("ecs.c6.large", 2, 6),
        ("ecs.t5-lc1m1.small", 2, 2),
        ("ecs.f1-c28f1.7xlarge", 8, 20),
    ] {
        let of = InstanceType::find(name).unwrap();
        assert_eq!((of.enis(), of.ipv4_per_eni()), (Some(enis), Some(addresses)), "{name}");
    }
    assert_eq!(InstanceType::find("ecs.c4.xlarge").unwrap().ipv4_per_eni(), None);
}
