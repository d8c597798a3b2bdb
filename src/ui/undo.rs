//! Undo and redo: two buttons, and the keys that people expect.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Event, HtmlInputElement, HtmlTextAreaElement, KeyboardEvent};

use super::{keeper, page, tr};
use crate::text::{Text, keep as t};

/// What a key press asks for.
#[derive(Clone, Copy, PartialEq)]
enum Asked {
    Undo,
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

/// The two buttons.
#[component]
pub fn Undo() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let can_undo = Memo::new(move |_| page.history.with(|history| history.can_undo()));
    let can_redo = Memo::new(move |_| page.history.with(|history| history.can_redo()));
    let act = move |asked: Asked| {
        let (can, done, nothing) = match asked {
            Asked::Undo => (can_undo, t::UNDONE, t::NOTHING_TO_UNDO),
            Asked::Redo => (can_redo, t::REDONE, t::NOTHING_TO_REDO),
        };
        let can = can.get_untracked();
        match asked {
            Asked::Undo => page.undo(),
            Asked::Redo => page.redo(),
        }
        keeper.tell(if can { done } else { nothing }, &[]);
    };
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
            act(asked);
        }
    });
    on_cleanup(move || {
        typed.remove();
        left.remove();
        pressed.remove();
    });
    // A button that is out of use keeps the focus, so that the keyboard does not lose its place.
    let button = move |asked: Asked,
                       label: Text,
                       can: Memo<bool>,
                       keys: &'static str,
                       sign: &'static str| {
        view! {
            <button
                type="button"
                class="icon-button undo"
                aria-label=tr(label)
                title=tr(label)
                aria-keyshortcuts=keys
                aria-disabled=move || (!can.get()).to_string()
                on:click=move |_| act(asked)
            >
                <span aria-hidden="true">{sign}</span>
            </button>
        }
    };
    view! {
        <div class="undo-redo">
            {button(Asked::Undo, t::UNDO, can_undo, "Control+Z Meta+Z", "↶")}
            {button(Asked::Redo, t::REDO, can_redo, "Control+Shift+Z Meta+Shift+Z Control+Y", "↷")}
            <p class="told" id="told" role="status">{keeper.told}</p>
        </div>
    }
}
