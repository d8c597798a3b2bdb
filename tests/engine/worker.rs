//! The check as the page sees it: the session that the worker runs, without a browser.

use eip_planner::catalog::Lang;
use eip_planner::check::report::Baseline;
use eip_planner::check::{Source, export};
use eip_planner::worker::Session;
use eip_planner::worker::message::{Line, Part};
use eip_planner::worker::view::{ORDERS, View};

const DESIGNS: &str = include_str!("../e2e/check/designs.csv");
const REPORT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/e2e/check/report.json");

fn session(text: &str) -> Session {
    let mut session = Session::default();
    let source = Source { name: "designs.csv".to_owned(), bytes: Ok(text.as_bytes()) };
    session.check([source], &|_| {});
    session
}

fn pairs(all: &[(&str, &str)]) -> Vec<(String, String)> {
    all.iter().map(|(key, value)| ((*key).to_owned(), (*value).to_owned())).collect()
}

fn titles(session: &mut Session, view: &[(&str, &str)]) -> Vec<String> {
    let shown = session.show(&pairs(view), 0, 100, Lang::En);
    let title = |line: Line| match line {
        Line::Group(id, count) => format!("{id}:{count}"),
        Line::Row(row) => row.title,
    };
    shown.lines.into_iter().map(title).collect()
}

fn json(session: &Session) -> String {
    export::to_text(export::find("json").unwrap(), session.report(), Lang::En)
}

/// The browser's test compares what it downloads with the same file: both sides give the same report.
#[test]
fn the_worker_reports_what_the_command_line_reports() {
    let report = json(&session(DESIGNS));
    if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
        std::fs::write(REPORT, &report).unwrap();
    }
    assert_eq!(report, std::fs::read_to_string(REPORT).unwrap());
    let input = serde_json::json!([{ "name": "designs.csv", "text": DESIGNS }]).to_string();
    let answer = eip_planner::json::check(&input, "{}");
    let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
    assert_eq!(answer["ok"], serde_json::from_str::<serde_json::Value>(&report).unwrap());
}

#[test]
fn a_view_filters_sorts_and_groups() {
    let mut session = session(DESIGNS);
    let in_order = ["web, front", "=web-2", "東京 1", "上海 2", "legacy"];
    assert_eq!(titles(&mut session, &[]), in_order);
    assert_eq!(titles(&mut session, &[("region", "cn-shanghai")]), ["上海 2"]);
    assert_eq!(titles(&mut session, &[("search", "LEGA")]), ["legacy"]);
    assert_eq!(titles(&mut session, &[("rule", "CUT-01")]), ["東京 1"]);
    let turned = titles(&mut session, &[("sort", "-place")]);
    assert_eq!(turned, in_order.iter().rev().copied().collect::<Vec<_>>());
    let grouped = titles(&mut session, &[("group", "region")]);
    assert_eq!(grouped.iter().filter(|line| line.contains(':')).count(), 3);
    assert_eq!(grouped.len(), 3 + in_order.len());
}

#[test]
fn lines_come_as_asked_and_no_further() {
    let mut session = session(DESIGNS);
    let shown = session.show(&pairs(&[]), 3, 10, Lang::En);
    assert_eq!((shown.from, shown.total, shown.rows, shown.lines.len()), (3, 5, 5, 2));
    let beyond = session.show(&pairs(&[]), u32::MAX, u32::MAX, Lang::En);
    assert_eq!((beyond.from, beyond.lines.len()), (5, 0));
}

#[test]
fn words_that_no_view_knows_are_said_and_the_rest_holds() {
    let wrong = pairs(&[
        ("region", "cn-atlantis"),
        ("sort", "size"),
        ("outcome", "fine"),
        ("colour", "red"),
        ("change", "old"),
        ("mode", "nat"),
    ]);
    let view = View::read(&wrong);
    assert_eq!(view.unknown.len(), 5);
    assert!(view.filter.mode.is_some());
    for (word, by) in ORDERS {
        assert_eq!(View::read(&pairs(&[("sort", word)])).sort, Some((by, false)));
        assert_eq!(View::read(&pairs(&[("group", word)])).group, Some(by));
    }
}

#[test]
fn a_waived_finding_stays_and_no_longer_counts() {
    let mut session = session(DESIGNS);
    let severities = session.report().counts.severities;
    session.waive(2, "CUT-01", "  agreed with the customer ");
    let details = session.row(2, Lang::En).unwrap();
    let found = details.findings.iter().find(|found| found.code == "CUT-01").unwrap();
    assert_eq!(found.waived.as_deref(), Some("agreed with the customer"));
    assert_eq!((details.line.waived, session.summary().waived), (1, 1));
    let sum = |severities: [u64; 4]| severities.iter().sum::<u64>();
    assert_eq!(sum(session.report().counts.severities) + 1, sum(severities));
    assert!(json(&session).contains("agreed with the customer"));
    // What is written is read again.
    let mut file = Vec::new();
    session.write_waivers(&mut file).unwrap();
    let read = eip_planner::check::report::read_waivers(&String::from_utf8(file).unwrap()).unwrap();
    assert_eq!(read, session.report().waivers);
    // Other files: it still holds. Without a reason nobody answers for it any more.
    let source = Source { name: "again.csv".to_owned(), bytes: Ok(DESIGNS.as_bytes()) };
    session.check([source], &|_| {});
    assert_eq!(session.summary().waived, 1);
    session.waive(2, "CUT-01", "");
    assert_eq!(session.summary().waived, 0);
    assert_eq!(session.report().counts.severities, severities);
}

#[test]
fn against_an_earlier_report_rows_are_new_and_findings_gone() {
    let earlier = json(&session(&DESIGNS.replace("東京 1,", "大阪 1,")));
    let mut session = session(DESIGNS);
    session.compare(Some(Baseline::read(&earlier).unwrap()));
    let change = session.summary().change.unwrap();
    assert!(change.new > 0 && change.new == change.gone && change.same > 0);
    assert_eq!(titles(&mut session, &[("change", "new")]), ["東京 1"]);
    let gone = session.list(Part::Gone, 0, 100, Lang::Ja);
    assert_eq!(gone.total, change.gone);
    assert!(gone.items.iter().all(|item| item.place == "大阪 1" && !item.message.is_empty()));
    session.compare(None);
    assert_eq!(session.summary().change, None);
}

#[test]
fn what_was_skipped_is_listed_with_its_line() {
    let session = session(DESIGNS);
    let faults = session.list(Part::Faults, 0, 1, Lang::En);
    assert_eq!((faults.total, faults.items.len()), (2, 1));
    assert_eq!(faults.items[0].place, "designs.csv:7");
    let second = session.list(Part::Faults, 1, 10, Lang::En);
    assert_eq!((second.from, second.items.len()), (1, 1));
    assert!(second.items[0].message.contains("cn-atlantis"));
}

#[test]
fn rows_are_told_with_what_opens_them_in_the_planner() {
    let session = session(DESIGNS);
    for row in 0..5 {
        let line = session.row(row, Lang::Zh).unwrap().line;
        let known = eip_planner::scenario::parse_pairs(&line.query);
        let (draft, faults) = eip_planner::scenario::Draft::from_pairs(&known);
        assert!(faults.is_empty());
        assert_eq!(draft, session.report().rows[row as usize].draft);
    }
    assert!(session.row(5, Lang::Zh).is_none());
}
