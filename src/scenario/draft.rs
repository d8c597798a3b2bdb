//! What was said so far, and when it is enough.

use smallvec::SmallVec;

use super::error::{Allowed, ErrorCode, InputError};
use super::{EniKind, Facts, Field, Kind, Value};
use crate::catalog::{Instance, Region};

/// The values that a user gave; fields not given are `None`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default)]
pub struct Draft {
    values: [Option<Value>; Field::COUNT],
}

/// Changes to a scenario, field by field; `None` takes the field back to its default.
pub type Change = SmallVec<[(Field, Option<Value>); 2]>;

impl Draft {
    /// What was given for a field.
    #[must_use]
    pub fn get(&self, field: Field) -> Option<Value> {
        self.values.get(field.index()).copied().flatten()
    }

    /// Gives a field, or with `None` takes it back. A value of another kind than the field's is not taken.
    pub fn set(&mut self, field: Field, value: Option<Value>) {
        if value.is_none_or(|value| fits(field.spec().kind, value))
            && let Some(slot) = self.values.get_mut(field.index())
        {
            *slot = value;
        }
    }

    /// The draft with a remedy applied.
    #[must_use]
    pub fn with(mut self, change: &[(Field, Option<Value>)]) -> Self {
        for (field, value) in change {
            self.set(*field, *value);
        }
        self
    }

    /// The given fields, in order.
    pub fn given(&self) -> impl Iterator<Item = (Field, Value)> {
        Field::ALL.into_iter().filter_map(|field| Some((field, self.get(field)?)))
    }

    /// A hash of the values that were given; nobody can choose them freely, so a quick one does.
    pub(crate) fn hash64(&self) -> u64 {
        let mut hash = 0_u64;
        for (index, value) in (0_u64..).zip(&self.values) {
            let Some(value) = value else { continue };
            let (kind, number) = value.packed();
            let word = index << 40 | u64::from(kind) << 32 | u64::from(number);
            hash = (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
        }
        hash
    }

    /// A scenario, if the draft is complete and its values go together.
    ///
    /// # Errors
    /// `missing-field` without a region; `conflict` for more than one primary ENI.
    pub fn check(self) -> Result<Scenario, InputError> {
        let Some(Value::Region(region)) = self.get(Field::Region) else {
            let path = Field::Region.spec().path;
            return Err(InputError::new(
                ErrorCode::MissingField,
                path,
                "",
                Allowed::Kind(Field::Region),
            ));
        };
        let scenario = Scenario { draft: self, region };
        if scenario.value(Field::EniKind) == Some(EniKind::Primary.value())
            && let Some(Value::Count(enis)) = scenario.value(Field::EniCount)
            && enis > 1
        {
            let count = enis.to_string();
            let path = Field::EniCount.spec().path;
            return Err(InputError::new(ErrorCode::Conflict, path, &count, Allowed::Range(1, 1)));
        }
        // What the catalog knows of a type needs no saying, and says otherwise at nobody's word.
        if let Some(Instance::Type(of)) = scenario.instance() {
            for (field, known) in [
                (Field::InstanceLimitsEnis, of.enis()),
                (Field::InstanceLimitsPrivateIps, of.ipv4_per_eni()),
            ] {
                if let (Some(Value::Count(given)), Some(known)) = (self.get(field), known)
                    && given != u32::from(known)
                {
                    let allowed = Allowed::Range(known.into(), known.into());
                    let path = field.spec().path;
                    let given = given.to_string();
                    return Err(InputError::new(ErrorCode::Conflict, path, &given, allowed));
                }
            }
        }
        Ok(scenario)
    }
}

/// Is this value of the field's kind and range?
fn fits(kind: Kind, value: Value) -> bool {
    match (kind, value) {
        (Kind::Count { max }, Value::Count(n)) => (1..=max).contains(&n),
        (Kind::Choice(words), Value::Choice(index)) => usize::from(index) < words.len(),
        (Kind::Flag, Value::Flag(_))
        | (Kind::Region, Value::Region(_))
        | (Kind::Instance, Value::Instance(_))
        | (Kind::Protocols, Value::Protocols(_)) => true,
        _ => false,
    }
}

/// What holds where a field is not given, in order.
static DEFAULTS: [Option<Value>; Field::COUNT] = Field::defaults();

/// What the user asks: complete, every value known to the catalog, values that go together.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Scenario {
    draft: Draft,
    region: Region,
}

impl Scenario {
    /// The smallest scenario: a region, and every other field left out.
    #[must_use]
    pub fn in_region(region: Region) -> Self {
        let mut draft = Draft::default();
        draft.set(Field::Region, Some(Value::Region(region)));
        Self { draft, region }
    }

    /// What was given, to change it.
    #[must_use]
    pub const fn draft(&self) -> &Draft {
        &self.draft
    }

    /// The region of the ENI and the instance.
    #[must_use]
    pub const fn region(&self) -> Region {
        self.region
    }

    /// The instance type or family, if given.
    #[must_use]
    pub fn instance(&self) -> Option<Instance> {
        match self.draft.get(Field::Instance) {
            Some(Value::Instance(instance)) => Some(instance),
            _ => None,
        }
    }

    /// The value that holds for a field: the given one or the default.
    #[must_use]
    #[inline]
    pub fn value(&self, field: Field) -> Option<Value> {
        self.draft.get(field).or(match field {
            Field::EipRegion => Some(Value::Region(self.region)),
            _ => DEFAULTS.get(field.index()).copied().flatten(),
        })
    }

    /// The scenario as rules look at it.
    #[must_use]
    pub fn facts(&self) -> Facts<'_> {
        Facts::new(self)
    }
}
