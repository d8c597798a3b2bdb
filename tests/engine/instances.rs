//! The search for instance families and types.

use eip_planner::catalog::{Instance, InstanceType, Lang, Mode};
use eip_planner::learn::{Matches, find_instances};
use eip_planner::plan::most_of;
use eip_planner::text;

fn names(found: &Matches) -> Vec<&'static str> {
    found.hits.iter().map(|offer| offer.instance.name()).collect()
}

fn find(query: &str) -> Vec<&'static str> {
    names(&find_instances(query, Mode::Nat, usize::MAX))
}

fn types(query: &str) -> Vec<InstanceType> {
    let found = find_instances(query, Mode::Nat, usize::MAX);
    let of = |instance| match instance {
        Instance::Type(of) => Some(of),
        Instance::Family(_) => None,
    };
    found.hits.into_iter().filter_map(|offer| of(offer.instance)).collect()
}

#[test]
fn a_name_that_is_written_out_comes_first_and_brings_its_relatives() {
    for query in ["ecs.g7.xlarge", "g7.xlarge", "ECS.G7.XLarge", "ｅｃｓ．ｇ７．ｘｌａｒｇｅ"]
    {
        let found = find(query);
        assert_eq!(found.first(), Some(&"ecs.g7.xlarge"), "{query}");
        assert!(found.contains(&"ecs.g7.large") && found.contains(&"ecs.g7"), "{query}");
        assert!(
            found.iter().all(|name| name.starts_with("ecs.g7") || name.ends_with("g7.xlarge")),
            "{found:?}"
        );
    }
}

#[test]
fn a_family_comes_before_its_types_and_these_before_namesakes_smallest_first() {
    let found = find("g7");
    assert_eq!(found[..4], ["ecs.g7", "ecs.g7.large", "ecs.g7.xlarge", "ecs.g7.2xlarge"]);
    let at = |name: &str| found.iter().position(|found| *found == name).unwrap();
    assert!(at("ecs.g7.32xlarge") < at("ecs.g7a"));
}

#[test]
fn every_part_of_a_name_finds_it() {
    for of in InstanceType::visible() {
        for part in of.name().split('.') {
            assert!(find(part).contains(&of.name()), "{part} does not find {}", of.name());
        }
        assert_eq!(find(of.name()).first(), Some(&of.name()));
    }
}

#[test]
fn all_words_must_fit() {
    let found = find("g7 2xl");
    assert!(found.contains(&"ecs.g7.2xlarge") && !found.contains(&"ecs.g7.xlarge"), "{found:?}");
    assert!(find("g7 nothing-has-this-name").is_empty());
}

#[test]
fn vcpus_are_found_however_they_are_written() {
    let wanted = types("8 vcpu");
    assert!(wanted.len() > 20);
    assert!(wanted.iter().all(|of| of.vcpu() == Some(8)));
    for query in [
        "8vCPU", "8 vCPUs", "8 核", "8核", "８ 核", "8 コア", "8コア", "8 cores", "vcpu 8",
        "8 CPU", "8 vc", "8c",
    ] {
        assert!(types(query) == wanted, "{query}");
    }
}

#[test]
fn eips_are_counted_as_the_capacity_is_and_the_smallest_type_comes_first() {
    let wanted = types("12 eip");
    assert!(!wanted.is_empty());
    assert!(wanted.iter().all(|of| most_of(*of, Mode::Nat).is_some_and(|most| most >= 12)));
    let all =
        InstanceType::visible().filter(|of| most_of(*of, Mode::Nat).is_some_and(|most| most >= 12));
    assert_eq!(all.count(), wanted.len());
    for query in [
        "12eip",
        "12 EIPs",
        "12個の EIP",
        "12 个 EIP",
        "12个EIP",
        "EIP 12",
        "EIP 12個",
        "12 ei",
        "12× EIP",
    ] {
        assert!(types(query) == wanted, "{query}");
    }
    let first = wanted[0];
    assert!(
        wanted
            .iter()
            .filter(|of| of.sources() == first.sources())
            .all(|of| of.vcpu() >= first.vcpu())
    );
}

