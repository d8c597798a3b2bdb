//! What every engine says of a scenario.

use std::collections::{BTreeMap, BTreeSet};

use eip_planner::rules::{self, Severity};
use eip_planner::scenario::Scenario;
use serde::Deserialize;

/// Codes of the rules that decide: every blocker and every precondition, so that the verdicts are the planner's own.
pub const DECIDING: [&str; 23] = [
    "GEN-01", "GEN-02", "GEN-03", "GEN-04", "NAT-01", "NAT-02", "NAT-03", "NAT-04", "NAT-05",
    "NAT-07", "CUT-01", "CUT-02", "CUT-03", "CUT-04", "CUT-05", "CUT-06", "MUL-01", "MUL-02",
    "MUL-03", "MUL-04", "MUL-05", "MUL-06", "MUL-07",
];

/// The verdict of each mode, by the mode's word.
pub type Verdicts = BTreeMap<String, Verdict>;

/// What holds for a mode.
#[derive(PartialEq, Eq, Debug, Deserialize)]
pub struct Verdict {
    /// `available`, `conditional` or `blocked`.
    pub status: String,
    /// The codes of [`DECIDING`] that speak.
    pub codes: BTreeSet<String>,
}

/// Does a rule of this severity decide?
#[must_use]
pub fn decides(severity: Severity) -> bool {
    severity <= Severity::Precondition
}

/// What the planner says.
#[must_use]
pub fn planner(scenario: &Scenario) -> Verdicts {
    let verdict = |of: &rules::ModeAssessment| Verdict {
        status: of.status.word().to_owned(),
        codes: of
            .findings
            .iter()
            .filter(|finding| decides(finding.rule.severity))
            .map(|finding| finding.rule.code.to_owned())
            .collect(),
    };
    rules::assess(scenario).modes.iter().map(|of| (of.mode.id().to_owned(), verdict(of))).collect()
}
