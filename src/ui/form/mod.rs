//! What the user asks.

mod brief;
mod faults;
mod open;
mod said;

use leptos::prelude::*;

use super::field::{self, Quiet};
use super::part::when;
use super::stages::FORM;
use super::tasks::{FIELDS, UNDER_FORM, later};
use super::{Shared, page, shared, tr};
use crate::catalog::{Instance, Mode};
use crate::plan::Plan;
use crate::scenario::Field;
use crate::text::{ask as words, ui as t};

pub use said::Said;

/// Asked at first sight; the others stand under 'More facts'.
const FIRST: [Field; 6] = [
    Field::Region,
    Field::Instance,
    Field::Mode,
    Field::EipsCount,
    Field::EniKind,
    Field::NeedsProtocols,
];

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
    let never: Quiet = Signal::stored(None);
    let limits = move || LIMITS.map(|field| field::row(field, never)).into_iter().collect_view();
    let view = move || {
        view! {
            <div class="limits">
                <p>{tr(t::ASK_LIMITS)}</p>
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
            <h2 id="ask">{tr(t::ASK)}</h2>
            <Fields />
            {said::announce()}
            {later(UNDER_FORM, || view! { <open::Open /> <brief::Brief /> }.into_any())}
        </section>
    }
}

/// Every field of a scenario, and what is wrong with it.
#[component]
pub fn Fields() -> impl IntoView {
    let page = page();
    let rest =
        Field::ALL.into_iter().filter(|field| !FIRST.contains(field) && !LIMITS.contains(field));
    // Worked out once for all fields, after the answer; it changes rarely. Of what is asked first the rules alone tell
    // it; what else the steps look at comes with them.
    let Shared { stages, late, .. } = shared();
    let come = stages.part(FORM);
    let matters = Memo::new(move |_| {
        come.track();
        let whole = late.is_there();
        let of = |plan: &Plan| {
            let matters = if whole { plan.matters() } else { plan.matters_to_rules() };
            (matters, asked_mode(plan), whole)
        };
        page.plan.with_untracked(|plan| plan.as_ref().map(of))
    });
    let row = move |field: Field| {
        let quiet: Quiet = Signal::derive(move || {
            let (matters, mode, whole) = matters.get()?;
            (!matters.has(field) && (whole || FIRST.contains(&field))).then_some(mode)
        });
        field::row(field, quiet)
    };
    let given = {
        let rest = rest.clone();
        Memo::new(move |_| rest.clone().filter(|field| !page.raw(*field).is_empty()).count())
    };
    let count = move || {
        let count = given.get();
        let say = || words::MORE_GIVEN.fill(page.lang.get(), &[("count", count.to_string())]);
        (count > 0).then(|| view! { <span class="count">{say()}</span> })
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
                <summary>{tr(t::MORE_FACTS)} " " {count}</summary>
                {rest.clone().map(row).collect_view()}
            </details>
            <p class="actions">
                <button type="button" on:click=move |_| page.clear()>{tr(t::CLEAR)}</button>
            </p>
        }
        .into_any()
    };
    view! {
        <faults::Faults />
        <form on:submit=|event| event.prevent_default()>
            {first}
            {later(UNDER_FORM - 1, more)}
        </form>
    }
}

fn asked_mode(plan: &Plan) -> Option<Mode> {
    plan.assessment.scenario.facts().mode().mode()
}
