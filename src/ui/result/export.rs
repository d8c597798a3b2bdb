//! Takes the plan away: download, copy, preview.

use std::sync::Arc;

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::export::{FORMATS, File};
use crate::plan::Plan;
use crate::text::ui as t;
use crate::ui::browser;

/// A row for each format. A file is made when it is asked for, not at every change of the form.
pub fn export(plan: &Arc<Plan>, lang: Lang) -> impl IntoView + use<> {
    let said = RwSignal::new("");
    let rows: Vec<_> = FORMATS
        .iter()
        .map(|format| {
            let plan = Arc::clone(plan);
            let files = move || (format.print)(&plan, lang);
            let file_name = files().first().map(|file| file.file_name.clone()).unwrap_or_default();
            row(format.name, file_name, files, said, lang)
        })
        .collect();
    view! {
        <section aria-labelledby="export">
            <h3 id="export">{t::EXPORT.get(lang)}</h3>
            <p>{t::EXPORT_INTRO.get(lang)}</p>
            <ul class="exports">{rows}</ul>
            <p role="status">{said}</p>
        </section>
    }
}

fn row(
    format: &'static str,
    file_name: String,
    files: impl Fn() -> Vec<File> + Clone + Send + Sync + 'static,
    said: RwSignal<&'static str>,
    lang: Lang,
) -> impl IntoView {
    let (to_download, to_copy, to_show) = (files.clone(), files.clone(), files);
    let download = move |_| {
        for file in to_download() {
            browser::download(&file.file_name, file.media_type, &file.text);
        }
    };
    let copy = move |_| {
        let text = to_copy().into_iter().map(|file| file.text).collect::<Vec<_>>().join("\n");
        leptos::task::spawn_local(async move {
            said.set(if browser::copy(text).await { t::COPIED } else { t::COPY_FAILED }.get(lang));
        });
    };
    let open = RwSignal::new(false);
    let text = move || {
        if open.get() {
            to_show().into_iter().map(|file| file.text).collect::<Vec<_>>().join("\n")
        } else {
            String::new()
        }
    };
    let toggled = move |event: leptos::ev::Event| {
        use wasm_bindgen::JsCast;
        let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
        open.set(details.is_some_and(|details| details.has_attribute("open")));
    };
    view! {
        <li data-format=format>
            <button type="button" class="download" on:click=download>
                {t::DOWNLOAD.fill(lang, &[("file", file_name.clone())])}
            </button>
            " "
            <button type="button" class="copy" on:click=copy>
                {t::COPY.fill(lang, &[("format", format.to_owned())])}
            </button>
            <details on:toggle=toggled>
                <summary>{t::PREVIEW.fill(lang, &[("file", file_name)])}</summary>
                <pre tabindex="0">{text}</pre>
            </details>
        </li>
    }
}
