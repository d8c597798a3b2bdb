//! Two scenarios side by side.

use leptos::context::Provider;
use leptos::prelude::*;

use super::form::Fields;
use super::part::part;
use super::{page, tr};
use crate::html::{self, Html};
use crate::text::ui as t;

/// The second scenario's form, and what differs.
#[component]
pub fn Compare() -> impl IntoView {
    let first = page();
    let second = first.second();
    // What is wrong with it must not hide.
    let wrong = untrack(|| !second.faults().is_empty());
    let shown = move || {
        let lang = first.lang.get();
        match (first.plan.get(), second.plan.get()) {
            (Some(a), Some(b)) => Html::of(|out| html::comparison(&a, &b, lang, out)),
            _ => Html::of(|out| {
                out.p(t::COMPARE_INCOMPLETE.get(lang));
            }),
        }
    };
    view! {
        <section class="result" id="result" tabindex="-1" aria-labelledby="answer">
            <h2 id="answer">{tr(t::SCREEN_COMPARE)}</h2>
            <p>{tr(t::COMPARE_INTRO)}</p>
            <details class="second" open=wrong>
                <summary>
                    <h3 id="second">{tr(t::COMPARE_SECOND)}</h3>
                </summary>
                <Provider value=second>
                    <div class="ask" data-second="">
                        <Fields />
                    </div>
                </Provider>
            </details>
            {part(shown)}
        </section>
    }
}
