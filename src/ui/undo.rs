//! Undo and redo, and the keys that people expect.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::keeper::Keeper;
use super::state::Page;
use crate::text::keep as t;

/// What a key or button asks for.
#[derive(Clone, Copy, PartialEq)]
pub enum Asked {
    /// The state before the last change.
    Undo,
    /// The state before the last undo.
    Redo,
}

/// Ctrl+Z, Ctrl+Shift+Z, Ctrl+Y, and the same with the command key.
fn asked(event: &KeyboardEvent) -> Option<Asked> {
    if event.alt_key() || !(event.ctrl_key() || event.meta_key()) {
        return None;
    }
    let (key, shift) = (event.key(), event.shift_key());
    match key.as_str() {
        "z" | "Z" => Some(if shift { Asked::Redo } else { Asked::Undo }),
        "y" | "Y" if !shift => Some(Asked::Redo),
        _ => None,
    }
}

/// Is this where text is typed?
fn is_text(event: &Event) -> bool {
    let target = event.target();
    let input = target.as_ref().and_then(|target| target.dyn_ref::<HtmlInputElement>());
    input.is_some_and(|input| matches!(&*input.type_(), "text" | "search" | "number"))
        || target.is_some_and(|target| target.dyn_ref::<HtmlTextAreaElement>().is_some())
}

/// Takes the last change back, or makes it again, and says so.
#[inline(never)]
pub fn step(page: Page, keeper: Keeper, asked: Asked) {
    let can = page.history.with_untracked(|history| match asked {
        Asked::Undo => history.can_undo(),
        Asked::Redo => history.can_redo(),
    });
    let (done, nothing) = match asked {
        Asked::Undo => (t::UNDONE, t::NOTHING_TO_UNDO),
        Asked::Redo => (t::REDONE, t::NOTHING_TO_REDO),
    };
    match asked {
        Asked::Undo => page.undo(),
        Asked::Redo => page.redo(),
    }
    keeper.tell(if can { done } else { nothing }, &[]);
}

/// Listens to the keys.
pub fn listen(page: Page, keeper: Keeper) {
    // The browser takes back what is being typed, until the field is left.
    let typing = StoredValue::new(false);
    let typed = window_event_listener(ev::input, move |event| {
        typing.set_value(is_text(&event));
    });
    let left = window_event_listener(ev::focusin, move |_| typing.set_value(false));
    let pressed = window_event_listener(ev::keydown, move |event| {
        if let Some(asked) = asked(&event)
            && !(typing.get_value() && is_text(&event))
        {
            event.prevent_default();
            step(page, keeper, asked);
        }
    });
    on_cleanup(move || {
        typed.remove();
        left.remove();
        pressed.remove();
    });
}
