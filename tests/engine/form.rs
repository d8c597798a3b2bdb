//! What the form asks the engine: steps of a number, the few values of a field, parts of the world, names.

use eip_planner::catalog::{Instance, Lang, Region};
use eip_planner::learn::name_instance;
use eip_planner::scenario::{Field, Value};
use eip_planner::text;

#[test]
fn a_number_steps_within_its_range_and_from_its_default() {
    let eips = Field::EipsCount.spec();
    let step = |text: &str, up| eips.stepped(text, up);
    assert_eq!(step("3", true).as_deref(), Some("4"));
    assert_eq!(step("3", false).as_deref(), Some("2"));
    assert_eq!(step("1", false).as_deref(), Some("1"));
    assert_eq!(step("", true).as_deref(), Some("2"));
    assert_eq!(step("", false).as_deref(), Some("1"));
    // The largest that can be typed is refused one higher.
    let most = (1..=u32::MAX).find(|n| eips.kind.parse(&n.to_string()).is_none()).unwrap() - 1;
    assert_eq!(step(&most.to_string(), true), Some(most.to_string()));
    // What is no number stays as it was typed.
    for bad in ["three", "0", "-1", "2.5", " 3"] {
        assert_eq!(step(bad, true), None, "{bad}");
    }
    assert_eq!(Field::EniPrivateIps.spec().stepped("", true).as_deref(), Some("1"));
    assert_eq!(Field::Region.spec().stepped("", true), None);
}

#[test]
fn fields_of_few_values_name_them_all() {
    let values = |field: Field| field.spec().kind.values();
    assert_eq!(values(Field::OsDhcp), [Value::Flag(true), Value::Flag(false)]);
    assert_eq!(values(Field::EniKind).len(), 2);
    assert_eq!(values(Field::OsImage).len(), 7);
    assert!(values(Field::EipsCount).is_empty());
    for field in Field::ALL {
        for value in values(field) {
            assert_eq!(field.spec().kind.parse(&value.to_text(field)), Some(value), "{field:?}");
        }
    }
}

#[test]
fn every_region_is_in_a_part_of_the_world_that_has_a_name() {
    let areas = Region::areas();
    for region in Region::all() {
        assert_eq!(
            areas.iter().filter(|area| **area == region.area()).count(),
            1,
            "{}",
            region.id()
        );
        assert!(Lang::ALL.iter().all(|lang| !text::area(region.area()).get(*lang).is_empty()));
    }
}

#[test]
fn an_instance_is_known_by_its_name_in_any_case_and_without_its_beginning() {
    for name in ["ecs.g7.xlarge", "g7.xlarge", "G7.XLARGE", "Ecs.g7.Xlarge"] {
        assert_eq!(name_instance(name), Instance::parse("ecs.g7.xlarge"), "{name}");
    }
    assert_eq!(name_instance("g7"), Instance::parse("ecs.g7"));
    assert_eq!(name_instance("8 vcpu"), None);
    assert_eq!(name_instance(""), None);
}
