//! What to do, in order.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::plan::{Call, Plan, Step};
use crate::rules::Status;
use crate::scenario::Known;
use crate::text::{self, ui as t};

/// The steps of the plan's mode, or why there are none.
pub fn steps(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let mode = text::mode_text(plan.mode).name().get(lang).to_owned();
    let blocked = (plan.status == Status::Blocked).then(|| {
        view! { <p>{t::STEPS_BLOCKED.fill(lang, &[("mode", mode.clone())])}</p> }
    });
    let rows: Vec<_> =
        plan.steps.iter().map(|step| item(step, &plan.known, lang, ().into_any())).collect();
    view! {
        <section class="on-paper" aria-labelledby="steps">
            <h3 id="steps">{t::STEPS.fill(lang, &[("mode", mode.clone())])}</h3>
            {blocked}
            <ol class="steps">{rows}</ol>
        </section>
    }
}

/// A step; `more` stands under its commands.
pub fn item(step: &Step, known: &Known, lang: Lang, more: AnyView) -> impl IntoView + use<> {
    let of = |text| known.fill(&text::step_text(step, text, lang));
    let console = of(step.text.console());
    let console = (!console.is_empty()).then(|| {
        let path: Vec<_> =
            console.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect();
        view! {
            <details>
                <summary>{t::CONSOLE_PATH.get(lang)}</summary>
                <ol>{path}</ol>
            </details>
        }
    });
    let api = step.api.as_ref().map(|call| code(t::API_CALL.get(lang), call_text(call, known)));
    let commands = (!step.commands.is_empty())
        .then(|| code(t::COMMANDS.get(lang), known.fill(&step.commands.join("\n"))));
    view! {
        <li data-step=step.id.clone()>
            <h4>{of(step.text.title())}</h4>
            <p class="where">
                {text::phase_text(step.phase).get(lang)}
                " · "
                {text::place_text(step.place).get(lang)}
            </p>
            <p>{of(step.text.detail())}</p>
            {console}
            {api}
            {commands}
            {more}
            <dl>
                <dt>{t::VERIFY.get(lang)}</dt>
                <dd>{of(step.text.verify())}</dd>
                <dt>{t::ROLLBACK.get(lang)}</dt>
                <dd>{of(step.text.rollback())}</dd>
            </dl>
        </li>
    }
}

/// A call, a parameter a line.
pub fn call_text(call: &Call, known: &Known) -> String {
    let value = |(name, value): &(_, String)| format!("  {name}: {}", known.fill(value));
    let head = format!("{} {}", call.product, call.action);
    std::iter::once(head).chain(call.parameters.iter().map(value)).collect::<Vec<_>>().join("\n")
}

/// Something to copy, folded.
pub fn code(label: &'static str, text: String) -> impl IntoView {
    view! {
        <details>
            <summary>{label}</summary>
            <pre tabindex="0"><code>{text}</code></pre>
        </details>
    }
}
