//! Which EIP goes to which private address of which ENI, row by row.

use leptos::prelude::*;

use crate::plan::Plan;
use crate::plan::eip_name;
use crate::scenario::{EniKind, Field, Slot};
use crate::text::{self, export as words, see};
use crate::ui::page;
use crate::ui::result::of_plan;

/// So many rows stand on the page; files have all.
const SHOWN: usize = 60;

/// A row of the table.
#[derive(Clone, PartialEq)]
struct Row {
    eni: String,
    kind: EniKind,
    /// A private address, and whether the plan assigns it; none where the guest holds the EIP itself.
    address: Option<(String, bool)>,
    eip: Option<String>,
}

fn rows(plan: &Plan) -> (Vec<Row>, usize) {
    let topology = &plan.topology;
    let shown = |number: u32| match plan.known.get(Slot::EipAddress(number)) {
        Some(address) => format!("{} ({address})", eip_name(number)),
        None => eip_name(number),
    };
    let all = topology.enis.iter().flat_map(|eni| {
        let own = eni.private_ips.iter().map(move |ip| Row {
            eni: eni.name(),
            kind: eni.kind,
            address: Some((plan.say(eni.slot(ip)), ip.new)),
            eip: ip.eip.map(shown),
        });
        let beside = topology.eips.iter().filter(|eip| eip.private_ip.is_none());
        let beside = beside.filter(|eip| eip.eni == eni.number).map(move |eip| Row {
            eni: eni.name(),
            kind: eni.kind,
            address: None,
            eip: Some(shown(eip.number)),
        });
        own.chain(beside)
    });
    let count = topology.enis.iter().map(|eni| eni.private_ips.len()).sum::<usize>();
    let beside = topology.eips.iter().filter(|eip| eip.private_ip.is_none()).count();
    (all.take(SHOWN).collect(), count + beside)
}

/// The table, folded.
#[component]
pub fn Table() -> impl IntoView {
    let page = page();
    let rows = of_plan(rows);
    let count = move || rows.with(|rows| rows.as_ref().map_or(0, |(_, count)| *count));
    let summary = move || see::AS_TABLE.fill(page.lang.get(), &[("count", count().to_string())]);
    let lines = move || {
        let lang = page.lang.get();
        let line = |row: Row| {
            let kind = text::choice(Field::EniKind, row.kind.word()).get(lang);
            let address = row.address.map(|(address, new)| {
                let origin = if new { words::NEW_ADDRESS } else { words::EXISTING_ADDRESS };
                view! { <code>{address}</code> " " {origin.get(lang)} }
            });
            view! {
                <tr>
                    <th scope="row">{row.eni}</th>
                    <td>{kind}</td>
                    <td>{address}</td>
                    <td>{row.eip}</td>
                </tr>
            }
        };
        rows.get().map(|(rows, _)| rows.into_iter().map(line).collect_view())
    };
    let rest = move || {
        let rest = count().saturating_sub(SHOWN);
        let text = || see::MORE_ROWS.fill(page.lang.get(), &[("count", rest.to_string())]);
        (rest > 0).then(|| view! { <p>{text()}</p> })
    };
    let head = move || {
        let lang = page.lang.get();
        [words::ENI, words::KIND, words::PRIVATE_IP, words::EIP]
            .map(|text| view! { <th scope="col">{text.get(lang)}</th> })
            .into_iter()
            .collect_view()
    };
    view! {
        <details class="addresses">
            <summary>{summary}</summary>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="topology">
                <table>
                    <thead>
                        <tr>{head}</tr>
                    </thead>
                    <tbody>{lines}</tbody>
                </table>
            </div>
            {rest}
        </details>
    }
}
