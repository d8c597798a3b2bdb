//! Counts, views, waivers and comparison.

use eip_planner::catalog::{Lang, Mode, Region};
use eip_planner::check::export::{find, to_text};
use eip_planner::check::report::{Baseline, By, Filter, Waiver, filter, group, read_waivers, sort};
use eip_planner::check::{Outcome, fault_code, verdict};
use eip_planner::scenario::{Draft, Field, ModeChoice, Value};
use eip_planner::{json, rules};
use serde_json::json as json_of;

use super::{ROWS, report, report_of};
use crate::common::{error, ok};

#[test]
fn counts_are_those_of_the_rows() {
    let report = report(ROWS.as_bytes());
    let counts = &report.counts;
    assert_eq!((counts.designs, counts.faults, counts.outcomes), (6, 5, [3, 0, 3, 0]));
    for (code, count) in &counts.rules {
        let rule = rules::find(code).unwrap();
        let found = report
            .entries()
            .filter(|entry| entry.verdict.findings.iter().any(|finding| finding.rule == rule));
        assert_eq!(found.count() as u64, *count, "{code}");
        assert_eq!(
            report.rows.iter().filter(|row| row.rules.has(rule)).count() as u64,
            *count,
            "{code}"
        );
    }
    let sum: u64 = counts.regions.values().flatten().sum();
    assert_eq!(sum, 6);
    assert!(rules::all().count() <= 128, "a set of rules has room for 128");
}

#[test]
fn filter_sort_and_group_are_places_in_the_rows() {
    let report = report(ROWS.as_bytes());
    let blocked = Filter { outcomes: vec![Outcome::Blocked], ..Filter::default() };
    assert_eq!(filter(&report, &blocked), [1, 2, 3]);
    let rule = rules::find("CUT-05");
    assert_eq!(filter(&report, &Filter { rule, ..Filter::default() }), [1]);
    assert_eq!(filter(&report, &Filter { search: "WEB".to_owned(), ..Filter::default() }), [0]);
    assert_eq!(
        filter(&report, &Filter { search: "g5.large".to_owned(), ..Filter::default() }),
        [3]
    );
    let mut rows: Vec<u32> = (0..6).collect();
    sort(&report, &mut rows, By::Outcome, false);
    assert_eq!(rows, [1, 2, 3, 0, 4, 5]);
    sort(&report, &mut rows, By::Name, true);
    assert_eq!(rows, [0, 4, 2, 3, 1, 5]);
    let regions: Vec<String> = group(&report, &rows, By::Region)
        .into_iter()
        .map(|(id, rows)| format!("{id} {}", rows.len()))
        .collect();
    assert_eq!(regions, ["ap-northeast-1 1", "cn-beijing 1", "cn-hangzhou 3", "cn-shenzhen 1"]);
}

