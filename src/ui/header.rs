//! Head and foot of the page: name, screens, tools, settings; what the page rests on.

use leptos::prelude::*;

use super::address::Screen;
use super::part::part;
use super::stages::FORM;
use super::state::screen_text;
use super::theme::{self, Theme};
use super::{Shared, page, shared, tr};
use crate::catalog::{Lang, source};
use crate::html::{self, Html};
use crate::text::{local_date, ui as t};

/// The head of the page. Where its links lead comes after the answer.
pub fn head() -> AnyView {
    let page = page();
    let Shared { keeper, stages, .. } = shared();
    let come = stages.part(FORM);
    part(move || {
        come.track();
        page.follow_rest();
        let (lang, now) = (page.lang.get(), page.screen.get());
        let history = page.history.with(|history| (history.can_undo(), history.can_redo()));
        let entry = |screen: Screen| {
            let title = screen_text(&screen).get(lang);
            let current = now.is_under(&screen);
            (untrack(|| page.link(screen)), title, current)
        };
        let chosen = theme::chosen();
        keeper.told.with(|told| {
            let head = html::Head {
                lang,
                screens: &Screen::HEAD.map(entry),
                history,
                told,
                themes: &Theme::ALL.map(|of| (of.word(), of.text(), of == chosen)),
            };
            Html::of(|out| html::head(&head, out))
        })
    })
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
