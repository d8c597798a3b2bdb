//! The report in numbers; each is a button that shows what it counts.

use leptos::prelude::*;

use super::checker::checker;
use super::words;
use crate::catalog::Lang;
use crate::check::Outcome;
use crate::text::{Text, checkpage as t};
use crate::ui::{page, tr};
use crate::worker::message::{Bar, Facet};
use crate::worker::view;

/// So many bars are shown before the others fold away.
const FIRST: usize = 6;

/// The files, and a way to give others.
#[component]
pub fn Files() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let files = move || {
        let lang = page.lang.get();
        let line = |file: crate::worker::message::FileLine| {
            let values = [("name", file.name), ("kind", file.kind), ("encoding", file.encoding)];
            let read = values.get(1).is_some_and(|(_, kind)| !kind.is_empty());
            let text = if read { t::FILE_KIND } else { t::FILE_NONE };
            view! { <li>{text.fill(lang, &values)}</li> }
        };
        checker.summary.get().files.into_iter().map(line).collect_view()
    };
    view! {
        <div class="files-of-check">
            <details open>
                <summary>{tr(t::FILES)}</summary>
                <ul>{files}</ul>
            </details>
            <p>
                <button
                    type="button"
                    class="new-check"
                    on:click=move |_| {
                        checker.start_over();
                        crate::ui::browser::focus_soon("check-files");
                    }
                >
                    {tr(t::NEW_CHECK)}
                </button>
            </p>
        </div>
    }
}

/// Outcomes, and counts by rule, region, family and mode.
#[component]
pub fn Numbers() -> impl IntoView {
    let checker = checker();
    let outcomes = Outcome::ALL.map(|outcome| view! { <OutcomeButton outcome /> });
    let facets = move || checker.summary.get().facets.into_iter().map(facet).collect_view();
    view! {
        <div class="numbers">
            <div class="outcomes" role="group" aria-label=tr(t::OUTCOMES)>
                {outcomes.into_iter().collect_view()}
            </div>
            <div class="facets">{facets}</div>
        </div>
    }
}

#[component]
fn OutcomeButton(outcome: Outcome) -> impl IntoView {
    let (checker, page) = (checker(), page());
    let word = outcome.word();
    let count = move || {
        checker.summary.with(|summary| summary.outcomes.get(outcome as usize).copied().unwrap_or(0))
    };
    let pressed = move || page.check.with(|view| has(view, view::OUTCOME, word)).to_string();
    view! {
        <button
            type="button"
            class=format!("outcome {word}")
            data-outcome=word
            aria-pressed=pressed
            on:click=move |_| page.turn_check(view::OUTCOME, word, false)
        >
            <strong>{count}</strong>
            " "
            <span class="verdict">{move || words::outcome(word, page.lang.get())}</span>
        </button>
    }
}

fn has(view: &[(String, String)], key: &str, value: &str) -> bool {
    view.iter().any(|(known, word)| known == key && word == value)
}

fn title(key: &str) -> Text {
    match key {
        view::RULE => t::FACET_RULE,
        view::REGION => t::FACET_REGION,
        view::FAMILY => t::FACET_FAMILY,
        _ => t::FACET_MODE,
    }
}

fn facet(facet: Facet) -> AnyView {
    let Facet { key, bars } = facet;
    let most = bars.iter().map(|bar| bar.count).max().unwrap_or_default().max(1);
    let lang = page().lang;
    let rest = bars.len().saturating_sub(FIRST);
    let mut bars = bars.into_iter().map(|bar| one(&key, bar, most));
    let first: Vec<_> = bars.by_ref().take(FIRST).collect();
    let others: Vec<_> = bars.collect();
    let others = (!others.is_empty()).then(|| {
        let more = move || t::MORE_BARS.fill(lang.get(), &[("count", rest.to_string())]);
        view! { <details><summary>{more}</summary><ul>{others}</ul></details> }
    });
    view! {
        <section class="facet" data-facet=key.clone()>
            <h3>{tr(title(&key))}</h3>
            <ul>{first}</ul>
            {others}
        </section>
    }
    .into_any()
}

fn described(key: &str, bar: &Bar, lang: Lang) -> String {
    let name = words::value(key, &bar.id, lang);
    let (count, bad) = (bar.count.to_string(), bar.bad.to_string());
    if key == view::RULE {
        return t::BAR_RULE.fill(lang, &[("name", name), ("count", count)]);
    }
    t::BAR.fill(lang, &[("name", name), ("count", count), ("bad", bad)])
}

fn one(key: &str, bar: Bar, most: u32) -> AnyView {
    let page = page();
    let (key, id) = (key.to_owned(), bar.id.clone());
    let share = |count: u32| format!("{}%", u64::from(count) * 100 / u64::from(most));
    let (all, bad) = (share(bar.count), share(bar.bad));
    let count = bar.count;
    let name = {
        let (key, id) = (key.clone(), id.clone());
        move || words::value(&key, &id, page.lang.get())
    };
    let drawn = view! {
        <span class="bar-name">{name}</span>
        <span class="bar-count">{count}</span>
        <span class="share" aria-hidden="true">
            <span class="share-all" style:width=all></span>
            <span class="share-bad" style:width=bad></span>
        </span>
    };
    // What has no id cannot be asked for.
    if id.is_empty() {
        return view! { <li><span class="bar-row">{drawn}</span></li> }.into_any();
    }
    let pressed = {
        let (key, id) = (key.clone(), id.clone());
        move || page.check.with(|view| has(view, &key, &id)).to_string()
    };
    let label = {
        let key = key.clone();
        move || described(&key, &bar, page.lang.get())
    };
    view! {
        <li>
            <button
                type="button"
                class="bar-row"
                data-id=id.clone()
                aria-pressed=pressed
                aria-label=label
                on:click=move |_| page.turn_check(&key, &id, true)
            >
                {drawn}
            </button>
        </li>
    }
    .into_any()
}
