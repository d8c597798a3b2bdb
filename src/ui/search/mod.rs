//! One box over everything that there is to read: a dialog with a combobox and its list, as the ARIA practices
//! describe them.

mod keys;
mod results;

use leptos::html::{Dialog, Input};
use leptos::prelude::*;

use super::late::once_there;
use super::part::effect;
use super::{page, shared, texts, tr};
use crate::text::learn as t;

/// The box, and the keys that open it.
pub fn search() -> AnyView {
    // Who asks before the box is there gets it when it is.
    let open = shared().search;
    let listener = window_event_listener(leptos::ev::keydown, move |event| {
        let key = event.key();
        let command = (event.ctrl_key() || event.meta_key()) && !event.alt_key();
        let asked = (key.eq_ignore_ascii_case("k") && command && !event.shift_key())
            || (key == "/" && !command && !event.alt_key() && !keys::is_typing());
        if asked && !event.is_composing() && !keys::is_dialog_open() {
            event.prevent_default();
            open.set(true);
        }
    });
    on_cleanup(move || listener.remove());
    once_there(move || view! { <SearchBox open=open /> }.into_any())
}

/// The box.
#[component]
fn SearchBox(open: RwSignal<bool>) -> impl IntoView {
    let page = page();
    let dialog = NodeRef::<Dialog>::new();
    let input = NodeRef::<Input>::new();
    let query = RwSignal::new(String::new());
    let active = RwSignal::new(0_usize);
    let found = Memo::new(move |_| {
        // Nothing is looked for while the box is closed.
        if !open.get() {
            return Vec::new();
        }
        // Terms are found in every language.
        texts::follow();
        query.with(|query| results::choices(query, page.lang.get()))
    });
    effect(move || {
        let (Some(dialog), true) = (dialog.get(), open.get()) else { return };
        if dialog.open() {
            return;
        }
        if dialog.show_modal().is_err() {
            open.set(false);
            return;
        }
        query.set(String::new());
        active.set(0);
        if let Some(input) = input.get_untracked() {
            input.set_value("");
            let _ = input.focus();
        }
    });
    let close = move || {
        if let Some(dialog) = dialog.get_untracked() {
            dialog.close();
        }
    };
    let pick = move |event: web_sys::KeyboardEvent| {
        // Enter that ends a conversion of Japanese or Chinese input chooses nothing.
        if event.is_composing() {
            return;
        }
        let last = found.with(Vec::len).saturating_sub(1);
        let to = match event.key().as_str() {
            "ArrowDown" => {
                active.get_untracked().checked_add(1).filter(|n| *n <= last).unwrap_or(0)
            }
            "ArrowUp" => active.get_untracked().checked_sub(1).unwrap_or(last),
            "Enter" => {
                event.prevent_default();
                keys::follow(&results::option_id(active.get_untracked()));
                return;
            }
            _ => return,
        };
        event.prevent_default();
        active.set(to);
        keys::bring(&results::option_id(to));
    };
    let any = move || found.with(|found| !found.is_empty());
    let said = move || {
        let count = found.with(Vec::len);
        query.with(|query| results::said(query, count, page.lang.get()))
    };
    view! {
        <dialog
            class="over search"
            node_ref=dialog
            aria-label=tr(t::SEARCH)
            on:close=move |_| open.set(false)
            on:click=move |event| {
                // The backdrop belongs to the dialog itself; what is inside has targets of its own.
                if event.target() == event.current_target() {
                    close();
                }
            }
        >
            <div class="search-box">
                <input
                    node_ref=input
                    id="search-input"
                    type="text"
                    role="combobox"
                    autocomplete="off"
                    spellcheck="false"
                    aria-label=tr(t::SEARCH_LABEL)
                    aria-describedby="search-hint"
                    aria-autocomplete="list"
                    aria-controls="search-list"
                    aria-expanded=move || any().to_string()
                    aria-activedescendant=move || any().then(|| results::option_id(active.get()))
                    on:input=move |event| {
                        active.set(0);
                        query.set(event_target_value(&event));
                    }
                    on:keydown=pick
                />
                <button type="button" on:click=move |_| close()>{tr(t::SEARCH_CLOSE)}</button>
            </div>
            <p id="search-hint" class="help">{tr(t::SEARCH_HINT)}</p>
            <p class="search-said" role="status">{said}</p>
            <div id="search-list" role="listbox" aria-label=tr(t::SEARCH_RESULTS)>
                {move || found.with(|found| results::groups(found, active, close))}
            </div>
        </dialog>
    }
}
