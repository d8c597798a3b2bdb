//! What every target does with its bytes.

use eip_planner::catalog::Lang;
use eip_planner::check::export::{find as format, to_text};
use eip_planner::check::report::Baseline;
use eip_planner::check::{Report, Source, find};

/// Reads bytes as a kind, or as what they are recognised as; the report must be the same beside itself.
pub fn check(bytes: &[u8], kind: Option<&str>) {
    let source = Source { name: "fuzz".to_owned(), bytes: Ok(bytes) };
    let report = Report::of([source], kind.and_then(find), Vec::new());
    assert!(kind.is_some() || report.files[0].kind.is_some() || !report.faults.is_empty());
    let Some(json) = format("json") else { return };
    let baseline = Baseline::read(&to_text(json, &report, Lang::En));
    let same = baseline.map(|baseline| baseline.compare(&Baseline::of(&report)));
    assert!(same.is_ok_and(|same| same.new.is_empty() && same.gone.is_empty()));
}
