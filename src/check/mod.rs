//! The same rules over many designs: files in, a report out.
//!
//! A reader turns files of its kind into [`Item`]s, one after the other, and knows nothing of rules; [`judge`] says
//! what holds for one design; a report counts and keeps what it is given. Items stream, so that a million rows need
//! no more memory than one. A new input is a new file and a line in [`KINDS`].

mod design;
mod judge;

pub use design::{Design, Fault, Item, Note, Place, Sink};
pub use judge::{Judge, Outcome, Verdict};

/// A file as a reader takes it.
#[derive(Clone, Copy, Debug)]
pub struct Input<'a> {
    /// Its name, for people; what it is, is recognised by its content.
    pub name: &'a str,
    /// Its text.
    pub text: &'a str,
}

/// A kind of input.
#[derive(Clone, Copy, Debug)]
pub struct Kind {
    /// Its name in options and reports.
    pub name: &'static str,
    /// Is this text of this kind? Looks at as little of it as will do.
    pub recognises: fn(&str) -> bool,
    /// Reads all files of the kind that were given together, since what an account says is spread over several.
    pub read: fn(&[Input<'_>], &mut Sink<'_>),
}

/// Every kind, the pickiest first: the first one that recognises a text reads it.
pub const KINDS: &[Kind] = &[];

/// The kind of a text.
#[must_use]
pub fn recognise(text: &str) -> Option<Kind> {
    KINDS.iter().copied().find(|kind| (kind.recognises)(text))
}
