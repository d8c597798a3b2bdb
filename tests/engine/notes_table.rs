//! `data/notes-table.csv`: where a note of another page speaks, and where it is silent.

use std::collections::BTreeMap;

use eip_planner::catalog::Mode;
use eip_planner::rules::{self, Severity};

use crate::common::{assessment, mode, rows};

const TABLE: &str = include_str!("data/notes-table.csv");

/// Notes that no fact of a scenario can silence.
const ALWAYS: [&str; 10] =
    ["X-06", "X-07", "X-30", "X-35", "X-36", "X-37", "X-39", "X-40", "X-41", "X-42"];

#[test]
fn every_row_holds_and_every_note_speaks_twice_and_is_silent_twice() {
    let mut counts: BTreeMap<&str, (usize, usize)> = BTreeMap::new();
    for row in rows(TABLE) {
        let [code, word, address, speaks] = row[..] else { panic!() };
        let said = assessment(address)
            .mode(mode(word))
            .findings
            .iter()
            .any(|finding| finding.rule.code == code);
        assert_eq!(said, speaks == "yes", "{code} in {word} of {address}");
        let count = counts.entry(code).or_default();
        if said { count.0 += 1 } else { count.1 += 1 }
    }
    for rule in rules::all().filter(|rule| rule.code.starts_with("X-")) {
        let (spoken, silent) = counts.get(rule.code).copied().unwrap_or_default();
        assert!(spoken >= 2, "{} speaks in {spoken} rows", rule.code);
        assert!(
            silent >= 2 || ALWAYS.contains(&rule.code),
            "{} is silent in {silent} rows",
            rule.code
        );
    }
}

#[test]
fn no_note_of_another_page_changes_a_verdict() {
    for rule in rules::all().filter(|rule| rule.code.starts_with("X-")) {
        assert!(matches!(rule.severity, Severity::Note | Severity::Caution), "{}", rule.code);
        assert!(
            !rule.extends.is_empty() && rule.facts.is_empty(),
            "{} cites the source page",
            rule.code
        );
    }
    // The newer pages would allow each of these.
    for (address, mode) in [
        ("region=cn-hangzhou&eni=primary&eips=2", Mode::Nat),
        ("region=me-central-1", Mode::CutThrough),
        ("region=cn-shenzhen&instance=ecs.gn5d&multiEipPermission=true", Mode::MultiEip),
    ] {
        assert_eq!(assessment(address).mode(mode).status.word(), "blocked", "{address}");
    }
}

/// 120 calls a minute (X9): the first minute's need no waiting, 2 000 take at least 16 more.
#[test]
fn more_calls_than_the_api_allows_say_how_long_they_take() {
    for (eips, minutes) in [(121, 1), (240, 1), (241, 2), (2000, 16)] {
        let assessment = assessment(&format!("region=cn-hangzhou&eips={eips}"));
        let findings = &assessment.mode(Mode::Nat).findings;
        let found = findings.iter().find(|finding| finding.rule.code == "X-09").unwrap();
        let said = eip_planner::text::finding_message(found, eip_planner::catalog::Lang::En);
        assert!(said.ends_with(&format!("at least {minutes} min.")), "{said}");
    }
}
