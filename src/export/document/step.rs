//! Steps and their calls.

use serde::Serialize;
use serde::ser::{SerializeMap, Serializer};

use super::source::SourceDocument;
use crate::catalog::Lang;
use crate::plan::{Call, Step};
use crate::scenario::Known;
use crate::text;

/// A step as JSON.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::export) struct StepDocument<'a> {
    id: &'a str,
    phase: &'static str,
    title: String,
    detail: String,
    r#where: &'static str,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    console: Vec<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    api: Option<CallDocument<'a>>,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    commands: Vec<String>,
    verify: String,
    rollback: String,
    sources: Vec<SourceDocument>,
}

/// A call as JSON.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(in crate::export) struct CallDocument<'a> {
    product: &'static str,
    action: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, String>"))]
    parameters: Parameters<'a>,
}

#[derive(Debug)]
struct Parameters<'a>(&'a Call, &'a Known);

impl Serialize for Parameters<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.parameters.len()))?;
        for (name, value) in &self.0.parameters {
            map.serialize_entry(name, &self.1.fill(value))?;
        }
        map.end()
    }
}

impl<'a> CallDocument<'a> {
    pub(in crate::export) const fn of(call: &'a Call, known: &'a Known) -> Self {
        Self { product: call.product, action: call.action, parameters: Parameters(call, known) }
    }
}

impl<'a> StepDocument<'a> {
    pub(in crate::export) fn of(step: &'a Step, known: &'a Known, lang: Lang) -> Self {
        let of = |text| known.fill(&text::step_text(step, text, lang));
        Self {
            id: &step.id,
            phase: step.phase.word(),
            title: of(step.text.title()),
            detail: of(step.text.detail()),
            r#where: step.place.word(),
            console: of(step.text.console()).lines().map(str::to_owned).collect(),
            api: step.api.as_ref().map(|call| CallDocument::of(call, known)),
            commands: step.commands.iter().map(|line| known.fill(line)).collect(),
            verify: of(step.text.verify()),
            rollback: of(step.text.rollback()),
            sources: step.sources.iter().map(Into::into).collect(),
        }
    }
}
