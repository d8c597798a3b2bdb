//! What holds and what to do.

mod answer;
mod assumptions;
mod capacity;
mod cards;
mod export;
pub mod finding;
mod given;
mod known;
mod matrix;
pub mod step;
mod steps;
mod topology;

use leptos::prelude::*;

use super::{page, tr};
use crate::catalog::Lang;
use crate::plan::Plan;
use crate::scenario::read_input;
use crate::text::ui as t;

/// The case that the empty page offers to start from.
const EXAMPLE: &str = r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#;

/// Everything that follows from the form.
#[component]
pub fn Results() -> impl IntoView {
    let page = page();
    let shown = move || {
        let lang = page.lang.get();
        match page.plan.get() {
            Some(plan) => whole(&plan, lang).into_any(),
            None => view! {
                <p>{t::PURPOSE.get(lang)}</p>
                <p>{t::START_HINT.get(lang)}</p>
                <p>
                    <button type="button" on:click=move |_| page.load(&read_input(EXAMPLE))>
                        {t::EXAMPLE.get(lang)}
                    </button>
                </p>
                <h3>{t::CASES.get(lang)}</h3>
                <ul class="cases">{super::plans::cases(lang)}</ul>
            }
            .into_any(),
        }
    };
    view! {
        <section class="result" id="result" tabindex="-1" aria-labelledby="answer">
            <h2 id="answer">{tr(t::ANSWER)}</h2>
            <super::plans::SaveBar />
            {shown}
            <steps::Steps />
            <super::migrate::PhasedOut />
            <Show when=move || page.scenario.with(Option::is_some)>
                <known::KnownValues />
                <export::Export />
            </Show>
        </section>
    }
}

fn whole(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    view! {
        {answer::answer(plan, lang)}
        {given::given(plan, lang)}
        {cards::cards(plan, lang)}
        {assumptions::assumptions(plan, lang)}
        {capacity::table(plan, lang)}
        {matrix::matrix(plan, lang)}
        {topology::topology(plan, lang)}
    }
}
