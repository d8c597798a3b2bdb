//! How files come in: dropped anywhere, pasted, chosen, or an example.

use leptos::ev;
use leptos::prelude::*;
use wasm_bindgen::JsCast;
use web_sys::{DataTransfer, Element, HtmlTextAreaElement};

use super::checker::{Stage, checker};
use crate::check::read::csv::template;
use crate::text::{Text, checkpage as t};
use crate::ui::file::{FileButton, files};
use crate::ui::{browser, page, tr};

/// A few scenarios of every kind of outcome.
const EXAMPLE: &str = include_str!("example.csv");

/// What can be checked, and how to get it.
const KINDS: [(Text, Text); 4] = [
    (t::KIND_TERRAFORM, t::KIND_TERRAFORM_HOW),
    (t::KIND_ACCOUNT, t::KIND_ACCOUNT_HOW),
    (t::KIND_SCENARIOS, t::KIND_SCENARIOS_HOW),
    (t::KIND_PLANS, t::KIND_PLANS_HOW),
];

/// Does somebody write here?
fn writes(target: Option<web_sys::EventTarget>) -> bool {
    let element = target.and_then(|target| target.dyn_into::<Element>().ok());
    element.is_some_and(|element| matches!(element.closest("input, textarea, select"), Ok(Some(_))))
}

/// The whole page takes files that are dropped or pasted, for as long as this screen is shown.
#[component]
pub fn Drop() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let over = RwSignal::new(false);
    // Files, or where there are none, a text.
    let check = move |data: DataTransfer| {
        over.set(false);
        let mut found = files(data.files());
        if found.is_empty()
            && let Some(text) = data.get_data("text/plain").ok().filter(|text| !text.is_empty())
        {
            let name = t::PASTE_NAME.get(page.lang.get_untracked()).to_owned();
            found.extend(browser::blob(&text).map(|blob| (name, blob)));
        }
        checker.check(found);
    };
    let handles = [
        window_event_listener(ev::dragover, move |event| {
            event.prevent_default();
            over.maybe_update(|over| !std::mem::replace(over, true));
        }),
        window_event_listener(ev::dragleave, move |event| {
            // Only out of the window, not from one element into the next.
            if event.related_target().is_none() {
                over.set(false);
            }
        }),
        window_event_listener(ev::drop, move |event| {
            event.prevent_default();
            let Some(data) = event.data_transfer() else { return over.set(false) };
            check(data);
        }),
        window_event_listener(ev::paste, move |event| {
            let (false, Some(data)) = (writes(event.target()), event.clipboard_data()) else {
                return;
            };
            check(data);
        }),
    ];
    on_cleanup(move || handles.into_iter().for_each(WindowListenerHandle::remove));
    view! {
        <Show when=move || over.get()>
            <p class="drop-now" aria-hidden="true">{tr(t::DROP_NOW)}</p>
        </Show>
    }
}

/// The zone to drop on, and the other ways.
#[component]
pub fn Give() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let needed =
        move || checker.stage.get() == Stage::Empty && page.check.with(|view| !view.is_empty());
    let check_text = move |name: Text, text: &str| {
        let name = name.get(page.lang.get_untracked()).to_owned();
        checker.check(browser::blob(text).map(|blob| (name, blob)).into_iter().collect());
    };
    let offer_template = move |_| {
        let lang = page.lang.get_untracked();
        browser::download(t::TEMPLATE_FILE.get(lang), "text/csv", &template(lang));
    };
    let kinds = KINDS.map(|(title, how)| view! { <dt>{tr(title)}</dt> <dd>{tr(how)}</dd> });
    view! {
        <Show when=needed>
            <p class="answer" id="needed">{tr(t::NEEDED)}</p>
        </Show>
        <div class="give">
            <p class="give-drop">{tr(t::DROP)}</p>
            <p>
                <FileButton
                    id="check-files"
                    text=t::CHOOSE
                    hint="check-files-hint"
                    multiple=true
                    take=move |files| checker.check(files)
                />
            </p>
            <p class="where" id="check-files-hint">{tr(t::CHOOSE_HINT)}</p>
            <p class="actions">
                <button type="button" class="example" on:click=move |_| check_text(t::EXAMPLE_FILE, EXAMPLE)>
                    {tr(t::EXAMPLE)}
                </button>
                <button type="button" class="template" on:click=offer_template>{tr(t::TEMPLATE)}</button>
            </p>
        </div>
        <Paste check=move |text| check_text(t::PASTE_NAME, &text) />
        <details class="kinds">
            <summary>{tr(t::KINDS)}</summary>
            <dl>{kinds.into_iter().collect_view()}</dl>
        </details>
    }
}

/// A box for text.
#[component]
fn Paste(check: impl Fn(String) + Copy + 'static) -> impl IntoView {
    let text = NodeRef::<leptos::html::Textarea>::new();
    let take = move |_| {
        let value = text.get_untracked().map(|text: HtmlTextAreaElement| text.value());
        if let Some(value) = value.filter(|value| !value.trim().is_empty()) {
            check(value);
        }
    };
    view! {
        <details class="paste">
            <summary>{tr(t::PASTE)}</summary>
            <label for="check-text">{tr(t::PASTE_LABEL)}</label>
            <textarea id="check-text" rows="8" spellcheck="false" node_ref=text aria-describedby="check-text-hint"></textarea>
            <p class="where" id="check-text-hint">{tr(t::PASTE_HINT)}</p>
            <p><button type="button" on:click=take>{tr(t::PASTE_CHECK)}</button></p>
        </details>
    }
}
