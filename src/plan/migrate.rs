//! How a running set-up gets from one mode to another.

use super::steps::migrate::Route;
use super::topology::Topology;
use crate::catalog::Mode;
use crate::rules::{Assessment, Status, assess};
use crate::scenario::{EniKind, Field, Scenario, Value};

pub use super::steps::migrate::Move;

/// The way from one mode to another.
#[derive(Clone, PartialEq, Debug)]
pub struct Migration {
    /// The mode that is in use.
    pub from: Mode,
    /// The mode that is wanted.
    pub to: Mode,
    /// What holds for the running set-up; the verdict of `to` is in it.
    pub assessment: Assessment,
    /// The set-up as it runs.
    pub before: Topology,
    /// The set-up as it will run.
    pub after: Topology,
    /// What to do, in order; none if either mode is blocked, or both are the same.
    pub moves: Vec<Move>,
}

impl Migration {
    /// The place of the first move that nothing takes back. What changes a state of the cloud has calls that undo it;
    /// work in the guest is undone by hand, as its step says. `None`: every move can be taken back.
    #[must_use]
    pub fn point_of_no_return(&self) -> Option<usize> {
        let changes = |item: &Move| item.step.api.as_ref().is_some_and(|call| !reads(call.action));
        self.moves.iter().position(|item| changes(item) && item.undo.is_empty())
    }

    /// Can it be done?
    #[must_use]
    pub fn possible(&self) -> bool {
        let open = |mode: Mode| self.assessment.mode(mode).status != Status::Blocked;
        self.from != self.to && open(self.from) && open(self.to)
    }
}

/// Plans the way. The scenario tells the set-up as it runs: the ENIs of a mode in use are attached, and who uses the
/// closed mode has its permission.
#[must_use]
pub fn migrate(scenario: &Scenario, from: Mode, to: Mode) -> Migration {
    let mut draft = *scenario.draft();
    if from != Mode::SecondaryCidr && scenario.facts().eni_kind() == EniKind::Secondary {
        draft.set(Field::EniAttached, Some(Value::Flag(true)));
    }
    if from == Mode::MultiEip {
        draft.set(Field::AccountMultiEipPermission, Some(Value::Flag(true)));
    }
    let running = draft.check().unwrap_or(*scenario);
    let assessment = assess(&running);
    let mut migration = Migration {
        from,
        to,
        assessment,
        before: Topology::default(),
        after: Topology::default(),
        moves: Vec::new(),
    };
    if migration.possible() {
        let facts = running.facts();
        let before = Topology::of(&facts, from).running();
        let after = match (from, to) {
            (_, Mode::SecondaryCidr) | (Mode::SecondaryCidr, _) => {
                Topology::of(&facts, to).after(&before)
            }
            _ => before.again(&facts, to),
        };
        migration.moves = Route { facts: &facts, from, to, before: &before, after: &after }.moves();
        migration.before = before;
        migration.after = after;
    }
    migration
}

/// Does the action only look?
fn reads(action: &str) -> bool {
    action.starts_with("Describe") || action.starts_with("List") || action.starts_with("Get")
}

/// What to wait for after a call: the action that reads the state, and the state. `None`: the answer is the result.
#[must_use]
pub fn wait(action: &str) -> Option<(&'static str, &'static str)> {
    crate::catalog::wait(action).map(|wait| (wait.read, wait.state))
}
