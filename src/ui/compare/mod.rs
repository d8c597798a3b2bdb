//! Two scenarios side by side.

mod difference;

use leptos::context::Provider;
use leptos::prelude::*;

use super::form::Fields;
use super::{page, tr};
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
            (Some(a), Some(b)) => difference::difference(&a, &b, lang).into_any(),
            _ => view! { <p>{t::COMPARE_INCOMPLETE.get(lang)}</p> }.into_any(),
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
                    <div class="ask">
                        <Fields />
                    </div>
                </Provider>
            </details>
            {shown}
        </section>
    }
}
