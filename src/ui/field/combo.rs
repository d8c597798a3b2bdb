//! The state of the instance box and what its keys do.
//!
//! The focus stays in the box; the option that the arrow keys are on is told by `aria-activedescendant`. What is
//! typed is a search until it names an instance; as soon as the box is left, it stands as it is, right or wrong.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

use super::Asked;
use crate::catalog::{Instance, Mode};
use crate::html;
use crate::learn::{Matches, find_instances, name_instance};
use crate::scenario::Field;
use crate::ui::late::Late;
use crate::ui::part::effect;
use crate::ui::{shared, texts};

/// How many are listed at once.
const LISTED: usize = 30;

/// The state of the box.
#[derive(Clone, Copy)]
pub struct Combo {
    asked: Asked,
    /// What stands in it.
    pub typed: RwSignal<String>,
    open: RwSignal<bool>,
    /// The option that the arrow keys are on.
    pub active: RwSignal<Option<usize>>,
    /// The mode for which EIPs are counted.
    pub mode: Memo<Mode>,
    /// What the list shows; nothing while it is closed.
    pub found: Memo<Matches>,
    pub late: Late,
}

/// The boxes of the page, by form: acts find them here.
#[derive(Clone, Copy, Default)]
pub struct Combos {
    first: Option<Combo>,
    second: Option<Combo>,
}

impl Combos {
    /// The one of a form, as long as it stands.
    pub fn get(self, second: bool) -> Option<Combo> {
        if second { self.second } else { self.first }
    }

    /// That of a form is there, or no longer.
    pub fn put(&mut self, second: bool, combo: Option<Combo>) {
        *if second { &mut self.second } else { &mut self.first } = combo;
    }
}

impl Combo {
    pub(super) fn new(asked: Asked) -> Self {
        let (typed, open) = (RwSignal::new(asked.raw.get_untracked()), RwSignal::new(false));
        let mode =
            Memo::new(move |_| Mode::parse(&asked.page.raw(Field::Mode)).unwrap_or(Mode::Nat));
        let late = shared().late;
        let found = Memo::new(move |_| {
            // The first view does without the search.
            if !late.is_there() {
                return Matches::default();
            }
            // Units are understood in every language.
            texts::follow();
            let found = || typed.with(|typed| find_instances(typed, mode.get(), LISTED));
            open.get().then(found).unwrap_or_default()
        });
        // What comes from elsewhere: an address, a file, a remedy.
        effect(move || {
            let raw = asked.raw.get();
            if typed.with_untracked(|typed| typed.trim() != raw) {
                typed.set(raw);
            }
        });
        let combo = Self { asked, typed, open, active: RwSignal::new(None), mode, found, late };
        effect(move || {
            if let Some(id) = combo.active_id() {
                show_option(&id);
            }
        });
        combo
    }

    /// Is the list open?
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Opens the list.
    pub fn show(self) {
        self.open.set(true);
    }

    /// Opens the list, or closes it.
    pub fn toggle(self) {
        self.set_open(!self.open.get_untracked());
    }

    fn active_id(self) -> Option<String> {
        let active = self.active.get()?;
        let id = self.asked.id();
        self.found.with(|found| Some(html::Combo::option_id(&id, found.hits.get(active)?)))
    }

    fn set_open(self, open: bool) {
        self.active.set(None);
        self.open.set(open);
    }

    fn give(self, value: &str, new_entry: bool) {
        if self.asked.raw.with_untracked(|raw| raw != value) {
            self.asked.set(value, new_entry);
        }
    }

    /// Something was typed.
    pub fn type_in(self, value: String) {
        let text = value.trim().to_owned();
        self.typed.set(value);
        self.set_open(!text.is_empty());
        let may_find = || {
            !untrack(|| self.late.is_there()) || self.found.with_untracked(|found| found.total > 0)
        };
        let searching = Instance::parse(&text).is_none() && may_find();
        if !searching {
            self.give(&text, false);
        }
    }

    /// Takes what stands in the box as it is, but for case and a beginning that nobody needs to type.
    pub fn leave(self) {
        self.set_open(false);
        let text = self.typed.with_untracked(|typed| typed.trim().to_owned());
        let named = name_instance(&text).map(|instance| instance.name().to_owned());
        self.give(&named.unwrap_or(text), false);
    }

    /// Takes an option.
    pub fn choose(self, index: usize) {
        let name = self.found.with_untracked(|found| Some(found.hits.get(index)?.instance.name()));
        let Some(name) = name else { return };
        self.typed.set(name.to_owned());
        self.set_open(false);
        self.give(name, true);
    }

    fn step(self, down: bool) {
        if !self.open.get_untracked() {
            self.set_open(true);
        }
        let count = self.found.with_untracked(|found| found.hits.len());
        let last = count.saturating_sub(1);
        let next = match (self.active.get_untracked(), down) {
            (None, true) => 0,
            (None, false) | (Some(0), false) => last,
            (Some(at), true) => {
                if at >= last {
                    0
                } else {
                    at + 1
                }
            }
            (Some(at), false) => at - 1,
        };
        self.active.set((count > 0).then_some(next));
    }

    /// A key was pressed.
    pub fn key(self, event: &KeyboardEvent) {
        // Enter and arrows of an input method are its own.
        if event.is_composing() {
            return;
        }
        let open = self.open.get_untracked();
        let active = self.active.get_untracked().filter(|_| open);
        match (event.key().as_str(), event.alt_key()) {
            ("ArrowDown", true) => self.set_open(true),
            ("ArrowUp", true) => self.set_open(false),
            ("ArrowDown", false) => self.step(true),
            ("ArrowUp", false) => self.step(false),
            ("Enter", _) => active.map_or_else(|| self.leave(), |index| self.choose(index)),
            ("Escape", _) if open => self.set_open(false),
            ("Escape", _) if self.typed.with_untracked(|typed| !typed.is_empty()) => {
                self.type_in(String::new())
            }
            // The keys that go on with their own work.
            ("Tab", _) => return active.into_iter().for_each(|index| self.choose(index)),
            ("Home" | "End" | "ArrowLeft" | "ArrowRight", _) => return self.active.set(None),
            _ => return,
        }
        event.prevent_default();
        event.stop_propagation();
    }
}

/// Scrolls the list, never the page, until the option is seen.
#[inline(never)]
fn show_option(id: &str) {
    let element =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    let Some(option) = element else { return };
    let Some(list) = option.parent_element() else { return };
    let (top, bottom) = (option.offset_top(), option.offset_top() + option.offset_height());
    if top < list.scroll_top() {
        list.set_scroll_top(top);
    } else if bottom > list.scroll_top() + list.client_height() {
        list.set_scroll_top(bottom - list.client_height());
    }
}
