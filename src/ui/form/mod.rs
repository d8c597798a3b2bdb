//! What the user asks.

mod faults;
mod open;

use leptos::prelude::*;

use super::field::FieldRow;
use super::{page, tr};
use crate::catalog::Instance;
use crate::scenario::Field;
use crate::text::ui as t;

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
    let asked = Memo::new(move |_| asked());
    (field == Field::Instance).then(|| {
        view! {
            <Show when=move || asked.get()>
                <div class="limits">
                    <p>{tr(t::ASK_LIMITS)}</p>
                    {LIMITS.map(|field| view! { <FieldRow field /> }).into_iter().collect_view()}
                </div>
            </Show>
        }
    })
}

/// The form. There is no button: every change is on the page at once.
#[component]
pub fn Form() -> impl IntoView {
    view! {
        <section class="ask" aria-labelledby="ask">
            <h2 id="ask">{tr(t::ASK)}</h2>
            <Fields />
            <open::Open />
        </section>
    }
}

/// Every field of a scenario, and what is wrong with it.
#[component]
pub fn Fields() -> impl IntoView {
    let page = page();
    let rest =
        Field::ALL.into_iter().filter(|field| !FIRST.contains(field) && !LIMITS.contains(field));
    // Facts that came by address or file must not hide.
    let given = page.scenario.with_untracked(|scenario| {
        scenario.is_some_and(|s| s.draft().given().any(|(field, _)| !FIRST.contains(&field)))
    });
    view! {
        <faults::Faults />
        <form on:submit=|event| event.prevent_default()>
            {FIRST.map(|field| view! { <FieldRow field /> {after(field)} }).into_iter().collect_view()}
            <details class="more" open=given>
                <summary>{tr(t::MORE_FACTS)}</summary>
                {rest.map(|field| view! { <FieldRow field /> }).collect_view()}
            </details>
            <p class="actions">
                <button type="button" on:click=move |_| page.clear()>{tr(t::CLEAR)}</button>
            </p>
        </form>
    }
}
