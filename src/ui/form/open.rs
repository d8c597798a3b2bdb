//! Opens an exported plan again.

use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::HtmlInputElement;

use crate::text::{self, ui as t};
use crate::ui::state::Opened;
use crate::ui::{page, tr};

/// A file to choose, and what became of it.
#[component]
pub fn Open() -> impl IntoView {
    let page = page();
    let read = move |event: web_sys::Event| {
        let input = event.target().and_then(|target| target.dyn_into::<HtmlInputElement>().ok());
        let Some(input) = input else { return };
        let Some(file) = input.files().and_then(|files| files.get(0)) else { return };
        // The same file may be chosen again after a change.
        input.set_value("");
        let file = gloo::file::File::from(file);
        leptos::task::spawn_local(async move {
            let text = gloo::file::futures::read_as_text(&file).await.unwrap_or_default();
            page.open_file(file.name(), &text);
        });
    };
    let said = move || {
        page.opened.get().map(|Opened { file, taken, faults }| {
            let lang = page.lang.get();
            let sentence = match (taken, faults.is_empty()) {
                (true, true) => t::OPENED,
                (true, false) => t::OPENED_FAULTS,
                (false, _) => t::OPEN_FAILED,
            };
            let rows =
                faults.iter().map(|fault| view! { <li>{text::error_message(fault, lang)}</li> });
            view! {
                <p>{sentence.fill(lang, &[("file", file)])}</p>
                <ul>{rows.collect_view()}</ul>
            }
        })
    };
    view! {
        <div class="open">
            <label for="open-file">{tr(t::OPEN)}</label>
            <input id="open-file" type="file" accept=".json,application/json" on:change=read />
            <div class="opened" role="status">{said}</div>
        </div>
    }
}
