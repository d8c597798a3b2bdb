//! What events do to the state. Every change is remembered, so that it can be undone, and stands in the address.

use leptos::prelude::*;

use super::faults::names;
use super::{Entered, Opened, Page, renew, set_pair, set_value};
use crate::catalog::{Lang, Mode};
use crate::scenario::{Change, Field, Input, ModeChoice, Slot, Value, read_input};
use crate::ui::address::{self, Pairs, Screen};
use crate::ui::bar;

impl Page {
    /// Makes a change. `typing`: the field that is typed into, where each letter alone is no change to undo and no
    /// entry of the browser's history.
    fn change(self, typing: Option<&str>, change: impl FnOnce(Self)) {
        if self.opened.with_untracked(Option::is_some) {
            self.opened.set(None);
        }
        let goes_on = typing
            .is_some_and(|field| self.history.with_untracked(|history| history.goes_on(field)));
        let before = (!goes_on).then(|| self.entered());
        change(self);
        self.remember(before, typing);
        self.write_address(typing.is_none());
    }

    /// Remembers how it was, if that was otherwise.
    pub(super) fn remember(self, before: Option<Entered>, typing: Option<&str>) {
        if let Some(before) = before.filter(|before| *before != self.entered()) {
            self.history.update(|history| history.record(before, typing));
        }
    }

    /// Takes the last change back.
    pub fn undo(self) {
        let now = self.entered();
        let before = self.history.try_update(|history| history.undo(now)).flatten();
        self.enter(before);
    }

    /// Makes the change again that was taken back last.
    pub fn redo(self) {
        let now = self.entered();
        let after = self.history.try_update(|history| history.redo(now)).flatten();
        self.enter(after);
    }

    fn enter(self, entered: Option<Entered>) {
        let Some(Entered { first, second, way }) = entered else { return };
        self.opened.set(None);
        renew(self.first(), first);
        renew(self.other_than_first(), second);
        renew(self.way, way);
        self.write_address(true);
    }

    /// Asks for the way between two modes.
    pub fn set_way(self, from: Mode, to: Mode) {
        self.change(None, |page| page.way.set((from.id().to_owned(), to.id().to_owned())));
    }

    /// Types into a field; an empty text takes it back. `new_entry`: does 'back' undo it?
    pub fn set(self, field: Field, value: &str, new_entry: bool) {
        let id = self.id(field.spec().key);
        self.change((!new_entry).then_some(&*id), |page| {
            page.pairs.update(|pairs| set_pair(pairs, field, value));
        });
    }

    /// Types into an open place; an empty text takes it back.
    pub fn set_slot(self, slot: Slot, value: &str) {
        let key = slot.key();
        self.change(Some(&self.id(&key)), |page| {
            page.pairs.update(|pairs| match pairs.iter_mut().find(|(known, _)| *known == key) {
                Some((_, old)) if !value.is_empty() => value.clone_into(old),
                Some(_) => pairs.retain(|(known, _)| *known != key),
                None if !value.is_empty() => pairs.push((key.clone(), value.to_owned())),
                None => {}
            })
        });
    }

    /// Applies a remedy.
    pub fn apply(self, change: &Change) {
        self.change(None, |page| {
            page.pairs.update(|pairs| {
                change.iter().for_each(|(field, value)| set_value(pairs, *field, *value));
            })
        });
    }

    /// Gives a field the value that was assumed, so that it is said and no longer assumed.
    pub fn confirm(self, field: Field, value: Value) {
        self.change(None, |page| {
            page.pairs.update(|pairs| {
                set_pair(pairs, field, "");
                // Even the empty list of protocols is something that was said.
                pairs.push((field.spec().key.to_owned(), value.to_text(field)));
            })
        });
    }

    /// Plans with a mode.
    pub fn choose_mode(self, mode: Mode) {
        self.set(Field::Mode, ModeChoice::from(mode).word(), true);
    }

    /// Removes a key as it stands in the address.
    pub fn remove(self, key: &str) {
        self.change(None, |page| {
            if page.screen.get_untracked() == Screen::Migrate {
                page.way.update(|(from, to)| match key {
                    address::FROM => from.clear(),
                    address::TO => to.clear(),
                    _ => {}
                });
            }
            page.pairs.update(|pairs| pairs.retain(|(known, _)| !names(known, key)));
        });
    }

    /// Starts over.
    pub fn clear(self) {
        self.change(None, |page| page.pairs.update(Vec::clear));
    }

    /// Takes over a whole scenario.
    pub fn load(self, input: &Input) {
        self.change(None, |page| page.pairs.set(input.pairs()));
    }

    /// Takes over pairs as they are.
    pub fn take(self, pairs: Pairs) {
        self.change(None, |page| page.pairs.set(pairs));
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

    /// Shows something in this way; an empty word is how it is shown first.
    pub fn set_view(self, key: &str, word: &str) {
        self.view.update(|view| {
            view.retain(|(known, _)| known != key);
            if !word.is_empty() {
                view.push((key.to_owned(), word.to_owned()));
            }
        });
        self.write_address(false);
    }

    pub(super) fn write_address(self, new_entry: bool) {
        let hash = address::write(&self.address());
        if hash != bar::hash() {
            bar::write(hash, new_entry);
        }
    }
}
