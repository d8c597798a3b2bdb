//! Head and foot of the page: name, screens, tools, settings; what the page rests on.

use leptos::prelude::*;

use super::address::Screen;
use super::stages::link;
use super::state::screen_text;
use super::theme::ThemePick;
use super::{icon, page, tr};
use crate::catalog::{Lang, source};
use crate::text::{local_date, ui as t};

/// The head of the page.
#[component]
pub fn Header() -> impl IntoView {
    let page = page();
    let screens = Screen::HEAD.map(|screen| {
        let (title, entry) = (screen_text(&screen), screen.clone());
        let current = move || page.screen.with(|now| now.is_under(&entry)).then_some("page");
        view! {
            <li>
                <a href=link(page, move |page| page.link(screen.clone())) aria-current=current>{tr(title)}</a>
            </li>
        }
    });
    view! {
        <header class="site-header">
            <div class="head-bar">
                <h1 class="site-name">{icon::mark()} {tr(t::TITLE)}</h1>
                // Search, undo and redo.
                <div class="tools">
                    <super::undo::Undo />
                    <super::search::Search />
                </div>
                <div class="settings">
                    <LanguagePick />
                    <ThemePick />
                </div>
            </div>
            <nav aria-label=tr(t::SCREENS)>
                <ul class="screens">{screens.into_iter().collect_view()}</ul>
            </nav>
        </header>
    }
}

#[component]
fn LanguagePick() -> impl IntoView {
    let page = page();
    let option = |lang: Lang| {
        view! {
            <option value=lang.id() lang=lang.tag() selected=move || page.lang.get() == lang>
                {lang.name()}
            </option>
        }
    };
    view! {
        <div class="pick">
            {icon::icon(icon::LANGUAGE)}
            <select
                id="language"
                aria-label=tr(t::LANGUAGE)
                prop:value=move || page.lang.get().id()
                on:change=move |event| {
                    if let Some(lang) = Lang::parse(&event_target_value(&event)) {
                        page.speak(lang);
                    }
                }
            >
                {Lang::ALL.map(option).into_iter().collect_view()}
            </select>
        </div>
    }
}

/// What the page rests on, with its date.
fn as_of(lang: Lang) -> String {
    let page = source::SEED;
    let date = local_date(page.as_of(), lang);
    t::FACTS_AS_OF.fill(lang, &[("title", page.title().to_owned()), ("date", date)])
}

/// The foot of the page.
#[component]
pub fn Footer() -> impl IntoView {
    let page = page();
    view! {
        <footer class="site-footer">
            <p>{tr(t::PRIVACY)}</p>
            <p>{move || as_of(page.lang.get())}</p>
        </footer>
    }
}
