//! What the first view does without: other screens, what stands under the cards, files. When the site is built its code
//! goes to a second module (`.ci/site/late.mjs`), which comes once the first view is there. Whatever calls it before
//! that waits in the browser until it has come; so what can wait without holding up anything waits here.

use gloo::timers::future::TimeoutFuture;
use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::JsFuture;

use super::part::{part, when};
use super::{browser, page, shared, texts};
use crate::html::Html;
use crate::text::ui as t;

/// The functions of `start.js` that bring the second module, and its bytes alone. Without them the program is in one piece.
const FETCH: &str = "eipLate";
const FETCH_BYTES: &str = "eipLateBytes";
/// A line that was cut may be there again.
const AGAIN_MS: u32 = 2000;

/// Has the rest of the program come?
#[derive(Clone, Copy)]
pub struct Late(RwSignal<State>);

#[derive(Clone, Copy, PartialEq, Eq)]
enum State {
    Coming,
    /// It could not be had, and is asked for again.
    Missing,
    There,
}

impl Late {
    /// Not yet.
    pub fn new() -> Self {
        Self(RwSignal::new(State::Coming))
    }

    /// Is all of the program there?
    pub fn is_there(self) -> bool {
        self.0.get() == State::There
    }

    /// Could it not be had so far?
    pub fn is_missing(self) -> bool {
        self.0.get() == State::Missing
    }

    /// Asks for its bytes: they are on their way while the first view is built to its end.
    pub fn soon(self) {
        browser::call(FETCH_BYTES, &[]);
    }

    /// Asks for it, and goes on once it is there.
    pub async fn come(self) {
        while !arrives().await {
            self.set(State::Missing);
            TimeoutFuture::new(AGAIN_MS).await;
        }
        self.set(State::There);
    }

    fn set(self, state: State) {
        if self.0.try_get_untracked().is_some_and(|before| before != state) {
            self.0.set(state);
        }
    }
}

/// What the first view does without, and nobody sees at once: a dialog, a list that opens.
pub fn once_there(view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let late = shared().late;
    when(move || late.is_there(), view)
}

/// Goes on once it is there, where nothing can be shown without it. Meanwhile the frame says what goes wrong.
pub async fn ahead() {
    while !arrives().await {
        TimeoutFuture::new(AGAIN_MS).await;
    }
}

/// Stands in the place of what waits for it.
pub fn waiting() -> AnyView {
    let (page, late) = (page(), shared().late);
    part(move || {
        let text = if late.is_missing() { t::REST_MISSING } else { t::LOADING };
        Html::of(|out| {
            out.element("<p role=\"status\">", text.get(page.lang.get()), "</p>");
        })
    })
}

/// The program and its texts.
async fn arrives() -> bool {
    fetch().await && texts::rest().await
}

/// What goes wrong on the way has been reported by `start.js`.
async fn fetch() -> bool {
    match browser::call(FETCH, &[]).map(JsCast::dyn_into::<Promise>) {
        Some(Ok(coming)) => JsFuture::from(coming).await.is_ok(),
        Some(Err(_)) => false,
        None => true,
    }
}
