//! The address bar. What changes write there waits until they pause: the browser takes longer over the writing than the
//! page over a change (it asks for the icon each time), and refuses when it is asked too often. Whoever asks for the
//! address meanwhile hears what it is about to be.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use gloo::timers::callback::Timeout;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Event, KeyboardEvent};

/// Shorter than anybody takes from one thing to the next, longer than between two keys of who types on.
const PAUSE_MS: u32 = 100;

struct Write {
    hash: String,
    new_entry: bool,
}

#[derive(Default)]
struct Waits {
    /// In the order of the history.
    writes: Vec<Write>,
    /// Dropped, it does not ring.
    timer: Option<Timeout>,
}

thread_local! {
    static WAITS: RefCell<Waits> = RefCell::default();
}

/// The part of the address after `#`.
pub fn hash() -> String {
    let waits = WAITS.with_borrow(|waits| waits.writes.last().map(|write| write.hash.clone()));
    waits.unwrap_or_else(|| window().location().hash().unwrap_or_default())
}

/// The whole address.
pub fn address() -> String {
    write_now();
    window().location().href().unwrap_or_default()
}

/// The folder that the page stands in, with a slash at its end.
pub fn folder() -> String {
    let address = address();
    let path = address.split(['#', '?']).next().unwrap_or_default();
    path.rsplit_once('/').map_or_else(String::new, |(folder, _)| format!("{folder}/"))
}

/// Writes the part after `#`, as a new entry of the history or over the present one, at the next pause.
pub fn write(hash: String, new_entry: bool) {
    WAITS.with_borrow_mut(|waits| {
        match waits.writes.last_mut() {
            Some(present) if !new_entry => present.hash = hash,
            _ => waits.writes.push(Write { hash, new_entry }),
        }
        waits.timer = Some(Timeout::new(PAUSE_MS, write_now));
    });
    if document().hidden() {
        // Whoever left may not come back.
        write_now();
    }
}

/// Writes what waits.
pub fn write_now() {
    let Waits { writes, .. } = WAITS.take();
    let Ok(history) = window().history() else { return };
    for Write { hash, new_entry } in writes {
        // A browser that refuses (too many entries a second) keeps the old address; the page itself is right.
        let _ = if new_entry {
            history.push_state_with_url(&JsValue::NULL, "", Some(&hash))
        } else {
            history.replace_state_with_url(&JsValue::NULL, "", Some(&hash))
        };
    }
}

/// The browser went to another address by itself: what waits is of the one that was left.
pub fn forget() {
    WAITS.take();
}

/// Writes what waits before anything leads away from here.
pub fn listen() {
    let options = EventListenerOptions::run_in_capture_phase();
    for name in ["click", "pagehide", "visibilitychange", "keydown"] {
        EventListener::new_with_options(&window(), name, options, |event| {
            if leads_away(event) {
                write_now();
            }
        })
        .forget();
    }
}

/// Keys of the browser itself come with one of these, or have a name such as F5.
fn leads_away(event: &Event) -> bool {
    event.dyn_ref::<KeyboardEvent>().is_none_or(|key| {
        let function = || key.key().strip_prefix('F').is_some_and(|rest| !rest.is_empty());
        key.alt_key() || key.ctrl_key() || key.meta_key() || function()
    })
}
