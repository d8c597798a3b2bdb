//! What events do to the plans and marks that are kept.

use leptos::prelude::*;

use super::{Keeper, Trouble};
use crate::catalog::Mode;
use crate::keep::{self, Clash, Kept, Progress, Reading, Store};
use crate::plan::Plan;
use crate::scenario::Slot;
use crate::ui::storage;

impl Keeper {
    /// Changes the plans as they are kept now, not as this tab last saw them. None where there is no room for the
    /// change, or where it must not be made: then everything stays as it was.
    fn change_store<R>(self, change: impl FnOnce(&mut Store) -> R) -> Option<R> {
        self.once_read();
        if let Some(now) = fresh(storage::PLANS, Store::read) {
            self.store.set(now);
        }
        let mut store = self.store.get_untracked();
        let answer = change(&mut store);
        if self.store.with_untracked(|now| *now != store) {
            if !self.keep(storage::PLANS, &store.write()) {
                return None;
            }
            self.store.set(store);
        }
        Some(answer)
    }

    /// Keeps a text. Where the browser keeps nothing at all, it lives as long as the page.
    fn keep(self, key: &str, text: &str) -> bool {
        if self.trouble.get_untracked() == Some(Trouble::Newer) {
            return false;
        }
        let trouble = storage::write(key, text).err().map(Trouble::from);
        if self.trouble.get_untracked() != trouble {
            self.trouble.set(trouble);
        }
        trouble != Some(Trouble::Full)
    }

    /// May plans be saved at all?
    pub fn can_save(self) -> bool {
        self.trouble.get() != Some(Trouble::Newer)
    }

    /// Saves what is entered under a name. `false`: it was not saved, and the state says why.
    pub fn save(self, name: &str) -> bool {
        self.once_read();
        let pairs = self.page.with_pairs_untracked(Clone::clone);
        let seen = self.seen.get_untracked().filter(|(open, _)| open == name).map(|(_, seen)| seen);
        let is_new = self.store.with_untracked(|store| store.find(name).is_none());
        let old = is_new.then(|| self.key_untracked()).flatten();
        match self.change_store(|store| store.save(name, &pairs, seen)) {
            Some(Ok(revision)) => {
                if self.page.with_pairs_untracked(|pairs| keep::name_of(pairs) != Some(name)) {
                    self.page.set_slot(Slot::Name, name);
                }
                self.seen.set(Some((name.to_owned(), revision)));
                self.clash.set(None);
                // What was done before the plan had a name stays done.
                if let (Some(old), Some(new)) = (old, self.key_untracked()) {
                    self.change_progress(|progress| progress.copy(&old, &new));
                }
                true
            }
            Some(Err(clash)) => {
                self.clash.set(Some(clash));
                false
            }
            None => false,
        }
    }

    /// Out of a clash: mine under a free name.
    pub fn keep_mine(self) -> Option<String> {
        let name =
            self.page.with_pairs_untracked(|pairs| keep::name_of(pairs).map(str::to_owned))?;
        let free = self.store.with_untracked(|store| store.free_name(&name));
        self.seen.set(None);
        self.save(&free).then_some(free)
    }

    /// Out of a clash: theirs, which undo takes back.
    pub fn take_theirs(self) {
        let name = self.page.with_pairs_untracked(|pairs| keep::name_of(pairs).map(str::to_owned));
        let plan = name.and_then(|name| self.store.with_untracked(|s| s.find(&name).cloned()));
        if let Some(plan) = plan {
            self.page.take(plan.pairs());
            self.clash.set(None);
        }
    }

    /// Gives a plan another name, with all that is done in it.
    pub fn rename(self, old: &str, new: &str) -> Option<Result<(), Clash>> {
        let renamed = self.change_store(|store| store.rename(old, new))?;
        if renamed.is_err() {
            return Some(renamed);
        }
        self.change_progress(|progress| progress.copy_name(old, new));
        if self.page.with_pairs_untracked(|pairs| keep::name_of(pairs) == Some(old)) {
            self.seen.update(|seen| {
                let revision = self.store.with_untracked(|s| s.find(new).map(|plan| plan.revision));
                *seen = revision.map(|revision| (new.to_owned(), revision));
            });
            self.page.set_slot(Slot::Name, new);
        }
        Some(Ok(()))
    }

    /// Copies a plan; the copy's name.
    pub fn duplicate(self, name: &str) -> Option<String> {
        let copy = self.change_store(|store| store.duplicate(name))??;
        self.change_progress(|progress| progress.copy_name(name, &copy));
        Some(copy)
    }

    /// Deletes a plan; what brings it back.
    pub fn delete(self, name: &str) -> Option<(usize, Kept)> {
        self.change_store(|store| store.delete(name)).flatten()
    }

    /// Brings a plan back; its name.
    pub fn restore(self, place: usize, plan: Kept) -> Option<String> {
        self.change_store(|store| store.restore(place, plan))
    }

    /// Adds plans of a file.
    pub fn merge(self, found: Vec<keep::Found>, nameless: &str) -> Option<keep::Merged> {
        let name = |plan: &keep::Found| plan.name.clone().unwrap_or_else(|| nameless.to_owned());
        let plans: Vec<_> = found.iter().map(|plan| (name(plan), plan.pairs.clone())).collect();
        let merged = self.change_store(|store| store.merge(plans))?;
        self.change_progress(|progress| {
            for plan in found {
                let name = name(&plan);
                let place = merged.added.iter().find(|(old, _)| *old == name);
                progress.add(place.map_or(&name, |(_, new)| new), plan.done);
            }
        });
        Some(merged)
    }

    /// Under what the marks of the shown plan stand.
    pub fn key(self, plan: &Plan, way: Option<(Mode, Mode)>) -> String {
        let name = self.name();
        match way {
            Some(way) => keep::way_key(plan, way, name.as_deref()),
            None => keep::key(plan, name.as_deref()),
        }
    }

    fn key_untracked(self) -> Option<String> {
        untrack(|| self.page.plan.with(|plan| plan.as_ref().map(|plan| self.key(plan, None))))
    }

    /// Changes the marks as they are kept now.
    pub fn change_progress(self, change: impl FnOnce(&mut Progress)) {
        self.once_read();
        // Where there was no room, this tab holds more than what is kept.
        let fuller = self.trouble.get_untracked() == Some(Trouble::Full);
        let kept = if fuller { None } else { fresh(storage::PROGRESS, Progress::read) };
        let mut progress = kept.unwrap_or_else(|| self.progress.get_untracked());
        change(&mut progress);
        if self.progress.with_untracked(|now| *now != progress) {
            self.keep(storage::PROGRESS, &progress.write());
            self.progress.set(progress);
        }
    }
}

/// What is kept now, where it can be read.
fn fresh<T>(key: &str, read: fn(&str) -> Reading<T>) -> Option<T> {
    match storage::read(key).ok().flatten().map(|text| read(&text)) {
        Some(Reading::Whole(found)) => Some(found),
        _ => None,
    }
}
