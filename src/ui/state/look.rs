//! What components look at.

use leptos::prelude::*;

use super::Page;
use crate::catalog::Mode;
use crate::scenario::{Field, InputError, Slot};
use crate::ui::address::Pairs;

impl Page {
    /// The modes of the migration. Where the address has none: from the mode that is being phased out, to the one
    /// that is recommended instead.
    pub fn way(self) -> (Mode, Mode) {
        let (from, to) = self.way.get();
        let asked = self.scenario.with(|s| s.and_then(|s| s.facts().mode().mode()));
        let old = |mode: &Mode| matches!(mode, Mode::CutThrough | Mode::MultiEip);
        let from = Mode::parse(&from).or(asked.filter(old)).unwrap_or(Mode::CutThrough);
        (from, Mode::parse(&to).unwrap_or(Mode::SecondaryCidr))
    }

    /// What was typed into a field.
    pub fn raw(self, field: Field) -> String {
        let spec = field.spec();
        self.pairs.with(|pairs| {
            let last = pairs.iter().rfind(|(key, _)| key == spec.key || key == spec.path);
            last.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// What was typed into an open place of the plan.
    pub fn raw_slot(self, slot: Slot) -> String {
        let key = slot.key();
        self.pairs.with(|pairs| {
            let last = pairs.iter().rfind(|(known, _)| *known == key);
            last.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// Everything that is wrong with what was typed; a region that is still missing is no fault yet.
    pub fn faults(self) -> Vec<InputError> {
        self.faults.get()
    }

    /// The fault of an open place, if there is one.
    pub fn slot_fault(self, slot: Slot) -> Option<InputError> {
        let key = slot.key();
        self.faults.with(|faults| faults.iter().find(|fault| fault.field == key).cloned())
    }

    /// Is something shown in this way?
    pub fn view_is(self, key: &str, word: &str) -> bool {
        self.view.with(|view| view.iter().any(|(known, value)| known == key && value == word))
    }

    /// The word for the way in which something is shown, if there is one.
    pub fn view_word(self, key: &str) -> Option<String> {
        let of = |view: &Pairs| view.iter().find(|(known, _)| known == key).cloned();
        self.view.with(of).map(|(_, word)| word)
    }

    /// The fault of a field, if there is one.
    pub fn fault(self, field: Field) -> Option<InputError> {
        let path = field.spec().path;
        self.faults.with(|faults| faults.iter().find(|fault| fault.field == path).cloned())
    }
}
