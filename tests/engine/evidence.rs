//! The values that a rule compared come out of the evidence as they went in.

use eip_planner::catalog::{Family, Instance, InstanceType, Mode, Region};
use eip_planner::rules::{Evidence, Fact};
use eip_planner::scenario::{Field, Kind, Protocols, Value};
use eip_planner::text::evidence as label;

/// Values of every kind, the first and the last of each.
fn facts() -> Vec<Fact> {
    let regions = [Region::all().next(), Region::all().last()].into_iter().flatten();
    let types = [InstanceType::all().next(), InstanceType::all().last()].into_iter().flatten();
    let families = [Family::all().next(), Family::all().last()].into_iter().flatten();
    let mut values: Vec<Value> = [0, 1, u32::MAX].map(Value::Count).into();
    values.extend([Value::Flag(false), Value::Flag(true)]);
    values.extend(regions.map(Value::Region));
    values.extend(types.map(Instance::Type).map(Value::Instance));
    values.extend(families.map(Instance::Family).map(Value::Instance));
    values.extend(
        [Protocols::NONE, Protocols::FTP, Protocols::from_bits(u16::MAX)].map(Value::Protocols),
    );
    for field in Field::ALL {
        if let Kind::Choice(words) = field.spec().kind {
            values.extend((0..words.len()).map(|index| Value::Choice(index.try_into().unwrap())));
        }
    }
    let mut facts = vec![Fact::Count(0), Fact::Count(u32::MAX), Fact::Families];
    facts.extend(Mode::ALL.map(Fact::Regions));
    facts.extend(
        Field::ALL
            .into_iter()
            .flat_map(|field| values.iter().map(move |value| Fact::Of(field, *value))),
    );
    facts
}

#[test]
fn evidence_gives_back_what_it_was_made_of() {
    assert!(Evidence::none().iter().next().is_none());
    for fact in facts() {
        let one = Evidence::of([(label::WANTED, fact)]);
        assert_eq!(one.iter().collect::<Vec<_>>(), [("wanted", fact)]);
        let four = [
            (label::LIMIT, fact),
            (label::REGION, Fact::Families),
            (label::WANTED, fact),
            (label::ENIS, fact),
        ];
        let expected =
            [("limit", fact), ("region", Fact::Families), ("wanted", fact), ("enis", fact)];
        assert_eq!(Evidence::of(four).iter().collect::<Vec<_>>(), expected);
    }
}

#[test]
fn every_label_has_its_name() {
    for (name, text) in label::ALL {
        let evidence = Evidence::of([(text, Fact::Count(1))]);
        assert_eq!(evidence.iter().next(), Some((name, Fact::Count(1))));
    }
}
