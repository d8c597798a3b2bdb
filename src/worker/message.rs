//! What page and worker say to each other. Words and codes are those of the public contract; sentences come in the
//! language that was asked for.

use serde::{Deserialize, Serialize};

/// Keys and values of the address that say which rows are shown, and how.
pub type Pairs = Vec<(String, String)>;

/// What the page asks.
#[cfg(any(feature = "app", feature = "worker"))]
#[derive(Serialize, Deserialize, Debug)]
pub enum Ask {
    /// Check these files; what was checked before is forgotten.
    Check(Vec<Given>),
    /// Lines of the table.
    Show {
        /// Comes back with the answer.
        number: u32,
        /// Which rows, and how.
        view: Pairs,
        /// The first line.
        from: u32,
        /// How many.
        count: u32,
        /// The language.
        lang: String,
    },
    /// Everything about one row.
    Row(u32, String),
    /// What holds of resources together, what was skipped, or what is gone: some of it.
    List(Part, u32, u32, String),
    /// Somebody answers for a finding of a row, by its rule; without a reason nobody does any more.
    Waive(u32, String, String),
    /// Somebody answers for what a file says too.
    Waivers(Given),
    /// What somebody answered for before this worker was there, as [`Answer::Waivers`] had it.
    Known(String),
    /// Set beside an earlier report; `None`: no longer.
    Compare(Option<Given>),
    /// The report in a format and language, or with the name [`WAIVERS`] the findings that somebody answers for.
    Export(String, String),
}

/// What the worker answers.
#[cfg(any(feature = "app", feature = "worker"))]
#[derive(Serialize, Deserialize, Debug)]
pub enum Answer {
    /// So far.
    Progress(Progress),
    /// The check is done, or a waiver or comparison has changed it.
    Done(Box<Summary>),
    /// Lines of the table.
    Shown(Shown),
    /// Everything about one row; `None`: the report has no such row.
    Row(Option<Box<Details>>),
    /// Some of a list.
    List(Part, List),
    /// A report to take away.
    Exported {
        /// The name of the file.
        name: String,
        /// Its content.
        #[serde(with = "serde_wasm_bindgen::preserve")]
        file: web_sys::Blob,
    },
    /// All that somebody answers for now, to be kept; empty: nothing.
    Waivers(String),
    /// What was kept of it cannot be read.
    Unread,
    /// A file for waivers or a comparison is none: why, in every language.
    Refused(Vec<(String, String)>),
    /// The worker broke; said by the guard.
    Broke,
}

/// A file that the page hands over without looking into it.
#[cfg(any(feature = "app", feature = "worker"))]
#[derive(Serialize, Deserialize, Debug)]
pub struct Given {
    /// Its name.
    pub name: String,
    /// Its content.
    #[serde(with = "serde_wasm_bindgen::preserve")]
    pub file: web_sys::Blob,
}

/// The name under which waivers are exported.
pub const WAIVERS: &str = "waivers";

/// How far a check is.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug, Default)]
pub struct Progress {
    /// Bytes read, of `total`.
    pub done: f64,
    /// All bytes.
    pub total: f64,
    /// Designs judged.
    pub designs: u32,
}

/// A list beside the table.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// What holds of resources together.
    Notes,
    /// What was skipped.
    Faults,
    /// Findings that only the earlier report has.
    Gone,
}

/// Some of a list.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct List {
    /// The place of the first.
    pub from: u32,
    /// How many there are in all.
    pub total: u32,
    /// Some of them.
    pub items: Vec<Listed>,
}

/// An item of a list.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct Listed {
    /// A code: of a rule, or a word for what was skipped.
    pub code: String,
    /// The severity, where there is one.
    pub severity: String,
    /// Where it stands.
    pub place: String,
    /// The sentence.
    pub message: String,
    /// How to mend it, where that is not in the sentence.
    pub mend: String,
}

/// What came out, in numbers.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct Summary {
    /// The files, in the order given.
    pub files: Vec<FileLine>,
    /// Designs.
    pub designs: u32,
    /// Designs by outcome, in the order of the contract.
    pub outcomes: [u32; 4],
    /// Designs by rule, region, family and mode.
    pub facets: Vec<Facet>,
    /// Findings about resources together.
    pub notes: u32,
    /// What was skipped.
    pub faults: u32,
    /// Findings that somebody answers for.
    pub waived: u32,
    /// Against an earlier report.
    pub change: Option<Change>,
}

/// A file.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct FileLine {
    /// Its name.
    pub name: String,
    /// The kind that read it; empty: none.
    pub kind: String,
    /// Its encoding.
    pub encoding: String,
}

/// Counts by one thing.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct Facet {
    /// What: a key of the view.
    pub key: String,
    /// Its values, the largest first; an empty id is what is not known or fits nothing.
    pub bars: Vec<Bar>,
}

/// One count.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct Bar {
    /// What is counted.
    pub id: String,
    /// How many designs.
    pub count: u32,
    /// How many of them are blocked or unknown.
    pub bad: u32,
}

/// Against an earlier report.
#[derive(Serialize, Deserialize, Clone, Copy, PartialEq, Debug, Default)]
pub struct Change {
    /// Findings that the earlier report does not have.
    pub new: u32,
    /// Findings that only the earlier report has.
    pub gone: u32,
    /// Findings of both.
    pub same: u32,
}

/// Lines of the table.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct Shown {
    /// The number of the question.
    pub number: u32,
    /// The first line's place.
    pub from: u32,
    /// All lines, heads of groups included.
    pub total: u32,
    /// All rows.
    pub rows: u32,
    /// Some lines.
    pub lines: Vec<Line>,
}

/// A line of the table.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Hash, Debug)]
pub enum Line {
    /// The head of a group: what it shares, and how many rows it has.
    Group(String, u32),
    /// A row.
    Row(RowLine),
}

/// A row of the table.
#[derive(Serialize, Deserialize, Clone, PartialEq, Eq, Hash, Debug, Default)]
pub struct RowLine {
    /// Its number in the report.
    pub row: u32,
    /// What people call it, or where it stands.
    pub title: String,
    /// Where it stands.
    pub place: String,
    /// The outcome.
    pub outcome: String,
    /// The mode; empty: none fits.
    pub mode: String,
    /// The region; empty: not known.
    pub region: String,
    /// The instance; empty: not known.
    pub instance: String,
    /// Rules that decide or warn, heaviest first.
    pub rules: Vec<String>,
    /// How many of them somebody answers for.
    pub waived: u32,
    /// Are there findings that the earlier report does not have?
    pub new: bool,
    /// The scenario as an address.
    pub query: String,
}

/// Everything about a row.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct Details {
    /// The row as the table has it.
    pub line: RowLine,
    /// What the input says: titles and values.
    pub given: Vec<(String, String)>,
    /// What is missing: the fact, and how to get it.
    pub missing: Vec<(String, String)>,
    /// What was found.
    pub findings: Vec<Found>,
}

/// A finding of a row.
#[derive(Serialize, Deserialize, Clone, PartialEq, Debug, Default)]
pub struct Found {
    /// The rule.
    pub code: String,
    /// Its severity.
    pub severity: String,
    /// Its title.
    pub title: String,
    /// What was found.
    pub message: String,
    /// What would lift it.
    pub remedies: Vec<String>,
    /// The reason for which somebody answers for it.
    pub waived: Option<String>,
}
