//! The steps between two modes: what each interrupts, what to wait for, how to take it back.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::plan::{Call, Migration, Move, eip_name, eni_name, wait};
use crate::scenario::Known;
use crate::text::{self, ui as t};
use crate::ui::page;
use crate::ui::result::step::{body, call_text, code};

/// All of them, in order.
pub fn list(migration: &Migration, lang: Lang) -> impl IntoView + use<> {
    let known = page().known();
    let point = migration.point_of_no_return();
    let rows: Vec<_> = migration
        .moves
        .iter()
        .enumerate()
        .map(|(place, of)| row(of, &known, point == Some(place), lang))
        .collect();
    view! { <ol class="steps">{rows}</ol> }
}

fn row(of: &Move, known: &Known, point: bool, lang: Lang) -> impl IntoView + use<> {
    let step = &of.step;
    let title = known.fill(&text::step_text(step, step.text.title(), lang));
    let more = more(of, known, &title, point, lang);
    view! {
        <li data-step=step.id.clone()>
            <h4>{title.clone()}</h4>
            {body(step, known, lang, &title, false, more)}
        </li>
    }
}

fn more(of: &Move, known: &Known, title: &str, point: bool, lang: Lang) -> AnyView {
    let names = |numbers: &[u32], name: fn(u32) -> String| {
        text::join(lang, numbers.iter().map(|number| name(*number)))
    };
    let eips = (!of.interrupts_eips.is_empty())
        .then(|| t::INTERRUPTS_EIPS.fill(lang, &[("eips", names(&of.interrupts_eips, eip_name))]));
    let enis = (!of.interrupts_enis.is_empty())
        .then(|| t::INTERRUPTS_ENIS.fill(lang, &[("enis", names(&of.interrupts_enis, eni_name))]));
    let wait = of.step.api.as_ref().and_then(|call| wait(call.action)).map(|(action, state)| {
        t::WAIT.fill(lang, &[("action", action.to_owned()), ("state", state.to_owned())])
    });
    let lines = [eips, enis].into_iter().flatten();
    let interrupts: Vec<_> =
        lines.map(|line| view! { <p class="interrupts">"⚠ " {line}</p> }).collect();
    let undo = (!of.undo.is_empty()).then(|| {
        let calls: Vec<String> = of.undo.iter().map(|call: &Call| call_text(call, known)).collect();
        code(t::UNDO_CALLS, title, calls.join("\n"), false, lang)
    });
    view! {
        {point.then(|| view! { <p class="interrupts"><strong>{t::POINT.get(lang)}</strong></p> })}
        {interrupts}
        {wait.map(|line| view! { <p class="wait">{line}</p> })}
        {undo}
    }
    .into_any()
}
