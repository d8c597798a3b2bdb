//! The texts of a language come when it is asked for (feature `late-texts`); the page speaks the one before until then.
//! First those of a first view; the rest comes with the rest of the program (`late.rs`), or where a text of it is wanted
//! before, at once.

use std::sync::LazyLock;
use std::sync::atomic::{AtomicBool, Ordering};

use js_sys::Promise;
use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::{JsFuture, spawn_local};

use super::browser;
use crate::catalog::Lang;
use crate::text;

/// The function of `start.js` that fetches a file of texts: at once, or once the page has nothing else to do.
const FETCH: &str = "eipTexts";
/// Those that fetch the rest of them, and that do not return before it is there. Without them a file has all texts.
const FETCH_REST: &str = "eipRest";
const FETCH_REST_NOW: &str = "eipRestNow";

/// Is all of each language wanted by now?
static WHOLE: AtomicBool = AtomicBool::new(false);

/// How many files of texts have come.
static ARRIVED: LazyLock<ArcRwSignal<u32>> = LazyLock::new(|| ArcRwSignal::new(0));

fn coming(name: &str, arguments: &[JsValue]) -> Option<Promise> {
    browser::call(name, arguments)?.dyn_into().ok()
}

async fn file(coming: Promise) -> Option<String> {
    JsFuture::from(coming).await.ok()?.as_string()
}

fn rest_of(lang: Lang) -> Option<Promise> {
    coming(FETCH_REST, &[lang.id().into()])
}

async fn fetch(lang: Lang, soon: bool) -> Option<Lang> {
    let first = file(coming(FETCH, &[lang.id().into(), soon.into()])?).await?;
    let rest = if WHOLE.load(Ordering::Relaxed) { rest_of(lang) } else { None };
    // What could not be had is asked for once it is wanted.
    let rest = match rest {
        Some(rest) => file(rest).await,
        None => None,
    };
    let lang = text::load(&first).ok()?;
    rest.map(|rest| text::load(&rest));
    Some(lang)
}

/// Gets what is missing of the languages that are there; from now on a language comes as a whole. Answers whether there
/// is nothing missing.
pub async fn rest() -> bool {
    WHOLE.store(true, Ordering::Relaxed);
    for lang in
        Lang::ALL.into_iter().filter(|lang| text::is_loaded(*lang) && !text::is_whole(*lang))
    {
        let Some(rest) = rest_of(lang) else { break };
        if file(rest).await.is_none_or(|rest| text::load(&rest).is_err()) {
            return false;
        }
    }
    true
}

/// A text of the rest may be wanted before that has come: seldom.
pub fn ask_for_rest() {
    text::ask_for_rest(|lang| browser::call(FETCH_REST_NOW, &[lang.id().into()])?.as_string());
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
