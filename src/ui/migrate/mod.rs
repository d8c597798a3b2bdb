//! From one mode to another.

mod moves;

use leptos::prelude::*;

use super::result::finding::finding;
use super::{browser, page, tr};
use crate::catalog::{Lang, Mode};
use crate::plan::migrate;
use crate::rules::{Severity, Status};
use crate::scenario::Scenario;
use crate::text::{self, ui as t};

/// The ways that matter most: out of the modes that the source page discourages or has closed.
pub const WAYS_OUT: [(Mode, Mode); 3] = [
    (Mode::CutThrough, Mode::Nat),
    (Mode::CutThrough, Mode::SecondaryCidr),
    (Mode::MultiEip, Mode::SecondaryCidr),
];

/// What a way is called.
pub fn way_name((from, to): (Mode, Mode), lang: Lang) -> String {
    let name = |mode| text::mode_text(mode).name().get(lang).to_owned();
    t::WAY.fill(lang, &[("from", name(from)), ("to", name(to))])
}

/// A start for those who are on a mode that is being phased out.
#[component]
pub fn PhasedOut() -> impl IntoView {
    let page = page();
    let ways = WAYS_OUT.map(|(from, to)| {
        view! {
            <li>
                <a href=move || page.way_link(from, to)>{move || way_name((from, to), page.lang.get())}</a>
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
    let shown = move || {
        let lang = page.lang.get();
        match page.scenario.get() {
            Some(scenario) => way(&scenario, page.way(), lang).into_any(),
            None => view! { <p>{t::START_HINT.get(lang)}</p> }.into_any(),
        }
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
            {shown}
        </section>
    }
}

fn select(
    id: &'static str,
    label: text::Text,
    chosen: fn(super::state::Page) -> Mode,
    choose: fn(super::state::Page, Mode),
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

fn way(scenario: &Scenario, (from, to): (Mode, Mode), lang: Lang) -> impl IntoView + use<> {
    if from == to {
        return view! { <p role="status">{t::MIGRATE_SAME.get(lang)}</p> }.into_any();
    }
    let migration = migrate(scenario, from, to);
    let name = |mode: Mode| text::mode_text(mode).name().get(lang).to_owned();
    let blocked = [from, to]
        .into_iter()
        .map(|mode| migration.assessment.mode(mode))
        .find(|mode| mode.status == Status::Blocked);
    if let Some(mode) = blocked {
        let found = mode.of(Severity::Blocker);
        let facts = migration.assessment.scenario.facts();
        let rows: Vec<_> =
            found.map(|found| finding(found, found.remedies(&facts), lang)).collect();
        return view! {
            <div role="status">
                <p>{t::MIGRATE_BLOCKED.fill(lang, &[("mode", name(mode.mode))])}</p>
            </div>
            <ul class="findings">{rows}</ul>
        }
        .into_any();
    }
    let status = text::status_text(migration.assessment.mode(to).status).get(lang).to_owned();
    let count = migration.moves.len().to_string();
    let verdict =
        t::MIGRATE_VERDICT.fill(lang, &[("mode", name(to)), ("status", status), ("count", count)]);
    let safe = migration.point_of_no_return().is_none().then(|| t::NO_POINT.get(lang));
    view! {
        <div class="answer" role="status">
            <p class="answer-sentence">{verdict}</p>
            <p>{safe}</p>
        </div>
        <section class="on-paper" aria-labelledby="steps">
            <h3 id="steps">{way_name((from, to), lang)}</h3>
            {moves::list(&migration, lang)}
        </section>
    }
    .into_any()
}
