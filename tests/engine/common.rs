//! What several tests share.

use eip_planner::catalog::Mode;
use eip_planner::rules::{Assessment, ModeAssessment, assess};
use eip_planner::scenario::{Draft, Scenario, parse_pairs};
use serde_json::Value as Json;

/// The scenario of an address such as `region=cn-hangzhou&eips=3`.
pub fn scenario(address: &str) -> Scenario {
    let (draft, faults) = Draft::from_pairs(&parse_pairs(address));
    assert!(faults.is_empty(), "{address}: {faults:?}");
    draft.check().unwrap_or_else(|fault| panic!("{address}: {fault:?}"))
}

/// What holds for it.
pub fn assessment(address: &str) -> Assessment {
    assess(&scenario(address))
}

/// The codes of a mode's findings that `wanted` picks, sorted.
pub fn codes(
    mode: &ModeAssessment,
    wanted: impl Fn(&eip_planner::rules::Rule) -> bool,
) -> Vec<&'static str> {
    let mut codes: Vec<_> = mode
        .findings
        .iter()
        .map(|finding| finding.rule)
        .filter(|rule| wanted(rule))
        .map(|rule| rule.code)
        .collect();
    codes.sort_unstable();
    codes
}

/// The mode of a word.
pub fn mode(word: &str) -> Mode {
    Mode::parse(word).unwrap_or_else(|| panic!("no mode {word}"))
}

/// The rows of a data file without quotation marks, header apart; every row has as many cells as the header.
pub fn rows(csv: &'static str) -> Vec<Vec<&'static str>> {
    let mut lines = csv.lines().filter(|line| !line.starts_with('#'));
    let width = lines.next().unwrap().split(',').count();
    lines
        .map(|line| {
            let cells: Vec<_> = line.split(',').collect();
            assert_eq!(cells.len(), width, "{line}");
            cells
        })
        .collect()
}

/// The words of a cell, sorted.
pub fn words(cell: &'static str) -> Vec<&'static str> {
    let mut words: Vec<_> = cell.split_whitespace().collect();
    words.sort_unstable();
    words
}

/// What a border answered under `ok`.
pub fn ok(answer: &str) -> Json {
    let mut json: Json = serde_json::from_str(answer).unwrap();
    assert!(json.get("error").is_none(), "{answer}");
    json["ok"].take()
}

/// What a border answered under `error`.
pub fn error(answer: &str) -> Json {
    let mut json: Json = serde_json::from_str(answer).unwrap();
    assert!(json.get("ok").is_none(), "{answer}");
    json["error"].take()
}

/// A file that was looked at once and laid down; a change of it must be meant.
pub fn laid_down(name: &str, printed: &str) {
    let path = format!("{}/tests/engine/snapshots/{name}", env!("CARGO_MANIFEST_DIR"));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(&path, printed).unwrap();
    }
    let laid_down = std::fs::read_to_string(&path).unwrap_or_default();
    assert!(
        printed == laid_down,
        "{path} differs; if that is meant: UPDATE_SNAPSHOTS=1 make test-engine"
    );
}

/// Values that break a printer which does not escape.
pub fn hostile() -> Vec<String> {
    let long = "x".repeat(10_000);
    [
        "plain",
        "it's \"quoted\"",
        "$(touch /tmp/eip-planner-was-here)",
        "`id`; reboot & | > /dev/null",
        "${var.region} %{ if true } $${x} #{y}",
        "two\nlines\r\nand\ttab",
        "</script><b>&amp;<!-- -->]]>",
        "a | b \\| c",
        "\u{202e}right to left\u{202c} \u{2066}x\u{2069}",
        "=1+1",
        "@sum",
        "'; DROP TABLE x; --",
        "\\",
        "\\\"",
        "- [ ] # not a heading\n# nor this",
        "東京 “‘’” 🗼",
        "\u{feff}bom\u{2028}line",
        "*:?! {a: b}, [c]",
        &long,
    ]
    .map(str::to_owned)
    .into()
}

/// The scenarios of the decision table with its modes, each once.
pub fn table_scenarios() -> Vec<String> {
    let mut all: Vec<String> = rows(include_str!("data/decision-table.csv"))
        .into_iter()
        .map(|row| {
            let mode =
                if row[1].contains("mode=") { String::new() } else { format!("&mode={}", row[2]) };
            format!("{}{mode}", row[1])
        })
        .collect();
    all.sort();
    all.dedup();
    all
}
