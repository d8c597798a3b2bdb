//! Which mode to take, and the one deciding reason for each other.

use super::least::{Least, least_changes};
use crate::catalog::Mode;
use crate::rules::{
    Assessment, Finding, ModeAssessment, Rule, Severity, Status, by_weight, find_blocker,
};
use crate::scenario::{Facts, Field, Value};
use crate::text::because;

/// The recommended mode, and one reason for each of the four.
#[derive(Clone, PartialEq, Debug)]
pub struct Recommendation {
    /// `None`: every mode is blocked.
    pub mode: Option<Mode>,
    /// Why it won, then why not each other mode, in the order of the modes.
    pub because: Vec<Reason>,
}

/// Why a mode is, or is not, the one to take.
#[derive(Clone, PartialEq, Debug)]
pub struct Reason {
    /// The mode.
    pub mode: Mode,
    /// A sentence of its own, or the finding that decides.
    pub why: Why,
}

impl Reason {
    /// The rule whose finding decides, if it is one.
    #[must_use]
    pub const fn rule(&self) -> Option<&'static Rule> {
        match &self.why {
            Why::Text(_) => None,
            Why::Finding(finding) => Some(finding.rule),
        }
    }
}

/// The two kinds of reason.
#[derive(Clone, PartialEq, Debug)]
pub enum Why {
    /// A sentence.
    Text(because::Id),
    /// A blocker, or a caution that weighs more than what the winner asks.
    Finding(Finding),
}

/// The order of preference where several modes fit.
///
/// NAT first: it needs nothing but private addresses. Then what the page recommends for an EIP on the NIC
/// (fact 12). The mode that it discourages (fact 38) and the one it has closed (fact 11) come last, so that
/// they are never recommended while another fits.
const PREFERENCE: [Mode; 4] = [Mode::Nat, Mode::SecondaryCidr, Mode::CutThrough, Mode::MultiEip];

const fn left_behind(mode: Mode) -> bool {
    matches!(mode, Mode::CutThrough | Mode::MultiEip)
}

/// The mode that [`recommend`] takes, looking only at what decides: for many scenarios one after the other.
#[must_use]
pub fn choose(facts: &Facts<'_>) -> Option<Mode> {
    // `None`: blocked.
    let cautions = |mode: Mode| {
        if find_blocker(facts, mode).is_some() {
            return None;
        }
        let warns =
            |rule: &Rule| rule.severity == Severity::Caution && (rule.check)(facts, mode).is_some();
        Some(by_weight(mode).iter().filter(|(_, rule)| warns(rule)).count())
    };
    let best = |behind: bool| {
        PREFERENCE
            .into_iter()
            .filter(|mode| left_behind(*mode) == behind)
            .filter_map(|mode| Some((cautions(mode)?, mode)))
            .min_by_key(|(cautions, _)| *cautions)
    };
    best(false).or_else(|| best(true)).map(|(_, mode)| mode)
}

/// The mode to take, without the reasons; `None`: every mode is blocked.
#[must_use]
pub fn recommended(assessment: &Assessment) -> Option<Mode> {
    let cautions = |mode: Mode| assessment.mode(mode).of(Severity::Caution).count();
    PREFERENCE
        .into_iter()
        .filter(|mode| assessment.mode(*mode).status != Status::Blocked)
        .min_by_key(|mode| (left_behind(*mode), cautions(*mode)))
}

impl Recommendation {
    /// The one reason that decides a mode's verdict: its first blocker or precondition, else why it is, or is not, the one
    /// to take.
    #[must_use]
    pub fn deciding(&self, mode: &ModeAssessment) -> Option<Why> {
        let decides = |finding: &&Finding| {
            matches!(finding.rule.severity, Severity::Blocker | Severity::Precondition)
        };
        let own = || self.because.iter().find(|reason| reason.mode == mode.mode);
        let found = mode.findings.iter().find(decides).map(|finding| Why::Finding(*finding));
        found.or_else(|| own().map(|reason| reason.why.clone()))
    }
}

/// Weighs the modes of an assessment.
#[must_use]
pub fn recommend(assessment: &Assessment) -> Recommendation {
    let winner = recommended(assessment);
    let others = assessment
        .modes
        .iter()
        .filter(|m| Some(m.mode) != winner)
        .map(|m| Reason { mode: m.mode, why: why_not(m) });
    let because = winner
        .map(|mode| Reason { mode, why: Why::Text(won(mode)) })
        .into_iter()
        .chain(others)
        .collect();
    Recommendation { mode: winner, because }
}

fn why_not(mode: &ModeAssessment) -> Why {
    let decides =
        |finding: &&Finding| matches!(finding.rule.severity, Severity::Blocker | Severity::Caution);
    match mode.findings.iter().find(decides) {
        Some(finding) => Why::Finding(*finding),
        None => Why::Text(behind(mode.mode)),
    }
}

const fn won(mode: Mode) -> because::Id {
    match mode {
        Mode::Nat => because::WON_NAT,
        Mode::CutThrough => because::WON_CUT_THROUGH,
        Mode::MultiEip => because::WON_MULTI_EIP,
        Mode::SecondaryCidr => because::WON_SECONDARY_CIDR,
    }
}

const fn behind(mode: Mode) -> because::Id {
    match mode {
        Mode::Nat => because::BEHIND_NAT,
        Mode::CutThrough => because::BEHIND_CUT_THROUGH,
        Mode::MultiEip => because::BEHIND_MULTI_EIP,
        Mode::SecondaryCidr => because::BEHIND_SECONDARY_CIDR,
    }
}

/// Where no mode fits as asked: the mode that does with the least given up.
#[derive(Clone, PartialEq, Debug)]
pub struct Compromise {
    /// The mode.
    pub mode: Mode,
    /// What is given up or changed for it.
    pub least: Least,
}

/// The modes from the one that a compromise takes most gladly: the page recommends the secondary CIDR block for
/// needs that NAT does not meet.
const COMPROMISE: [Mode; 4] = [Mode::SecondaryCidr, Mode::Nat, Mode::CutThrough, Mode::MultiEip];

/// The best compromise; `None` where a mode fits as asked, or where nothing can open any.
#[must_use]
pub fn compromise(assessment: &Assessment) -> Option<Compromise> {
    if Mode::ALL.into_iter().any(|mode| assessment.mode(mode).status != Status::Blocked) {
        return None;
    }
    let best = |mode: Mode| least_changes(&assessment.scenario, mode).into_iter().next();
    COMPROMISE
        .into_iter()
        .filter_map(|mode| best(mode).map(|least| Compromise { mode, least }))
        .min_by_key(|found| (given_up(assessment, &found.least), found.least.remedies.len()))
}

/// How many of the EIPs wanted a set of changes gives up.
fn given_up(assessment: &Assessment, least: &Least) -> u32 {
    let wanted = assessment.scenario.facts().eips();
    let kept = least.change().into_iter().find_map(|(field, value)| match (field, value) {
        (Field::EipsCount, Some(Value::Count(kept))) => Some(kept),
        _ => None,
    });
    kept.map_or(0, |kept| wanted.saturating_sub(kept))
}

/// Where every mode is blocked: the one with the fewest blockers, the preferred one of equals.
pub(super) fn least_blocked(assessment: &Assessment) -> Mode {
    PREFERENCE
        .into_iter()
        .min_by_key(|mode| assessment.mode(*mode).of(Severity::Blocker).count())
        .unwrap_or(Mode::Nat)
}
