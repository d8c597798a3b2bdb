//! Tables of what was worked out without the engine: capacity, least change, compromise, migration.

use std::fmt::Debug;

use eip_planner::plan::{Most, What, capacity, compromise, least_changes, migrate};
use eip_planner::scenario::{Change, Value};

use crate::common::{assessment, mode, rows, scenario};

/// Compares every row and shows all that differ.
fn each_row_holds<T: PartialEq + Debug>(
    csv: &'static str,
    least: usize,
    read: impl Fn(&[&'static str]) -> (T, T),
) {
    let rows = rows(csv);
    assert!(rows.len() >= least, "{} rows", rows.len());
    let wrong: Vec<String> = rows
        .iter()
        .filter_map(|row| {
            let (table, engine) = read(row);
            (table != engine).then(|| format!("{row:?}\n  table  {table:?}\n  engine {engine:?}"))
        })
        .collect();
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// `enis=3&eips=1`
fn written(change: &Change) -> String {
    let value = |field, value: &Option<Value>| value.map(|v| v.to_text(field)).unwrap_or_default();
    let pairs: Vec<String> = change
        .iter()
        .map(|(field, v)| format!("{}={}", field.spec().key, value(*field, v)))
        .collect();
    pairs.join("&")
}

#[test]
fn capacity_is_that_of_the_type_table() {
    each_row_holds(include_str!("data/capacity.csv"), 60, |row| {
        let [address, word, most, limits, enis, larger, other, instances] = row[..] else {
            panic!()
        };
        let found = capacity(&scenario(&format!("region=cn-hangzhou&{address}")), mode(word));
        let count = |n: Option<u32>| n.map(|n| n.to_string()).unwrap_or_default();
        let parts: Vec<String> = found
            .limits
            .iter()
            // What a newer page allows is shown beside the limit and is none.
            .filter(|part| part.what != What::PrimaryNewer)
            .map(|part| format!("{}={}", part.what.word(), part.value))
            .collect();
        let first = |types: &[eip_planner::catalog::InstanceType]| {
            types.first().map(|of| of.name()).unwrap_or_default().to_owned()
        };
        let engine = [
            match found.most {
                Most::Exactly(most) => most.to_string(),
                Most::Between(least, most) => format!("{least}-{most}"),
                Most::Unknown => String::new(),
            },
            parts.join(" "),
            count(found.enis),
            first(&found.larger),
            first(&found.others),
            count(found.instances),
        ];
        ([most, limits, enis, larger, other, instances].map(str::to_owned), engine)
    });
}

#[test]
fn the_smallest_sets_of_changes() {
    each_row_holds(include_str!("data/least-change.csv"), 30, |row| {
        let [address, word, sets] = row[..] else { panic!() };
        let mut table: Vec<String> =
            sets.split('|').filter(|set| !set.is_empty()).map(str::to_owned).collect();
        let found = least_changes(&scenario(address), mode(word));
        let mut engine: Vec<String> = found.iter().map(|least| written(&least.change())).collect();
        table.sort();
        engine.sort();
        (table, engine)
    });
}

#[test]
fn the_best_compromise() {
    each_row_holds(include_str!("data/compromise.csv"), 8, |row| {
        let [address, word, change] = row[..] else { panic!() };
        let found = compromise(&assessment(address));
        let engine =
            found.map(|found| (found.mode.id().to_owned(), written(&found.least.change())));
        ((word.to_owned(), change.to_owned()), engine.unwrap_or_default())
    });
}

#[test]
fn the_steps_between_two_modes() {
    each_row_holds(include_str!("data/migration.csv"), 24, |row| {
        let [address, from, to, status, steps, interruptions] = row[..] else { panic!() };
        let way = migrate(&scenario(address), mode(from), mode(to));
        let ids: Vec<&str> = way.moves.iter().map(|item| item.step.id.as_str()).collect();
        let stops = way.moves.iter().filter_map(|item| {
            let eips = item.interrupts_eips.iter().map(|n| format!("eip-{n}"));
            let enis = item.interrupts_enis.iter().map(|n| format!("eni-{n}"));
            let all: Vec<String> = eips.chain(enis).collect();
            (!all.is_empty()).then(|| format!("{}>{}", item.step.id, all.join("+")))
        });
        let engine = [
            way.assessment.mode(mode(to)).status.word().to_owned(),
            ids.join(" "),
            stops.collect::<Vec<_>>().join(" "),
        ];
        ([status, steps, interruptions].map(str::to_owned), engine)
    });
}
