//! One sentence on top.

use leptos::prelude::*;

use crate::catalog::{Lang, Mode};
use crate::plan::Plan;
use crate::text::{self, ui as t};

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
    view! {
        <div class="answer" role="status">
            <p class="answer-sentence">{sentence}</p>
            <p>{reason}</p>
            {asked}
        </div>
    }
}
