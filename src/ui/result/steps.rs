//! What to do, in order: what is done is marked, and stays so.

use std::sync::Arc;

use leptos::ev;
use leptos::prelude::*;

use super::step::{Row, item};
use crate::keep::{State, mark};
use crate::plan::{Place, Plan, Step};
use crate::rules::Status;
use crate::scenario::Known;
use crate::text::{self, keep as k, ui as t};
use crate::ui::{keeper, page, tr};

/// So many steps are drawn at once: a plan may have thousands.
const SLICE: usize = 60;

/// Who does a step.
const PLACES: [Place; 3] = [Place::Console, Place::Api, Place::Os];

/// What the list shows; it is drawn again only where this changes.
#[derive(Clone, PartialEq)]
struct List {
    key: String,
    known: Known,
    steps: Vec<Step>,
}

/// The steps of the plan's mode, or why there are none.
#[component]
pub fn Steps() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let list = Memo::new(move |_| {
        page.plan.with(|plan| {
            let plan = plan.as_ref()?;
            let (key, known, steps) = (keeper.key(plan), plan.known.clone(), plan.steps.clone());
            Some(Arc::new(List { key, known, steps }))
        })
    });
    let of = |read: fn(&Plan) -> bool| {
        Memo::new(move |_| page.plan.with(|plan| plan.as_ref().is_some_and(read)))
    };
    let blocked = of(|plan| plan.status == Status::Blocked);
    let mode = Memo::new(move |_| page.plan.with(|plan| plan.as_ref().map(|plan| plan.mode)));
    let name = move |sentence: text::Text| {
        let lang = page.lang.get();
        let mode = mode.get().map(|mode| text::mode_text(mode).name().get(lang).to_owned());
        sentence.fill(lang, &[("mode", mode.unwrap_or_default())])
    };
    let some =
        Memo::new(move |_| list.with(|list| list.as_ref().is_some_and(|l| !l.steps.is_empty())));
    view! {
        <Show when=move || mode.get().is_some()>
            <section class="on-paper" aria-labelledby="steps">
                <h3 id="steps">{move || name(t::STEPS)}</h3>
                <Show when=move || blocked.get()>
                    <p>{move || name(t::STEPS_BLOCKED)}</p>
                </Show>
                <Show when=move || some.get()>
                    <Listed list />
                </Show>
            </section>
        </Show>
    }
}

/// The bar, the filter and the steps.
#[component]
fn Listed(list: Memo<Option<Arc<List>>>) -> impl IntoView {
    let page = page();
    let place = RwSignal::new(None::<Place>);
    let shown = RwSignal::new(SLICE);
    // On paper stands everything.
    let paper = RwSignal::new(false);
    let before = window_event_listener_untyped("beforeprint", move |_| paper.set(true));
    let after = window_event_listener_untyped("afterprint", move |_| paper.set(false));
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    let steps = move |of: Option<Place>| {
        list.with(|list| {
            let steps = list.iter().flat_map(|list| &list.steps);
            steps.filter(|step| of.is_none_or(|of| step.place == of)).count()
        })
    };
    let matching = Memo::new(move |_| steps(place.get()));
    let rows = move || {
        let Some(list) = list.get() else { return Vec::new() };
        let lang = page.lang.get();
        let (paper, of) = (paper.get(), place.get());
        let most = if paper { usize::MAX } else { shown.get() };
        let fits = |(_, step): &(usize, &Step)| paper || of.is_none_or(|of| step.place == of);
        let row = |(number, step): (usize, &Step)| {
            let done = done_box(&list, step);
            item(
                step,
                &list.known,
                lang,
                Row { number: number + 1, done, open: paper, more: ().into_any() },
            )
        };
        list.steps.iter().enumerate().filter(fits).take(most).map(row).collect::<Vec<_>>()
    };
    let rest = move || matching.get().saturating_sub(shown.get());
    let more = move |_: ev::MouseEvent| {
        // The focus goes to the first of the new steps, where reading goes on.
        let at = shown.get_untracked();
        shown.set(at + SLICE);
        crate::ui::browser::focus_nth_soon(".steps > li", at);
    };
    view! {
        <Bar list />
        <div class="steps-filter screen-only">
            <label for="steps-of">{tr(k::STEPS_OF)}</label>
            <select
                id="steps-of"
                on:change=move |event| {
                    let word = event_target_value(&event);
                    place.set(PLACES.into_iter().find(|place| place.word() == word));
                    shown.set(SLICE);
                }
            >
                <option value="">
                    {move || k::STEPS_ALL.fill(page.lang.get(), &[("count", steps(None).to_string())])}
                </option>
                {PLACES
                    .map(|of| {
                        let label = move || {
                            let lang = page.lang.get();
                            let name = text::place_text(of).get(lang).to_owned();
                            let values = [("place", name), ("count", steps(Some(of)).to_string())];
                            k::STEPS_PLACE.fill(lang, &values)
                        };
                        view! {
                            <option value=of.word() prop:selected=move || place.get() == Some(of)>
                                {label}
                            </option>
                        }
                    })
                    .into_iter()
                    .collect_view()}
            </select>
        </div>
        <ol class="steps">{rows}</ol>
        <Show when=move || { rest() > 0 && !paper.get() }>
            <p class="actions">
                <button type="button" id="more-steps" on:click=more>
                    {move || {
                        let values = [("next", rest().min(SLICE).to_string()), ("rest", rest().to_string())];
                        k::STEPS_MORE.fill(page.lang.get(), &values)
                    }}
                </button>
            </p>
        </Show>
        <Show when=move || matching.get() == 0>
            <p>{tr(k::STEPS_NONE)}</p>
        </Show>
    }
}

/// How much is done.
#[component]
fn Bar(list: Memo<Option<Arc<List>>>) -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let count = Memo::new(move |_| {
        list.with(|list| {
            let Some(list) = list else { return (0, 0) };
            let done = keeper.progress.with(|p| p.count(&list.key, &list.steps, &list.known));
            (done, list.steps.len())
        })
    });
    let said = move || {
        let (done, all) = count.get();
        let values = [("done", done.to_string()), ("all", all.to_string())];
        if done == all { k::FINISHED } else { k::DONE_OF }.fill(page.lang.get(), &values)
    };
    view! {
        <div class="progress" class:finished=move || count.get().0 == count.get().1>
            <label for="progress">{tr(k::PROGRESS)}</label>
            <progress id="progress" max=move || count.get().1 value=move || count.get().0></progress>
            <p id="progress-said" role="status">{said}</p>
        </div>
    }
}

/// The box of a step, and a word where the step has changed since it was done.
fn done_box(list: &Arc<List>, step: &Step) -> (Memo<State>, Callback<bool>) {
    let keeper = keeper();
    let (key, id, now) = (list.key.clone(), step.id.clone(), mark(step, &list.known));
    let state = {
        let (key, id, now) = (key.clone(), id.clone(), now.clone());
        Memo::new(move |_| keeper.progress.with(|p| p.state(&key, &id, || now.clone())))
    };
    let set = Callback::new(move |on: bool| {
        let mark = on.then(|| now.clone());
        keeper.change_progress(|progress| progress.set(&key, &id, mark));
        // A mark that will not last is no silent one.
        if let Some(trouble) = keeper.trouble.get_untracked() {
            keeper.tell(trouble.text(), &[]);
        }
    });
    (state, set)
}
