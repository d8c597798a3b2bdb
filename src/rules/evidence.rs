//! The values that a rule compared.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

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
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Evidence {
    items: [Option<(Text, Fact)>; 4],
}

impl Evidence {
    /// Evidence of these values, each by its label of `evidence.toml`. More than four do not compile.
    #[must_use]
    pub fn of<const N: usize>(values: [(Text, Fact); N]) -> Self {
        const { assert!(N <= 4) }
        let mut items = [None; 4];
        for (slot, value) in items.iter_mut().zip(values) {
            *slot = Some(value);
        }
        Self { items }
    }

    /// A finding that compares nothing.
    #[must_use]
    pub const fn none() -> Self {
        Self { items: [None; 4] }
    }

    /// The named values.
    pub fn iter(&self) -> impl Iterator<Item = (&'static str, Fact)> + '_ {
        self.items.iter().flatten().map(|(label, fact)| (text::evidence_name(*label), *fact))
    }
}

impl Fact {
    /// As JSON: ids and numbers, no words of a language.
    #[must_use]
    pub fn to_json(self) -> Json {
        match self {
            Self::Of(field, value) => value.to_json(field),
            Self::Count(n) => n.into(),
            Self::Regions(mode) => {
                Region::supporting(mode).iter().map(|region| region.id()).collect::<Vec<_>>().into()
            }
            Self::Families => {
                Family::listed().iter().map(|family| family.id()).collect::<Vec<_>>().into()
            }
        }
    }
}

impl Serialize for Evidence {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        for (name, fact) in self.iter() {
            map.serialize_entry(name, &fact.to_json())?;
        }
        map.end()
    }
}
