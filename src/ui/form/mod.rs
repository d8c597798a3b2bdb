//! What the user asks.

mod brief;
mod faults;
mod open;
mod said;

use leptos::prelude::*;

use super::field;
use super::part::{part, when, words};
use super::stages::FORM;
use super::tasks::{FIELDS, UNDER_FORM, later};
use super::{Shared, page, shared};
use crate::catalog::{Instance, Mode};
use crate::html::{FIRST, Html};
use crate::plan::Plan;
use crate::scenario::Field;
use crate::text::{ask, ui as t};

pub use open::open_file;
pub use said::Said;

/// Asked only where no source gives them for the chosen type.
const LIMITS: [Field; 2] = [Field::InstanceLimitsEnis, Field::InstanceLimitsPrivateIps];

/// Under the instance: the numbers of a type that nobody has written down.
fn after(field: Field) -> Option<impl IntoView> {
    let page = page();
    let asked = move || {
        let unknown = page.scenario.with(|scenario| match scenario.and_then(|s| s.instance()) {
            Some(Instance::Type(of)) => of.enis().is_none() || of.ipv4_per_eni().is_none(),
            _ => false,
        });
        unknown || LIMITS.into_iter().any(|field| !page.raw(field).is_empty())
    };
    let limits = move || LIMITS.map(|field| field::row(field, None)).into_iter().collect_view();
    let view = move || {
        view! {
            <div class="limits">
                {words("<p>", t::ASK_LIMITS, "</p>")}
                {limits}
            </div>
        }
        .into_any()
    };
    (field == Field::Instance).then(|| when(asked, view))
}

/// The form. There is no button: every change is on the page at once.
#[component]
pub fn Form() -> impl IntoView {
    view! {
        <section class="ask" aria-labelledby="ask">
            {words("<h2 id=\"ask\">", t::ASK, "</h2>")}
            <Fields />
            {said::announce()}
            {later(UNDER_FORM, || view! { {open::open()} {brief::brief()} }.into_any())}
        </section>
    }
}

/// Every field of a scenario, and what is wrong with it.
#[component]
pub fn Fields() -> impl IntoView {
    let page = page();
    let rest =
        Field::ALL.into_iter().filter(|field| !FIRST.contains(field) && !LIMITS.contains(field));
    // Worked out once for all fields, after the answer; it changes rarely. What is asked first always matters, so the
    // first view does without.
    let Shared { stages, late, .. } = shared();
    let come = stages.part(FORM);
    let matters = Memo::new(move |_| {
        come.track();
        let of = |plan: &Plan| (plan.matters(), asked_mode(plan));
        let plan = || page.plan.with_untracked(|plan| plan.as_ref().map(of));
        late.is_there().then(plan).flatten()
    });
    let row = move |field: Field| field::row(field, Some(matters));
    let given = {
        let rest = rest.clone();
        Memo::new(move |_| rest.clone().filter(|field| !page.raw(*field).is_empty()).count())
    };
    let summary = move || {
        let (count, lang) = (given.get(), page.lang.get());
        Html::of(|out| {
            out.text(t::MORE_FACTS.get(lang)).raw(" ");
            if count > 0 {
                let given = ask::MORE_GIVEN.fill(lang, &[("count", count.to_string())]);
                out.element("<span class=\"count\">", &given, "</span>");
            }
        })
    };
    let first = (FIELDS..)
        .zip(FIRST)
        .map(|(turn, field)| later(turn, move || view! { {row(field)} {after(field)} }.into_any()));
    let first = first.collect_view();
    // Facts that came by address or file must not hide.
    let unfolded = given.get_untracked() > 0;
    // What stands below comes after what stands above: nothing is pushed down.
    let more = move || {
        view! {
            <details class="more" open=unfolded>
                <summary>{part(summary)}</summary>
                {rest.clone().map(row).collect_view()}
            </details>
            {words("<p class=\"actions\"><button type=\"button\" data-do=\"clear\">", t::CLEAR, "</button></p>")}
        }
        .into_any()
    };
    view! {
        <faults::Faults />
        <form>
            {first}
            {later(UNDER_FORM - 1, more)}
        </form>
    }
}

fn asked_mode(plan: &Plan) -> Option<Mode> {
    plan.assessment.scenario.facts().mode().mode()
}
