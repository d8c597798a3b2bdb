//! Plans with a name. The name is what people know a plan by, so no two plans have the same.

use serde::Serialize;
use serde_json::Value as Json;

use super::{Pairs, Reading, address_of, pairs_of, versioned};
use crate::scenario::{SCHEMA, Slot};

/// A plan with a name.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
pub struct Kept {
    /// What people call it.
    pub name: String,
    /// Changes with every change of the plan, and is never given twice.
    pub revision: u64,
    /// The scenario and what is known, as an address: what is wrong stays as it was typed.
    pub address: String,
}

impl Kept {
    /// The pairs of the address, the name among them.
    #[must_use]
    pub fn pairs(&self) -> Pairs {
        pairs_of(&self.address, &self.name)
    }
}

/// Why a plan was not saved: nothing is overwritten that its owner has not seen.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Clash {
    /// Another plan stands under the name, or the plan was changed meanwhile.
    Changed,
    /// The plan was deleted or renamed meanwhile.
    Gone,
}

/// What became of plans that were added.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Merged {
    /// New plans, and under which name: another one where the name was taken.
    pub added: Vec<(String, String)>,
    /// Plans that were here already.
    pub same: usize,
}

/// All plans, in the order in which they came.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Store {
    revision: u64,
    plans: Vec<Kept>,
}

#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    revision: u64,
    plans: &'a [Kept],
}

impl Store {
    /// Reads what was kept.
    #[must_use]
    pub fn read(text: &str) -> Reading<Self> {
        versioned(text, |json| {
            let mut store = Self::default();
            let plans = json.get("plans").and_then(Json::as_array);
            let mut whole = plans.is_some();
            for plan in plans.into_iter().flatten() {
                match kept(plan) {
                    Some(plan) if store.find(&plan.name).is_none() => store.plans.push(plan),
                    _ => whole = false,
                }
            }
            let newest = store.plans.iter().map(|plan| plan.revision).max().unwrap_or_default();
            let said = json.get("revision").and_then(Json::as_u64).unwrap_or_default();
            store.revision = said.max(newest);
            (store, whole)
        })
    }

    /// The text to keep.
    #[must_use]
    pub fn write(&self) -> String {
        let written = Written { schema: SCHEMA, revision: self.revision, plans: &self.plans };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// All of them.
    #[must_use]
    pub fn plans(&self) -> &[Kept] {
        &self.plans
    }

    /// The plan of a name.
    #[must_use]
    pub fn find(&self, name: &str) -> Option<&Kept> {
        self.plans.iter().find(|plan| plan.name == name)
    }

    fn next(&mut self) -> u64 {
        self.revision = self.revision.saturating_add(1);
        self.revision
    }

    /// Keeps a plan. `seen`: the revision that the change was made on; none for a plan that is new.
    ///
    /// # Errors
    /// Where saving would overwrite what was not seen.
    pub fn save(&mut self, name: &str, pairs: &Pairs, seen: Option<u64>) -> Result<u64, Clash> {
        let address = address_of(pairs);
        match (self.plans.iter().position(|plan| plan.name == name), seen) {
            (None, None) => {
                let revision = self.next();
                self.plans.push(Kept { name: name.to_owned(), revision, address });
                Ok(revision)
            }
            (None, Some(_)) => Err(Clash::Gone),
            (Some(place), seen) => {
                let next = self.revision.saturating_add(1);
                let Some(plan) = self.plans.get_mut(place) else { return Err(Clash::Gone) };
                if plan.address == address {
                    return Ok(plan.revision);
                }
                if seen != Some(plan.revision) {
                    return Err(Clash::Changed);
                }
                plan.address = address;
                plan.revision = next;
                self.revision = next;
                Ok(next)
            }
        }
    }

    /// Gives a plan another name.
    ///
    /// # Errors
    /// Where another plan has the name, or the plan is no longer there.
    pub fn rename(&mut self, old: &str, new: &str) -> Result<(), Clash> {
        if self.find(old).is_none() {
            return Err(Clash::Gone);
        }
        if old != new && self.find(new).is_some() {
            return Err(Clash::Changed);
        }
        let revision = self.next();
        if let Some(plan) = self.plans.iter_mut().find(|plan| plan.name == old) {
            new.clone_into(&mut plan.name);
            plan.revision = revision;
        }
        Ok(())
    }

    /// Puts a copy after a plan, and answers its name.
    pub fn duplicate(&mut self, name: &str) -> Option<String> {
        let place = self.plans.iter().position(|plan| plan.name == name)?;
        let address = self.plans.get(place)?.address.clone();
        let copy = self.free_name(name);
        let revision = self.next();
        self.plans.insert(place + 1, Kept { name: copy.clone(), revision, address });
        Some(copy)
    }

    /// Takes a plan out, and answers what to give to [`Store::restore`].
    pub fn delete(&mut self, name: &str) -> Option<(usize, Kept)> {
        let place = self.plans.iter().position(|plan| plan.name == name)?;
        self.next();
        Some((place, self.plans.remove(place)))
    }

    /// Puts a deleted plan back where it was; under another name where its own was taken meanwhile.
    pub fn restore(&mut self, place: usize, plan: Kept) -> String {
        let name = self.free_name(&plan.name);
        let revision = self.next();
        let place = place.min(self.plans.len());
        self.plans.insert(place, Kept { name: name.clone(), revision, ..plan });
        name
    }

    /// Adds plans from elsewhere. What is here already stays as it is.
    pub fn merge(&mut self, plans: impl IntoIterator<Item = (String, Pairs)>) -> Merged {
        let mut merged = Merged::default();
        for (name, pairs) in plans {
            let address = address_of(&pairs);
            if self.find(&name).is_some_and(|plan| plan.address == address) {
                merged.same += 1;
                continue;
            }
            let free = self.free_name(&name);
            let revision = self.next();
            self.plans.push(Kept { name: free.clone(), revision, address });
            merged.added.push((name, free));
        }
        merged
    }

    /// The name, or where a plan has it: with the first number that makes it new.
    #[must_use]
    pub fn free_name(&self, name: &str) -> String {
        if self.find(name).is_none() {
            return name.to_owned();
        }
        let numbered = |start: &str| {
            start.rsplit_once(" (").is_some_and(|(_, rest)| {
                rest.strip_suffix(')').is_some_and(|n| n.bytes().all(|b| b.is_ascii_digit()))
            })
        };
        let start = match name.rsplit_once(" (") {
            Some((start, _)) if numbered(name) => start,
            _ => name,
        };
        // One of so many names is free.
        let mut names = (2..=self.plans.len() + 2).map(|number| with_number(start, number));
        names.find(|name| self.find(name).is_none()).unwrap_or_else(|| name.to_owned())
    }
}

/// A name with a number, shortened where it would be too long for one.
fn with_number(start: &str, number: usize) -> String {
    let mut start: Vec<char> = start.chars().collect();
    loop {
        let text: String = start.iter().collect();
        let name = format!("{} ({number})", text.trim_end());
        if start.is_empty() || Slot::Name.form().fits(&name) {
            return name;
        }
        start.pop();
    }
}

/// One plan of a kept text.
fn kept(json: &Json) -> Option<Kept> {
    let name = json.get("name")?.as_str().filter(|name| Slot::Name.form().fits(name))?;
    let revision = json.get("revision")?.as_u64()?;
    let address = json.get("address")?.as_str()?;
    Some(Kept { name: name.to_owned(), revision, address: address.to_owned() })
}
