//! How many EIPs one instance carries in each mode, and what carries more.

use leptos::prelude::*;

use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, capacity, eni_name};
use crate::text::{self, capacity as t};

/// A row for each mode.
pub fn table(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let scenario = &plan.assessment.scenario;
    let wanted = scenario.facts().eips();
    let rows: Vec<_> = Mode::ALL
        .into_iter()
        .map(|mode| {
            let capacity = capacity(scenario, mode);
            let parts = capacity.limits.iter().map(|part| {
                let from = match part.source.map(|citation| citation.source) {
                    Some(source) => {
                        let date = ("date", source.as_of().to_owned());
                        format!("{}, {}", source.title(), text::export::AS_OF.fill(lang, &[date]))
                    }
                    None => t::GIVEN.get(lang).to_owned(),
                };
                view! { <li>{text::capacity_part(part, lang)} " (" {from} ")"</li> }
            });
            let advice = text::capacity_advice(&capacity, wanted, lang);
            let advice = advice.into_iter().map(|line| view! { <li>{line}</li> });
            let places = capacity.topology.filter(|_| wanted > 1).map(|topology| {
                let pairs = topology.eips.iter().map(|eip| {
                    let address = topology.private_address(eip).unwrap_or_default();
                    view! { <li>{eip.name()} " → " {eni_name(eip.eni)} " " <code>{address}</code></li> }
                });
                view! {
                    <details>
                        <summary>{t::TOPOLOGY.get(lang)}</summary>
                        <ul>{pairs.collect_view()}</ul>
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
        })
        .collect();
    view! {
        <section class="screen-only" aria-labelledby="capacity">
            <h3 id="capacity">{t::TITLE.get(lang)}</h3>
            <p>{t::INTRO.get(lang)}</p>
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
        </section>
    }
}
