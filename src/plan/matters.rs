//! Which facts decide anything in the mode that is planned with.

use super::{Plan, Topology, steps};
use crate::catalog::Mode;
use crate::rules::assess_mode;
use crate::scenario::Seen;

impl Plan {
    /// The fields that a rule or a step of the mode asked for looks at; without one, of any mode and of the plan.
    ///
    /// Verdict, findings and steps are made of nothing but what was looked at, so a field that is not among these
    /// changes none of them as long as the others stay. The steps of a blocked mode count as well: they come as soon
    /// as it is lifted.
    #[must_use]
    pub fn matters(&self) -> Seen {
        let facts = self.assessment.scenario.facts();
        match facts.mode().mode() {
            Some(mode) => drop(assess_mode(&facts, mode)),
            None => Mode::ALL.into_iter().for_each(|mode| drop(assess_mode(&facts, mode))),
        }
        let topology = Topology::of(&facts, self.mode);
        steps::of(&facts, self.mode, &topology);
        facts.seen()
    }
}