#[test]
fn eips_depend_on_the_mode() {
    let carriers = |mode| find_instances("12 eip", mode, usize::MAX).total;
    assert!(carriers(Mode::CutThrough) < carriers(Mode::Nat));
    let offer = |mode| find_instances("ecs.g7.xlarge", mode, 1).hits.remove(0).size.eips;
    assert_eq!(offer(Mode::Nat), Some((46, 46)));
    assert_eq!(offer(Mode::CutThrough), Some((3, 3)));
    assert_eq!(offer(Mode::MultiEip), Some((0, 0)));
}

#[test]
fn sizes_and_names_go_together() {
    assert_eq!(find("g7 8 vcpu")[..2], ["ecs.g7", "ecs.g7.2xlarge"]);
    assert_eq!(types("4c16g g7")[0].name(), "ecs.g7.xlarge");
    assert!(types("4 vcpu 16 gib 46 eip").iter().any(|of| of.name() == "ecs.g7.xlarge"));
    assert!(types("0.5 gib").iter().all(|of| of.memory_mib() == Some(512)));
}

#[test]
fn a_family_shows_the_span_of_its_types() {
    let found = find_instances("ecs.g7", Mode::Nat, 1);
    let size = found.hits[0].size;
    assert_eq!(found.hits[0].instance.name(), "ecs.g7");
    let most = |pick: fn(&InstanceType) -> u32| types("ecs.g7.").iter().map(pick).max().unwrap();
    assert_eq!(size.vcpu.unwrap().1, u16::try_from(most(|of| of.vcpu().unwrap().into())).unwrap());
    assert_eq!(size.eips.unwrap().1, most(|of| most_of(*of, Mode::Nat).unwrap()));
}

#[test]
fn what_the_catalog_hides_is_not_offered() {
    let hidden: Vec<_> = InstanceType::all().filter(|of| of.hidden()).collect();
    assert!(!hidden.is_empty());
    assert!(hidden.iter().all(|of| !find(of.name()).contains(&of.name())));
}

#[test]
fn an_empty_query_offers_the_families_those_of_today_first() {
    let found = find("  ");
    assert!(found.len() > 50 && found.iter().all(|name| name.matches('.').count() == 1));
    let at = |name: &str| found.iter().position(|found| *found == name).unwrap();
    assert!(at("ecs.g7") < at("ecs.c1"));
}

#[test]
fn no_more_than_asked_for_are_listed_and_all_are_counted() {
    let found = find_instances("large", Mode::Nat, 5);
    assert_eq!(found.hits.len(), 5);
    assert_eq!(found.total, find("large").len());
}

#[test]
fn the_parts_asked_for_are_marked_and_the_pieces_make_the_name() {
    let found = find_instances("g7 xlarge", Mode::Nat, usize::MAX);
    let offer = found.hits.iter().find(|offer| offer.instance.name() == "ecs.g7.2xlarge").unwrap();
    assert_eq!(offer.pieces(), [("ecs.", false), ("g7", true), (".2", false), ("xlarge", true)]);
    for query in ["", "g", "ecs.g7.xlarge", "7 7 7", "large e", "8 vcpu"] {
        for offer in find_instances(query, Mode::Nat, usize::MAX).hits {
            let whole: String = offer.pieces().iter().map(|(piece, _)| *piece).collect();
            assert_eq!(whole, offer.instance.name(), "{query}");
        }
    }
}

#[test]
fn hostile_queries_find_nothing_and_harm_nothing() {
    for query in [
        "<script>",
        "99999999999999999999 vcpu",
        "8.8.8 gib",
        "-1 eip",
        "٣ eip",
        "\u{0}",
        "ﷺ",
        "8 🧵",
        "𝟠 vcpu",
        "4194304 gib",
    ] {
        assert!(find(query).is_empty(), "{query}");
    }
    assert!(find(&"9".repeat(10_000)).is_empty());
}

/// A unit that stands for two things would find the wrong ones.
#[test]
fn no_unit_means_two_things() {
    let words = |unit: text::Text| -> Vec<String> {
        Lang::ALL
            .iter()
            .flat_map(|lang| {
                unit.get(*lang)
                    .to_lowercase()
                    .split_whitespace()
                    .map(str::to_owned)
                    .collect::<Vec<_>>()
            })
            .collect()
    };
    let units = [text::ask::WORDS_VCPU, text::ask::WORDS_MEMORY, text::ask::WORDS_EIPS].map(words);
    for (n, unit) in units.iter().enumerate() {
        for other in units.iter().skip(n + 1) {
            assert!(unit.iter().all(|word| !other.contains(word)), "{unit:?} {other:?}");
        }
    }
}
