//! The four modes: verdict, reasons, remedies.

use leptos::prelude::*;

use super::finding::{finding, source_list};
use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, least_changes};
use crate::rules::{ModeAssessment, Severity, Status};
use crate::text::{self, ui as t};
use crate::ui::{browser, page};

/// The sign of a verdict, so that it never rests on colour alone.
pub const fn sign(status: Status) -> &'static str {
    match status {
        Status::Available => "✓",
        Status::Conditional => "△",
        Status::Blocked => "✕",
    }
}

/// A card for each mode.
pub fn cards(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let cards: Vec<_> = plan.assessment.modes.iter().map(|mode| card(plan, mode, lang)).collect();
    view! {
        <section aria-labelledby="modes">
            <h3 id="modes">{t::MODES.get(lang)}</h3>
            <div class="cards">{cards}</div>
        </section>
    }
}

fn card(plan: &Plan, of: &ModeAssessment, lang: Lang) -> impl IntoView + use<> {
    let mode = of.mode;
    let words = text::mode_text(mode);
    let scenario = plan.assessment.scenario;
    let recommended = plan.recommendation.mode == Some(mode);
    let reason = plan
        .recommendation
        .because
        .iter()
        .find(|reason| reason.mode == mode && reason.rule().is_none());
    let reason = reason.map(|reason| text::reason(reason, lang));
    let most = match of.max_eips {
        Some(count) => t::MAX_EIPS.fill(lang, &[("count", count.to_string())]),
        None => t::MAX_EIPS_UNKNOWN.get(lang).to_owned(),
    };
    let (notes, weighty): (Vec<_>, Vec<_>) =
        of.findings.iter().partition(|finding| finding.rule.severity == Severity::Note);
    let weighty: Vec<_> =
        weighty.into_iter().map(|found| finding(&scenario, found, lang)).collect();
    let count = notes.len().to_string();
    let notes: Vec<_> = notes
        .into_iter()
        .map(|note| {
            view! {
                <li>
                    <p>
                        <span class="code">{note.rule.code}</span>
                        " "
                        {text::finding_message(note, lang)}
                    </p>
                    {source_list(note.rule.sources, lang)}
                </li>
            }
        })
        .collect();
    let status = of.status.word();
    view! {
        <article class=format!("card {status}") class:chosen=plan.mode == mode class:on-paper=plan.mode == mode data-mode=mode.id() data-status=status aria-labelledby=format!("mode-{}", mode.id())>
            <h4 id=format!("mode-{}", mode.id())>{words.name().get(lang)}</h4>
            <p class="verdict">
                <span class="sign" aria-hidden="true">{sign(of.status)}</span>
                " "
                <strong>{text::status_text(of.status).get(lang)}</strong>
                {recommended.then(|| view! { <span class="badge">{t::RECOMMENDED.get(lang)}</span> })}
            </p>
            <p>{words.short().get(lang)}</p>
            {reason.map(|reason| view! { <p>{reason}</p> })}
            <p class="most">{most}</p>
            <ul class="findings">{weighty}</ul>
            {least(plan, of, lang)}
            <details class="notes">
                <summary>{t::NOTES.fill(lang, &[("count", count)])}</summary>
                <ul>{notes}</ul>
            </details>
            {choose(plan, mode, lang)}
        </article>
    }
}

/// Of a blocked mode: what has to change at the least, where one remedy alone is not enough.
fn least(plan: &Plan, of: &ModeAssessment, lang: Lang) -> impl IntoView + use<> {
    if of.status != Status::Blocked {
        return None;
    }
    let page = page();
    let sets = least_changes(&plan.assessment.scenario, of.mode);
    let title = if sets.is_empty() { t::LEAST_NOTHING } else { t::LEAST }.get(lang);
    if sets.iter().any(|least| least.remedies.len() == 1) {
        return None;
    }
    let buttons: Vec<_> = sets
        .into_iter()
        .map(|least| {
            let summary = text::least_summary(&least, lang);
            let change = least.change();
            view! {
                <li>
                    <button
                        type="button"
                        on:click=move |_| {
                            page.apply(&change);
                            browser::focus_soon("result");
                        }
                    >
                        {summary}
                    </button>
                </li>
            }
        })
        .collect();
    let buttons = (!buttons.is_empty()).then(|| view! { <ul class="remedies">{buttons}</ul> });
    Some(view! {
        <div class="least">
            <p class="lift">{title}</p>
            {buttons}
        </div>
    })
}

fn choose(plan: &Plan, mode: Mode, lang: Lang) -> impl IntoView + use<> {
    let page = page();
    if plan.mode == mode {
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
