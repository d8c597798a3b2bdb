//! Which EIP goes to which private address of which ENI.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::export::svg::picture;
use crate::plan::{Plan, eip_name};
use crate::scenario::{Field, Slot};
use crate::text::{self, export as words, ui as t};

/// The table; nothing for a blocked mode.
pub fn topology(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let topology = &plan.topology;
    if topology.enis.is_empty() {
        return None;
    }
    let line =
        |eni: String, kind: &'static str, address: String, origin: &'static str, eip: String| {
            view! {
                <tr>
                    <th scope="row">{eni}</th>
                    <td>{kind}</td>
                    <td><code>{address}</code> " " {origin}</td>
                    <td>{eip}</td>
                </tr>
            }
        };
    let shown = |number: u32| match plan.known.get(Slot::EipAddress(number)) {
        Some(address) => format!("{} ({address})", eip_name(number)),
        None => eip_name(number),
    };
    let mut rows = Vec::new();
    for eni in &topology.enis {
        let kind = text::choice(Field::EniKind, eni.kind.word()).get(lang);
        for ip in &eni.private_ips {
            let origin = if ip.new { words::NEW_ADDRESS } else { words::EXISTING_ADDRESS };
            let eip = ip.eip.map(shown).unwrap_or_default();
            rows.push(line(eni.name(), kind, plan.say(eni.slot(ip)), origin.get(lang), eip));
        }
        for eip in
            topology.eips.iter().filter(|eip| eip.eni == eni.number && eip.private_ip.is_none())
        {
            rows.push(line(eni.name(), kind, String::new(), "", shown(eip.number)));
        }
    }
    Some(view! {
        <section aria-labelledby="topology">
            <h3 id="topology">{t::TOPOLOGY.get(lang)}</h3>
            <p>{t::TOPOLOGY_INTRO.get(lang)}</p>
            // The exporter's own picture: every value in it is escaped there.
            <div class="scroll diagram" tabindex="0" role="group" aria-labelledby="topology" inner_html=picture(plan, lang)></div>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="topology">
                <table>
                    <thead>
                        <tr>
                            <th scope="col">{words::ENI.get(lang)}</th>
                            <th scope="col">{words::KIND.get(lang)}</th>
                            <th scope="col">{words::PRIVATE_IP.get(lang)}</th>
                            <th scope="col">{words::EIP.get(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    })
}
