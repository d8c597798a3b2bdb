//! Many designs at once: files in, a report to look into. The check itself runs in a worker and keeps the report.

mod checker;
mod details;
mod filters;
mod give;
mod lists;
mod numbers;
mod progress;
mod table;
mod take;
mod words;

pub use checker::Checker;

use leptos::prelude::*;

use super::address::Pairs;
use super::part::effect;
use super::{browser, page, tr};
use crate::check::cross;
use crate::text::checkpage as t;
use crate::worker::view;
use checker::{Stage, checker};

/// The screen.
#[component]
pub fn Check() -> impl IntoView {
    let (checker, page) = (checker(), page());
    // The page of a rule leads here with its example, which is checked once.
    effect(move || {
        let named = |view: &Pairs| view.iter().find(|(key, _)| key == view::EXAMPLE).cloned();
        let Some((_, code)) = page.check.with(named) else { return };
        page.set_check(view::EXAMPLE, "");
        let file = cross::find(&code).and_then(|rule| browser::blob(rule.example.file));
        checker.check(file.map(|file| (format!("{code}.json"), file)).into_iter().collect());
    });
    // What was shown before is looked at anew when there is another report; a running check changes nothing else.
    let stage = Memo::new(move |_| checker.stage.get());
    let shown = move || match stage.get() {
        Stage::Running => view! { <progress::Running /> }.into_any(),
        Stage::Done => view! { <Report /> }.into_any(),
        Stage::Empty | Stage::Cancelled | Stage::Broke => view! { <give::Give /> }.into_any(),
    };
    view! {
        <section class="result check" id="result" tabindex="-1" aria-labelledby="answer">
            <div class="check-head">
                <h2 id="answer">{tr(t::TITLE)}</h2>
                <p>{tr(t::INTRO)}</p>
                <p class="where">{tr(t::PRIVATE)}</p>
            </div>
            <give::Drop />
            <progress::Said />
            {shown}
        </section>
    }
}

/// The report.
#[component]
fn Report() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let any = Memo::new(move |_| checker.summary.with(|summary| summary.designs > 0));
    let open = Memo::new(move |_| page.open_check());
    effect(move || {
        checker.edition.track();
        match open.get() {
            Some(row) => checker.open(row, page.lang.get()),
            None => checker.details.set(None),
        }
    });
    // The focus goes to a row that opens. One that only changed gets it where its button is gone.
    let focused = StoredValue::new(None);
    let focus = move |row: Option<u32>| {
        if row.is_some() && focused.get_value() != row {
            browser::focus_soon("check-row");
        } else if row.is_some() {
            browser::focus_if_lost("check-row");
        }
        focused.set_value(row);
    };
    view! {
        <numbers::Files />
        <Show when=move || any.get()>
            <numbers::Numbers />
            <section class="rows-of-check" aria-labelledby="check-rows">
                <h3 id="check-rows">{tr(t::ROWS)}</h3>
                <filters::Filters />
                <div class="rows-and-row" class:with-row=move || checker.details.with(Option::is_some)>
                    <div><table::Table /></div>
                    {move || {
                        let lang = page.lang.get();
                        let shown = checker.details.get();
                        focus(shown.as_ref().map(|details| details.line.row));
                        shown.map(|details| details::details(&details, lang))
                    }}
                </div>
            </section>
        </Show>
        <lists::Lists />
        <Show when=move || any.get()>
            <take::Take />
        </Show>
    }
}
