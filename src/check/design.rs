//! What a reader finds in a file.

use crate::scenario::{Draft, Field, InputError};

/// Where something stands in an input, so that people find it again.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// A line of a text, from 1.
    Line(u32),
    /// The address of a resource (`module.a.alicloud_eip_association.b[0]`) or the id of an object (`eni-bp1`).
    Address(String),
    /// A file as a whole, by its name.
    File(String),
}

/// One design: an ENI with its EIPs, or a scenario.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Design {
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
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Note {
    /// The code of a rule of the cross-resource registry.
    pub rule: &'static str,
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
    /// The text ends or breaks here: line and column.
    Broken(usize, usize),
    /// A file of a known kind that is no input; the word says which, and texts say how to make the right one.
    Other(&'static str),
}

/// One thing after the other, as it is read.
#[derive(Clone, PartialEq, Eq, Debug)]
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
