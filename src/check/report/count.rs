//! How many of what.

use std::collections::BTreeMap;

use super::Entry;
use crate::catalog::{Family, Mode, Region};
use crate::check::{Note, Outcome};
use crate::rules::{Severity, all};

/// Designs by outcome, in the order of [`Outcome::ALL`].
pub type Outcomes = [u64; 4];

/// The counts of a report.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Counts {
    /// All designs.
    pub designs: u64,
    /// Designs by outcome.
    pub outcomes: Outcomes,
    /// Findings by severity, blockers first, the waived left out.
    pub severities: [u64; 4],
    /// Findings that are waived.
    pub waived: u64,
    /// Designs in which a rule found something, and notes, by the rule's code.
    pub rules: BTreeMap<&'static str, u64>,
    /// Outcomes by region; `None`: not known.
    pub regions: BTreeMap<Option<Region>, Outcomes>,
    /// Outcomes by family; `None`: not known.
    pub families: BTreeMap<Option<Family>, Outcomes>,
    /// Outcomes by mode; `None`: none fits.
    pub modes: BTreeMap<Option<Mode>, Outcomes>,
    /// Cross-resource notes.
    pub notes: u64,
    /// Rows, resources and files that were skipped.
    pub faults: u64,
}

impl Counts {
    /// How many designs have this outcome.
    #[must_use]
    pub fn of(&self, outcome: Outcome) -> u64 {
        self.outcomes.get(outcome as usize).copied().unwrap_or_default()
    }

    /// How many findings have this severity.
    #[must_use]
    pub fn of_severity(&self, severity: Severity) -> u64 {
        self.severities.get(severity as usize).copied().unwrap_or_default()
    }
}

/// Counts while items come, by places in the catalog: names are looked up when all is done.
#[derive(Clone, Debug, Default)]
pub struct Tally {
    counts: Counts,
    rules: Vec<u64>,
    regions: Table,
    families: Table,
    modes: Table,
}

/// Outcomes by the place of something; the first row is what is not known.
#[derive(Clone, Debug, Default)]
struct Table(Vec<Outcomes>);

impl Table {
    fn add(&mut self, index: Option<usize>, outcome: Outcome) {
        let row = index.map_or(0, |index| index + 1);
        if row >= self.0.len() {
            self.0.resize(row + 1, Outcomes::default());
        }
        if let Some(row) = self.0.get_mut(row) {
            bump(row, outcome as usize);
        }
    }

    /// The rows that have any, under the names of `all`.
    fn named<K: Ord>(&self, all: impl Iterator<Item = K>) -> BTreeMap<Option<K>, Outcomes> {
        let names = std::iter::once(None).chain(all.map(Some));
        let any = |outcomes: &Outcomes| outcomes.iter().any(|count| *count > 0);
        names.zip(self.0.iter().copied()).filter(|(_, outcomes)| any(outcomes)).collect()
    }
}

fn bump(counts: &mut [u64], index: usize) {
    if let Some(count) = counts.get_mut(index) {
        *count += 1;
    }
}

impl Tally {
    /// Counts a design.
    pub fn entry(&mut self, entry: &Entry<'_>) {
        let counts = &mut self.counts;
        let outcome = entry.verdict.outcome;
        counts.designs += 1;
        bump(&mut counts.outcomes, outcome as usize);
        self.regions.add(entry.region().map(Region::index), outcome);
        self.families.add(entry.family().map(Family::index), outcome);
        self.modes.add(entry.verdict.mode.map(|mode| mode as usize), outcome);
        if self.rules.is_empty() {
            self.rules = vec![0; all().count()];
        }
        for index in entry.verdict.rules.indices() {
            bump(&mut self.rules, index);
        }
        for finding in &entry.verdict.findings {
            if !entry.waivers.is_empty() && entry.waived(finding.rule.code).is_some() {
                counts.waived += 1;
            } else {
                bump(&mut counts.severities, finding.rule.severity as usize);
            }
        }
    }

    /// Counts a note.
    pub fn note(&mut self, note: &Note) {
        self.counts.notes += 1;
        *self.counts.rules.entry(note.rule.code).or_default() += 1;
        bump(&mut self.counts.severities, note.rule.severity as usize);
    }

    /// Counts a fault.
    pub const fn fault(&mut self) {
        self.counts.faults += 1;
    }

    /// The counts so far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = self.counts.clone();
        for (rule, count) in all().zip(&self.rules).filter(|(_, count)| **count > 0) {
            counts.rules.insert(rule.code, *count);
        }
        counts.regions = self.regions.named(Region::all());
        counts.families = self.families.named(Family::all());
        counts.modes = self.modes.named(Mode::ALL.into_iter());
        counts
    }
}
