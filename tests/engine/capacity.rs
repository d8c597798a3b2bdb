//! How many EIPs an instance carries, and what carries more.

use eip_planner::catalog::{InstanceType, Mode};
use eip_planner::plan::{Capacity, Most, What, capacity, most_of};
use eip_planner::rules::Severity;
use eip_planner::scenario::{Allowed, Draft, EniKind, ErrorCode, Field, parse_pairs};
use proptest::prelude::*;

use crate::common::scenario;
use crate::properties::scenarios;

fn of(address: &str, mode: Mode) -> Capacity {
    capacity(&scenario(address), mode)
}

#[test]
fn the_limits_of_ecs_g7_xlarge() {
    // 4 ENIs, the primary one included, of 15 private addresses each.
    let address = "region=cn-hangzhou&instance=ecs.g7.xlarge";
    for (mode, most) in [
        (Mode::Nat, 3 * 15 + 1),
        (Mode::CutThrough, 3),
        (Mode::MultiEip, 0),
        (Mode::SecondaryCidr, 3),
    ] {
        assert_eq!(of(address, mode).most, Most::Exactly(most), "{mode:?}");
    }
    let nat = of(address, Mode::Nat);
    let parts: Vec<(What, u32)> = nat.limits.iter().map(|part| (part.what, part.value)).collect();
    assert_eq!(
        parts,
        [(What::Enis, 4), (What::PrivateIps, 15), (What::Primary, 1), (What::PrimaryNewer, 15)]
    );
    assert_eq!(nat.limits[0].source.unwrap().source.id(), "help-2026-06");
    assert_eq!(of(address, Mode::MultiEip).limits[0].what, What::Family);
}

#[test]
fn a_family_of_the_multi_eip_list() {
    // ecs.g5.xlarge: 3 ENIs.
    assert_eq!(
        of("region=cn-shanghai&instance=ecs.g5.xlarge", Mode::MultiEip).most,
        Most::Exactly(20)
    );
}

#[test]
fn the_fewest_enis_for_the_eips_wanted() {
    for (eips, enis) in [(1, 1), (15, 1), (16, 2), (45, 3), (46, 3)] {
        let address = format!("region=cn-hangzhou&instance=ecs.g7.xlarge&eips={eips}");
        assert_eq!(of(&address, Mode::Nat).enis, Some(enis), "{eips}");
    }
    assert_eq!(of("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=47", Mode::Nat).enis, None);
}

#[test]
fn a_type_that_is_too_small_names_what_carries_more() {
    let nat = of("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=47", Mode::Nat);
    assert_eq!(nat.larger[0].family().id(), "ecs.g7");
    assert!(most_of(nat.larger[0], Mode::Nat).unwrap() >= 47);
    assert_eq!(nat.instances, Some(2));
    assert!(nat.others.is_empty(), "the family itself has types that fit");
    // No type of ecs.t5 carries as many; others of as many vCPUs and as much memory are named, then several instances.
    let small = of("region=cn-hangzhou&instance=ecs.t5-c1m2.large&eips=7", Mode::Nat);
    assert!(small.larger.iter().all(|of| of.family().id() == "ecs.t5"));
}

#[test]
fn unknown_limits_are_said_to_be_unknown() {
    assert_eq!(of("region=cn-hangzhou", Mode::Nat).most, Most::Unknown);
    // The retired family's table has no private addresses.
    let unknown = of("region=cn-hangzhou&instance=ecs.c4.xlarge", Mode::Nat);
    assert_eq!(unknown.most, Most::Unknown);
    assert_eq!(unknown.enis, None);
    assert_eq!(
        of("region=cn-hangzhou&instance=ecs.c4.xlarge", Mode::CutThrough).most,
        Most::Exactly(2)
    );
}

#[test]
fn a_family_alone_answers_with_its_range_and_the_smallest_type_that_fits() {
    let family = of("region=cn-hangzhou&instance=ecs.g7&eips=30", Mode::Nat);
    let Most::Between(least, most) = family.most else { panic!("{:?}", family.most) };
    assert_eq!(least, 2 * 6 + 1, "ecs.g7.large");
    assert!(most > least);
    assert_eq!(family.larger[0].name(), "ecs.g7.xlarge");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn what_is_named_carries_what_is_wanted_and_nothing_smaller_does(scenario in scenarios()) {
        for mode in Mode::ALL {
            let found = capacity(&scenario, mode);
            let wanted = scenario.facts().eips();
            for of in found.larger.iter().chain(&found.others) {
                prop_assert!(most_of(*of, mode).unwrap() >= wanted);
                prop_assert!(!of.hidden());
            }
            if let Some(first) = found.larger.first() {
                let smaller = |of: &InstanceType| of.vcpu() < first.vcpu() && of.vcpu().is_some() && !of.hidden();
                for of in first.family().types().filter(smaller) {
                    prop_assert!(most_of(of, mode).is_none_or(|most| most < wanted), "{} is smaller", of.name());
                }
            }
            if let (Some(instances), Most::Exactly(most)) = (found.instances, found.most) {
                prop_assert!(instances * most >= wanted && (instances - 1) * most < wanted);
            }
        }
    }
}

