//! Of a blocked mode: what has to change at the least, where one remedy alone is not enough.

use leptos::prelude::*;

use super::of_plan;
use crate::catalog::Mode;
use crate::plan::least_changes;
use crate::rules::Status;
use crate::text::{self, ui as t};
use crate::ui::{browser, page};

/// The smallest sets of changes as buttons. It stands in a fold and is there only while that is open: the search is the
/// dearest thing that a card asks for.
#[component]
pub fn Least(mode: Mode) -> impl IntoView {
    let page = page();
    let sets = of_plan(move |plan| {
        let blocked = plan.assessment.mode(mode).status == Status::Blocked;
        blocked.then(|| least_changes(&plan.assessment.scenario, mode))
    });
    move || {
        let (sets, lang) = (sets.get()??, page.lang.get());
        if sets.iter().any(|least| least.remedies.len() == 1) {
            return None;
        }
        let title = if sets.is_empty() { t::LEAST_NOTHING } else { t::LEAST }.get(lang);
        let button = |least: crate::plan::Least| {
            let summary = text::least_summary(&least, lang);
            let change = least.change();
            let press = move |_| {
                page.apply(&change);
                browser::focus_soon("result");
            };
            view! { <li><button type="button" on:click=press>{summary}</button></li> }
        };
        let buttons = (!sets.is_empty()).then(|| {
            view! { <ul class="remedies">{sets.into_iter().map(button).collect_view()}</ul> }
        });
        Some(view! { <div class="least"><p class="lift">{title}</p>{buttons}</div> })
    }
}
