//! The same rules over many designs: files in, a report out.
//!
//! A reader turns files of its kind into [`Item`]s, one after the other, and knows nothing of rules; [`judge`] says
//! what holds for one design; a report counts and keeps what it is given. Items stream, so that a million rows need
//! no more memory than one. A new input is a new file and a line in [`KINDS`].

mod account;
mod any_rule;
pub mod cross;
mod design;
pub mod estate;
pub mod export;
mod judge;
mod memory;
pub mod read;
pub mod report;
mod rule_set;
mod run;
mod say;
mod terraform;

pub use any_rule::AnyRule;
pub use design::{Design, Fault, Item, Note, Place, Said, Sink, Spot};
pub use judge::{Outcome, Verdict, verdict};
pub use memory::Judge;
pub use report::Report;
pub use rule_set::RuleSet;
pub use run::{File, Source, run};
pub use say::{fault_code, fault_message, note_message, outcome_text};

use std::io::BufRead;

/// A file as a reader of whole files takes it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its number among all the files given, for [`Place`].
    pub file: u32,
    /// Its name, for people; what it is, is recognised by its content.
    pub name: &'a str,
    /// Its text, in UTF-8 whatever the file was in, without a byte order mark.
    pub text: &'a str,
}

/// A kind of input.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in options and reports.
    pub name: &'static str,
    /// Is this text of this kind? It is the beginning of a file (64 KiB, cut anywhere) or the whole file; a reader of
    /// whole files is asked with the whole file alone. Looks at as little of it as will do.
    pub recognises: fn(&str) -> bool,
    /// How it is read.
    pub read: Read,
}

/// How a kind of input is read.
#[derive(Clone, Copy, Debug)]
pub enum Read {
    /// Line after line while it comes, each file alone: the file's number and its text in UTF-8 (not yet checked).
    Stream(fn(u32, &mut dyn BufRead, &mut Sink<'_>) -> std::io::Result<()>),
    /// All files of the kind that were given, together and each as a whole: what an account says is spread over several.
    Whole(fn(&[Input<'_>], &mut Sink<'_>)),
}

/// Every kind, the pickiest first: the first one that recognises a text reads it.
pub const KINDS: &[Kind] = &[
    terraform::KIND,
    // Plans name parameters of the API, and so look like answers of an account.
    read::plans::KIND,
    account::KIND,
    read::csv::KIND,
    read::lines::KIND,
];

/// The kind of a name.
#[must_use]
pub fn find(name: &str) -> Option<Kind> {
    KINDS.iter().copied().find(|kind| kind.name == name)
}
