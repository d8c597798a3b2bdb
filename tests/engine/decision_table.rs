//! `data/decision-table.csv`: one case a row, worked out by hand from the source page's facts.

use std::collections::BTreeMap;

use eip_planner::rules::{self, Rule, Severity};

use crate::common::{assessment, codes, mode, rows, words};

const TABLE: &str = include_str!("data/decision-table.csv");

/// Notes of other pages have a table of their own.
fn of_the_page(rule: &Rule) -> bool {
    !rule.code.starts_with("X-")
}

#[test]
fn every_row_holds() {
    let rows = rows(TABLE);
    assert!(rows.len() >= 150, "{} rows", rows.len());
    let mut wrong = Vec::new();
    for row in rows {
        let [case, address, word, status, most, blockers, preconditions, cautions, notes] = row[..]
        else {
            panic!()
        };
        let assessment = assessment(address);
        let found = assessment.mode(mode(word));
        let most: Option<u32> = (!most.is_empty()).then(|| most.parse().unwrap());
        let of = |severity| {
            codes(found, |rule| {
                rule.severity == severity && (severity != Severity::Note || of_the_page(rule))
            })
        };
        let expected =
            (status, most, words(blockers), words(preconditions), words(cautions), words(notes));
        let actual = (
            found.status.word(),
            found.max_eips,
            of(Severity::Blocker),
            of(Severity::Precondition),
            of(Severity::Caution),
            of(Severity::Note),
        );
        if expected != actual {
            wrong.push(format!(
                "{case}: {address} {word}\n  table  {expected:?}\n  engine {actual:?}"
            ));
        }
    }
    assert!(wrong.is_empty(), "{} rows:\n{}", wrong.len(), wrong.join("\n"));
}

/// Rules that say something wherever their mode is looked at.
const ALWAYS: [&str; 4] = ["GEN-09", "CUT-08", "MUL-08", "CID-01"];

#[test]
fn every_rule_speaks_twice_and_is_silent_twice() {
    let mut spoken: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in rows(TABLE) {
        let said: Vec<&str> = row[5..].iter().flat_map(|cell| cell.split_whitespace()).collect();
        for rule in rules::all().filter(|rule| of_the_page(rule) && rule.modes.has(mode(row[2]))) {
            let count = spoken.entry(rule.code).or_default();
            if said.contains(&rule.code) { count.0 += 1 } else { count.1 += 1 }
        }
    }
    for rule in rules::all().filter(|rule| of_the_page(rule)) {
        let (speaks, silent) = spoken.get(rule.code).copied().unwrap_or_default();
        assert!(speaks >= 2, "{} speaks in {speaks} rows", rule.code);
        assert!(
            silent >= 2 || ALWAYS.contains(&rule.code),
            "{} is silent in {silent} rows",
            rule.code
        );
    }
}
