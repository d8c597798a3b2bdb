//! `data/facts.csv`: what carries each numbered fact of the source page; `data/extends.csv`: the same for the
//! statements of other pages.

use std::collections::{BTreeMap, BTreeSet};

use eip_planner::catalog::{Family, Mode, Region, Source, block, limit};
use eip_planner::plan::{migrate, plan};
use eip_planner::rules;
use eip_planner::text;

use crate::common::{rows, scenario, words};

const FACTS: &str = include_str!("data/facts.csv");
const EXTENDS: &str = include_str!("data/extends.csv");

/// Scenarios whose plans together have every step.
const PLANS: [(&str, Mode); 10] = [
    ("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&ipv4Gateway=true", Mode::Nat),
    ("region=cn-hangzhou&eips=3&privateIps=1", Mode::Nat),
    ("region=cn-hangzhou&eni=primary", Mode::Nat),
    ("region=cn-hangzhou&eips=2&image=windows", Mode::Nat),
    ("region=cn-hangzhou&attached=true", Mode::CutThrough),
    ("region=cn-hangzhou&image=windows", Mode::CutThrough),
    (
        "region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true&eips=2&attached=true",
        Mode::MultiEip,
    ),
    ("region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true&dhcp=false", Mode::MultiEip),
    ("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=2&ipv4Gateway=true", Mode::SecondaryCidr),
    ("region=cn-hangzhou&image=windows", Mode::SecondaryCidr),
];

/// Facts by the key of the step's text.
fn step_facts() -> BTreeMap<&'static str, BTreeSet<u8>> {
    let mut facts: BTreeMap<&str, BTreeSet<u8>> = BTreeMap::new();
    for (address, mode) in PLANS {
        let plan = plan(&scenario(&format!("{address}&mode={}", mode.id())));
        assert!(!plan.steps().is_empty(), "{address} {mode:?}");
        for step in plan.steps() {
            let (key, _) = text::step::ALL.iter().find(|(_, id)| *id == step.text).unwrap();
            facts.entry(key).or_default().extend(step.facts);
        }
    }
    facts
}

#[test]
fn these_plans_and_the_migrations_off_the_modes_have_every_step() {
    let steps = step_facts();
    let running = scenario("region=cn-shanghai&instance=ecs.g5.2xlarge&eips=2");
    let cut = "region=cn-shanghai&instance=ecs.g5.2xlarge";
    let subscription = scenario(&format!("{cut}&billing=subscription"));
    let migrations = [
        migrate(&running, Mode::MultiEip, Mode::Nat),
        migrate(&running, Mode::SecondaryCidr, Mode::Nat),
        migrate(&scenario(cut), Mode::CutThrough, Mode::Nat),
        migrate(&subscription, Mode::CutThrough, Mode::Nat),
    ];
    for (key, id) in text::step::ALL {
        let moved = migrations.iter().any(|way| way.moves.iter().any(|item| item.step.text == id));
        assert!(steps.contains_key(key) || moved, "no plan has the step {key}");
    }
}

/// Does a text that the table names exist? `matrix.visible.nat`, `mode.nat.short`, `ui.purpose`.
fn text_exists(path: &str) -> bool {
    let (group, key) = path.split_once('.').unwrap();
    let section = |all: &[(&str, bool)], key: &str| all.iter().any(|(name, _)| *name == key);
    match group {
        "matrix" => {
            let (row, column) = key.split_once('.').unwrap();
            Mode::parse(column).is_some()
                && section(&text::matrix::ALL.map(|(name, _)| (name, true)), row)
        }
        "mode" => key
            .split_once('.')
            .is_some_and(|(mode, field)| Mode::parse(mode).is_some() && field == "short"),
        "ui" => section(&text::ui::ALL.map(|(name, _)| (name, true)), key),
        _ => false,
    }
}

