//! The values that a rule compared.

use std::fmt;

use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::catalog::{Family, Mode, Region};
use crate::scenario::{Field, Value};
use crate::text::{self, Text};

/// One value of the evidence.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fact {
    /// A value of the scenario.
    Of(Field, Value),
    /// A number.
    Count(u32),
    /// The regions that support a mode.
    Regions(Mode),
    /// The families of the multi-EIP list.
    Families,
}

/// Up to four named values, in the order in which people read them; no heap.
///
/// Kept as numbers in columns: an assessment has some seventy findings, and all it does with them is to move them.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
pub struct Evidence {
    labels: [u8; MOST],
    /// See [`Fact::packed`]; zero where there is no value.
    kinds: [u8; MOST],
    fields: [u8; MOST],
    /// With it the columns are twice sixteen bytes, and are written as they are read: a processor that has to put
    /// together what it reads from what it just wrote waits, and an assessment takes half as long again.
    spare: [Spare; MOST],
    numbers: [u32; MOST],
}

const MOST: usize = 4;

/// A byte with one value: what it cannot be says that there is no evidence.
#[derive(Clone, Copy, PartialEq, Eq, Default)]
#[repr(u8)]
enum Spare {
    #[default]
    Zero = 0,
}

impl Evidence {
    /// Evidence of these values, each by its label of `evidence.toml`. More than four do not compile.
    // Where a rule calls it, all but the numbers is known: that is less than a call, also where the code is to be small.
    #[must_use]
    #[inline(always)]
    pub fn of<const N: usize>(values: [(Text, Fact); N]) -> Self {
        const { assert!(N <= MOST) }
        let [one, two, three, four] =
            [column(&values, 0), column(&values, 1), column(&values, 2), column(&values, 3)];
        Self {
            labels: [one.0, two.0, three.0, four.0],
            kinds: [one.1.0, two.1.0, three.1.0, four.1.0],
            fields: [one.1.1, two.1.1, three.1.1, four.1.1],
            spare: [Spare::Zero; MOST],
            numbers: [one.1.2, two.1.2, three.1.2, four.1.2],
        }
    }

    /// A finding that compares nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self {
            labels: [0; MOST],
            kinds: [0; MOST],
            fields: [0; MOST],
            spare: [Spare::Zero; MOST],
            numbers: [0; MOST],
        }
    }

    /// The named values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Fact)> + '_ {
        let facts = self.kinds.iter().zip(self.fields.iter().zip(&self.numbers));
        self.labels.iter().zip(facts).map_while(|(label, (kind, (field, number)))| {
            let fact = Fact::unpacked(*kind, *field, *number)?;
            Some((text::evidence_name(*label), fact))
        })
    }
}

/// Place of the label, and [`Fact::packed`], of a value; zeros where there is none.
#[inline(always)]
fn column<const N: usize>(values: &[(Text, Fact); N], at: usize) -> (u8, (u8, u8, u32)) {
    match values.get(at) {
        Some((label, fact)) => (text::evidence_place(*label), fact.packed()),
        None => (0, (0, 0, 0)),
    }
}

impl fmt::Debug for Evidence {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_map().entries(self.iter()).finish()
    }
}

/// Kinds of facts; values of the scenario come after these, by their own kinds.
const COUNT: u8 = 1;
const REGIONS: u8 = 2;
const FAMILIES: u8 = 3;
const OF: u8 = 4;

impl Fact {
    /// As numbers: kind, field and value.
    #[inline(always)]
    fn packed(self) -> (u8, u8, u32) {
        match self {
            Self::Count(count) => (COUNT, 0, count),
            Self::Regions(mode) => (REGIONS, 0, mode as u32),
            Self::Families => (FAMILIES, 0, 0),
            Self::Of(field, value) => {
                let (kind, number) = value.packed();
                (OF + kind, field as u8, number)
            }
        }
    }

    fn unpacked(kind: u8, field: u8, number: u32) -> Option<Self> {
        match kind {
            COUNT => Some(Self::Count(number)),
            REGIONS => Mode::ALL.get(number as usize).copied().map(Self::Regions),
            FAMILIES => Some(Self::Families),
            _ => {
                let field = *Field::ALL.get(usize::from(field))?;
                Some(Self::Of(field, Value::unpacked(kind.checked_sub(OF)?, number)?))
            }
        }
    }
}

/// Ids and numbers, no words of a language.
impl Serialize for Fact {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match *self {
            Self::Of(field, value) => value.in_json(field).serialize(serializer),
            Self::Count(n) => serializer.serialize_u32(n),
            Self::Regions(mode) => {
                serializer.collect_seq(Region::supporting(mode).iter().map(|region| region.id()))
            }
            Self::Families => {
                serializer.collect_seq(Family::listed().iter().map(|family| family.id()))
            }
        }
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, fact) in self.iter() {
            map.serialize_entry(name, &fact)?;
        }
        map.end()
    }
}
