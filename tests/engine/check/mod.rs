//! The check of many designs: readers, report, exports.

mod exports;
mod inputs;
mod laws;
mod report;

use eip_planner::check::report::Waiver;
use eip_planner::check::{Fault, Report, Source, fault_code};

/// The report of files by name and bytes.
pub fn report_of(files: &[(&str, &[u8])], waivers: Vec<Waiver>) -> Report {
    let source = |(name, bytes): &(&str, &'static [u8])| Source {
        name: (*name).to_owned(),
        bytes: Ok(*bytes),
    };
    // A slice is a reader; the test owns its bytes for as long as it runs.
    let leaked: Vec<(&str, &'static [u8])> = files
        .iter()
        .map(|(name, bytes)| (*name, &*Box::leak(bytes.to_vec().into_boxed_slice())))
        .collect();
    Report::of(leaked.iter().map(source), None, waivers)
}

/// The report of one file.
pub fn report(bytes: &[u8]) -> Report {
    report_of(&[("input", bytes)], Vec::new())
}

/// What was skipped: place and code.
pub fn faults(report: &Report) -> Vec<String> {
    let line = |(place, fault): &(eip_planner::check::Place, Fault)| {
        let place = eip_planner::check::report::place("", place, eip_planner::catalog::Lang::En);
        format!("{place} {}", fault_code(fault))
    };
    report.faults.iter().map(line).collect()
}

/// Name and outcome of every row.
pub fn outcomes(report: &Report) -> Vec<String> {
    report.rows.iter().map(|row| format!("{} {}", row.name, row.outcome.word())).collect()
}

/// Ten rows of every kind, good and bad.
pub const ROWS: &str = include_str!("rows.csv");
