//! One sentence on top.

use leptos::prelude::*;

use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, compromise};
use crate::text::{self, ui as t};
use crate::ui::{browser, page};

/// Which mode to take and why; said once by screen readers at each change.
pub fn answer(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let name = |mode: Mode| text::mode_text(mode).name().get(lang).to_owned();
    let (sentence, reason) = match plan.recommendation.mode {
        Some(mode) => {
            let reason = plan.recommendation.because.iter().find(|reason| reason.mode == mode);
            let reason = reason.map(|reason| text::reason(reason, lang)).unwrap_or_default();
            (t::ANSWER_RECOMMENDED.fill(lang, &[("mode", name(mode))]), reason)
        }
        None => (t::ANSWER_NONE.get(lang).to_owned(), String::new()),
    };
    let asked = plan
        .assessment
        .scenario
        .facts()
        .mode()
        .mode()
        .filter(|mode| Some(*mode) != plan.recommendation.mode);
    let asked = asked.map(|mode| {
        let status = text::status_text(plan.assessment.mode(mode).status).get(lang).to_owned();
        view! { <p>{t::ANSWER_ASKED.fill(lang, &[("mode", name(mode)), ("status", status)])}</p> }
    });
    let near = compromise(&plan.assessment).map(|found| {
        let page = page();
        let sentence = t::COMPROMISE.fill(lang, &[("mode", name(found.mode))]);
        let change = found.least.change();
        view! {
            <p>{sentence}</p>
            <p>
                <button
                    type="button"
                    id="compromise"
                    on:click=move |_| {
                        page.apply(&change);
                        browser::focus_soon("result");
                    }
                >
                    {text::least_summary(&found.least, lang)}
                </button>
            </p>
        }
    });
    view! {
        <div class="answer" role="status">
            <p class="answer-sentence">{sentence}</p>
            <p>{reason}</p>
            {asked}
            {near}
        </div>
    }
}
