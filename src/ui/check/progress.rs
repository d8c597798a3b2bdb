//! How far the check is, and what is said of it.

use leptos::prelude::*;

use super::checker::{Stage, checker};
use super::words;
use crate::catalog::Lang;
use crate::check::Outcome;
use crate::text::{self, checkpage as t};
use crate::ui::{browser, page, tr};
use crate::worker::message::{Progress, Summary};

/// Bytes read, in hundredths.
fn percent(progress: Progress) -> u32 {
    if progress.total <= 0.0 {
        return 0;
    }
    let hundredths = (progress.done / progress.total * 100.0).clamp(0.0, 100.0);
    (0..=100).rev().find(|n| f64::from(*n) <= hundredths).unwrap_or_default()
}

fn sentence(progress: Progress, lang: Lang) -> String {
    let (percent, designs) = (percent(progress), progress.designs.to_string());
    if percent == 100 {
        return t::JUDGING.fill(lang, &[("designs", designs)]);
    }
    t::READING.fill(lang, &[("percent", percent.to_string()), ("designs", designs)])
}

/// The bar, and the way out.
#[component]
pub fn Running() -> impl IntoView {
    let (checker, page) = (checker(), page());
    // The button that started it is gone.
    browser::focus_soon("cancel-check");
    // When all is read the end is near, but nobody knows how near: a bar without a value moves by itself.
    let value = move || Some(percent(checker.progress.get())).filter(|percent| *percent < 100);
    view! {
        <div class="running">
            <label for="check-progress">{tr(t::RUNNING)}</label>
            <progress id="check-progress" max="100" value=move || value().map(|n| n.to_string())></progress>
            <p class="where">{move || sentence(checker.progress.get(), page.lang.get())}</p>
            <p>
                <button
                    type="button"
                    id="cancel-check"
                    on:click=move |_| {
                        checker.cancel();
                        browser::focus_soon("result");
                    }
                >
                    {tr(t::CANCEL)}
                </button>
            </p>
        </div>
    }
}

/// The result in one sentence.
pub fn result(summary: &Summary, lang: Lang) -> String {
    if summary.designs == 0 {
        return t::DONE_NONE.get(lang).to_owned();
    }
    let some = Outcome::ALL.into_iter().zip(summary.outcomes).filter(|(_, count)| *count > 0);
    let outcomes = some.map(|(outcome, count)| {
        let outcome = words::outcome(outcome.word(), lang).to_owned();
        t::OUTCOME_COUNT.fill(lang, &[("outcome", outcome), ("count", count.to_string())])
    });
    let outcomes = text::join(lang, outcomes);
    t::DONE.fill(lang, &[("designs", summary.designs.to_string()), ("outcomes", outcomes)])
}

/// What screen readers hear: every quarter of the way, and the result once.
#[component]
pub fn Said() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let quarter = Memo::new(move |_| percent(checker.progress.get()) / 25 * 25);
    let said = move || {
        let lang = page.lang.get();
        match checker.stage.get() {
            Stage::Empty => String::new(),
            Stage::Running => format!("{} {} %", t::RUNNING.get(lang), quarter.get()),
            Stage::Cancelled => t::CANCELLED.get(lang).to_owned(),
            Stage::Broke => t::BROKE.get(lang).to_owned(),
            Stage::Done => checker.summary.with(|summary| result(summary, lang)),
        }
    };
    let running = move || checker.stage.get() == Stage::Running;
    view! { <p class="answer-sentence said" class:only-heard=running role="status">{said}</p> }
}
