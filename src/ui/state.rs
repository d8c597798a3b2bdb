//! The page's state: what was typed, kept in the address; everything else follows from it.

use leptos::prelude::*;

use super::address::{self, Pairs};
use super::browser;
use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, plan_with};
use crate::scenario::{Change, Field, Input, InputError, ModeChoice, Scenario, Slot, read_input};
use crate::text::ui as t;

/// The state and what follows from it.
#[derive(Clone, Copy)]
pub struct Page {
    /// Keys and values as they were typed: the one source of everything below.
    pairs: RwSignal<Pairs>,
    /// The language that the user chose; `None`: the browser's.
    chosen_lang: RwSignal<Option<Lang>>,
    /// The page's language.
    pub lang: Memo<Lang>,
    /// What the pairs say, and what is wrong with them.
    reading: Memo<Input>,
    /// The scenario, once it is complete.
    pub scenario: Memo<Option<Scenario>>,
    /// Its plan.
    pub plan: Memo<Option<Plan>>,
    /// What an opened file gave: its name and the faults found in it.
    pub opened: RwSignal<Option<Opened>>,
}

/// A file that was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// Its name.
    pub file: String,
    /// Was the scenario taken over?
    pub taken: bool,
    /// What could not be used.
    pub faults: Vec<InputError>,
}

impl Page {
    /// The state that the address tells.
    pub fn open() -> Self {
        let (pairs, lang) = address::read(&browser::hash());
        let pairs = RwSignal::new(pairs);
        let chosen_lang = RwSignal::new(lang);
        let lang = Memo::new(move |_| chosen_lang.get().unwrap_or_else(browser::language));
        let reading = Memo::new(move |_| pairs.with(|pairs| Input::from_pairs(pairs)));
        let scenario = Memo::new(move |_| reading.with(|input| input.draft.check().ok()));
        let plan = Memo::new(move |_| {
            let known = reading.with(|input| input.known.clone());
            scenario.get().map(|scenario| plan_with(&scenario, known))
        });
        let page =
            Self { pairs, chosen_lang, lang, reading, scenario, plan, opened: RwSignal::new(None) };
        page.follow_address();
        page
    }

    /// Back, forward and an address typed by hand.
    fn follow_address(self) {
        let handle = window_event_listener_untyped("popstate", move |_| {
            let (pairs, lang) = address::read(&browser::hash());
            self.opened.set(None);
            if self.pairs.with_untracked(|now| *now != pairs) {
                self.pairs.set(pairs);
            }
            if self.chosen_lang.get_untracked() != lang {
                self.chosen_lang.set(lang);
            }
        });
        on_cleanup(move || handle.remove());
        Effect::new(move |_| browser::set_language(self.lang.get(), t::TITLE.get(self.lang.get())));
    }

    fn write_address(self, new_entry: bool) {
        let hash = self
            .pairs
            .with_untracked(|pairs| address::write(pairs, self.chosen_lang.get_untracked()));
        if hash != browser::hash() {
            browser::write_hash(&hash, new_entry);
        }
    }

    fn change(self, new_entry: bool, change: impl FnOnce(&mut Pairs)) {
        self.opened.set(None);
        self.pairs.update(change);
        self.write_address(new_entry);
    }

    /// What was typed into a field.
    pub fn raw(self, field: Field) -> String {
        let spec = field.spec();
        self.pairs.with(|pairs| {
            let last = pairs.iter().rfind(|(key, _)| key == spec.key || key == spec.path);
            last.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// Types into a field; an empty text takes it back. `new_entry`: does 'back' undo it?
    pub fn set(self, field: Field, value: &str, new_entry: bool) {
        self.change(new_entry, |pairs| set_pair(pairs, field, value));
    }

    /// What was typed into an open place of the plan.
    pub fn raw_slot(self, slot: Slot) -> String {
        let key = slot.key();
        self.pairs.with(|pairs| {
            let last = pairs.iter().rfind(|(known, _)| *known == key);
            last.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// Types into an open place; an empty text takes it back.
    pub fn set_slot(self, slot: Slot, value: &str) {
        let key = slot.key();
        self.change(false, |pairs| match pairs.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) if !value.is_empty() => value.clone_into(old),
            Some(_) => pairs.retain(|(known, _)| *known != key),
            None if !value.is_empty() => pairs.push((key, value.to_owned())),
            None => {}
        });
    }

    /// Applies a remedy.
    pub fn apply(self, change: &Change) {
        self.change(true, |pairs| {
            for (field, value) in change {
                set_pair(
                    pairs,
                    *field,
                    &value.map(|value| value.to_text(*field)).unwrap_or_default(),
                );
            }
        });
    }

    /// Plans with a mode.
    pub fn choose_mode(self, mode: Mode) {
        self.set(Field::Mode, ModeChoice::from(mode).word(), true);
    }

    /// Removes a key as it stands in the address.
    pub fn remove(self, key: &str) {
        self.change(true, |pairs| pairs.retain(|(known, _)| !names(known, key)));
    }

    /// Starts over.
    pub fn clear(self) {
        self.change(true, Vec::clear);
    }

    /// Takes over a whole scenario.
    pub fn load(self, input: &Input) {
        self.change(true, |pairs| *pairs = input.pairs());
    }

    /// Opens an exported plan or a scenario. What can't be used is said; what is no scenario changes nothing.
    pub fn open_file(self, file: String, text: &str) {
        let input = read_input(text);
        let taken = input.draft.given().next().is_some();
        if taken {
            self.load(&input);
        }
        let mut faults = input.faults;
        if let Err(fault) = input.draft.check()
            && faults.is_empty()
        {
            faults.push(fault);
        }
        self.opened.set(Some(Opened { file, taken, faults }));
    }

    /// Says in which language to speak.
    pub fn speak(self, lang: Lang) {
        self.chosen_lang.set(Some(lang));
        self.write_address(false);
    }

    /// Everything that is wrong with what was typed; a region that is still missing is no fault yet.
    pub fn faults(self) -> Vec<InputError> {
        self.reading.with(|Input { draft, known, faults }| {
            let mut faults = faults.clone();
            match draft.check() {
                Ok(scenario) => faults.extend(known.check(&scenario)),
                Err(fault) if draft.get(Field::Region).is_some() => faults.push(fault),
                Err(_) => {}
            }
            faults
        })
    }

    /// The fault of an open place, if there is one.
    pub fn slot_fault(self, slot: Slot) -> Option<InputError> {
        let key = slot.key();
        self.faults().into_iter().find(|fault| fault.field == key)
    }

    /// The fault of a field, if there is one.
    pub fn fault(self, field: Field) -> Option<InputError> {
        self.faults().into_iter().find(|fault| fault.field == field.spec().path)
    }
}

/// Does a key of the address name this field or key?
fn names(known: &str, key: &str) -> bool {
    known == key || Field::find(known).is_some_and(|field| field.spec().path == key)
}

fn set_pair(pairs: &mut Pairs, field: Field, value: &str) {
    let spec = field.spec();
    let place = pairs.iter().position(|(key, _)| key == spec.key || key == spec.path);
    pairs.retain(|(key, _)| key != spec.key && key != spec.path);
    if !value.is_empty() {
        let at = place.unwrap_or(pairs.len()).min(pairs.len());
        pairs.insert(at, (spec.key.to_owned(), value.to_owned()));
    }
}
