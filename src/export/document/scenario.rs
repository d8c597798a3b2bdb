//! The scenario, and what would change it.

use serde::Serialize;
use serde::ser::Serializer;

use crate::scenario::{Change, Known, Nested, Scenario};

/// The scenario as it was asked, with what is known of the plan's open places: opened again, it gives the same plan.
#[derive(Debug, Serialize)]
pub(super) struct ScenarioDocument<'a> {
    #[serde(flatten)]
    scenario: &'a Scenario,
    #[serde(skip_serializing_if = "Option::is_none")]
    known: Option<&'a Known>,
}

/// What a scenario is stands in a schema of its own, made of the table of fields.
#[cfg(feature = "schema")]
impl schemars::JsonSchema for ScenarioDocument<'_> {
    fn schema_name() -> std::borrow::Cow<'static, str> {
        "Scenario".into()
    }

    fn json_schema(_: &mut schemars::SchemaGenerator) -> schemars::Schema {
        crate::export::schema::scenario().try_into().unwrap_or_default()
    }
}

impl<'a> ScenarioDocument<'a> {
    pub(super) fn of(scenario: &'a Scenario, known: &'a Known) -> Self {
        Self { scenario, known: (!known.is_empty()).then_some(known) }
    }
}

/// A change to the scenario as a merge patch.
#[derive(Debug)]
pub(crate) struct Patch(pub(crate) Change);

impl Serialize for Patch {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Nested(&self.0).serialize(serializer)
    }
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct RemedyDocument {
    pub(super) summary: String,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    pub(super) change: Patch,
}
