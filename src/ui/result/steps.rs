//! What to do, in order.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::plan::{Plan, Step};
use crate::rules::Status;
use crate::scenario::Known;
use crate::text::{self, ui as t};

/// The steps of the plan's mode, or why there are none.
pub fn steps(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let mode = text::mode_text(plan.mode).name().get(lang).to_owned();
    let blocked = (plan.status == Status::Blocked).then(|| {
        view! { <p>{t::STEPS_BLOCKED.fill(lang, &[("mode", mode.clone())])}</p> }
    });
    let rows: Vec<_> = plan.steps.iter().map(|step| line(step, &plan.known, lang)).collect();
    view! {
        <section class="on-paper" aria-labelledby="steps">
            <h3 id="steps">{t::STEPS.fill(lang, &[("mode", mode.clone())])}</h3>
            {blocked}
            <ol class="steps">{rows}</ol>
        </section>
    }
}

fn line(step: &Step, known: &Known, lang: Lang) -> impl IntoView + use<> {
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
    let api = step.api.as_ref().map(|call| {
        let mut lines = vec![format!("{} {}", call.product, call.action)];
        let value = |(name, value): &(_, String)| format!("  {name}: {}", known.fill(value));
        lines.extend(call.parameters.iter().map(value));
        code(t::API_CALL.get(lang), lines.join("\n"))
    });
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
            <dl>
                <dt>{t::VERIFY.get(lang)}</dt>
                <dd>{of(step.text.verify())}</dd>
                <dt>{t::ROLLBACK.get(lang)}</dt>
                <dd>{of(step.text.rollback())}</dd>
            </dl>
        </li>
    }
}

fn code(label: &'static str, text: String) -> impl IntoView {
    view! {
        <details>
            <summary>{label}</summary>
            <pre tabindex="0"><code>{text}</code></pre>
        </details>
    }
}