/// Cut-through takes one EIP per ENI (fact 42), so three need three; they are blocked as asked for want of ENIs alone.
#[test]
fn the_topology_with_the_fewest_enis() {
    let address = "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3";
    let cut = of(address, Mode::CutThrough).topology.unwrap();
    assert_eq!((cut.enis.len(), cut.eips.len()), (3, 3));
    let nat = of(address, Mode::Nat).topology.unwrap();
    assert_eq!((nat.enis.len(), nat.eips.len()), (1, 3));
    // The primary ENI takes the last EIP, once the secondary ones are full: 3 × 15 + 1.
    let all = of("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=46", Mode::Nat).topology.unwrap();
    let kinds: Vec<EniKind> = all.enis.iter().map(|eni| eni.kind).collect();
    assert_eq!(
        kinds,
        [EniKind::Secondary, EniKind::Secondary, EniKind::Secondary, EniKind::Primary]
    );
    assert_eq!(all.eips.len(), 46);
    // 16 private addresses are not to be had on one ENI of this type.
    let nat = of("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=16", Mode::Nat).topology.unwrap();
    assert_eq!(nat.enis.len(), 2);
}

#[test]
fn addresses_that_are_there_are_used_before_new_ones() {
    let nat = of("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&privateIps=2", Mode::Nat);
    let addresses = &nat.topology.unwrap().enis[0].private_ips;
    let new: Vec<(bool, bool)> = addresses.iter().map(|ip| (ip.new, ip.eip.is_some())).collect();
    assert_eq!(new, [(false, true), (false, true), (true, true)]);
}

/// The catalog has no number of private addresses for ecs.c4.xlarge, and none at all is guessed.
#[test]
fn a_type_whose_limits_are_unknown_asks_for_them() {
    let address = "region=cn-hangzhou&instance=ecs.c4.xlarge&eips=3";
    assert_eq!(of(address, Mode::Nat).most, Most::Unknown);
    let asked = crate::common::assessment(address).assumed;
    assert!(asked.contains(&Field::InstanceLimitsPrivateIps));
    assert!(!asked.contains(&Field::InstanceLimitsEnis), "3 ENIs are known");
    let told = format!("{address}&limitPrivateIps=2");
    assert_eq!(of(&told, Mode::Nat).most, Most::Exactly(2 * 2 + 1));
    let nat = crate::common::assessment(&told);
    let found =
        crate::common::codes(nat.mode(Mode::Nat), |rule| rule.severity == Severity::Blocker);
    assert_eq!(found, ["NAT-05"], "one ENI of two addresses does not carry three");
    let source = |what| {
        of(&told, Mode::Nat).limits.into_iter().find(|part| part.what == what).unwrap().source
    };
    assert!(source(What::Enis).is_some());
    assert!(source(What::PrivateIps).is_none(), "whoever asked looked it up");
}

#[test]
fn what_the_catalog_knows_is_not_to_be_told_otherwise() {
    let (draft, _) =
        Draft::from_pairs(&parse_pairs("region=cn-hangzhou&instance=ecs.g7.xlarge&limitEnis=5"));
    let fault = draft.check().unwrap_err();
    assert_eq!((fault.field.as_str(), fault.code), ("instanceLimits.enis", ErrorCode::Conflict));
    assert_eq!(fault.allowed, Allowed::Range(4, 4));
    scenario("region=cn-hangzhou&instance=ecs.g7.xlarge&limitEnis=4");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    /// Every EIP once, on the fewest ENIs, and no limit of type or mode exceeded.
    #[test]
    fn the_topology_with_the_fewest_enis_exceeds_no_limit(scenario in scenarios(), mode in 0..4_usize) {
        let mode = Mode::ALL[mode];
        let found = capacity(&scenario, mode);
        let Some(topology) = found.topology else { return Ok(()) };
        let facts = scenario.facts();
        let mut eips: Vec<u32> = topology.eips.iter().map(|eip| eip.number).collect();
        eips.sort_unstable();
        prop_assert_eq!(eips, (1..=facts.eips()).collect::<Vec<_>>());
        let secondary = topology.enis.iter().filter(|eni| eni.kind == EniKind::Secondary);
        prop_assert!((secondary.count() as u32) < facts.enis_limit().unwrap());
        for eni in &topology.enis {
            let on_it = topology.eips.iter().filter(|eip| eip.eni == eni.number).count() as u32;
            let most = match (eni.kind, mode) {
                (EniKind::Primary, Mode::Nat) => 1,
                (EniKind::Primary, _) => 0,
                (_, Mode::Nat) => facts.private_ips_limit().unwrap(),
                (_, Mode::MultiEip) => 10,
                (_, Mode::CutThrough | Mode::SecondaryCidr) => 1,
            };
            prop_assert!(on_it >= 1 && on_it <= most, "{} EIPs on {}", on_it, eni.name());
            if let Some(limit) = facts.private_ips_limit() {
                prop_assert!(eni.private_ips.len() as u32 <= limit);
            }
            let mapped = eni.private_ips.iter().filter(|ip| ip.eip.is_some()).count() as u32;
            prop_assert!(mode == Mode::MultiEip || mapped == on_it);
        }
    }
}
