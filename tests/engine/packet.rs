//! The way of a packet in each mode, and the picture that shows it.

use eip_planner::catalog::{Lang, Mode};
use eip_planner::export::picture::{DRAWN, Shape, picture};
use eip_planner::plan::{Direction, Plan, Spot, Station, cited, plan};
use eip_planner::scenario::Slot;

use crate::common::scenario;

/// A plan of each mode, with two EIPs each.
const PLANS: [(Mode, &str); 4] = [
    (Mode::Nat, "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=2&mode=nat"),
    (Mode::CutThrough, "region=cn-hangzhou&enis=2&eips=2&mode=cut-through"),
    (
        Mode::MultiEip,
        "region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true&eips=2&mode=multi-eip",
    ),
    (Mode::SecondaryCidr, "region=cn-hangzhou&eips=2&mode=secondary-cidr"),
];

fn of(address: &str) -> Plan {
    plan(&scenario(address))
}

fn at(way: &[Station], spot: Spot) -> &Station {
    way.iter().find(|station| station.spot == spot).unwrap()
}

fn spots(way: &[Station]) -> Vec<Spot> {
    way.iter().map(|station| station.spot).collect()
}

#[test]
fn the_edge_translates_in_nat_mode_only() {
    for (mode, address) in PLANS {
        let plan = of(address);
        assert_eq!(plan.mode, mode);
        let (inward, outward) = (plan.way(2, Direction::In), plan.way(2, Direction::Out));
        let eip = Slot::EipAddress(2);
        assert_eq!(at(&inward, Spot::Client).carries, eip, "{mode:?}");
        let inner = at(&inward, Spot::Edge).carries;
        // Fact 28: in NAT mode the EIP is not on the ENI. Facts 39 to 41 and 57, X36: in the others the OS sees it.
        assert_eq!(inner == eip, mode != Mode::Nat, "{mode:?}");
        for way in [&inward, &outward] {
            assert_eq!(at(way, Spot::Guest).carries, inner, "{mode:?}");
        }
        // The answer comes from the address that was asked, so the source is the EIP again beyond the edge.
        assert_eq!(at(&outward, Spot::Edge).carries, eip, "{mode:?}");
        assert_eq!(at(&outward, Spot::Client).carries, eip, "{mode:?}");
    }
}

#[test]
fn in_nat_mode_the_second_eip_maps_to_the_second_private_address() {
    let way = of(PLANS[0].1).way(2, Direction::In);
    assert_eq!(at(&way, Spot::Edge).carries, Slot::EniIp(1, 2));
}

#[test]
fn the_answer_goes_back_by_the_same_stations() {
    for (mode, address) in PLANS {
        let plan = of(address);
        for eip in [1, 2] {
            let mut back = spots(&plan.way(eip, Direction::Out));
            back.reverse();
            assert_eq!(spots(&plan.way(eip, Direction::In)), back, "{mode:?} eip-{eip}");
        }
    }
}

#[test]
fn each_visible_eip_of_cut_through_and_the_secondary_block_has_an_eni_of_its_own() {
    for (mode, address) in [PLANS[1], PLANS[3]] {
        let plan = of(address);
        for eip in [1, 2] {
            let way = plan.way(eip, Direction::In);
            assert!(spots(&way).contains(&Spot::Eni(eip)), "{mode:?} {way:?}");
        }
    }
    let multi = of(PLANS[2].1);
    assert!(spots(&multi.way(2, Direction::In)).contains(&Spot::Eni(1)));
}

#[test]
fn a_packet_passes_the_ipv4_gateway_where_there_is_one() {
    for (mode, address) in PLANS {
        let with = of(&format!("{address}&ipv4Gateway=true"));
        for direction in Direction::ALL {
            let without = spots(&of(address).way(1, direction));
            assert!(!without.contains(&Spot::Gateway), "{mode:?}");
            let way = spots(&with.way(1, direction));
            // Fact 45: a VPC with a gateway has no cut-through at all.
            assert_eq!(way.is_empty(), mode == Mode::CutThrough, "{mode:?}");
            assert_eq!(way.contains(&Spot::Gateway), mode != Mode::CutThrough, "{mode:?}");
        }
    }
}

