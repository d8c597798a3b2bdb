//! The least change, against brute force over every set of changes.

use eip_planner::catalog::Mode;
use eip_planner::plan::{KEPT, collide, least_changes, universe};
use eip_planner::rules::{Remedy, Status, assess};
use eip_planner::scenario::{Change, Field, Scenario};
use proptest::prelude::*;

use crate::common::scenario;
use crate::properties::scenarios;

/// Is the mode possible after these changes?
fn opens(scenario: &Scenario, mode: Mode, set: &[&Remedy]) -> bool {
    let change: Change = set.iter().flat_map(|remedy| remedy.change.iter().copied()).collect();
    let changed = scenario.draft().with(&change).check();
    changed.is_ok_and(|changed| assess(&changed).mode(mode).status != Status::Blocked)
}

/// All smallest sets of changes to different fields that open the mode, by trying every set.
fn brute_force<'a>(
    scenario: &Scenario,
    mode: Mode,
    universe: &'a [Remedy],
) -> Vec<Vec<&'a Remedy>> {
    for size in 1..=universe.len() {
        let mut found = Vec::new();
        let mut sets: Vec<(usize, Vec<&Remedy>)> = vec![(0, Vec::new())];
        while let Some((next, set)) = sets.pop() {
            if set.len() == size {
                if opens(scenario, mode, &set) {
                    found.push(set);
                }
                continue;
            }
            for (place, remedy) in universe.iter().enumerate().skip(next) {
                if !set.iter().any(|known| collide(known, remedy)) {
                    let mut more = set.clone();
                    more.push(remedy);
                    sets.push((place + 1, more));
                }
            }
        }
        if !found.is_empty() {
            return found;
        }
    }
    Vec::new()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_smaller_set_of_changes_opens_the_mode(scenario in scenarios()) {
        let assessment = assess(&scenario);
        for mode in Mode::ALL {
            let found = least_changes(&scenario, mode);
            if assessment.mode(mode).status != Status::Blocked {
                prop_assert!(found.is_empty());
                continue;
            }
            let universe = universe(&scenario, mode);
            let all = brute_force(&scenario, mode, &universe);
            prop_assert_eq!(found.len(), all.len().min(KEPT), "{:?}", mode);
            for least in &found {
                let set: Vec<&Remedy> = least.remedies.iter().collect();
                prop_assert!(opens(&scenario, mode, &set), "{:?}: {:?} does not open it", mode, least);
                prop_assert!(
                    all.iter().any(|smallest| smallest.len() == set.len() && set.iter().all(|r| smallest.contains(r))),
                    "{:?}: {:?} is not one of the smallest", mode, least
                );
            }
            // Fewer EIPs is last.
            let fewer = |n: usize| found[n].change().iter().any(|(field, _)| *field == Field::EipsCount);
            for n in 1..found.len() {
                prop_assert!(!fewer(n - 1) || fewer(n), "{:?}: fewer EIPs stands before another way", mode);
            }
        }
    }
}

#[test]
fn multi_eip_without_the_permission_cannot_be_opened() {
    for address in [
        "region=cn-shanghai&instance=ecs.g5.large",
        "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3",
    ] {
        assert!(least_changes(&scenario(address), Mode::MultiEip).is_empty(), "{address}");
    }
}

#[test]
fn cut_through_of_the_example_takes_more_enis_before_fewer_eips() {
    let scenario = scenario("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3");
    let found: Vec<Vec<Field>> = least_changes(&scenario, Mode::CutThrough)
        .iter()
        .map(|least| least.change().iter().map(|(field, _)| *field).collect())
        .collect();
    assert_eq!(found, [[Field::EniCount], [Field::EipsCount]]);
}

#[test]
fn several_blockers_are_lifted_together() {
    let scenario = scenario("region=cn-hongkong&ipv4Gateway=true&privateNetwork=true");
    let found = least_changes(&scenario, Mode::CutThrough);
    assert_eq!(found.len(), 3, "one for each region near by");
    for least in found {
        let fields: Vec<Field> = least.change().iter().map(|(field, _)| *field).collect();
        assert_eq!(fields.len(), 3);
        for field in [Field::Region, Field::VpcIpv4Gateway, Field::NeedsPrivateNetwork] {
            assert!(fields.contains(&field), "{fields:?}");
        }
    }
}
