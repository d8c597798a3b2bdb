//! `assess(scenario)`: the modes, what was found about them, and which is recommended.

use serde::Serialize;

use super::capacity::CapacityDocument;
use super::finding::Findings;
use super::scenario::{Patch, RemedyDocument, ScenarioDocument};
use crate::catalog::{Lang, Mode};
use crate::plan::{Least, Recommendation, capacity, compromise, least_changes};
use crate::rules::{Assessment, ModeAssessment, Status};
use crate::scenario::{InJson, Known, SCHEMA, Scenario};
use crate::text;

/// `assess(scenario)`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct AssessmentDocument<'a> {
    schema: &'static str,
    scenario: ScenarioDocument<'a>,
    assumptions: Vec<Assumption>,
    modes: Vec<ModeDocument<'a>>,
    recommended: Option<&'static str>,
    because: Vec<ReasonDocument>,
    /// Where no mode fits as asked: the mode that does with the least given up.
    #[serde(skip_serializing_if = "Option::is_none")]
    compromise: Option<CompromiseDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct CompromiseDocument {
    mode: &'static str,
    summary: String,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    change: Patch,
}

/// A default that the assessment rests on.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Assumption {
    field: &'static str,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    value: Option<InJson>,
    how_to_check: &'static str,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct ModeDocument<'a> {
    mode: &'static str,
    status: &'static str,
    max_eips: Option<u32>,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<super::finding::FindingDocument>"))]
    findings: Findings<'a>,
    /// Of a blocked mode: the smallest sets of changes that make it possible; none if nothing can.
    #[serde(skip_serializing_if = "Option::is_none")]
    least_changes: Option<Vec<RemedyDocument>>,
    /// What one instance carries with all its ENIs.
    capacity: CapacityDocument<'a>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ReasonDocument {
    mode: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    rule: Option<&'static str>,
    reason: String,
}

impl<'a> AssessmentDocument<'a> {
    /// The document in one language.
    #[must_use]
    pub fn of(
        assessment: &'a Assessment,
        recommendation: &Recommendation,
        known: &'a Known,
        lang: Lang,
    ) -> Self {
        let scenario = &assessment.scenario;
        let assumptions = assessment.assumed.iter().map(|field| Assumption {
            field: field.spec().path,
            value: scenario.value(*field).map(|value| value.in_json(*field)),
            how_to_check: text::field_text(*field).check().get(lang),
        });
        let because = recommendation.because.iter().map(|reason| ReasonDocument {
            mode: reason.mode.id(),
            rule: reason.rule().map(|rule| rule.code),
            reason: text::reason(reason, lang),
        });
        Self {
            schema: SCHEMA,
            scenario: ScenarioDocument::of(scenario, known),
            assumptions: assumptions.collect(),
            modes: assessment
                .modes
                .iter()
                .map(|mode| mode_document(mode, scenario, known, lang))
                .collect(),
            recommended: recommendation.mode.map(Mode::id),
            because: because.collect(),
            compromise: compromise(assessment).map(|found| CompromiseDocument {
                mode: found.mode.id(),
                summary: text::least_summary(&found.least, lang),
                change: Patch(found.least.change()),
            }),
        }
    }
}

fn mode_document<'a>(
    mode: &'a ModeAssessment,
    scenario: &'a Scenario,
    known: &'a Known,
    lang: Lang,
) -> ModeDocument<'a> {
    ModeDocument {
        mode: mode.mode.id(),
        status: mode.status.word(),
        max_eips: mode.max_eips,
        findings: Findings { found: &mode.findings, scenario, lang },
        least_changes: (mode.status == Status::Blocked).then(|| {
            let sets = least_changes(scenario, mode.mode);
            sets.iter().map(|least| least_document(least, lang)).collect()
        }),
        capacity: CapacityDocument::of(capacity(scenario, mode.mode), scenario, known),
    }
}

fn least_document(least: &Least, lang: Lang) -> RemedyDocument {
    RemedyDocument { summary: text::least_summary(least, lang), change: Patch(least.change()) }
}