#[test]
fn a_waived_finding_stays_and_no_longer_counts() {
    let waivers = read_waivers(r#"[{"rule":"NAT-02","name":"nat-sip","reason":"inside only"},{"rule":"CUT-05","place":"web-1","reason":"x"}]"#).unwrap();
    let before = report(ROWS.as_bytes());
    let after = report_of(&[("input", ROWS.as_bytes())], waivers);
    assert_eq!(after.counts.waived, 1);
    assert_eq!(after.counts.severities[0] + 1, before.counts.severities[0]);
    let entry = after.entries().nth(2).unwrap();
    assert_eq!(entry.waived("NAT-02"), Some("inside only"));
    assert_eq!(entry.waived("NAT-01"), None);
    // Rows that moved keep it.
    let mut lines: Vec<&str> =
        "name,region,mode,protocols\nx,cn-hangzhou,nat,\nnat-sip,cn-hangzhou,nat,sip\n"
            .lines()
            .collect();
    lines.swap(1, 2);
    let waiver = Waiver {
        rule: "NAT-02".to_owned(),
        name: Some("nat-sip".to_owned()),
        place: None,
        reason: "y".to_owned(),
    };
    assert_eq!(report_of(&[("moved", lines.join("\n").as_bytes())], vec![waiver]).counts.waived, 1);
}

#[test]
fn waivers_that_would_hide_too_much_are_refused() {
    for (bad, code) in [
        ("{}", "bad-waiver"),
        (r#"[{"rule":"NAT-02","reason":"all"}]"#, "bad-waiver"),
        (r#"[{"rule":"NAT-02","name":"a","reason":" "}]"#, "bad-waiver"),
        (r#"[{"rule":"NAT-02","name":"a","reason":"x","until":"y"}]"#, "bad-waiver"),
        (r#"[{"name":"a","reason":"x"}]"#, "bad-waiver"),
        ("[", "bad-json"),
    ] {
        assert_eq!(fault_code(&read_waivers(bad).unwrap_err()), code, "{bad}");
    }
}

#[test]
fn a_report_beside_an_earlier_one() {
    let exported = json::check(ROWS, "{}");
    let document = ok(&exported).to_string();
    let same = Baseline::read(&document).unwrap().compare(&Baseline::of(&report(ROWS.as_bytes())));
    assert!(same.new.is_empty() && same.gone.is_empty() && same.same > 5, "{same:?}");
    let changed = ROWS.replace(
        "nat-sip,cn-hangzhou,ecs.g7.xlarge,nat,1,,,,\"sip,dns\",",
        "nat-new,cn-hangzhou,ecs.g7.xlarge,nat,1,,,,sip,",
    );
    let options = json_of!({ "baseline": ok(&exported) }).to_string();
    let compared = ok(&json::check(&changed, &options))["comparison"].take();
    assert_eq!(compared["new"], json_of!([{ "key": "nat-new", "rule": "NAT-02" }]));
    assert_eq!(compared["gone"], json_of!([{ "key": "nat-sip", "rule": "NAT-02" }]));
    assert_eq!(error(&json::check(ROWS, r#"{"baseline":{}}"#))["field"], "baseline");
}

#[test]
fn the_border_takes_a_text_or_files_and_names_what_is_wrong() {
    let files = json_of!([{ "name": "a.csv", "text": "region\ncn-hangzhou\n" }, { "name": "b", "text": "" }]).to_string();
    let answer = ok(&json::check(&files, r#"{"lang":"ja"}"#));
    assert_eq!(answer["schema"], "eip-planner/1");
    assert_eq!(answer["rows"][0]["place"], json_of!({ "file": "a.csv", "line": 2 }));
    assert_eq!(answer["faults"][0]["message"], "ファイルが空です。");
    let forced = ok(&json::check("region\ncn-hangzhou\n", r#"{"kind":"csv"}"#));
    assert_eq!(forced["counts"]["designs"], 1);
    assert_eq!(error(&json::check("", r#"{"kind":"xls"}"#))["field"], "kind");
    assert_eq!(error(&json::check("", r#"{"waivers":[{}]}"#))["field"], "waivers");
}

#[test]
fn a_table_says_what_is_new_the_same_and_gone() {
    let before =
        "name,region,mode,eips\na,cn-hangzhou,cut-through,5\nb,cn-hangzhou,cut-through,5\n";
    let after = "name,region,mode,eips\na,cn-hangzhou,cut-through,5\nc,cn-hangzhou,cut-through,5\n\
                 a,cn-hangzhou,cut-through,5\n";
    let mut report = report(after.as_bytes());
    let earlier = Baseline::of(&super::report(before.as_bytes()));
    report.comparison = Some(earlier.compare(&Baseline::of(&report)));
    let csv = to_text(find("csv").unwrap(), &report, Lang::En);
    let mut rows = csv::Reader::from_reader(csv.trim_start_matches('\u{feff}').as_bytes());
    assert_eq!(rows.headers().unwrap().iter().next_back(), Some("Against the earlier report"));
    let rows: Vec<_> = rows.records().map(Result::unwrap).collect();
    let of_rule = |row: &&csv::StringRecord| row[8] == *"CUT-03";
    let said: Vec<(&str, &str)> =
        rows.iter().filter(of_rule).map(|row| (&row[2], &row[13])).collect();
    // Of two findings with one key the earlier report had the first.
    assert_eq!(said, [("a", "same"), ("c", "new"), ("a", "new"), ("b", "gone")]);
}

#[test]
fn an_unknown_mode_is_an_unknown_verdict() {
    let mut draft = Draft::default();
    let region = Region::find("cn-hangzhou").map(Value::Region);
    draft.set(Field::Region, region);
    let verdict = verdict(&draft, &[Field::Mode]);
    assert_eq!((verdict.mode, verdict.outcome), (None, Outcome::Unknown));
    assert_eq!(verdict.missing, [Field::Mode]);
    assert!(verdict.findings.is_empty());
    // A mode that is named is known, whatever a reader says.
    draft.set(Field::Mode, Some(ModeChoice::from(Mode::Nat).value()));
    assert_eq!(eip_planner::check::verdict(&draft, &[Field::Mode]).mode, Some(Mode::Nat));
}

#[test]
fn an_unknown_mode_is_blocked_where_every_mode_is() {
    // EIPs go to no other region, in whatever mode.
    let mut draft = Draft::default();
    draft.set(Field::Region, Region::find("cn-hangzhou").map(Value::Region));
    draft.set(Field::EipRegion, Region::find("cn-beijing").map(Value::Region));
    let verdict = verdict(&draft, &[Field::Mode]);
    assert_eq!((verdict.mode, verdict.outcome), (None, Outcome::Blocked));
    assert!(!verdict.findings.is_empty() && verdict.missing.is_empty());
}
