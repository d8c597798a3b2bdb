//! Defaults that the answer rests on.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::plan::Plan;
use crate::text::{self, export as words, ui as t};

/// The table, if anything was left out.
pub fn assumptions(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let assessment = &plan.assessment;
    if assessment.assumed.is_empty() {
        return None;
    }
    let count = assessment.assumed.len();
    let rows: Vec<_> = assessment
        .assumed
        .iter()
        .map(|field| {
            let text = text::field_text(*field);
            let value = text::field_value(*field, assessment.scenario.value(*field), lang);
            view! {
                <tr data-field=field.spec().path>
                    <th scope="row"><a href=format!("#{}", field.spec().key) on:click=focus(field.spec().key)>{text.title().get(lang)}</a></th>
                    <td>{value}</td>
                    <td>{text.check().get(lang)}</td>
                </tr>
            }
        })
        .collect();
    Some(view! {
        <section aria-labelledby="assumptions">
            <h3 id="assumptions">{t::ASSUMPTIONS.get(lang)} " (" {count} ")"</h3>
            <p>{t::ASSUMPTIONS_INTRO.get(lang)}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="assumptions">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words::FIELD.get(lang)}</th>
                            <th scope="col">{t::ASSUMED_VALUE.get(lang)}</th>
                            <th scope="col">{t::HOW_TO_CHECK.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    })
}

/// Goes to the field itself; the part after `#` belongs to the page's state.
fn focus(id: &'static str) -> impl Fn(web_sys::MouseEvent) {
    move |event| {
        event.prevent_default();
        crate::ui::browser::reveal(id);
    }
}
