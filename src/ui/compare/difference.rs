//! What differs between two plans, and what stays.

use leptos::prelude::*;

use crate::catalog::{Lang, Mode};
use crate::plan::{Comparison, ModeChange, Plan, Step, StepChange, compare};
use crate::rules::Rule;
use crate::text::{self, export as words, ui as t};

/// All of it.
pub fn difference(a: &Plan, b: &Plan, lang: Lang) -> impl IntoView + use<> {
    let found = compare(a, b);
    let same = found.facts.is_empty() && found.modes.is_empty();
    view! {
        <div role="status">{same.then(|| view! { <p>{t::COMPARE_SAME.get(lang)}</p> })}</div>
        {summary(&found, lang)}
        {(!found.facts.is_empty()).then(|| facts(&found, lang))}
        {(!found.modes.is_empty()).then(|| modes(&found.modes, lang))}
        {steps(a, b, &found.steps, lang)}
    }
}

fn mode_name(mode: Option<Mode>, lang: Lang) -> &'static str {
    mode.map_or(t::NO_MODE_WORD, |mode| text::mode_text(mode).name()).get(lang)
}

fn table(head: [&'static str; 3], label: &'static str, rows: Vec<[String; 3]>) -> impl IntoView {
    let head = head.map(|cell| view! { <th scope="col">{cell}</th> });
    let rows = rows.into_iter().map(|[first, second, third]| {
        let differs = second != third;
        view! { <tr class:differs=differs><th scope="row">{first}</th><td>{second}</td><td>{third}</td></tr> }
    });
    view! {
        <div class="scroll" tabindex="0" role="group" aria-label=label>
            <table>
                <thead><tr>{head.into_iter().collect_view()}</tr></thead>
                <tbody>{rows.collect_view()}</tbody>
            </table>
        </div>
    }
}

fn head(first: &'static str, lang: Lang) -> [&'static str; 3] {
    [first, t::COMPARE_FIRST.get(lang), t::COMPARE_OTHER.get(lang)]
}

fn summary(found: &Comparison, lang: Lang) -> impl IntoView + use<> {
    let name = |mode| mode_name(mode, lang).to_owned();
    let rows = vec![
        [
            t::COMPARE_RECOMMENDED.get(lang).to_owned(),
            name(found.recommended.0),
            name(found.recommended.1),
        ],
        [t::COMPARE_MODE.get(lang).to_owned(), name(Some(found.mode.0)), name(Some(found.mode.1))],
    ];
    table(head(words::FIELD.get(lang), lang), t::COMPARE_RECOMMENDED.get(lang), rows)
}

fn facts(found: &Comparison, lang: Lang) -> impl IntoView + use<> {
    let value = |field, value| text::field_value(field, value, lang);
    let rows = found.facts.iter().map(|change| {
        let title = text::field_text(change.field).title().get(lang).to_owned();
        [title, value(change.field, change.before), value(change.field, change.after)]
    });
    view! {
        <section aria-labelledby="compare-facts">
            <h3 id="compare-facts">{t::COMPARE_FACTS.get(lang)}</h3>
            {table(head(words::FIELD.get(lang), lang), t::COMPARE_FACTS.get(lang), rows.collect())}
        </section>
    }
}

fn modes(changes: &[ModeChange], lang: Lang) -> impl IntoView + use<> {
    let most = |most: Option<u32>| {
        most.map_or_else(|| words::UNKNOWN.get(lang).to_owned(), |count| count.to_string())
    };
    let list = |label: text::Text, rules: &[&'static Rule]| {
        let rows = rules.iter().map(|rule| {
            view! { <li><span class="code">{rule.code}</span> " " {rule.text.title().get(lang)}</li> }
        });
        (!rules.is_empty()).then(
            || view! { <p class="where">{label.get(lang)}</p> <ul>{rows.collect_view()}</ul> },
        )
    };
    let cards = changes.iter().map(|change| {
        let status = |status| text::status_text(status).get(lang).to_owned();
        let name = text::mode_text(change.mode).name().get(lang);
        let rows = vec![
            [words::STATUS.get(lang).to_owned(), status(change.status.0), status(change.status.1)],
            [
                words::MAX_EIPS.get(lang).to_owned(),
                most(change.max_eips.0),
                most(change.max_eips.1),
            ],
        ];
        view! {
            <div class="change" data-change=change.mode.id()>
                <h4>{name}</h4>
                {table(head(words::FIELD.get(lang), lang), name, rows)}
                {list(t::COMPARE_GONE, &change.gone)}
                {list(t::COMPARE_NEW, &change.new)}
            </div>
        }
    });
    let stays = (Mode::ALL.len() - changes.len()).to_string();
    view! {
        <section aria-labelledby="compare-modes">
            <h3 id="compare-modes">{t::COMPARE_MODES.get(lang)}</h3>
            {cards.collect_view()}
            <p class="where">{t::COMPARE_STAYS.fill(lang, &[("count", stays)])}</p>
        </section>
    }
}

fn steps(a: &Plan, b: &Plan, changes: &[StepChange], lang: Lang) -> impl IntoView + use<> {
    let both = changes.iter().filter(|change| change.before && change.after).count().to_string();
    let title = |change: &StepChange| {
        let (plan, other) = if change.after { (b, a) } else { (a, b) };
        let find = |plan: &Plan| -> Option<Step> {
            plan.steps.iter().find(|step| step.id == change.id).cloned()
        };
        let step = find(plan).or_else(|| find(other));
        step.map(|step| plan.known.fill(&text::step_text(&step, step.text.title(), lang)))
            .unwrap_or_default()
    };
    let rows = changes.iter().map(|change| {
        let (sign, class, words) = match (change.before, change.after) {
            (true, false) => ("− ", "gone", t::ONLY_FIRST),
            (false, true) => ("+ ", "new", t::ONLY_SECOND),
            _ => ("= ", "stays", t::IN_BOTH),
        };
        view! {
            <li class=class>
                <span aria-hidden="true">{sign}</span>
                {title(change)}
                " "
                <span class="where">"(" {words.get(lang)} ")"</span>
            </li>
        }
    });
    view! {
        <section aria-labelledby="compare-steps">
            <h3 id="compare-steps">{t::COMPARE_STEPS.get(lang)}</h3>
            <p class="where">{t::COMPARE_STAYS.fill(lang, &[("count", both)])}</p>
            <ul class="changes">{rows.collect_view()}</ul>
        </section>
    }
}
