//! What holds for one design.

use super::RuleSet;
use crate::catalog::Mode;
use crate::plan::choose;
use crate::rules::{self, FOUND, Finding, Severity, Status, all};
use crate::scenario::{Draft, Facts, Field};

/// What came out for a design.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Outcome {
    /// It can be done as asked.
    Available,
    /// It can be done, with steps that make it so.
    Conditional,
    /// It cannot be done.
    Blocked,
    /// A fact is missing on which it depends.
    Unknown,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Available, Self::Conditional, Self::Blocked, Self::Unknown];

    /// The word of the public contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Conditional => "conditional",
            Self::Blocked => "blocked",
            Self::Unknown => "unknown",
        }
    }
}

impl From<Status> for Outcome {
    fn from(status: Status) -> Self {
        match status {
            Status::Available => Self::Available,
            Status::Conditional => Self::Conditional,
            Status::Blocked => Self::Blocked,
        }
    }
}

/// What holds for a design, in the mode that it names or else in the recommended one.
#[derive(Clone, PartialEq, Debug)]
pub struct Verdict {
    /// The mode; `None` where no mode fits, or the design is not complete.
    pub mode: Option<Mode>,
    /// What came out.
    pub outcome: Outcome,
    /// What was found in that mode, heaviest first; where no mode fits, the blockers of all of them.
    pub findings: Vec<Finding>,
    /// The rules of the findings.
    pub rules: RuleSet,
    /// Of an unknown outcome: the facts that are missing.
    pub missing: Vec<Field>,
}

impl Verdict {
    fn new(
        mode: Option<Mode>,
        outcome: Outcome,
        (findings, rules): (Vec<Finding>, RuleSet),
        missing: Vec<Field>,
    ) -> Self {
        Self { mode, outcome, findings, rules, missing }
    }
}

/// What holds for a draft of which these fields are not known, worked out anew.
#[must_use]
pub fn verdict(draft: &Draft, unknown: &[Field]) -> Verdict {
    verdict_in(draft, unknown, Vec::with_capacity(FOUND))
}

/// The same, with a place for the findings that was used before: a million rows need no million of them.
pub(super) fn verdict_in(draft: &Draft, unknown: &[Field], mut findings: Vec<Finding>) -> Verdict {
    findings.clear();
    let Ok(scenario) = draft.check() else {
        // Readers refuse what contradicts itself; what is left is a design whose region nobody can tell.
        let nothing = (Vec::new(), RuleSet::default());
        return Verdict::new(None, Outcome::Unknown, nothing, vec![Field::Region]);
    };
    let facts = scenario.facts();
    let named = facts.mode().mode();
    if named.is_none() && unknown.contains(&Field::Mode) {
        return in_unknown_mode(&facts, unknown, findings);
    }
    match named.or_else(|| choose(&facts)) {
        Some(mode) => in_mode(&facts, mode, unknown, findings),
        None => in_no_mode(&facts, unknown, findings),
    }
}

/// A mode is meant and nobody knows which: a recommendation would be the verdict of another design.
fn in_unknown_mode(facts: &Facts<'_>, unknown: &[Field], findings: Vec<Finding>) -> Verdict {
    if Mode::ALL.iter().any(|mode| open(facts, *mode, unknown)) {
        let nothing = (Vec::new(), RuleSet::default());
        return Verdict::new(None, Outcome::Unknown, nothing, vec![Field::Mode]);
    }
    in_no_mode(facts, unknown, findings)
}

/// Every mode is blocked, as far as anybody knows.
fn in_no_mode(facts: &Facts<'_>, unknown: &[Field], mut findings: Vec<Finding>) -> Verdict {
    let mut missing: Vec<Field> = Vec::new();
    for mode in Mode::ALL.into_iter().filter(|mode| open(facts, *mode, unknown)) {
        for field in deciding(facts, mode, unknown) {
            if !missing.contains(&field) {
                missing.push(field);
            }
        }
    }
    let bits = Mode::ALL
        .into_iter()
        .fold(0, |bits, mode| bits | rules::blockers(facts, mode, &mut findings));
    let outcome = if missing.is_empty() { Outcome::Blocked } else { Outcome::Unknown };
    Verdict::new(None, outcome, (findings, RuleSet::of(bits)), missing)
}

fn in_mode(
    facts: &Facts<'_>,
    mode: Mode,
    unknown: &[Field],
    mut findings: Vec<Finding>,
) -> Verdict {
    let bits = rules::look(facts, mode, &mut findings);
    let outcome = rules::status(&findings).into();
    let mut verdict = Verdict::new(Some(mode), outcome, (findings, RuleSet::of(bits)), Vec::new());
    // A blocker that stands on what is known blocks, whatever else is missing.
    if !unknown.is_empty() && open(facts, mode, unknown) {
        verdict.missing = deciding(facts, mode, unknown).collect();
        if !verdict.missing.is_empty() {
            verdict.outcome = Outcome::Unknown;
        }
    }
    verdict
}

/// Is there no blocker of the mode that rests on nothing unknown?
fn open(facts: &Facts<'_>, mode: Mode, unknown: &[Field]) -> bool {
    !all().filter(|rule| rule.severity == Severity::Blocker && rule.modes.has(mode)).any(|rule| {
        facts.forget();
        (rule.check)(facts, mode).is_some() && !unknown.iter().any(|field| facts.seen().has(*field))
    })
}

/// The unknown fields on which a verdict depends: those that a rule looked at which can change it.
fn deciding(facts: &Facts<'_>, mode: Mode, unknown: &[Field]) -> impl Iterator<Item = Field> {
    facts.forget();
    for rule in all().filter(|rule| rule.severity <= Severity::Precondition && rule.modes.has(mode))
    {
        let _ = (rule.check)(facts, mode);
    }
    let seen = facts.seen();
    unknown.iter().copied().filter(move |field| seen.has(*field))
}
