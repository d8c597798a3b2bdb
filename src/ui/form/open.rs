//! Opens an exported plan again.

use leptos::prelude::*;

use crate::text::{self, ui as t};
use crate::ui::file::{FileButton, Files, JSON};
use crate::ui::page;
use crate::ui::state::Opened;

/// A file to choose, and what became of it.
#[component]
pub fn Open() -> impl IntoView {
    let page = page();
    let read = move |files: Files| {
        let Some((name, file)) = files.into_iter().next() else { return };
        let file = gloo::file::Blob::from(file);
        leptos::task::spawn_local(async move {
            let text = gloo::file::futures::read_as_text(&file).await.unwrap_or_default();
            page.open_file(name, &text);
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
            <FileButton id="open-file" text=t::OPEN accept=JSON take=read />
            <div class="opened" role="status">{said}</div>
        </div>
    }
}
