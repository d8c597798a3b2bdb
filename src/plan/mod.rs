//! What to do: verdict per mode → recommendation → topology (who gets which address) → steps.
//!
//! A plan is a pure function of a scenario and the catalog. Nothing else decides anything.

mod capacity;
mod compare;
mod fewest;
mod guest;
mod least;
mod matters;
mod migrate;
mod names;
mod packet;
mod recommend;
mod slots;
mod step;
mod steps;
mod topology;

pub use capacity::{Capacity, Fit, Most, Part, What, capacity, carries, most_of};
pub use compare::{Comparison, FactChange, ModeChange, StepChange, compare};
pub use guest::{Address, Guest, Interface, Table};
pub use least::{KEPT, Least, collide, least_changes, universe};
pub use migrate::{Migration, Move, migrate, wait};
pub use names::{INSTANCE, address, eip as eip_name, eip_address, eip_id, eni as eni_name, eni_id};
pub use packet::{Aside, Direction, Spot, Station, cited};
pub use recommend::{
    Compromise, Reason, Recommendation, Why, choose, compromise, recommend, recommended,
};
pub use step::{Arg, Call, Phase, Place, Step};
pub use topology::{Eip, Eni, PrivateIp, Topology};

use std::sync::OnceLock;

use crate::catalog::Mode;
use crate::rules::{Assessment, Citation, Status, assess};
use crate::scenario::{Known, Scenario};

/// What to do in one mode, and why this one.
#[derive(Clone, Debug)]
pub struct Plan {
    /// The mode that the plan is for: the one asked for, else the recommended one.
    pub mode: Mode,
    /// Its verdict.
    pub status: Status,
    /// What holds for every mode.
    pub assessment: Assessment,
    /// Which mode is recommended, and why not the others.
    pub recommendation: Recommendation,
    /// What is known of the open places of topology and steps.
    pub known: Known,
    // Worked out when they are asked for: whoever only wants to know what holds needs neither.
    topology: OnceLock<Topology>,
    steps: OnceLock<Vec<Step>>,
}

/// Topology and steps follow from the rest.
impl PartialEq for Plan {
    fn eq(&self, other: &Self) -> bool {
        (self.mode, self.status) == (other.mode, other.status)
            && self.assessment == other.assessment
            && self.recommendation == other.recommendation
            && self.known == other.known
    }
}

impl Plan {
    /// Which EIP goes to which private address of which ENI; empty if the mode is blocked.
    #[must_use]
    pub fn topology(&self) -> &Topology {
        self.topology.get_or_init(|| {
            if self.status == Status::Blocked {
                return Topology::default();
            }
            Topology::of(&self.assessment.scenario.facts(), self.mode)
        })
    }

    /// What to do, in order; none if the mode is blocked.
    #[must_use]
    pub fn steps(&self) -> &[Step] {
        self.steps.get_or_init(|| {
            if self.status == Status::Blocked {
                return Vec::new();
            }
            steps::of(&self.assessment.scenario.facts(), self.mode, self.topology())
        })
    }

    /// Every page that the plan rests on, once, in the order of first mention.
    #[must_use]
    pub fn sources(&self) -> Vec<Citation> {
        let findings = self
            .assessment
            .mode(self.mode)
            .findings
            .iter()
            .flat_map(|finding| finding.rule.sources);
        let steps = self.steps().iter().flat_map(|step| step.sources);
        let mut sources: Vec<Citation> = Vec::new();
        for citation in findings.chain(steps) {
            if !sources.contains(citation) {
                sources.push(*citation);
            }
        }
        sources
    }
}

/// Makes the plan of a scenario.
#[must_use]
pub fn plan(scenario: &Scenario) -> Plan {
    plan_of(assess(scenario))
}

/// Makes the plan of a scenario of which more is known.
#[must_use]
pub fn plan_with(scenario: &Scenario, known: Known) -> Plan {
    Plan { known, ..plan(scenario) }
}

/// Makes the plan of an assessment that is there already.
#[must_use]
pub fn plan_of(assessment: Assessment) -> Plan {
    let recommendation = recommend(&assessment);
    let asked = assessment.scenario.facts().mode().mode();
    let mode =
        asked.or(recommendation.mode).unwrap_or_else(|| recommend::least_blocked(&assessment));
    let status = assessment.mode(mode).status;
    Plan {
        mode,
        status,
        assessment,
        recommendation,
        known: Known::default(),
        topology: OnceLock::new(),
        steps: OnceLock::new(),
    }
}
