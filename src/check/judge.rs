//! What holds for one design.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hasher};

use super::RuleSet;
use crate::catalog::Mode;
use crate::plan::choose;
use crate::rules::{Finding, ModeAssessment, Severity, Status, all, assess, assess_one};
use crate::scenario::{Draft, Facts, Field, Scenario};

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
        findings: Vec<Finding>,
        missing: Vec<Field>,
    ) -> Self {
        Self { mode, outcome, rules: RuleSet::of(&findings), findings, missing }
    }
}

/// Judges designs and remembers verdicts: files of many rows have few different scenarios.
#[derive(Debug, Default)]
pub struct Judge {
    known: HashMap<Draft, Verdict, Quick>,
    last: Option<Verdict>,
}

/// So many verdicts are remembered; beyond them each is worked out.
const REMEMBERED: usize = 4096;

impl Judge {
    /// What holds for a design.
    pub fn judge(&mut self, draft: &Draft, unknown: &[Field]) -> &Verdict {
        if !unknown.is_empty()
            || (self.known.len() >= REMEMBERED && !self.known.contains_key(draft))
        {
            return self.last.insert(verdict(draft, unknown));
        }
        self.known.entry(*draft).or_insert_with(|| verdict(draft, &[]))
    }
}

/// What holds for a draft of which these fields are not known, worked out anew.
#[must_use]
pub fn verdict(draft: &Draft, unknown: &[Field]) -> Verdict {
    let Ok(scenario) = draft.check() else {
        // Readers refuse what contradicts itself; what is left is a design whose region nobody can tell.
        return Verdict::new(None, Outcome::Unknown, Vec::new(), vec![Field::Region]);
    };
    let facts = scenario.facts();
    let named = facts.mode().mode();
    if named.is_none() && unknown.contains(&Field::Mode) {
        return in_unknown_mode(&scenario, unknown);
    }
    let Some(mode) = named.or_else(|| choose(&facts)) else {
        return in_no_mode(&scenario, unknown);
    };
    let found = assess_one(&scenario, mode).0;
    in_mode(&scenario, mode, found.status.into(), found.findings, unknown)
}

/// A mode is meant and nobody knows which: a recommendation would be the verdict of another design.
fn in_unknown_mode(scenario: &Scenario, unknown: &[Field]) -> Verdict {
    let assessment = assess(scenario);
    let facts = scenario.facts();
    let open = |mode: &Mode| !blocks(&facts, &assessment.mode(*mode).findings, unknown);
    if Mode::ALL.iter().any(open) {
        return Verdict::new(None, Outcome::Unknown, Vec::new(), vec![Field::Mode]);
    }
    in_no_mode(scenario, unknown)
}

/// Every mode is blocked, as far as anybody knows.
fn in_no_mode(scenario: &Scenario, unknown: &[Field]) -> Verdict {
    let assessment = assess(scenario);
    let facts = scenario.facts();
    let open = |mode: &Mode| !blocks(&facts, &assessment.mode(*mode).findings, unknown);
    let missing: Vec<Field> =
        Mode::ALL.iter().filter(|mode| open(mode)).fold(Vec::new(), |mut all, mode| {
            all.extend(
                deciding(&facts, *mode, unknown)
                    .filter(|field| !all.contains(field))
                    .collect::<Vec<_>>(),
            );
            all
        });
    let blockers = |found: ModeAssessment| {
        found.findings.into_iter().filter(|finding| finding.rule.severity == Severity::Blocker)
    };
    let findings: Vec<Finding> = assessment.modes.into_iter().flat_map(blockers).collect();
    let outcome = if missing.is_empty() { Outcome::Blocked } else { Outcome::Unknown };
    Verdict::new(None, outcome, findings, missing)
}

fn in_mode(
    scenario: &Scenario,
    mode: Mode,
    outcome: Outcome,
    findings: Vec<Finding>,
    unknown: &[Field],
) -> Verdict {
    let mut verdict = Verdict::new(Some(mode), outcome, findings, Vec::new());
    if !unknown.is_empty() {
        let facts = scenario.facts();
        // A blocker that stands on what is known blocks, whatever else is missing.
        if !blocks(&facts, &verdict.findings, unknown) {
            verdict.missing = deciding(&facts, mode, unknown).collect();
        }
        if !verdict.missing.is_empty() {
            verdict.outcome = Outcome::Unknown;
        }
    }
    verdict
}

/// Is there a blocker that rests on nothing unknown?
fn blocks(facts: &Facts<'_>, findings: &[Finding], unknown: &[Field]) -> bool {
    findings.iter().filter(|finding| finding.rule.severity == Severity::Blocker).any(|finding| {
        facts.forget();
        let _ = (finding.rule.check)(facts, finding.mode);
        !unknown.iter().any(|field| facts.seen().has(*field))
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

/// A hash for keys that nobody can choose freely: words and numbers of the catalog.
#[derive(Clone, Copy, Debug, Default)]
struct Quick;

impl BuildHasher for Quick {
    type Hasher = Mixed;
    fn build_hasher(&self) -> Mixed {
        Mixed(0)
    }
}

/// Multiplies and turns, a word at a time.
#[derive(Debug)]
struct Mixed(u64);

impl Mixed {
    const fn mix(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for Mixed {
    fn finish(&self) -> u64 {
        self.0.rotate_left(26)
    }
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.mix(u64::from(*byte));
        }
    }
    fn write_u8(&mut self, n: u8) {
        self.mix(n.into());
    }
    fn write_u16(&mut self, n: u16) {
        self.mix(n.into());
    }
    fn write_u32(&mut self, n: u32) {
        self.mix(n.into());
    }
    fn write_u64(&mut self, n: u64) {
        self.mix(n);
    }
    fn write_usize(&mut self, n: usize) {
        self.mix(n as u64);
    }
    fn write_isize(&mut self, n: isize) {
        self.mix(n as u64);
    }
}
