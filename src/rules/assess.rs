//! All rules over one scenario: findings, status and capacity of every mode.

use super::common::{private_ip_limit, secondary_limit};
use super::{Finding, Rule, Severity, all_by_weight, by_weight};
use crate::catalog::{Mode, limit};
use crate::scenario::{EniKind, Facts, Field, Scenario, Seen};

/// The verdict of a mode.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Status {
    /// It can be done as asked.
    Available,
    /// It can be done, and the plan contains the steps that make it so.
    Conditional,
    /// It cannot be done.
    Blocked,
}

impl Status {
    /// The word of the public contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Available => "available",
            Self::Conditional => "conditional",
            Self::Blocked => "blocked",
        }
    }
}

/// What holds for one mode.
#[derive(Clone, PartialEq, Debug)]
pub struct ModeAssessment {
    /// The mode.
    pub mode: Mode,
    /// Its verdict.
    pub status: Status,
    /// The most EIPs that it can carry on the ENIs of the scenario; `None` where a limit is not known.
    pub max_eips: Option<u32>,
    /// What was found: blockers first, then preconditions, cautions, notes, each in the registry's order.
    pub findings: Vec<Finding>,
}

impl ModeAssessment {
    /// The findings of one severity.
    pub fn of(&self, severity: Severity) -> impl Iterator<Item = &Finding> {
        self.findings.iter().filter(move |finding| finding.rule.severity == severity)
    }
}

/// What holds for every mode, and which defaults that rests on.
#[derive(Clone, PartialEq, Debug)]
pub struct Assessment {
    /// What was asked.
    pub scenario: Scenario,
    /// Fields that were left out and that a rule looked at.
    pub assumed: Vec<Field>,
    /// The four modes, in the contract's order.
    pub modes: [ModeAssessment; 4],
}

impl Assessment {
    /// What holds for one mode.
    #[must_use]
    pub const fn mode(&self, mode: Mode) -> &ModeAssessment {
        let [nat, cut_through, multi_eip, secondary_cidr] = &self.modes;
        match mode {
            Mode::Nat => nat,
            Mode::CutThrough => cut_through,
            Mode::MultiEip => multi_eip,
            Mode::SecondaryCidr => secondary_cidr,
        }
    }
}

/// Looks at a scenario with every rule.
#[must_use]
pub fn assess(scenario: &Scenario) -> Assessment {
    let facts = scenario.facts();
    let [nat, cut_through, multi_eip, secondary_cidr] = all_by_weight();
    let mut assessment = Assessment {
        scenario: *scenario,
        assumed: Vec::new(),
        modes: [
            assess_by(nat, &facts, Mode::Nat),
            assess_by(cut_through, &facts, Mode::CutThrough),
            assess_by(multi_eip, &facts, Mode::MultiEip),
            assess_by(secondary_cidr, &facts, Mode::SecondaryCidr),
        ],
    };
    assessment.assumed.reserve_exact(Field::COUNT);
    assessment.assumed.extend(facts.assumed());
    assessment
}

/// Looks at a scenario with every rule of one mode, and says which fields they looked at.
#[must_use]
pub fn assess_one(scenario: &Scenario, mode: Mode) -> (ModeAssessment, Seen) {
    let facts = scenario.facts();
    let assessment = assess_mode(&facts, mode);
    (assessment, facts.seen())
}

/// Few modes have more findings: a list that grows is copied each time.
pub(crate) const FOUND: usize = 32;

/// Looks at a scenario with every rule of one mode.
pub(crate) fn assess_mode(facts: &Facts<'_>, mode: Mode) -> ModeAssessment {
    assess_by(by_weight(mode), facts, mode)
}

fn assess_by(rules: &'static [Placed], facts: &Facts<'_>, mode: Mode) -> ModeAssessment {
    let mut findings = Vec::with_capacity(FOUND);
    for (_, rule) in rules {
        if let Some(evidence) = (rule.check)(facts, mode) {
            findings.push(Finding { rule, mode, evidence });
        }
    }
    ModeAssessment { mode, status: status(&findings), max_eips: max_eips(facts, mode), findings }
}

/// What findings, heaviest first, say of their mode.
pub(crate) fn status(findings: &[Finding]) -> Status {
    match findings.first().map(|finding| finding.rule.severity) {
        Some(Severity::Blocker) => Status::Blocked,
        Some(Severity::Precondition) => Status::Conditional,
        _ => Status::Available,
    }
}

/// Adds what every rule of one mode finds, heaviest first; answers the places of these rules in the registry as bits.
pub(crate) fn look(facts: &Facts<'_>, mode: Mode, findings: &mut Vec<Finding>) -> u128 {
    marked(by_weight(mode), facts, mode, findings)
}

/// Adds what blocks a mode, as [`look`] does.
pub(crate) fn blockers(facts: &Facts<'_>, mode: Mode, findings: &mut Vec<Finding>) -> u128 {
    marked(blocking(mode), facts, mode, findings)
}

type Placed = (u8, &'static Rule);

/// The rules that can block a mode: the first ones, since they are the heaviest.
fn blocking(mode: Mode) -> &'static [Placed] {
    let rules = by_weight(mode);
    let end = rules.partition_point(|(_, rule)| rule.severity == Severity::Blocker);
    rules.get(..end).unwrap_or_default()
}

fn marked(
    rules: &'static [Placed],
    facts: &Facts<'_>,
    mode: Mode,
    findings: &mut Vec<Finding>,
) -> u128 {
    let mut bits = 0;
    findings.extend(rules.iter().filter_map(|(index, rule)| {
        let evidence = (rule.check)(facts, mode)?;
        bits |= 1_u128 << index;
        Some(Finding { rule, mode, evidence })
    }));
    bits
}

/// The fields that the first blocker of the mode rests on; `None`: nothing blocks it.
pub(crate) fn find_blocker(facts: &Facts<'_>, mode: Mode) -> Option<Seen> {
    blocking(mode).iter().find_map(|(_, rule)| {
        facts.forget();
        (rule.check)(facts, mode).map(|_| facts.seen())
    })
}

fn max_eips(facts: &Facts<'_>, mode: Mode) -> Option<u32> {
    match (mode, facts.eni_kind()) {
        (Mode::Nat, EniKind::Primary) => Some(limit::NAT_PRIMARY_EIPS.value),
        (Mode::CutThrough | Mode::MultiEip, EniKind::Primary) => Some(0),
        (Mode::Nat, EniKind::Secondary) => {
            private_ip_limit(facts).map(|addresses| facts.enis() * addresses)
        }
        (Mode::CutThrough, EniKind::Secondary) => {
            Some(facts.enis() * limit::CUT_THROUGH_EIPS_PER_ENI.value)
        }
        (Mode::MultiEip, EniKind::Secondary) => {
            Some(facts.enis() * limit::MULTI_EIP_EIPS_PER_ENI.value)
        }
        (Mode::SecondaryCidr, _) => secondary_limit(facts),
    }
}
