//! Scenarios that are the same each time, in which every rule speaks often and is silent often.

use eip_planner::catalog::{Family, Instance, InstanceType, Region};
use eip_planner::scenario::{Draft, EniKind, Field, Protocols, Scenario, Value};

use crate::support::Random;

/// As many as the verdicts are compared and measured on.
pub const COUNT: usize = 10_000;

/// The scenarios.
#[must_use]
pub fn scenarios() -> Vec<Scenario> {
    let regions: Vec<Region> = Region::all().collect();
    let families: Vec<Family> = Family::all().collect();
    let types: Vec<InstanceType> = InstanceType::all().collect();
    let mut random = Random::default();
    // Values that do not go together (two primary ENIs, limits that the catalog knows otherwise) are no scenario.
    std::iter::repeat_with(|| draft(&mut random, &regions, &families, &types).check())
        .filter_map(Result::ok)
        .take(COUNT)
        .collect()
}

fn draft(
    random: &mut Random,
    regions: &[Region],
    families: &[Family],
    types: &[InstanceType],
) -> Draft {
    let mut draft = Draft::default();
    draft.set(Field::Region, Some(Value::Region(*random.pick(regions))));
    if random.below(4) == 0 {
        draft.set(Field::EipRegion, Some(Value::Region(*random.pick(regions))));
    }
    let instance = match random.below(8) {
        0..5 => Some(Instance::Type(*random.pick(types))),
        5 => Some(Instance::Family(*random.pick(families))),
        _ => None,
    };
    draft.set(Field::Instance, instance.map(Value::Instance));
    if random.below(3) == 0 {
        draft.set(Field::EniKind, Some(EniKind::Primary.value()));
    }
    for (field, most) in [
        (Field::InstanceLimitsEnis, 5),
        (Field::InstanceLimitsPrivateIps, 10),
        (Field::EniCount, 4),
        (Field::EniPrivateIps, 24),
        (Field::EipsCount, 24),
    ] {
        if random.below(2) == 0 {
            let count = 1 + u32::try_from(random.below(most)).unwrap();
            draft.set(field, Some(Value::Count(count)));
        }
    }
    if random.below(2) == 0 {
        let names = Protocols::WORDS;
        let two = format!("{},{}", random.pick(names), random.pick(names));
        let protocols = Protocols::parse(&two);
        draft.set(Field::NeedsProtocols, protocols.map(Value::Protocols));
    }
    for field in [
        Field::EniAttached,
        Field::NeedsEipVisibleInOs,
        Field::NeedsPrivateNetwork,
        Field::VpcIpv4Gateway,
        Field::AccountMultiEipPermission,
        Field::OsDhcp,
    ] {
        let flag = *random.pick(&[None, Some(true), Some(false)]);
        draft.set(field, flag.map(Value::Flag));
    }
    draft
}
