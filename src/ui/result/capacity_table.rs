//! Where the limits come from, and what carries more.

use leptos::prelude::*;

use super::of_plan;
use crate::catalog::{Lang, Mode};
use crate::plan::{Capacity, Part, capacity, eni_name};
use crate::text::{self, capacity as t};
use crate::ui::page;

/// How many EIPs a list of addresses names.
const NAMED: usize = 50;

/// A row for each mode.
#[component]
pub fn Table() -> impl IntoView {
    let page = page();
    let modes = of_plan(|plan| {
        let scenario = &plan.assessment.scenario;
        (scenario.facts().eips(), Mode::ALL.map(|mode| capacity(scenario, mode)))
    });
    move || {
        let (lang, (wanted, modes)) = (page.lang.get(), modes.get()?);
        let rows = modes.iter().map(|of| row(of, wanted, lang)).collect_view();
        Some(view! {
            <div class="scroll" tabindex="0" role="group" aria-labelledby="capacity">
                <table class="capacity">
                    <thead>
                        <tr>
                            <th scope="col">{text::export::MODE.get(lang)}</th>
                            <th scope="col">{text::export::MAX_EIPS.get(lang)}</th>
                            <th scope="col">{t::FROM.get(lang)}</th>
                            <th scope="col">{t::WANTED.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        })
    }
}

fn row(capacity: &Capacity, wanted: u32, lang: Lang) -> impl IntoView + use<> {
    let mode = capacity.mode;
    let parts = capacity.limits.iter().map(|part| view! { <li>{limit(part, lang)}</li> });
    let advice = text::capacity_advice(capacity, wanted, lang);
    let advice = advice.into_iter().map(|line| view! { <li>{line}</li> });
    let places = capacity.topology.as_ref().filter(|_| wanted > 1).map(|topology| {
        let pairs = topology.eips.iter().take(NAMED).map(|eip| {
            let address = topology.private_address(eip).unwrap_or_default();
            view! { <li>{eip.name()} " → " {eni_name(eip.eni)} " " <code>{address}</code></li> }
        });
        let rest = topology.eips.len().saturating_sub(NAMED).to_string();
        let rest = (rest != "0").then(|| {
            let text = text::see::MORE_EIPS.fill(lang, &[("count", rest)]);
            view! { <li>{text}</li> }
        });
        view! {
            <details>
                <summary>{t::TOPOLOGY.get(lang)}</summary>
                <ul>{pairs.collect_view()}{rest}</ul>
            </details>
        }
    });
    view! {
        <tr data-capacity=mode.id()>
            <th scope="row">{text::mode_text(mode).name().get(lang)}</th>
            <td>{text::capacity_most(capacity.most, lang)}</td>
            <td><ul>{parts.collect_view()}</ul></td>
            <td><ul>{advice.collect_view()}</ul>{places}</td>
        </tr>
    }
}

/// One of the numbers, with its source and date.
fn limit(part: &Part, lang: Lang) -> String {
    let from = match part.source.map(|citation| citation.source) {
        Some(source) => {
            let date = ("date", text::local_date(source.as_of(), lang));
            format!("{}, {}", source.title(), text::export::AS_OF.fill(lang, &[date]))
        }
        None => t::GIVEN.get(lang).to_owned(),
    };
    format!("{} ({from})", text::capacity_part(part, lang))
}
