//! The texts of a language come when it is asked for (feature `late-texts`); the page speaks the one before until then.

use std::sync::LazyLock;

use js_sys::{Function, Promise, Reflect};
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use wasm_bindgen_futures::{JsFuture, spawn_local};

use crate::catalog::Lang;
use crate::text;

/// The function of `start.js` that fetches a file of texts: at once, or once the page has nothing else to do.
const FETCH: &str = "eipTexts";

/// How many files of texts have come.
static ARRIVED: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));

async fn fetch(lang: Lang, soon: bool) -> Option<Lang> {
    let fetch = Reflect::get(&js_sys::global(), &FETCH.into()).ok()?.dyn_into::<Function>().ok()?;
    let coming = fetch.call2(&wasm_bindgen::JsValue::NULL, &lang.id().into(), &soon.into()).ok()?;
    let file = JsFuture::from(coming.dyn_into::<Promise>().ok()?).await.ok()?.as_string()?;
    text::load(&file).ok()
}

fn when(lang: Lang, soon: bool, then: impl FnOnce() + 'static) {
    if text::is_loaded(lang) {
        return then();
    }
    // What goes wrong on the way has been reported by `start.js`.
    spawn_local(async move {
        if fetch(lang, soon).await == Some(lang) {
            ARRIVED.update(|count| *count += 1);
            then();
        }
    });
}

/// Goes on once the page can speak the language.
pub fn once_there(lang: Lang, then: impl FnOnce() + 'static) {
    when(lang, true, then);
}

/// Gets the others, which searches and tables from other places need, when there is time.
pub fn others_later() {
    Lang::ALL.into_iter().for_each(|lang| when(lang, false, || ()));
}

/// For what understands words of every language, such as a search: it looks again whenever the texts of one have come.
pub fn follow() {
    ARRIVED.track();
}

/// The language that the page speaks: the wanted one, from the moment that its texts are there.
pub fn spoken(wanted: impl Fn() -> Lang + Send + Sync + 'static) -> Memo<Lang> {
    Memo::new(move |before: Option<&Lang>| {
        let wanted = wanted();
        follow();
        if text::is_loaded(wanted) {
            return wanted;
        }
        once_there(wanted, || ());
        before.copied().unwrap_or(wanted)
    })
}
