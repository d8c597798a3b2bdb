//! A button that opens files. The browser's own has its word in the language of the browser, not in that of the page: so
//! it lies unseen over the page's, and still takes focus, keys and files that are dropped on it.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{Blob, FileList, HtmlInputElement};

use super::tr;
use crate::text::Text;

/// What exported plans, reports and waivers come as.
pub const JSON: &str = ".json,application/json";

/// Files with their names.
pub type Files = Vec<(String, Blob)>;

/// The files of a list.
pub fn files(list: Option<FileList>) -> Files {
    let Some(list) = list else { return Vec::new() };
    let files = (0..list.length()).filter_map(|n| list.get(n));
    files.map(|file| (file.name(), file.into())).collect()
}

/// The button. `accept` names what it offers first, `hint` what describes it (an id); it takes several files where
/// `multiple` says so.
#[component]
pub fn FileButton(
    id: &'static str,
    text: Text,
    #[prop(optional)] accept: Option<&'static str>,
    #[prop(optional)] hint: Option<&'static str>,
    #[prop(optional)] multiple: bool,
    take: impl Fn(Files) + 'static,
) -> impl IntoView {
    let chosen = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let found = files(input.files());
        // The same file may be chosen again after a change.
        input.set_value("");
        if !found.is_empty() {
            take(found);
        }
    };
    view! {
        <label class="file">
            {tr(text)}
            <input type="file" id=id accept=accept multiple=multiple aria-describedby=hint on:change=chosen />
        </label>
    }
}
