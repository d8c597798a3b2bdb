//! What the user knows already of the plan's open places.

use leptos::prelude::*;

use crate::html::{self, Html};
use crate::plan::Plan;
use crate::scenario::Slot;
use crate::text::ui as t;
use crate::ui::part::part;
use crate::ui::tasks::PARTS;
use crate::ui::{page, shared, tr};

/// So many fields a person fills in by hand; a larger plan takes the rest by file.
const SHOWN: usize = 120;

/// The name of the fold.
const FOLD: &str = "known";

/// A field for each open place. It stands apart from what follows from it, so that typing keeps the focus.
#[component]
pub fn KnownValues() -> impl IntoView {
    let page = page();
    let come = shared().stages.part(PARTS + 6);
    let slots = Memo::new(move |_| {
        come.track();
        page.plan.with_untracked(|plan| plan.as_ref().map(Plan::slots).unwrap_or_default())
    });
    let given = move || {
        slots.with_untracked(|slots| {
            let given = slots.iter().filter(|slot| !page.raw_slot(**slot).is_empty()).count();
            (given, slots.len())
        })
    };
    let count = move || {
        come.track();
        let (given, all) = untrack(given);
        let values = [("given", given.to_string()), ("all", all.to_string())];
        t::KNOWN_COUNT.fill(page.lang.get(), &values)
    };
    // Values that came by address or file must not hide.
    let (start, _) = untrack(given);
    let folds = shared().shown.folds;
    if start > 0 {
        folds.update(|folds| {
            folds.push(FOLD.to_owned());
        });
    }
    let open = Memo::new(move |_| folds.with(|folds| folds.iter().any(|fold| fold == FOLD)));
    let row = move |slot: &Slot, out: &mut Html| {
        let (raw, fault) = (page.raw_slot(*slot), page.slot_fault(*slot));
        html::slot(*slot, &raw, fault.as_ref(), page.lang.get(), out);
    };
    let rows = move || {
        Html::of(|out| slots.with(|slots| slots.iter().take(SHOWN).for_each(|slot| row(slot, out))))
    };
    let rest = move || slots.with(Vec::len).saturating_sub(SHOWN);
    view! {
        <section class="screen-only" aria-labelledby="known">
            <details class="known" data-fold=FOLD open={start > 0}>
                <summary>
                    <h3 id="known">{tr(t::KNOWN)}</h3>
                    " "
                    <span class="count">{count}</span>
                </summary>
                <p>{tr(t::KNOWN_INTRO)}</p>
                <Show when=move || open.get()>
                    <div class="known-values">{part(rows)}</div>
                    <Show when=move || { rest() > 0 }>
                        <p>{move || t::KNOWN_REST.fill(page.lang.get(), &[("count", rest().to_string())])}</p>
                    </Show>
                </Show>
            </details>
        </section>
    }
}
