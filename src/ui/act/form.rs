//! What is entered into a field of a form.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlElement};

use super::{Acts, data};
use crate::scenario::{Field, Protocols, Slot};
use crate::ui::field::Combo;
use crate::ui::state::Page;

impl Acts {
    /// The scenario and the field that a control belongs to.
    fn field(self, control: &Element) -> Option<(Page, Field)> {
        let field = Field::find(&data(control, "path"))?;
        let page = if is_second(control) { self.page.second_untracked() } else { self.page };
        Some((page, field))
    }

    /// The box with a list that a control belongs to.
    pub(super) fn combo(self, control: &Element) -> Option<Combo> {
        self.combos.get_value().get(is_second(control))
    }

    /// The focus goes to the box.
    pub(super) fn opener(self, button: &Element) {
        let Some(combo) = self.combo(button) else { return };
        let input = button.previous_element_sibling();
        if let Some(input) = input.as_ref().and_then(|input| input.dyn_ref::<HtmlElement>()) {
            let _ = input.focus();
        }
        combo.toggle();
    }

    #[inline(never)]
    pub(super) fn offer(self, option: &Element, index: &str) {
        if let (Some(combo), Ok(index)) = (self.combo(option), index.parse()) {
            combo.choose(index);
        }
    }

    pub(super) fn enter(self, control: &Element, value: &str, new_entry: bool) {
        if let Some((page, field)) = self.field(control) {
            page.set(field, value, new_entry);
        }
    }

    pub(super) fn slot(self, control: &Element, value: &str) {
        if let Some(slot) = Slot::parse(&control.id()) {
            self.page.set_slot(slot, value);
        }
    }

    /// A step up or down from what stands there.
    pub(super) fn step(self, control: &Element, up: bool) {
        let Some((page, field)) = self.field(control) else { return };
        let raw = untrack(|| page.raw(field));
        if let Some(value) = field.spec().stepped(&raw, up) {
            page.set(field, &value, false);
        }
    }

    /// Adds a protocol to the list or takes it away; the list keeps its order.
    pub(super) fn protocol(self, control: &Element, on: bool) {
        let Some((page, field)) = self.field(control) else { return };
        let word = control.get_attribute("value").unwrap_or_default();
        let list = |text: &str| Protocols::parse(text).unwrap_or_default();
        let chosen = list(&untrack(|| page.raw(field)));
        let kept = chosen.words().filter(|known| *known != word).map(str::to_owned);
        let all: Vec<String> = kept.chain(on.then(|| word.clone())).collect();
        let ordered = list(&all.join(",")).words().collect::<Vec<_>>().join(",");
        page.set(field, &ordered, true);
    }
}

/// Does it belong to the second scenario of a comparison?
fn is_second(control: &Element) -> bool {
    control.closest("[data-second]").ok().flatten().is_some()
}