/// Does a row of the catalog that the table names hold what the fact says?
fn catalog_holds(name: &str) -> bool {
    let regions = |mode| Region::all().filter(|region| region.supports(mode)).count();
    match name {
        "modes" => Mode::ALL.map(Mode::id) == ["nat", "cut-through", "multi-eip", "secondary-cidr"],
        "regions.cut-through" => regions(Mode::CutThrough) == 14,
        "regions.multi-eip" => regions(Mode::MultiEip) == 9,
        "regions.nat" => regions(Mode::Nat) == 33,
        "families.multi-eip" => Family::all().filter(|family| family.multi_eip()).count() == 21,
        "limit.nat-primary-eips" => limit::NAT_PRIMARY_EIPS.value == 1,
        "limit.cut-through-eips-per-eni" => limit::CUT_THROUGH_EIPS_PER_ENI.value == 1,
        "limit.multi-eip-eips-per-eni" => limit::MULTI_EIP_EIPS_PER_ENI.value == 10,
        "block.cloud-services" => block::CLOUD_SERVICES.cidr == "100.64.0.0/10",
        _ => name.strip_prefix("source.").is_some_and(|id| {
            Source::all().any(|source| source.id() == id && source.url().is_some())
        }),
    }
}

#[test]
fn each_of_the_87_facts_is_carried() {
    let steps = step_facts();
    let rows = rows(FACTS);
    let numbers: Vec<u8> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=87).collect::<Vec<u8>>());
    let mut named: BTreeSet<(u8, &str)> = BTreeSet::new();
    for (row, fact) in rows.iter().zip(1..) {
        let carriers = words(row[1]);
        assert!(!carriers.is_empty(), "nothing carries fact {fact}");
        for carrier in carriers {
            let (kind, name) = carrier.split_once(':').unwrap();
            match kind {
                "rule" => {
                    let rule =
                        rules::find(name).unwrap_or_else(|| panic!("fact {fact}: no rule {name}"));
                    assert!(
                        rule.facts.contains(&fact),
                        "{name} does not say that it carries fact {fact}"
                    );
                    named.insert((fact, rule.code));
                }
                "step" => {
                    let facts =
                        steps.get(name).unwrap_or_else(|| panic!("fact {fact}: no step {name}"));
                    assert!(
                        facts.contains(&fact),
                        "step {name} does not say that it carries fact {fact}"
                    );
                    named.insert((fact, name));
                }
                "catalog" => assert!(catalog_holds(name), "fact {fact}: {name}"),
                "text" => assert!(text_exists(name), "fact {fact}: no text {name}"),
                _ => panic!("fact {fact}: {carrier}"),
            }
        }
    }
    // And the other way: what a rule or step claims to carry stands in the table.
    for rule in rules::all() {
        for fact in rule.facts {
            assert!(
                named.contains(&(*fact, rule.code)),
                "{} carries fact {fact}, the table does not say so",
                rule.code
            );
        }
    }
    for (step, facts) in steps {
        for fact in facts {
            assert!(
                named.contains(&(fact, step)),
                "step {step} carries fact {fact}, the table does not say so"
            );
        }
    }
}

#[test]
fn each_statement_of_other_pages_is_carried() {
    let rows = rows(EXTENDS);
    let numbers: Vec<u8> = rows.iter().map(|row| row[0].parse().unwrap()).collect();
    assert_eq!(numbers, (1..=44).collect::<Vec<u8>>());
    let mut named = BTreeSet::new();
    for (row, number) in rows.iter().zip(1..) {
        for code in words(row[2]) {
            let rule = rules::find(code).unwrap_or_else(|| panic!("X{number}: no note {code}"));
            assert!(
                rule.extends.contains(&number),
                "{code} does not say that it carries X{number}"
            );
            assert!(!rule.sources.is_empty(), "{code} has no source");
            assert!(
                rule.sources.iter().all(|citation| citation.source.id() != "seed"),
                "{code} cites the source page"
            );
            named.insert((number, rule.code));
        }
        assert!(!row[2].is_empty(), "nothing carries X{number}");
    }
    for rule in rules::all() {
        for number in rule.extends {
            assert!(
                named.contains(&(*number, rule.code)),
                "{} carries X{number}, the table does not say so",
                rule.code
            );
        }
    }
}
