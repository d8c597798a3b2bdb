//! What holds and what to do.

mod answer;
mod assumptions;
mod capacity;
mod capacity_table;
mod cards;
mod export;
pub mod finding;
mod given;
mod known;
mod least;
mod matrix;
pub mod step;
mod steps;
mod topology;

use leptos::prelude::*;

use super::{browser, page, tr};
use crate::catalog::Lang;
use crate::plan::Plan;
use crate::scenario::read_input;
use crate::text::ui as t;

/// The case that the empty page offers to start from.
const EXAMPLE: &str = r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#;

/// What a section shows of the plan. It is worked out at each change, and the section is drawn again only where it
/// differs.
fn of_plan<T: Clone + PartialEq + Send + Sync + 'static>(
    of: impl Fn(&Plan) -> T + Send + Sync + 'static,
) -> Memo<Option<T>> {
    let plan = page().plan;
    Memo::new(move |_| plan.with(|plan| plan.as_ref().map(&of)))
}

/// Is the page on its way to paper?
fn on_paper() -> RwSignal<bool> {
    expect_context::<browser::Paper>().0
}

/// Everything that follows from the form.
#[component]
pub fn Results() -> impl IntoView {
    let page = page();
    let planned = Memo::new(move |_| page.plan.with(Option::is_some));
    let paper = on_paper();
    view! {
        <section class="result" id="result" tabindex="-1" aria-labelledby="answer">
            <h2 id="answer">{tr(t::ANSWER)}</h2>
            <answer::Answer />
            <super::plans::SaveBar />
            <Show when=move || planned.get() fallback=start>
                <Show when=move || paper.get()>{drawn(given::given)}</Show>
                <cards::Cards />
                {drawn(assumptions::assumptions)}
                <capacity::Capacity />
                <matrix::Matrix />
                <topology::Topology />
            </Show>
            <steps::Steps />
            <super::migrate::PhasedOut />
            <Show when=move || page.scenario.with(Option::is_some)>
                <known::KnownValues />
                <export::Export />
            </Show>
        </section>
    }
}

/// A section that is drawn anew at every change of the plan.
fn drawn<V: IntoView + 'static>(section: fn(&Plan, Lang) -> V) -> impl IntoView {
    let page = page();
    move || {
        let lang = page.lang.get();
        page.plan.with(|plan| plan.as_ref().map(|plan| section(plan, lang)))
    }
}

/// What stands there before a region is chosen.
fn start() -> impl IntoView {
    let page = page();
    move || {
        let lang = page.lang.get();
        view! {
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
    }
}
