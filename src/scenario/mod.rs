//! What the user asks: parsed and checked once, here at the border.
//!
//! A [`Draft`] is what was said so far, a [`Scenario`] a draft that is complete and whose values go
//! together. Both keep what was *given* apart from what is a default, since a default is no knowledge:
//! whatever a rule looks at and the user did not say becomes an assumption of the assessment.

mod address;
mod choice;
mod draft;
mod error;
mod facts;
mod field;
mod json;
mod known;
mod protocols;
mod slot;

pub use address::{parse_pairs, to_address, write_pairs};
pub use choice::{Billing, EniKind, Image, ModeChoice};
pub use draft::{Change, Draft, Scenario};
pub use error::{Allowed, ErrorCode, InputError};
pub use facts::{Facts, Seen};
pub use field::{Field, Kind, Spec};
pub use json::{InJson, Input, Nested, SCHEMA, read_document, read_input, read_value};
pub use known::{KNOWN, Known};
pub use protocols::Protocols;
pub use slot::{Form, Slot};

use crate::catalog::{Family, Instance, InstanceType, Region};

/// The value of a field. Which variant a field holds is said by its [`Kind`].
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Value {
    /// A whole number, at least 1.
    Count(u32),
    /// Yes or no.
    Flag(bool),
    /// A region.
    Region(Region),
    /// An instance type or family.
    Instance(Instance),
    /// The place of a word in the field's list of words.
    Choice(u8),
    /// Protocol names.
    Protocols(Protocols),
}

impl Value {
    /// A number for each kind, and one that tells the values of a kind apart.
    #[inline(always)]
    pub(crate) fn packed(self) -> (u8, u32) {
        match self {
            Self::Count(n) => (0, n),
            Self::Flag(flag) => (1, flag.into()),
            Self::Region(region) => (2, number(region.index())),
            Self::Instance(Instance::Type(of)) => (3, number(of.index())),
            Self::Instance(Instance::Family(family)) => (4, number(family.index())),
            Self::Choice(index) => (5, index.into()),
            Self::Protocols(set) => (6, set.bits().into()),
        }
    }

    /// The value of these two.
    pub(crate) fn unpacked(kind: u8, number: u32) -> Option<Self> {
        let short = || u16::try_from(number).ok();
        let byte = || u8::try_from(number).ok();
        match kind {
            0 => Some(Self::Count(number)),
            1 => Some(Self::Flag(number != 0)),
            2 => byte().map(|index| Self::Region(Region::at(index))),
            3 => short().map(|index| Self::Instance(Instance::Type(InstanceType::at(index)))),
            4 => short().map(|index| Self::Instance(Instance::Family(Family::at(index)))),
            5 => byte().map(Self::Choice),
            6 => short().map(|bits| Self::Protocols(Protocols::from_bits(bits))),
            _ => None,
        }
    }
}

fn number(index: usize) -> u32 {
    u32::try_from(index).unwrap_or(u32::MAX)
}
