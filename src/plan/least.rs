//! The least change that makes a blocked mode possible.
//!
//! A rule's answer depends on nothing but the fields that it looked at. So whatever lifts a blocker changes one of
//! those fields, and the search branches over these alone: it is complete over [`universe`], and small.

use crate::catalog::Mode;
use crate::order::by_key;
use crate::rules::{Remedy, blockers, find_blocker};
use crate::scenario::{Change, Field, Scenario};

/// How many of the smallest sets are kept.
pub const KEPT: usize = 5;

/// Sets are not searched beyond this many changes; more blockers than fields that can be changed do not occur.
const DEEPEST: usize = 8;

/// A set of remedies that together make the mode possible.
#[derive(Clone, PartialEq, Debug)]
pub struct Least {
    /// What to change, in the order of the fields.
    pub remedies: Vec<Remedy>,
}

impl Least {
    /// All changes at once, in the order of the fields.
    #[must_use]
    pub fn change(&self) -> Change {
        let mut change: Vec<_> =
            self.remedies.iter().flat_map(|remedy| remedy.change.iter().copied()).collect();
        by_key(&mut change, |(field, _)| field.index());
        change.into()
    }
}

/// A fact of the account that nobody can change: without the permission nothing opens the closed mode.
const FIXED: Field = Field::AccountMultiEipPermission;

/// The changes that the search may combine: remedies of the mode's blockers, and of those that appear once one of
/// these is applied (more ENIs than the type takes, say). Each changes other fields or values than every other.
#[must_use]
pub fn universe(scenario: &Scenario, mode: Mode) -> Vec<Remedy> {
    let mut all = Vec::new();
    collect(scenario, mode, &mut all);
    for remedy in all.clone() {
        if let Ok(changed) = scenario.draft().with(&remedy.change).check() {
            collect(&changed, mode, &mut all);
        }
    }
    all
}

fn collect(scenario: &Scenario, mode: Mode, all: &mut Vec<Remedy>) {
    let facts = scenario.facts();
    let mut found = Vec::new();
    let _ = blockers(&facts, mode, &mut found);
    for finding in found {
        for remedy in finding.remedies(&facts) {
            let fixed = remedy.change.iter().any(|(field, _)| *field == FIXED);
            if !fixed && !all.iter().any(|known| known.change == remedy.change) {
                all.push(remedy);
            }
        }
    }
}

/// The smallest sets of changes that make the mode possible, most practical first; empty if nothing can, or if the
/// mode is not blocked.
#[must_use]
pub fn least_changes(scenario: &Scenario, mode: Mode) -> Vec<Least> {
    if find_blocker(&scenario.facts(), mode).is_none() {
        return Vec::new();
    }
    let universe = universe(scenario, mode);
    for size in 1..=DEEPEST.min(universe.len()) {
        let mut found: Vec<Vec<usize>> = Vec::new();
        search(scenario, mode, &universe, &mut Vec::new(), size, &mut found);
        if !found.is_empty() {
            // Fewer EIPs is the last thing that anybody wants; else the order of the rules, most practical first.
            by_key(&mut found, |set| (set.iter().any(|n| wants_less(&universe, *n)), set.clone()));
            return found
                .into_iter()
                .take(KEPT)
                .map(|set| Least {
                    remedies: set.iter().filter_map(|n| universe.get(*n).cloned()).collect(),
                })
                .collect();
        }
    }
    Vec::new()
}

fn wants_less(universe: &[Remedy], place: usize) -> bool {
    universe
        .get(place)
        .is_some_and(|remedy| remedy.change.iter().any(|(field, _)| *field == Field::EipsCount))
}

/// Do two remedies change the same field?
#[must_use]
pub fn collide(a: &Remedy, b: &Remedy) -> bool {
    a.change.iter().any(|(field, _)| b.change.iter().any(|(other, _)| other == field))
}

fn search(
    scenario: &Scenario,
    mode: Mode,
    universe: &[Remedy],
    chosen: &mut Vec<usize>,
    left: usize,
    found: &mut Vec<Vec<usize>>,
) {
    let facts = scenario.facts();
    let Some(looked_at) = find_blocker(&facts, mode) else {
        let mut set = chosen.clone();
        by_key(&mut set, |n| *n);
        if left == 0 && !found.contains(&set) {
            found.push(set);
        }
        return;
    };
    if left == 0 {
        return;
    }
    for (place, remedy) in universe.iter().enumerate() {
        let concerns = remedy.change.iter().any(|(field, _)| looked_at.has(*field));
        let apart =
            !chosen.iter().any(|n| universe.get(*n).is_some_and(|known| collide(known, remedy)));
        if concerns && apart {
            // A change that leaves no valid scenario (more than one primary ENI) is no way.
            if let Ok(changed) = scenario.draft().with(&remedy.change).check() {
                chosen.push(place);
                search(&changed, mode, universe, chosen, left - 1, found);
                chosen.pop();
            }
        }
    }
}
