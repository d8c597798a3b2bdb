//! `migrate(scenario, { from, to, lang })` as JSON.

use serde::Serialize;

use super::document::{AssessmentDocument, CallDocument, StepDocument};
use crate::catalog::Lang;
use crate::plan::{Migration, Move, Recommendation, eip_name, eni_name, wait};
use crate::scenario::{Known, SCHEMA};

/// The way from one mode to another.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct MigrationDocument<'a> {
    schema: &'static str,
    from: &'static str,
    to: &'static str,
    possible: bool,
    /// The first step that nothing takes back; `null`: every step can be taken back.
    point_of_no_return: Option<&'a str>,
    assessment: AssessmentDocument<'a>,
    steps: Vec<MoveDocument<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct MoveDocument<'a> {
    #[serde(flatten)]
    step: StepDocument<'a>,
    interrupts: Interrupts,
    undo: Vec<CallDocument<'a>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    wait: Option<WaitDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct Interrupts {
    eips: Vec<String>,
    private_network_of_enis: Vec<String>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct WaitDocument {
    action: &'static str,
    state: &'static str,
}

impl<'a> MigrationDocument<'a> {
    /// The document in one language.
    #[must_use]
    pub fn of(
        migration: &'a Migration,
        recommendation: &Recommendation,
        known: &'a Known,
        lang: Lang,
    ) -> Self {
        Self {
            schema: SCHEMA,
            from: migration.from.id(),
            to: migration.to.id(),
            possible: migration.possible(),
            point_of_no_return: migration
                .point_of_no_return()
                .and_then(|place| migration.moves.get(place))
                .map(|item| item.step.id.as_str()),
            assessment: AssessmentDocument::of(&migration.assessment, recommendation, known, lang),
            steps: migration.moves.iter().map(|item| move_document(item, known, lang)).collect(),
        }
    }
}

fn move_document<'a>(item: &'a Move, known: &'a Known, lang: Lang) -> MoveDocument<'a> {
    let wait = item.step.api.as_ref().and_then(|call| wait(call.action));
    MoveDocument {
        step: StepDocument::of(&item.step, known, lang),
        interrupts: Interrupts {
            eips: item.interrupts_eips.iter().map(|number| eip_name(*number)).collect(),
            private_network_of_enis: item
                .interrupts_enis
                .iter()
                .map(|number| eni_name(*number))
                .collect(),
        },
        undo: item.undo.iter().map(|call| CallDocument::of(call, known)).collect(),
        wait: wait.map(|(action, state)| WaitDocument { action, state }),
    }
}
