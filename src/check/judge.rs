//! What holds for one design.

use std::collections::HashMap;

use super::Design;
use crate::catalog::Mode;
use crate::plan::recommend;
use crate::rules::{Finding, Severity, Status, assess, assess_one};
use crate::scenario::{Draft, Field};

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
    /// What was found in that mode, heaviest first.
    pub findings: Vec<Finding>,
    /// Of an unknown outcome: the facts that are missing.
    pub missing: Vec<Field>,
}

/// Judges designs and remembers verdicts: files of many rows have few different scenarios.
#[derive(Debug, Default)]
pub struct Judge {
    known: HashMap<Draft, Verdict>,
}

/// So many verdicts are remembered; beyond them each is worked out.
const REMEMBERED: usize = 4096;

impl Judge {
    /// What holds for a design.
    pub fn judge(&mut self, design: &Design) -> Verdict {
        if !design.unknown.is_empty() {
            return fresh(&design.draft, &design.unknown);
        }
        if let Some(verdict) = self.known.get(&design.draft) {
            return verdict.clone();
        }
        let verdict = fresh(&design.draft, &[]);
        if self.known.len() < REMEMBERED {
            self.known.insert(design.draft, verdict.clone());
        }
        verdict
    }
}

fn fresh(draft: &Draft, unknown: &[Field]) -> Verdict {
    let Ok(scenario) = draft.check() else {
        // Readers refuse what contradicts itself; what is left is a design whose region nobody can tell.
        let missing = vec![Field::Region];
        return Verdict { mode: None, outcome: Outcome::Unknown, findings: Vec::new(), missing };
    };
    let facts = scenario.facts();
    let mode = facts.mode().mode().or_else(|| recommend(&assess(&scenario)).mode);
    let Some(mode) = mode else {
        return Verdict {
            mode: None,
            outcome: Outcome::Blocked,
            findings: Vec::new(),
            missing: Vec::new(),
        };
    };
    let (assessment, looked_at) = assess_one(&scenario, mode);
    let mut missing: Vec<Field> =
        unknown.iter().copied().filter(|field| looked_at.has(*field)).collect();
    // A blocker that stands on what is known blocks, whatever else is missing.
    let firm = |finding: &Finding| {
        finding.rule.severity == Severity::Blocker && {
            facts.forget();
            let _ = (finding.rule.check)(&facts, mode);
            !unknown.iter().any(|field| facts.seen().has(*field))
        }
    };
    let mut outcome: Outcome = assessment.status.into();
    if assessment.findings.iter().any(firm) {
        missing.clear();
    } else if !missing.is_empty() {
        outcome = Outcome::Unknown;
    }
    Verdict { mode: Some(mode), outcome, findings: assessment.findings, missing }
}
