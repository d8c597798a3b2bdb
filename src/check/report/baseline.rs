//! A report beside an earlier one: which findings are new, which are gone, how many are the same.

use std::collections::BTreeMap;

use super::{Entry, Report, earlier};
use crate::check::{Fault, Note, Outcome, Spot};

/// A finding by what stays the same when rows move: the design's key and the rule; an outcome counts as a rule.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Key {
    /// The design.
    pub design: String,
    /// The code of the rule, or `unknown` for a design whose outcome is unknown.
    pub rule: String,
}

/// The findings of a report, each with how often it occurs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Baseline(BTreeMap<Key, u64>);

/// What differs.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Comparison {
    /// Findings that the earlier report does not have.
    pub new: Vec<Key>,
    /// Findings that only the earlier report has.
    pub gone: Vec<Key>,
    /// How many both have.
    pub same: u64,
    /// The same by key, for [`Marks`].
    both: BTreeMap<Key, u64>,
}

/// Says of one finding after the other whether the earlier report has it too. Of several with one key the first are
/// those that it has.
#[derive(Clone, Debug)]
pub struct Marks(BTreeMap<Key, u64>);

impl Marks {
    /// For the findings of a report that was compared.
    #[must_use]
    pub fn of(comparison: &Comparison) -> Self {
        Self(comparison.both.clone())
    }

    /// For findings that come, against an earlier report.
    #[must_use]
    pub fn against(earlier: &Baseline) -> Self {
        Self(earlier.0.clone())
    }

    /// Does the earlier report have this finding, once more than it was asked for?
    pub fn same(&mut self, design: &str, rule: &str) -> bool {
        let key = Key { design: design.to_owned(), rule: rule.to_owned() };
        let left = self.0.get_mut(&key).filter(|left| **left > 0);
        left.map(|left| *left -= 1).is_some()
    }
}

impl Baseline {
    /// Takes the findings of a design that decide or warn.
    pub fn entry(&mut self, entry: &Entry<'_>) {
        let design = entry.key();
        let rules = entry.weighty().map(|finding| finding.rule.code);
        let unknown =
            (entry.verdict.outcome == Outcome::Unknown).then_some(Outcome::Unknown.word());
        for rule in rules.chain(unknown) {
            self.add(&design, rule);
        }
    }

    /// Takes a note of a file.
    pub fn note(&mut self, file: &str, note: &Note) {
        self.add(note_key(file, note), note.rule.code);
    }

    pub(super) fn add(&mut self, design: &str, rule: &str) {
        let key = Key { design: design.to_owned(), rule: rule.to_owned() };
        *self.0.entry(key).or_default() += 1;
    }

    /// The findings of a report.
    #[must_use]
    pub fn of(report: &Report) -> Self {
        let mut all = Self::default();
        report.entries().for_each(|entry| all.entry(&entry));
        for note in &report.notes {
            all.note(report.file_name(&note.place), note);
        }
        all
    }

    /// Reads an exported report.
    ///
    /// # Errors
    /// Where the text breaks, or that it is no report.
    pub fn read(text: &str) -> Result<Self, Fault> {
        earlier::read(text.as_bytes())
    }

    /// The same from a file, which is never in memory as a whole.
    ///
    /// # Errors
    /// Those of [`Self::read`], and that the file cannot be read.
    pub fn read_from(file: impl std::io::Read) -> Result<Self, Fault> {
        earlier::read(file)
    }

    /// What differs between this earlier report and a newer one.
    #[must_use]
    pub fn compare(mut self, newer: &Self) -> Comparison {
        let mut comparison = Comparison::default();
        for (key, count) in &newer.0 {
            let before = self.0.remove(key).unwrap_or_default();
            let both = before.min(*count);
            comparison.same += both;
            if both > 0 {
                comparison.both.insert(key.clone(), both);
            }
            comparison.new.extend((before..*count).map(|_| key.clone()));
            comparison.gone.extend((*count..before).map(|_| key.clone()));
        }
        for (key, count) in self.0 {
            comparison.gone.extend((0..count).map(|_| key.clone()));
        }
        comparison
    }
}

/// What a note is known by: the address of its resource.
pub(in crate::check) fn note_key<'a>(file: &'a str, note: &'a Note) -> &'a str {
    match &note.place.spot {
        Spot::Address(address) => address,
        Spot::File | Spot::Line(_) => file,
    }
}
