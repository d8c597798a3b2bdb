//! The bar that says that a new build of the page is kept, and asks for the change.
//!
//! `offline.js` follows the builds; the two speak by events of the window.

use leptos::prelude::*;

use super::part::when;
use super::tr;
use crate::text::offline as t;

/// A new build is there.
const READY: &str = "eip-planner:build-ready";
/// The user wants it.
const CHANGE: &str = "eip-planner:change-build";

/// The bar; it takes no room until there is something to say, and moves nothing when it comes.
#[component]
pub fn Renewal() -> impl IntoView {
    let ready = RwSignal::new(false);
    let listening = window_event_listener_untyped(READY, move |_| ready.set(true));
    on_cleanup(move || listening.remove());
    let change = |_| {
        if let Ok(event) = web_sys::Event::new(CHANGE) {
            let _ = window().dispatch_event(&event);
        }
    };
    let bar = move || {
        view! {
            <p>{tr(t::READY)}</p>
            <p class="actions">
                <button type="button" id="renew" on:click=change>{tr(t::CHANGE)}</button>
                <button type="button" id="renew-later" on:click=move |_| ready.set(false)>{tr(t::LATER)}</button>
            </p>
        }
        .into_any()
    };
    view! {
        <div class="renewal" role="status">
            {when(move || ready.get(), bar)}
        </div>
    }
}