#[test]
fn only_secondary_enis_need_a_rule_by_source() {
    for (mode, address) in PLANS {
        let plan = of(address);
        let way = plan.way(1, Direction::Out);
        assert!(at(&way, Spot::Guest).rules.contains(&"X-24"), "{mode:?}");
        assert!(plan.asides().iter().any(|aside| aside.rules.contains(&"X-24")), "{mode:?}");
        // The rule that the way speaks of is in what the guest is given.
        assert!(!plan.guest().is_empty(), "{mode:?}");
    }
    let primary = of("region=cn-hangzhou&eni=primary&mode=nat");
    let way = primary.way(1, Direction::Out);
    assert!(!at(&way, Spot::Guest).rules.contains(&"X-24"));
    assert!(primary.guest().is_empty() && primary.asides().is_empty());
}

#[test]
fn asides_speak_of_the_mode_they_hold_for() {
    let codes = |address: &str| -> Vec<&str> {
        of(address).asides().iter().flat_map(|aside| aside.rules.iter().copied()).collect()
    };
    assert!(codes(PLANS[1].1).contains(&"X-18"));
    assert!(codes(PLANS[3].1).contains(&"X-40"));
    for (_, address) in [PLANS[0], PLANS[2]] {
        let codes = codes(address);
        assert!(!codes.contains(&"X-18") && !codes.contains(&"X-40"), "{codes:?}");
    }
}

#[test]
fn every_station_rests_on_rules_of_its_mode() {
    for (mode, address) in PLANS {
        for address in [address.to_owned(), format!("{address}&ipv4Gateway=true")] {
            let plan = of(&address);
            let ways = Direction::ALL.map(|direction| plan.way(1, direction)).concat();
            let asides = plan.asides().into_iter().map(|aside| aside.rules);
            for codes in ways.iter().map(|station| station.rules).chain(asides) {
                let rules: Vec<_> = cited(codes).collect();
                assert_eq!(rules.len(), codes.len(), "{codes:?}");
                for rule in rules {
                    assert!(rule.modes.has(mode), "{} {mode:?}", rule.code);
                    assert!(!rule.sources.is_empty(), "{}", rule.code);
                }
            }
            for station in ways.iter().filter(|station| station.spot != Spot::Client) {
                assert!(!station.rules.is_empty(), "{station:?}");
            }
        }
    }
}

#[test]
fn what_is_not_there_has_no_way() {
    let plan = of(PLANS[0].1);
    assert!(plan.way(3, Direction::In).is_empty());
    assert!(of("region=cn-hangzhou&mode=multi-eip").way(1, Direction::In).is_empty());
}

#[test]
fn a_picture_stays_small_and_says_what_it_leaves_out() {
    let eips = |address: &str| {
        let picture = picture(&of(address), Lang::En).unwrap();
        let boxes = picture
            .shapes
            .iter()
            .filter(|shape| matches!(shape, Shape::Frame { part, .. } if part.word() == "eip"));
        (boxes.count(), picture.left_out, picture.shapes.len())
    };
    assert_eq!(eips("region=cn-hangzhou&eips=3&mode=nat").0, 3);
    for mode in ["nat", "secondary-cidr"] {
        let (drawn, left_out, shapes) = eips(&format!("region=cn-hangzhou&eips=2000&mode={mode}"));
        assert_eq!((drawn, left_out), (DRAWN, 2000 - DRAWN), "{mode}");
        assert!(shapes < 120, "{mode}: {shapes}");
    }
}

#[test]
fn every_station_has_its_number_in_the_picture() {
    for (mode, address) in PLANS {
        for lang in Lang::ALL {
            let picture = picture(&of(address), lang).unwrap();
            assert_eq!(picture.trails.len(), 2, "{mode:?}");
            for trail in &picture.trails {
                assert_eq!(trail.stations.len(), trail.marks.len(), "{mode:?}");
                let across: Vec<u32> = trail.marks.iter().map(|(x, _)| *x).collect();
                let order = match trail.direction {
                    Direction::In => across.is_sorted(),
                    Direction::Out => across.iter().rev().is_sorted(),
                };
                assert!(order, "{mode:?} {across:?}");
            }
        }
    }
}

#[test]
fn a_blocked_mode_has_no_picture() {
    assert!(picture(&of("region=cn-hangzhou&mode=multi-eip"), Lang::En).is_none());
}
