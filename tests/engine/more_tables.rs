//! Tables beside the decision table: capacity, least change, compromise, migration.

use eip_planner::catalog::Mode;
use eip_planner::plan::{Least, Most, capacity, compromise, least_changes, migrate};

use crate::common::{assessment, mode, rows, scenario};

fn number(cell: &str) -> Option<u32> {
    (!cell.is_empty()).then(|| cell.parse().unwrap())
}

fn fields(least: &Least) -> String {
    let keys: Vec<_> = least.change().iter().map(|(field, _)| field.spec().key).collect();
    keys.join(" ")
}

#[test]
fn capacity_is_as_the_table_has_it() {
    let rows = rows(include_str!("data/capacity-table.csv"));
    assert!(rows.len() >= 50);
    let mut wrong = Vec::new();
    for row in rows {
        let [instance, eips, word, most, enis, larger, instances] = row[..] else { panic!() };
        let address = format!("region=cn-hangzhou&instance={instance}&eips={eips}");
        let found = capacity(&scenario(&address), mode(word));
        let found = (
            match found.most {
                Most::Exactly(most) => Some(most),
                Most::Between(..) => panic!("{instance} is a type"),
                Most::Unknown => None,
            },
            found.enis,
            found.larger.first().map_or("", |of| of.name()),
            found.instances,
        );
        let expected = (number(most), number(enis), larger, number(instances));
        if found != expected {
            wrong.push(format!("{address} {word}\n  table  {expected:?}\n  engine {found:?}"));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_least_change_is_as_the_table_has_it() {
    let rows = rows(include_str!("data/least-table.csv"));
    assert!(rows.len() >= 25);
    let mut wrong = Vec::new();
    for row in rows {
        let [case, address, word, sets] = row[..] else { panic!() };
        let address = address.replace('_', ",");
        let found: Vec<String> =
            least_changes(&scenario(&address), mode(word)).iter().map(fields).collect();
        let expected: Vec<&str> = sets.split(" | ").filter(|set| !set.is_empty()).collect();
        if found != expected {
            wrong.push(format!(
                "{case}: {address} {word}\n  table  {expected:?}\n  engine {found:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn the_compromise_is_as_the_table_has_it() {
    for row in rows(include_str!("data/compromise-table.csv")) {
        let [case, address, word, change] = row[..] else { panic!() };
        let found = compromise(&assessment(address));
        let found = found.map(|found| (found.mode, fields(&found.least)));
        let expected = Mode::parse(word).map(|mode| (mode, change.to_owned()));
        assert_eq!(found, expected, "{case}");
    }
}

#[test]
fn migrations_are_as_the_table_has_them() {
    let rows = rows(include_str!("data/migration-table.csv"));
    assert_eq!(rows.len(), 12, "every pair");
    let running = scenario("region=cn-shanghai&instance=ecs.g5.xlarge&multiEipPermission=true");
    for row in rows {
        let [from, to, calls, interrupts] = row[..] else { panic!() };
        let migration = migrate(&running, mode(from), mode(to));
        assert!(migration.possible(), "{from} to {to}");
        let changes = migration.moves.iter().filter(|item| {
            item.step.api.as_ref().is_some_and(|call| !call.action.starts_with("Describe"))
        });
        let found: Vec<&str> = changes.map(|item| item.step.id.as_str()).collect();
        assert_eq!(found.join(" "), calls, "{from} to {to}");
        let stops = migration.moves.iter().flat_map(|item| {
            let eips = item.interrupts_eips.iter().map(|n| format!("eip-{n}"));
            let enis = item.interrupts_enis.iter().map(|n| format!("eni-{n}"));
            eips.chain(enis).map(|name| format!("{}:{name}", item.step.id)).collect::<Vec<_>>()
        });
        assert_eq!(stops.collect::<Vec<_>>().join(" "), interrupts, "{from} to {to}");
    }
}
