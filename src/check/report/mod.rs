//! What came out of many designs: rows, notes, faults and their counts.
//!
//! A row keeps what was asked and the verdict in a few bytes; findings and sentences are worked out again when somebody
//! looks at them. A verdict is a pure function of the row, so nothing can differ.

mod baseline;
mod count;
mod earlier;
mod entry;
mod view;
mod waiver;

pub(super) use baseline::note_key;
pub use baseline::{Baseline, Comparison, Key, Marks};
pub use count::{Counts, Tally};
pub use entry::{Entry, place, write_place};
pub use view::{By, Filter, filter, group, sort};
pub use waiver::{Waiver, read_waivers};

use super::run::{File, Source, run};
use super::{Design, Fault, Item, Judge, Kind, Note, Outcome, Place, RuleSet, Verdict, verdict};
use crate::catalog::Mode;
use crate::scenario::{Draft, Field};

/// One design and what holds for it, packed.
#[derive(Clone, Debug)]
pub struct Row {
    /// The kind of input it was read from.
    pub kind: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What people call it; may be empty.
    pub name: Box<str>,
    /// What was asked.
    pub draft: Draft,
    /// What came out.
    pub outcome: Outcome,
    /// The mode; `None`: none fits.
    pub mode: Option<Mode>,
    /// The rules that found something.
    pub rules: RuleSet,
    /// The facts that the input does not know.
    pub unknown: Box<[Field]>,
}

impl Row {
    /// The verdict in full.
    #[must_use]
    pub fn verdict(&self) -> Verdict {
        verdict(&self.draft, &self.unknown)
    }
}

/// All that was found in some files.
#[derive(Debug, Default)]
pub struct Report {
    /// The files, in the order given.
    pub files: Vec<File>,
    /// One row for each design.
    pub rows: Vec<Row>,
    /// What holds of resources together.
    pub notes: Vec<Note>,
    /// What was skipped.
    pub faults: Vec<(Place, Fault)>,
    /// How many of what.
    pub counts: Counts,
    /// Findings that somebody answers for.
    pub waivers: Vec<Waiver>,
    /// Against an earlier report.
    pub comparison: Option<Comparison>,
}

impl Report {
    /// Checks files.
    pub fn of<R: std::io::Read>(
        sources: impl IntoIterator<Item = Source<R>>,
        kind: Option<Kind>,
        waivers: Vec<Waiver>,
    ) -> Self {
        let mut builder = Builder::new(waivers);
        let files = run(sources, kind, &mut |item| {
            builder.take(item);
            true
        });
        builder.finish(files)
    }

    /// A row with its findings in full.
    #[must_use]
    pub fn entry<'a>(&'a self, row: &'a Row) -> Entry<'a> {
        Entry {
            kind: row.kind,
            name: &row.name,
            file: self.file_name(&row.place),
            place: &row.place,
            draft: &row.draft,
            verdict: std::borrow::Cow::Owned(row.verdict()),
            waivers: &self.waivers,
        }
    }

    /// All rows, in full, one after the other.
    pub fn entries(&self) -> impl Iterator<Item = Entry<'_>> {
        self.rows.iter().map(|row| self.entry(row))
    }

    /// The name of the file of a place.
    #[must_use]
    pub fn file_name(&self, place: &Place) -> &str {
        let index = usize::try_from(place.file).unwrap_or(usize::MAX);
        self.files.get(index).map_or("", |file| &file.name)
    }
}

/// Takes items and makes a report of them.
#[derive(Debug, Default)]
pub struct Builder {
    judge: Judge,
    tally: Tally,
    report: Report,
}

impl Builder {
    /// With the findings that somebody answers for.
    #[must_use]
    pub fn new(waivers: Vec<Waiver>) -> Self {
        Self { report: Report { waivers, ..Report::default() }, ..Self::default() }
    }

    /// Takes an item.
    pub fn take(&mut self, item: Item) {
        match item {
            Item::Design(Design { kind, place, name, draft, unknown }) => {
                let verdict = self.judge.judge(&draft, &unknown);
                let entry = Entry {
                    kind,
                    name: &name,
                    file: "",
                    place: &place,
                    draft: &draft,
                    verdict: std::borrow::Cow::Borrowed(verdict),
                    waivers: &self.report.waivers,
                };
                self.tally.entry(&entry);
                let row = Row {
                    kind,
                    outcome: verdict.outcome,
                    mode: verdict.mode,
                    rules: verdict.rules,
                    place,
                    name: name.into_boxed_str(),
                    draft,
                    unknown: unknown.into_boxed_slice(),
                };
                self.report.rows.push(row);
            }
            Item::Note(note) => {
                self.tally.note(&note);
                self.report.notes.push(note);
            }
            Item::Fault(place, fault) => {
                self.tally.fault();
                self.report.faults.push((place, fault));
            }
        }
    }

    /// How many so far.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.report.rows.len()
    }

    /// The report.
    #[must_use]
    pub fn finish(mut self, files: Vec<File>) -> Report {
        self.report.files = files;
        self.report.counts = self.tally.counts();
        self.report
    }
}
