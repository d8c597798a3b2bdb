//! From one mode to another.

use leptos::prelude::*;

use super::part::part;
use super::result::list;
use super::stages::link;
use super::state::Page;
use super::{browser, page, tr};
use crate::catalog::Mode;
use crate::html::{self, Html, way_name};
use crate::text::{self, ui as t};

/// The ways that matter most: out of the modes that the source page discourages or has closed.
pub const WAYS_OUT: [(Mode, Mode); 3] = [
    (Mode::CutThrough, Mode::Nat),
    (Mode::CutThrough, Mode::SecondaryCidr),
    (Mode::MultiEip, Mode::SecondaryCidr),
];

/// A start for those who are on a mode that is being phased out.
#[component]
pub fn PhasedOut() -> impl IntoView {
    let page = page();
    let ways = WAYS_OUT.map(|(from, to)| {
        view! {
            <li>
                <a href=link(page, move |page| page.way_link(from, to))>{move || way_name((from, to), page.lang.get())}</a>
            </li>
        }
    });
    view! {
        <details class="phased-out screen-only">
            <summary>{tr(t::PHASED_OUT)}</summary>
            <p>{tr(t::PHASED_OUT_INTRO)}</p>
            <ul>{ways.into_iter().collect_view()}</ul>
        </details>
    }
}

/// Two modes to choose, and the way between them.
#[component]
pub fn Migrate() -> impl IntoView {
    let page = page();
    let steps = list(Some(Page::way), move |view, list, out| {
        html::migration(view, page.way(), list, out);
    });
    let way = move || {
        if page.plan.with(Option::is_none) {
            return Html::of(|out| {
                out.p(t::START_HINT.get(page.lang.get()));
            });
        }
        steps()
    };
    view! {
        <section class="result" id="result" tabindex="-1" aria-labelledby="answer">
            <h2 id="answer">{tr(t::SCREEN_MIGRATE)}</h2>
            <p>{tr(t::MIGRATE_INTRO)}</p>
            <div class="ways">
                {select("from", t::MIGRATE_FROM, |page| page.way().0, |page, mode| page.set_way(mode, page.way().1))}
                {select("to", t::MIGRATE_TO, |page| page.way().1, |page, mode| page.set_way(page.way().0, mode))}
            </div>
            <PhasedOut />
            {part(way)}
        </section>
    }
}

fn select(
    id: &'static str,
    label: text::Text,
    chosen: fn(Page) -> Mode,
    choose: fn(Page, Mode),
) -> impl IntoView {
    let page = page();
    let options = Mode::ALL.map(|mode| {
        view! {
            <option value=mode.id() selected=move || chosen(page) == mode>
                {tr(text::mode_text(mode).name())}
            </option>
        }
    });
    view! {
        <div class="field">
            <label for=id>{tr(label)}</label>
            <select
                id=id
                on:change=move |event| {
                    if let Some(mode) = Mode::parse(&event_target_value(&event)) {
                        untrack(|| choose(page, mode));
                        browser::focus_soon(id);
                    }
                }
            >
                {options.into_iter().collect_view()}
            </select>
        </div>
    }
}
