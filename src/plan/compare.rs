//! Two plans side by side: what differs and what stays. The same for 'now and after this remedy'.

use super::Plan;
use crate::catalog::Mode;
use crate::rules::{Rule, Status};
use crate::scenario::{Field, Value};

/// What differs between two plans.
#[derive(Clone, PartialEq, Debug)]
pub struct Comparison {
    /// Fields that hold another value, defaults included.
    pub facts: Vec<FactChange>,
    /// Modes whose verdict, number of EIPs or findings differ.
    pub modes: Vec<ModeChange>,
    /// The recommended mode of each.
    pub recommended: (Option<Mode>, Option<Mode>),
    /// The mode that each is for.
    pub mode: (Mode, Mode),
    /// Steps of either.
    pub steps: Vec<StepChange>,
}

/// A field that differs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct FactChange {
    /// The field.
    pub field: Field,
    /// What holds in the first.
    pub before: Option<Value>,
    /// What holds in the second.
    pub after: Option<Value>,
}

/// A mode that differs.
#[derive(Clone, PartialEq, Debug)]
pub struct ModeChange {
    /// The mode.
    pub mode: Mode,
    /// Its verdicts.
    pub status: (Status, Status),
    /// The most EIPs.
    pub max_eips: (Option<u32>, Option<u32>),
    /// Findings of the first alone.
    pub gone: Vec<&'static Rule>,
    /// Findings of the second alone.
    pub new: Vec<&'static Rule>,
}

/// A step of either plan, by its id.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct StepChange {
    /// Its id, the same for the same step of every plan.
    pub id: String,
    /// Is it in the first?
    pub before: bool,
    /// Is it in the second?
    pub after: bool,
}

/// Compares two plans.
#[must_use]
pub fn compare(before: &Plan, after: &Plan) -> Comparison {
    let (a, b) = (&before.assessment, &after.assessment);
    let facts = Field::ALL.into_iter().filter_map(|field| {
        let (before, after) = (a.scenario.value(field), b.scenario.value(field));
        (before != after).then_some(FactChange { field, before, after })
    });
    let modes = Mode::ALL.into_iter().filter_map(|mode| {
        let (first, second) = (a.mode(mode), b.mode(mode));
        let rules = |of: &crate::rules::ModeAssessment| -> Vec<&'static Rule> {
            of.findings.iter().map(|finding| finding.rule).collect()
        };
        let (old, new) = (rules(first), rules(second));
        let change = ModeChange {
            mode,
            status: (first.status, second.status),
            max_eips: (first.max_eips, second.max_eips),
            gone: old.iter().copied().filter(|rule| !new.contains(rule)).collect(),
            new: new.iter().copied().filter(|rule| !old.contains(rule)).collect(),
        };
        let same = change.status.0 == change.status.1
            && change.max_eips.0 == change.max_eips.1
            && change.gone.is_empty()
            && change.new.is_empty();
        (!same).then_some(change)
    });
    Comparison {
        facts: facts.collect(),
        modes: modes.collect(),
        recommended: (before.recommendation.mode, after.recommendation.mode),
        mode: (before.mode, after.mode),
        steps: steps(before, after),
    }
}

/// Steps of both in the order of the second, then those of the first alone.
fn steps(before: &Plan, after: &Plan) -> Vec<StepChange> {
    let old: std::collections::BTreeSet<&str> =
        before.steps().iter().map(|step| step.id.as_str()).collect();
    let new: std::collections::BTreeSet<&str> =
        after.steps().iter().map(|step| step.id.as_str()).collect();
    let kept = after.steps().iter().map(|step| StepChange {
        id: step.id.clone(),
        before: old.contains(step.id.as_str()),
        after: true,
    });
    let gone = before.steps().iter().filter(|step| !new.contains(step.id.as_str()));
    let gone = gone.map(|step| StepChange { id: step.id.clone(), before: true, after: false });
    kept.chain(gone).collect()
}
