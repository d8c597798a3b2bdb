//! `compare(before, after, { lang })` as JSON.

use serde::Serialize;

use crate::catalog::Lang;
use crate::plan::{Comparison, FactChange, ModeChange, StepChange};
use crate::scenario::{InJson, SCHEMA, Value};
use crate::text;

/// `compare(before, after, { lang })`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct ComparisonDocument {
    schema: &'static str,
    facts: Vec<FactDocument>,
    modes: Vec<ModeChangeDocument>,
    recommended: Pair<Option<&'static str>>,
    mode: Pair<&'static str>,
    steps: Vec<StepChangeDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Pair<T> {
    before: T,
    after: T,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FactDocument {
    field: &'static str,
    title: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    before: Option<InJson>,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    after: Option<InJson>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ModeChangeDocument {
    mode: &'static str,
    status: Pair<&'static str>,
    max_eips: Pair<Option<u32>>,
    gone: Vec<&'static str>,
    new: Vec<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct StepChangeDocument {
    id: String,
    before: bool,
    after: bool,
}

impl ComparisonDocument {
    /// The document in one language.
    #[must_use]
    pub fn of(comparison: Comparison, lang: Lang) -> Self {
        let fact = |change: FactChange| {
            let json = |value: Option<Value>| value.map(|value| value.in_json(change.field));
            FactDocument {
                field: change.field.spec().path,
                title: text::field_text(change.field).title().get(lang),
                before: json(change.before),
                after: json(change.after),
            }
        };
        let mode = |change: ModeChange| ModeChangeDocument {
            mode: change.mode.id(),
            status: Pair { before: change.status.0.word(), after: change.status.1.word() },
            max_eips: Pair { before: change.max_eips.0, after: change.max_eips.1 },
            gone: change.gone.iter().map(|rule| rule.code).collect(),
            new: change.new.iter().map(|rule| rule.code).collect(),
        };
        let step = |change: StepChange| StepChangeDocument {
            id: change.id,
            before: change.before,
            after: change.after,
        };
        let (before, after) = comparison.recommended;
        Self {
            schema: SCHEMA,
            facts: comparison.facts.into_iter().map(fact).collect(),
            modes: comparison.modes.into_iter().map(mode).collect(),
            recommended: Pair {
                before: before.map(crate::catalog::Mode::id),
                after: after.map(crate::catalog::Mode::id),
            },
            mode: Pair { before: comparison.mode.0.id(), after: comparison.mode.1.id() },
            steps: comparison.steps.into_iter().map(step).collect(),
        }
    }
}
