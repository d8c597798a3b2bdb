//! One sentence on top.

use leptos::prelude::*;

use super::of_plan;
use crate::catalog::Lang;
use crate::plan::{Compromise, compromise};
use crate::text::{self, see as t, ui};
use crate::ui::{browser, page};

/// Which mode to take, why, and what is in the way of the one asked for.
///
/// The region is there before its words are, and its words change only where the answer does: so a screen reader says
/// each answer once.
#[component]
pub fn Answer() -> impl IntoView {
    let page = page();
    let sentences = Memo::new(move |_| {
        let lang = page.lang.get();
        page.plan.with(|plan| plan.as_ref().map(|plan| text::answer(plan, lang)))
    });
    let said = move || {
        let mut sentences = sentences.get()?.into_iter();
        let first = sentences.next()?;
        let rest = sentences.map(|sentence| view! { <p>{sentence}</p> }).collect_view();
        Some(view! { <p class="answer-sentence">{first}</p> {rest} })
    };
    let mode = of_plan(|plan| plan.mode);
    let meaning = move || {
        let (mode, lang) = (mode.get()?, page.lang.get());
        let short = text::mode_text(mode).short().get(lang).to_owned();
        Some(view! { <p class="meaning">{t::WHAT_IS.fill(lang, &[("text", short)])}</p> })
    };
    let near = of_plan(|plan| compromise(&plan.assessment));
    let near = move || Some(nearest(&near.get()??, page.lang.get()));
    let empty = move || sentences.with(Option::is_none);
    view! {
        <div class="answer" class:empty=empty>
            <div role="status" class="said">{said}</div>
            {near}
            {meaning}
        </div>
    }
}

/// Where no mode fits: the change that makes the nearest one possible.
fn nearest(found: &Compromise, lang: Lang) -> impl IntoView + use<> {
    let page = page();
    let mode = text::mode_text(found.mode).name().get(lang).to_owned();
    let summary = text::least_summary(&found.least, lang);
    let change = found.least.change();
    view! {
        <p>{ui::COMPROMISE.fill(lang, &[("mode", mode)])}</p>
        <p>
            <button
                type="button"
                id="compromise"
                on:click=move |_| {
                    page.apply(&change);
                    browser::focus_soon("result");
                }
            >
                {summary}
            </button>
        </p>
    }
}
