//! The documents of the public contract: assessment and plan as JSON.

mod assessment;
mod capacity;
mod finding;
mod scenario;
mod source;
mod step;
mod topology;

use serde::Serialize;

pub use assessment::AssessmentDocument;
pub(crate) use scenario::Patch;
pub use source::SourceDocument;
pub(super) use step::{CallDocument, StepDocument};

use crate::catalog::Lang;
use crate::plan::Plan;
use crate::scenario::SCHEMA;
use scenario::ScenarioDocument;
use topology::TopologyDocument;

/// `plan(scenario, { lang })`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct PlanDocument<'a> {
    schema: &'static str,
    scenario: ScenarioDocument<'a>,
    mode: &'static str,
    status: &'static str,
    assessment: AssessmentDocument<'a>,
    topology: TopologyDocument<'a>,
    steps: Vec<StepDocument<'a>>,
    sources: Vec<SourceDocument>,
}

impl<'a> PlanDocument<'a> {
    /// The document in one language.
    #[must_use]
    pub fn of(plan: &'a Plan, lang: Lang) -> Self {
        Self {
            schema: SCHEMA,
            scenario: ScenarioDocument::of(&plan.assessment.scenario, &plan.known),
            mode: plan.mode.id(),
            status: plan.status.word(),
            assessment: AssessmentDocument::of(
                &plan.assessment,
                &plan.recommendation,
                &plan.known,
                lang,
            ),
            topology: TopologyDocument::of(plan.topology(), &plan.assessment.scenario, &plan.known),
            steps: plan
                .steps()
                .iter()
                .map(|step| StepDocument::of(step, &plan.known, lang))
                .collect(),
            sources: plan.sources().iter().map(Into::into).collect(),
        }
    }
}
