//! The answer in sentences: which mode, why, and what is in the way of the one that was asked for.

use super::render::{finding_message, join};
use super::{Text, mode_text, see as t};
use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, Why};
use crate::rules::{Finding, ModeAssessment, Severity, Status};

/// How many reasons a sentence names.
const NAMED: usize = 3;

/// The answer: one sentence that says it, then what else there is to say of it at once.
#[must_use]
pub fn answer(plan: &Plan, lang: Lang) -> Vec<String> {
    let name = |mode: Mode| ("mode", mode_text(mode).name().get(lang).to_owned());
    let recommended = plan.recommendation.mode;
    let mut sentences = vec![match recommended {
        Some(mode) => won(mode).fill(lang, &[name(mode)]),
        None => t::NONE.get(lang).to_owned(),
    }];
    if let Some(mode) = recommended.map(|mode| plan.assessment.mode(mode))
        && mode.status == Status::Conditional
    {
        sentences.push(t::WON_STEPS.fill(lang, &[("reasons", in_the_way(mode, lang))]));
    }
    let asked = plan.assessment.scenario.facts().mode().mode();
    if let Some(mode) = asked.filter(|mode| Some(*mode) != recommended) {
        let of = plan.assessment.mode(mode);
        let text = match of.status {
            Status::Available => t::ASKED_AVAILABLE,
            Status::Conditional => t::ASKED_CONDITIONAL,
            Status::Blocked => t::ASKED_BLOCKED,
        };
        sentences.push(text.fill(lang, &[name(mode), ("reasons", in_the_way(of, lang))]));
    }
    sentences
}

/// The deciding reason of a mode, as its card says it.
#[must_use]
pub fn deciding(why: &Why, lang: Lang) -> String {
    match why {
        Why::Text(text) => text.text().get(lang).to_owned(),
        Why::Finding(finding) => finding_message(finding, lang),
    }
}

const fn won(mode: Mode) -> Text {
    match mode {
        Mode::Nat => t::WON_NAT,
        Mode::CutThrough => t::WON_CUT_THROUGH,
        Mode::MultiEip => t::WON_MULTI_EIP,
        Mode::SecondaryCidr => t::WON_SECONDARY_CIDR,
    }
}

/// The titles of what decides against a mode, or of what has to be done first.
fn in_the_way(mode: &ModeAssessment, lang: Lang) -> String {
    let weighs = match mode.status {
        Status::Blocked => Severity::Blocker,
        Status::Conditional | Status::Available => Severity::Precondition,
    };
    let all: Vec<&Finding> = mode.of(weighs).collect();
    let titles = all.iter().take(NAMED).map(|found| found.rule.text.title().get(lang).to_owned());
    let rest = all.len().saturating_sub(NAMED);
    let rest = (rest > 0).then(|| t::MORE_REASONS.fill(lang, &[("count", rest.to_string())]));
    join(lang, titles.chain(rest))
}
