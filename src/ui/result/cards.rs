//! The four modes: the verdict and its reason at first sight, the rest on demand.

use leptos::prelude::*;

use super::finding::{finding, note, rule_link};
use super::least::Least;
use super::{of_plan, on_paper};
use crate::catalog::{Lang, Mode};
use crate::learn::Topic;
use crate::plan::{Plan, Why};
use crate::rules::{Finding, Remedy, Severity, Status};
use crate::text::{self, see as words, ui as t};
use crate::ui::{browser, page, tr};

/// The sign of a verdict, so that it never rests on colour alone.
pub const fn sign(status: Status) -> &'static str {
    match status {
        Status::Available => "✓",
        Status::Conditional => "△",
        Status::Blocked => "✕",
    }
}

/// A card for each mode.
#[component]
pub fn Cards() -> impl IntoView {
    let cards = Mode::ALL.map(|mode| view! { <Card mode=mode /> });
    view! {
        <section aria-labelledby="modes">
            <h3 id="modes">{tr(t::MODES)}</h3>
            <div class="cards">{cards.into_iter().collect_view()}</div>
        </section>
    }
}

/// What stands on a card at first sight.
#[derive(Clone, PartialEq)]
struct Front {
    status: Status,
    recommended: bool,
    chosen: bool,
    deciding: Option<Why>,
    most: Option<u32>,
}

impl Front {
    fn of(plan: &Plan, mode: Mode) -> Self {
        let of = plan.assessment.mode(mode);
        Self {
            status: of.status,
            recommended: plan.recommendation.mode == Some(mode),
            chosen: plan.mode == mode,
            deciding: plan.recommendation.deciding(of),
            most: of.max_eips,
        }
    }
}

/// Findings of a severity that the card unfolds, with what would lift each.
fn findings(plan: &Plan, mode: Mode, notes: bool) -> Vec<(Finding, Vec<Remedy>)> {
    let facts = plan.assessment.scenario.facts();
    let found = plan.assessment.mode(mode).findings.iter();
    let found = found.filter(|found| (found.rule.severity == Severity::Note) == notes);
    found.map(|found| (*found, found.remedies(&facts))).collect()
}

#[component]
fn Card(mode: Mode) -> impl IntoView {
    let page = page();
    let front = of_plan(move |plan| Front::of(plan, mode));
    let weighty = of_plan(move |plan| findings(plan, mode, false));
    let notes = of_plan(move |plan| findings(plan, mode, true));
    // Kept here, so that a fold stays open while its content changes.
    let open = RwSignal::new(false);
    // Notes are most of a card: they are drawn where somebody reads them.
    let (noted, paper) = (RwSignal::new(false), on_paper());
    let status = move || front.with(|front| front.as_ref().map(|front| front.status));
    let word = move || status().map_or("", Status::word);
    let chosen = move || front.with(|front| front.as_ref().is_some_and(|front| front.chosen));
    let head = move || Some(head(mode, front.get()?, page.lang.get()));
    let why = move || {
        let blocked = status() != Some(Status::Available);
        let count = weighty.with(|all| all.as_ref().map_or(0, Vec::len)).to_string();
        let title = if blocked { words::WHY } else { words::WHY_OPEN };
        title.fill(page.lang.get(), &[("count", count)])
    };
    let list = move || {
        let lang = page.lang.get();
        let item = |(found, remedies): (Finding, Vec<Remedy>)| finding(&found, remedies, lang);
        weighty.get().map(|all| all.into_iter().map(item).collect_view())
    };
    let none = move || weighty.with(|all| all.as_ref().is_none_or(Vec::is_empty));
    let note_count = move || {
        let count = notes.with(|all| all.as_ref().map_or(0, Vec::len)).to_string();
        t::NOTES.fill(page.lang.get(), &[("count", count)])
    };
    let note_list = move || {
        let lang = page.lang.get();
        notes.get().map(|all| all.into_iter().map(|(found, _)| note(&found, lang)).collect_view())
    };
    let heading = format!("mode-{}", mode.id());
    view! {
        <article
            class=move || format!("card {}", word())
            class:chosen=chosen
            class:on-paper=chosen
            data-mode=mode.id()
            data-status=word
            aria-labelledby=heading.clone()
        >
            <h4 id=heading.clone()>
                <a href=move || page.learn_link(Topic::Mode(mode))>{tr(text::mode_text(mode).name())}</a>
            </h4>
            {head}
            <details class="why" hidden=none on:toggle=move |event| open.set(super::export::opened(&event))>
                <summary>{why}</summary>
                <ul class="findings">{list}</ul>
                <Show when=move || open.get()>
                    <Least mode=mode />
                </Show>
            </details>
            <details class="notes" on:toggle=move |event| noted.set(super::export::opened(&event))>
                <summary>{note_count}</summary>
                <Show when=move || noted.get() || paper.get()>
                    <ul>{note_list}</ul>
                </Show>
            </details>
        </article>
    }
}

/// The verdict, its reason, and the button that plans with the mode.
fn head(mode: Mode, front: Front, lang: Lang) -> impl IntoView {
    let reason = front.deciding.map(|why| {
        let code = match &why {
            Why::Finding(found) => Some(rule_link(found.rule)),
            Why::Text(_) => None,
        };
        view! { <p class="reason">{text::deciding(&why, lang)} " " {code}</p> }
    });
    let most = match front.most {
        Some(count) => t::MAX_EIPS.fill(lang, &[("count", count.to_string())]),
        None => t::MAX_EIPS_UNKNOWN.get(lang).to_owned(),
    };
    let badge = || view! { <span class="badge">{t::RECOMMENDED.get(lang)}</span> };
    view! {
        <p class="verdict">
            <span class="sign" aria-hidden="true">{sign(front.status)}</span>
            " "
            <strong>{text::status_text(front.status).get(lang)}</strong>
            {front.recommended.then(badge)}
        </p>
        {reason}
        <p class="most">{most}</p>
        {choose(mode, front.chosen, lang)}
    }
}

fn choose(mode: Mode, chosen: bool, lang: Lang) -> AnyView {
    let page = page();
    if chosen {
        return view! { <p class="chosen">{t::CHOSEN_MODE.get(lang)}</p> }.into_any();
    }
    let name = format!("choose-{} mode-{}", mode.id(), mode.id());
    view! {
        <p>
            <button
                type="button"
                id=format!("choose-{}", mode.id())
                aria-labelledby=name
                on:click=move |_| {
                    page.choose_mode(mode);
                    browser::focus_soon("result");
                }
            >
                {t::CHOOSE_MODE.get(lang)}
            </button>
        </p>
    }
    .into_any()
}
