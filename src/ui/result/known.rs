//! What the user knows already of the plan's open places.

use leptos::prelude::*;

use super::export::opened;
use crate::plan::Plan;
use crate::scenario::Slot;
use crate::text::{self, ui as t};
use crate::ui::{page, tr};

/// So many fields a person fills in by hand; a larger plan takes the rest by file.
const SHOWN: usize = 120;

/// A field for each open place. It stands apart from what follows from it, so that typing keeps the focus.
#[component]
pub fn KnownValues() -> impl IntoView {
    let page = page();
    let slots = Memo::new(move |_| {
        page.plan.with(|plan| plan.as_ref().map(Plan::slots).unwrap_or_default())
    });
    let given = move || {
        slots.with(|slots| {
            let given = slots.iter().filter(|slot| !page.raw_slot(**slot).is_empty()).count();
            (given, slots.len())
        })
    };
    let count = move || {
        let (given, all) = given();
        let values = [("given", given.to_string()), ("all", all.to_string())];
        t::KNOWN_COUNT.fill(page.lang.get(), &values)
    };
    // Values that came by address or file must not hide.
    let (start, _) = untrack(given);
    let open = RwSignal::new(start > 0);
    let rows =
        move || slots.with(|slots| slots.iter().take(SHOWN).map(|slot| row(*slot)).collect_view());
    let rest = move || slots.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <section class="screen-only" aria-labelledby="known">
            <details class="known" open={start > 0} on:toggle=move |event| open.set(opened(&event))>
                <summary>
                    <h3 id="known">{tr(t::KNOWN)}</h3>
                    " "
                    <span class="count">{count}</span>
                </summary>
                <p>{tr(t::KNOWN_INTRO)}</p>
                <Show when=move || open.get()>
                    <div class="known-values">{rows}</div>
                    <Show when=move || { rest() > 0 }>
                        <p>{move || t::KNOWN_REST.fill(page.lang.get(), &[("count", rest().to_string())])}</p>
                    </Show>
                </Show>
            </details>
        </section>
    }
}

fn row(slot: Slot) -> impl IntoView {
    let page = page();
    let id = slot.key();
    let described = format!("{id}-help {id}-fault");
    let fault =
        move || page.slot_fault(slot).map(|fault| text::error_message(&fault, page.lang.get()));
    view! {
        <div class="field">
            <label for=id.clone()>{move || text::slot_title(slot, page.lang.get())}</label>
            <input
                id=id.clone()
                type="text"
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                placeholder=slot.placeholder()
                aria-describedby=described
                aria-invalid=move || page.slot_fault(slot).is_some().to_string()
                prop:value=move || page.raw_slot(slot)
                on:input=move |event| page.set_slot(slot, event_target_value(&event).trim())
            />
            <p class="help" id=format!("{id}-help")>
                {tr(slot.text().find())}
            </p>
            <p class="fault" id=format!("{id}-fault")>
                {fault}
            </p>
        </div>
    }
}
