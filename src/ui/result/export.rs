//! Takes the plan away: download, copy, preview, print.

use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::export::highlight::{Span, spans};
use crate::export::{FORMATS, File, Format, archive, archive_name, find};
use crate::plan::Plan;
use crate::text::{self, ui as t};
use crate::ui::state::Page;
use crate::ui::{browser, page, tr};

/// The format that can also be had as pixels.
const PICTURE: &str = "svg";

/// A row for each format that is of use for the plan. A file is made when it is asked for.
#[component]
pub fn Export() -> impl IntoView {
    let page = page();
    let said = RwSignal::new("");
    let names = Memo::new(move |_| {
        let fits = |plan: &Plan| -> Vec<&'static str> {
            FORMATS.iter().filter(|format| (format.fits)(plan)).map(|format| format.name).collect()
        };
        page.plan.with(|plan| plan.as_ref().map(fits).unwrap_or_default())
    });
    let rows = move || {
        names.with(|names| {
            names
                .iter()
                .filter_map(|name| find(name))
                .map(|format| row(format, said))
                .collect_view()
        })
    };
    let everything = move |_| {
        let Some(plan) = page.plan.get_untracked() else { return };
        let formats = names.get_untracked();
        let files: Vec<File> =
            formats.iter().filter_map(|name| find(name)).flat_map(|f| files(page, f)).collect();
        if let Some(bytes) = archive::zip(&files) {
            browser::download_zip(&archive_name(&plan, None), &bytes);
        }
    };
    view! {
        <section class="take-away screen-only" aria-labelledby="export">
            <h3 id="export">{tr(t::EXPORT)}</h3>
            <p>{tr(t::EXPORT_INTRO)}</p>
            <p class="actions">
                <button type="button" id="download-all" on:click=everything>{tr(t::EXPORT_ALL)}</button>
                <button type="button" id="print" on:click=|_| browser::print()>{tr(t::PRINT)}</button>
            </p>
            <ul class="exports">{rows}</ul>
            <p role="status">{said}</p>
        </section>
    }
}

/// The files as they are now.
fn files(page: Page, format: Format) -> Vec<File> {
    let lang = page.lang.get_untracked();
    page.plan.with_untracked(|plan| {
        plan.as_ref().map(|plan| (format.print)(plan, lang)).unwrap_or_default()
    })
}

fn row(format: Format, said: RwSignal<&'static str>) -> impl IntoView {
    let page = page();
    let words = text::format_text(format.name);
    let title = move || words.map(|words| words.title().get(page.lang.get()));
    let about = move || words.map(|words| words.about().get(page.lang.get()));
    let name = Memo::new(move |_| {
        let lang = page.lang.get();
        page.plan.with(|plan| {
            let plan = plan.as_ref()?;
            match (format.print)(plan, lang).as_slice() {
                [file] => Some(file.file_name.clone()),
                _ => Some(archive_name(plan, Some(format.name))),
            }
        })
    });
    let label = move |words: text::Text| {
        let file = ("file", name.get().unwrap_or_default());
        words.fill(page.lang.get(), &[file, ("format", format.name.to_owned())])
    };
    let picture = (format.name == PICTURE).then(|| png_button(format, said));
    let open = RwSignal::new(false);
    view! {
        <li data-format=format.name>
            <h4>{title}</h4>
            <p class="help">{about}</p>
            <p class="actions">
                <button type="button" class="download" on:click=move |_| download(page, format)>
                    {move || label(t::DOWNLOAD)}
                </button>
                <button type="button" class="copy" on:click=move |_| copy(page, format, said)>
                    {move || label(t::COPY)}
                </button>
                {picture}
            </p>
            <details on:toggle=move |event| open.set(opened(&event))>
                <summary>{move || label(t::PREVIEW)}</summary>
                <Show when=move || open.get()>{move || preview(format)}</Show>
            </details>
        </li>
    }
}

/// Was the fold of a toggle event opened?
pub(super) fn opened(event: &leptos::ev::Event) -> bool {
    let details = event.target().and_then(|target| target.dyn_into::<web_sys::Element>().ok());
    details.is_some_and(|details| details.has_attribute("open"))
}

/// One file as it is, several as one archive: browsers ask before they take more than one.
fn download(page: Page, format: Format) {
    let files = files(page, format);
    if let [file] = files.as_slice() {
        return browser::download(&file.file_name, file.media_type, &file.text);
    }
    let name = page
        .plan
        .with_untracked(|plan| plan.as_ref().map(|plan| archive_name(plan, Some(format.name))));
    if let (Some(name), Some(bytes)) = (name, archive::zip(&files)) {
        browser::download_zip(&name, &bytes);
    }
}

fn copy(page: Page, format: Format, said: RwSignal<&'static str>) {
    let lang = page.lang.get_untracked();
    let text = files(page, format).into_iter().map(|file| file.text).collect::<Vec<_>>().join("\n");
    leptos::task::spawn_local(async move {
        said.set(if browser::copy(text).await { t::COPIED } else { t::COPY_FAILED }.get(lang));
    });
}

fn png_button(format: Format, said: RwSignal<&'static str>) -> impl IntoView {
    let page = page();
    let draw = move |_| {
        let Some(file) = files(page, format).into_iter().next() else { return };
        let lang = page.lang.get_untracked();
        leptos::task::spawn_local(async move {
            let name = file.file_name.replace(".svg", ".png");
            said.set(if browser::download_png(&name, &file.text).await {
                ""
            } else {
                t::PNG_FAILED.get(lang)
            });
        });
    };
    view! { <button type="button" class="png" on:click=draw>{tr(t::AS_PNG)}</button> }
}

/// Every file with its name; comments, texts and open places marked.
fn preview(format: Format) -> impl IntoView {
    let page = page();
    let lang = page.lang.get();
    let files = page
        .plan
        .with(|plan| plan.as_ref().map(|plan| (format.print)(plan, lang)).unwrap_or_default());
    let several = files.len() > 1;
    let one = |file: File| {
        let marked = spans(&file.text).into_iter().map(|(span, text)| {
            let text = text.to_owned();
            match span {
                Span::Plain => text.into_any(),
                Span::Comment => view! { <span class="comment">{text}</span> }.into_any(),
                Span::Text => view! { <span class="text">{text}</span> }.into_any(),
                Span::Open => view! { <mark>{text}</mark> }.into_any(),
            }
        });
        let name = several.then(|| view! { <p class="code">{file.file_name.clone()}</p> });
        view! { {name} <pre class="preview" tabindex="0">{marked.collect_view()}</pre> }
    };
    files.into_iter().map(one).collect_view()
}
