//! What holds for every input.

use std::io::Read;

use eip_planner::check::report::Baseline;
use eip_planner::check::{KINDS, Report, Source};
use eip_planner::json;
use eip_planner::scenario::{Field, parse_pairs};
use proptest::prelude::*;

use super::{ROWS, faults, outcomes, report};
use crate::common::{ok, table_scenarios};

/// A source that gives a few bytes at a time.
struct Drops<'a>(&'a [u8], usize);

impl Read for Drops<'_> {
    fn read(&mut self, into: &mut [u8]) -> std::io::Result<usize> {
        let length = self.0.len().min(into.len()).min(self.1);
        into[..length].copy_from_slice(&self.0[..length]);
        self.0 = &self.0[length..];
        Ok(length)
    }
}

fn dropped(bytes: &[u8], size: usize) -> Report {
    let source = Source { name: "input".to_owned(), bytes: Ok(Drops(bytes, size)) };
    Report::of([source], None, Vec::new())
}

#[test]
fn the_report_is_the_same_whatever_the_chunk_size() {
    let japanese = encoding_rs::SHIFT_JIS
        .encode("名前,リージョン,region\nサーバー,x,cn-hangzhou\n")
        .0
        .into_owned();
    for bytes in [ROWS.as_bytes(), &japanese, b"{\"region\":\"cn-hangzhou\"}\n{\"region\":1}\n"] {
        let whole = report(bytes);
        for size in [1, 2, 3, 7, 64, 4096] {
            let parts = dropped(bytes, size);
            assert_eq!((outcomes(&parts), faults(&parts)), (outcomes(&whole), faults(&whole)));
        }
    }
}

#[test]
fn a_row_says_what_the_planner_says() {
    for address in table_scenarios() {
        let pairs = parse_pairs(&address);
        let titles: Vec<&str> = pairs.iter().map(|(key, _)| key.as_str()).collect();
        let cells: Vec<String> = pairs.iter().map(|(_, value)| format!("\"{value}\"")).collect();
        let report = report(format!("{}\n{}\n", titles.join(","), cells.join(",")).as_bytes());
        let draft = report.rows[0].draft;
        assert_eq!(draft, *crate::common::scenario(&address).draft());
        let mode = draft.get(Field::Mode).map(|value| value.to_text(Field::Mode));
        let assessment = crate::common::assessment(&address);
        let mode = mode
            .and_then(|word| eip_planner::catalog::Mode::parse(&word))
            .or_else(|| eip_planner::plan::recommend(&assessment).mode);
        match mode {
            Some(mode) => assert_eq!(
                report.rows[0].outcome.word(),
                assessment.mode(mode).status.word(),
                "{address}"
            ),
            None => assert_eq!(report.rows[0].outcome.word(), "blocked", "{address}"),
        }
    }
}

fn csv_like() -> impl Strategy<Value = String> {
    let cell = prop_oneof![
        Just("cn-hangzhou".to_owned()),
        Just("ecs.g7.xlarge".to_owned()),
        Just("nat".to_owned()),
        Just("3".to_owned()),
        Just("true".to_owned()),
        Just("\"".to_owned()),
        "[ -~\r\n\t日\u{0}]{0,6}",
    ];
    let row = proptest::collection::vec(cell, 1..7).prop_map(|cells| cells.join(","));
    proptest::collection::vec(row, 0..12)
        .prop_map(|rows| format!("name,region,instance,mode,eips\n{}", rows.join("\n")))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn no_bytes_make_it_fall(bytes in proptest::collection::vec(any::<u8>(), 0..600)) {
        let _ = report(&bytes);
        for kind in KINDS {
            let source = Source { name: String::new(), bytes: Ok(&*bytes) };
            let _ = Report::of([source], Some(*kind), Vec::new());
        }
    }

    #[test]
    fn a_report_beside_itself_is_the_same(text in csv_like()) {
        let exported = ok(&json::check(&text, "{}"));
        let found = report(text.as_bytes());
        let comparison = Baseline::read(&exported.to_string()).unwrap().compare(&Baseline::of(&found));
        prop_assert!(comparison.new.is_empty() && comparison.gone.is_empty(), "{:?}", comparison);
        prop_assert_eq!(exported["rows"].as_array().unwrap().len(), found.rows.len());
    }

    #[test]
    fn every_row_is_checked_or_named(text in csv_like(), size in 1_usize..40) {
        let whole = report(text.as_bytes());
        let parts = dropped(text.as_bytes(), size);
        prop_assert_eq!(outcomes(&whole), outcomes(&parts));
        prop_assert_eq!(faults(&whole), faults(&parts));
    }
}
