//! The code for another page: a dialog with what is to be shown, how, and the code to copy.

use leptos::html::{Dialog, Pre};
use leptos::prelude::*;

use super::part::effect;
use super::theme::Theme;
use super::{bar, browser, page, shared, tr};
use crate::catalog::Lang;
use crate::export::embed::{Embed as Code, Shown, Way};
use crate::text::{Text, embed as t, frame, ui};

/// The name of a way, and what to know of it.
const fn way_texts(way: Way) -> (Text, Text) {
    match way {
        Way::Frame => (t::FRAME, t::FRAME_HELP),
        Way::Element => (t::ELEMENT, t::ELEMENT_HELP),
    }
}

const fn shown_text(shown: Shown) -> Text {
    match shown {
        Shown::Verdict => t::VERDICT,
        Shown::Matrix => t::MATRIX,
        Shown::Steps => t::STEPS,
        Shown::Planner => t::PLANNER,
    }
}

/// The dialog. Who asks before it is there gets it when it is.
#[component]
pub fn Embed() -> impl IntoView {
    let page = page();
    let open = shared().embed;
    let dialog = NodeRef::<Dialog>::new();
    effect(move || {
        if let Some(dialog) = dialog.get()
            && open.get()
            && !dialog.open()
            && dialog.show_modal().is_err()
        {
            open.set(false);
        }
    });
    view! {
        <dialog
            class="over embed"
            node_ref=dialog
            aria-labelledby="embed-title"
            on:close=move |_| open.set(false)
        >
            <Show when=move || open.get()>
                <Asked language=page.lang.get_untracked() close=move || {
                    if let Some(dialog) = dialog.get_untracked() {
                        dialog.close();
                    }
                } />
            </Show>
        </dialog>
    }
}

/// What is asked, and the code that follows from it.
#[component]
fn Asked(language: Lang, close: impl Fn() + Copy + Send + 'static) -> impl IntoView {
    let page = page();
    let shown = RwSignal::new(Shown::Verdict);
    let way = RwSignal::new(Way::Frame);
    let lang = RwSignal::new(language);
    let theme = RwSignal::new(Theme::System);
    let said = RwSignal::new(None::<Text>);
    let pre = NodeRef::<Pre>::new();
    let code = Memo::new(move |_| {
        let site = bar::folder();
        let word = theme.get().word();
        page.scenario.with(|scenario| {
            let Some(scenario) = scenario else { return String::new() };
            let code = Code {
                site: &site,
                shown: shown.get(),
                draft: scenario.draft(),
                lang: lang.get(),
                theme: (theme.get() != Theme::System).then_some(word),
                title: ui::TITLE.get(lang.get()),
            };
            code.code(way.get())
        })
    });
    let help = move || way_texts(way.get()).1.get(page.lang.get());
    let copy = move |_| {
        let text = code.get_untracked();
        leptos::task::spawn_local(async move {
            let copied = browser::copy(text).await;
            if !copied && let Some(pre) = pre.get_untracked() {
                browser::select(&pre);
            }
            said.set(Some(if copied { t::COPIED } else { t::NOT_COPIED }));
        });
    };
    let shown_options =
        Shown::ALL.map(|of| view! { <option value=of.word()>{tr(shown_text(of))}</option> });
    let ways = Way::ALL.map(|of| view! { <option value=of.word()>{tr(way_texts(of).0)}</option> });
    let languages = Lang::ALL.map(|of| {
        view! { <option value=of.id() lang=of.tag() selected=of == language>{of.name()}</option> }
    });
    let themes = Theme::ALL.map(|of| view! { <option value=of.word()>{tr(of.text())}</option> });
    view! {
        <h2 id="embed-title">{tr(t::TITLE)}</h2>
        <p>{tr(t::INTRO)}</p>
        <div class="embed-fields">
            <label>
                {tr(t::SHOWN)}
                <select id="embed-shown" on:change=move |event| {
                    if let Some(of) = Shown::parse(&event_target_value(&event)) {
                        shown.set(of);
                    }
                }>{shown_options.into_iter().collect_view()}</select>
            </label>
            <label>
                {tr(t::HOW)}
                <select id="embed-how" aria-describedby="embed-help" on:change=move |event| {
                    if let Some(of) = Way::parse(&event_target_value(&event)) {
                        way.set(of);
                    }
                }>{ways.into_iter().collect_view()}</select>
            </label>
            <label>
                {tr(ui::LANGUAGE)}
                <select id="embed-language" on:change=move |event| {
                    if let Some(of) = Lang::parse(&event_target_value(&event)) {
                        lang.set(of);
                    }
                }>{languages.into_iter().collect_view()}</select>
            </label>
            <label>
                {tr(frame::THEME)}
                <select id="embed-theme" on:change=move |event| theme.set(Theme::parse(&event_target_value(&event)))>
                    {themes.into_iter().collect_view()}
                </select>
            </label>
        </div>
        <p id="embed-help" class="help">{help}</p>
        <pre id="embed-code" node_ref=pre tabindex="0" role="region" aria-label=tr(t::CODE)>{move || code.get()}</pre>
        <p class="actions">
            <button type="button" id="embed-copy" on:click=copy>{tr(t::COPY)}</button>
            <button type="button" id="embed-close" on:click=move |_| close()>{tr(t::CLOSE)}</button>
        </p>
        <p role="status">{move || said.get().map(|text| text.get(page.lang.get()))}</p>
    }
}
