//! The counts of a report as a document.

use std::collections::BTreeMap;

use serde::Serialize;

use crate::catalog::{Family, Mode, Region};
use crate::check::Outcome;
use crate::check::report::Counts;
use crate::rules::Severity;

type Outcomes = BTreeMap<&'static str, u64>;

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct CountsDocument {
    designs: u64,
    outcomes: Outcomes,
    /// Findings, the waived left out.
    severities: BTreeMap<&'static str, u64>,
    waived: u64,
    notes: u64,
    faults: u64,
    /// Designs in which a rule found something, and notes.
    rules: BTreeMap<&'static str, u64>,
    /// An empty name: not known.
    regions: BTreeMap<&'static str, Outcomes>,
    /// An empty name: not known.
    families: BTreeMap<&'static str, Outcomes>,
    /// An empty name: no mode fits.
    modes: BTreeMap<&'static str, Outcomes>,
}

impl CountsDocument {
    /// The counts, by ids.
    pub(super) fn of(counts: &Counts) -> Self {
        let outcomes = |counts: &[u64; 4]| -> Outcomes {
            Outcome::ALL.map(Outcome::word).into_iter().zip(counts.iter().copied()).collect()
        };
        let severities =
            [Severity::Blocker, Severity::Precondition, Severity::Caution, Severity::Note];
        Self {
            designs: counts.designs,
            outcomes: outcomes(&counts.outcomes),
            severities: severities.map(|one| (one.word(), counts.of_severity(one))).into(),
            waived: counts.waived,
            notes: counts.notes,
            faults: counts.faults,
            rules: counts.rules.clone(),
            regions: counts
                .regions
                .iter()
                .map(|(key, n)| (key.map_or("", Region::id), outcomes(n)))
                .collect(),
            families: counts
                .families
                .iter()
                .map(|(key, n)| (key.map_or("", Family::id), outcomes(n)))
                .collect(),
            modes: counts
                .modes
                .iter()
                .map(|(key, n)| (key.map_or("", Mode::id), outcomes(n)))
                .collect(),
        }
    }
}
