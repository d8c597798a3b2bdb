//! Defaults that the answer rests on, each to be confirmed or changed where it stands.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::plan::Plan;
use crate::scenario::{Field, Scenario, Value};
use crate::text::{self, Text, ask as words, ui as t};
use crate::ui::form::Said;
use crate::ui::state::Page;
use crate::ui::{browser, page};

/// The list, if anything was left out.
pub fn assumptions(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let assessment = &plan.assessment;
    if assessment.assumed.is_empty() {
        return None;
    }
    let fields = &assessment.assumed;
    let rows: Vec<_> = fields
        .iter()
        .enumerate()
        .map(|(at, field)| row(*field, &assessment.scenario, &neighbours(fields, at), lang))
        .collect();
    Some(view! {
        <section aria-labelledby="assumptions">
            <h3 id="assumptions" tabindex="-1">{t::ASSUMPTIONS.get(lang)} " (" {fields.len()} ")"</h3>
            <p>{t::ASSUMPTIONS_INTRO.get(lang)}</p>
            <ul class="assumed">{rows}</ul>
        </section>
    })
}

fn row(field: Field, scenario: &Scenario, next: &[String], lang: Lang) -> impl IntoView + use<> {
    let (spec, text, assumed) = (field.spec(), text::field_text(field), scenario.value(field));
    let shown = text::field_value(field, assumed, lang);
    // Events have no context of their own.
    let state = (page(), expect_context::<Said>());
    let give = |value: Value, id: String, seen: Text, label: Text| {
        let values = values(field, text::field_value(field, Some(value), lang), lang);
        let next = next.to_vec();
        view! {
            <button
                type="button"
                id=id
                aria-label=label.fill(lang, &values)
                on:click=move |_| given(state, field, value, next.clone())
            >
                {seen.fill(lang, &values)}
            </button>
        }
    };
    let confirm =
        assumed.map(|value| give(value, button_id(field), words::CONFIRM, words::CONFIRM_LABEL));
    // Where there are two values, the other one is a click as well; among more, the field has them all.
    let others = spec.kind.values().into_iter().filter(|value| Some(*value) != assumed);
    let other = match (assumed, others.collect::<Vec<_>>().as_slice()) {
        (Some(_), [other]) => {
            let id = format!("instead-{}", spec.key);
            give(*other, id, words::INSTEAD, words::INSTEAD_LABEL).into_any()
        }
        (Some(_), _) => {
            go(field, words::CHANGE, words::CHANGE_LABEL, format!("instead-{}", spec.key), lang)
                .into_any()
        }
        (None, _) => go(field, words::ENTER, words::ENTER_LABEL, button_id(field), lang).into_any(),
    };
    view! {
        <li data-field=spec.path>
            <p class="fact">
                <a href=format!("#{}", spec.key) on:click=move |event| {
                    // The part after `#` belongs to the page's state.
                    event.prevent_default();
                    browser::reveal(spec.key);
                }>{text.title().get(lang)}</a>
                " "
                <strong>{shown}</strong>
            </p>
            <p class="help">{text.check().get(lang)}</p>
            <p class="do">{confirm} " " {other}</p>
        </li>
    }
}

/// A button that leads to the field.
fn go(field: Field, seen: Text, label: Text, id: String, lang: Lang) -> impl IntoView {
    let label = label.fill(lang, &values(field, String::new(), lang));
    view! {
        <button type="button" id=id aria-label=label on:click=move |_| browser::reveal(field.spec().key)>
            {seen.get(lang)}
        </button>
    }
}

fn values(field: Field, value: String, lang: Lang) -> [(&'static str, String); 2] {
    [("field", text::field_text(field).title().get(lang).to_owned()), ("value", value)]
}

/// The first button of a row.
fn button_id(field: Field) -> String {
    format!("confirm-{}", field.spec().key)
}

/// Where the focus goes once a row is gone: to the one that followed, else the one before; with the last one gone,
/// to the answer.
fn neighbours(fields: &[Field], at: usize) -> Vec<String> {
    let (before, after) = fields.split_at_checked(at).unwrap_or_default();
    let near = after.iter().skip(1).chain(before.iter().rev());
    let ids = near.map(|field| button_id(*field));
    ids.chain(["assumptions".to_owned(), "result".to_owned()]).collect()
}

fn given((page, said): (Page, Said), field: Field, value: Value, next: Vec<String>) {
    page.confirm(field, value);
    let left = |plan: &Option<Plan>| plan.as_ref().map_or(0, |plan| plan.assessment.assumed.len());
    said.given(field, value, page.plan.with_untracked(left));
    browser::focus_soon_first(next);
}
