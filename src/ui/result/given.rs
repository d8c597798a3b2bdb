//! The case on paper, where the form is not.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::plan::Plan;
use crate::scenario::Slot;
use crate::text::{self, ui as t};

/// What was asked, and the plan's name.
pub fn given(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let scenario = &plan.assessment.scenario;
    let name =
        plan.known.get(Slot::Name).map(|name| view! { <p><strong>{name.to_owned()}</strong></p> });
    let rows = scenario.draft().given().map(|(field, value)| {
        view! {
            <dt>{text::field_text(field).title().get(lang)}</dt>
            <dd>{text::field_value(field, Some(value), lang)}</dd>
        }
    });
    view! {
        <section class="paper-only" aria-labelledby="given">
            <h3 id="given">{t::ASK.get(lang)}</h3>
            {name}
            <dl>{rows.collect_view()}</dl>
        </section>
    }
}
