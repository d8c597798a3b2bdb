//! Everything that is wrong with the input, in one place; the rest stays as it is.

use leptos::prelude::*;

use crate::text::{self, ui as t};
use crate::ui::part::when;
use crate::ui::{page, tr};

/// The list, if there is something to say.
#[component]
pub fn Faults() -> impl IntoView {
    let page = page();
    let rows = move || {
        let lang = page.lang.get();
        let row = |fault: &crate::scenario::InputError| {
            let key = fault.field.clone();
            let label = t::REMOVE.fill(lang, &[("field", key.clone())]);
            view! {
                <li>
                    <span>{text::error_message(fault, lang)}</span>
                    <button type="button" on:click=move |_| page.remove(&key)>{label}</button>
                </li>
            }
        };
        page.faults().iter().map(row).collect_view()
    };
    let list = move || {
        view! {
            <div class="faults">
                <p><strong>{tr(t::FAULTS)}</strong></p>
                <p>{tr(t::FAULTS_INTRO)}</p>
                <ul>{rows}</ul>
            </div>
        }
        .into_any()
    };
    view! { <div role="alert">{when(move || !page.faults().is_empty(), list)}</div> }
}
