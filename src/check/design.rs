//! What a reader finds in a file.

use super::cross::CrossRule;
use crate::scenario::{Draft, Field, InputError};
use crate::text::Text;

/// Where something stands in the input, so that people find it again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Place {
    /// The number of the file among those given, from 0; the report has their names.
    pub file: u32,
    /// Where in it.
    pub spot: Spot,
}

/// Where in a file something stands.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Spot {
    /// The file as a whole.
    File,
    /// A line of a text, from 1.
    Line(u32),
    /// The address of a resource (`module.a.alicloud_eip_association.b[0]`) or the id of an object (`eni-bp1`).
    Address(String),
}

impl Place {
    /// A file as a whole.
    #[must_use]
    pub const fn file(file: u32) -> Self {
        Self { file, spot: Spot::File }
    }

    /// A line of a file.
    #[must_use]
    pub const fn line(file: u32, line: u32) -> Self {
        Self { file, spot: Spot::Line(line) }
    }

    /// A resource or object of a file.
    #[must_use]
    pub fn address(file: u32, address: impl Into<String>) -> Self {
        Self { file, spot: Spot::Address(address.into()) }
    }
}

/// One design: an ENI with its EIPs, or a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Design {
    /// The kind of input it was read from, for [`super::estate::advice`].
    pub kind: &'static str,
    /// Where it stands.
    pub place: Place,
    /// What people call it; empty where the input has no name for it.
    pub name: String,
    /// What the input says of it.
    pub draft: Draft,
    /// Facts that the input does not know and that have no default worth assuming: known after apply, in a file that
    /// was not given, or never in files of this kind.
    pub unknown: Vec<Field>,
}

/// What no scenario alone can show: something about the resources together.
#[derive(Clone, PartialEq, Debug)]
pub struct Note {
    /// A rule of the registry of [`super::cross`].
    pub rule: &'static CrossRule,
    /// The resource that it is found at.
    pub place: Place,
    /// The other resources and values of the sentence, by placeholder.
    pub values: Vec<(&'static str, String)>,
}

/// Something in the input that was skipped; the rest is checked.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Fault {
    /// A value that a scenario does not take.
    Input(InputError),
    /// JSON that ends or breaks here: line and column.
    Broken(usize, usize),
    /// What a reader says of its kind of file, in a text of its own.
    Said(Said),
}

/// A sentence of a reader.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Said {
    /// A stable word for programs.
    pub code: &'static str,
    /// The sentence.
    pub text: Text,
    /// Its values, by placeholder.
    pub values: Vec<(&'static str, String)>,
}

impl Fault {
    /// A sentence without values.
    #[must_use]
    pub const fn said(code: &'static str, text: Text) -> Self {
        Self::Said(Said { code, text, values: Vec::new() })
    }
}

/// One thing after the other, as it is read.
#[derive(Clone, PartialEq, Debug)]
pub enum Item {
    /// A design to judge.
    Design(Design),
    /// A finding of the reader itself, about resources together.
    Note(Note),
    /// Something that was skipped.
    Fault(Place, Fault),
}

/// Takes items; answers `false` to stop the reader.
pub type Sink<'a> = dyn FnMut(Item) -> bool + 'a;
