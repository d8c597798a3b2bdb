//! The address bar. What a change writes there waits until the change is on the screen: the browser takes longer over the
//! writing than the page over the change. Whoever asks for the address meanwhile hears what it is about to be.

use std::cell::RefCell;

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;
use wasm_bindgen::JsValue;

use super::browser;

struct Write {
    hash: String,
    new_entry: bool,
}

thread_local! {
    static WAITS: RefCell<Option<Write>> = const { RefCell::new(None) };
}

/// The part of the address after `#`.
pub fn hash() -> String {
    let waits = WAITS.with_borrow(|waits| waits.as_ref().map(|write| write.hash.clone()));
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

/// Writes the part after `#`, as a new entry of the history or over the present one, once the page is drawn.
pub fn write(hash: String, new_entry: bool) {
    if new_entry {
        write_now();
    }
    let waits = |waits: &mut Option<Write>| {
        let entry = waits.as_ref().is_some_and(|before| before.new_entry);
        waits.replace(Write { hash, new_entry: new_entry || entry }).is_some()
    };
    if WAITS.with_borrow_mut(waits) {
        return;
    }
    if document().hidden() {
        // Nothing is drawn there.
        write_now();
        return;
    }
    leptos::task::spawn_local(async {
        browser::drawn().await;
        gloo::timers::future::TimeoutFuture::new(0).await;
        write_now();
    });
}

/// Writes what waits.
pub fn write_now() {
    let Some(Write { hash, new_entry }) = WAITS.take() else { return };
    let Ok(history) = window().history() else { return };
    // A browser that refuses (too many entries a second) keeps the old address; the page itself is right.
    let _ = if new_entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(&hash))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(&hash))
    };
}

/// The browser went to another address by itself: what waits is of the one that was left.
pub fn forget() {
    WAITS.take();
}

/// Writes what waits before anything leads away from here.
pub fn listen() {
    let options = EventListenerOptions::run_in_capture_phase();
    for name in ["click", "pagehide", "visibilitychange"] {
        EventListener::new_with_options(&window(), name, options, |_| write_now()).forget();
    }
}
