//! Name, purpose and language.

use leptos::prelude::*;

use super::address::Screen;
use super::state::screen_text;
use super::{page, tr};
use crate::catalog::{Lang, source};
use crate::text::ui as t;

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let page = page();
    let screens = Screen::ALL.map(|screen| {
        let current = move || (page.screen.get() == screen).then_some("page");
        view! {
            <li>
                <a href=move || page.link(screen) aria-current=current>{tr(screen_text(screen))}</a>
            </li>
        }
    });
    view! {
        <header class="site-header">
            <div>
                <h1 class="site-name">{tr(t::TITLE)}</h1>
                <p class="tagline">{tr(t::TAGLINE)}</p>
            </div>
            <nav aria-label=tr(t::SCREENS)>
                <ul class="screens">{screens.into_iter().collect_view()}</ul>
            </nav>
            <div class="language">
                <label for="language">{tr(t::LANGUAGE)}</label>
                <select
                    id="language"
                    prop:value=move || page.lang.get().id()
                    on:change=move |event| {
                        if let Some(lang) = Lang::parse(&event_target_value(&event)) {
                            page.speak(lang);
                        }
                    }
                >
                    {Lang::ALL
                        .map(|lang| {
                            view! {
                                <option
                                    value=lang.id()
                                    lang=lang.tag()
                                    selected=move || page.lang.get() == lang
                                >
                                    {lang.name()}
                                </option>
                            }
                        })
                        .into_iter()
                        .collect_view()}
                </select>
            </div>
        </header>
    }
}

/// What the page rests on, with its date.
pub fn as_of(lang: Lang) -> String {
    let page = source::SEED;
    t::FACTS_AS_OF
        .fill(lang, &[("title", page.title().to_owned()), ("date", page.as_of().to_owned())])
}
