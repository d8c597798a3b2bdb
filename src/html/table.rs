//! Where the limits come from, and what carries more.

use super::{Html, View};
use crate::catalog::{Lang, Mode};
use crate::plan::{Capacity, Part, capacity, eni_name};
use crate::text::{self, capacity as t};

/// How many EIPs a list of addresses names.
const NAMED: usize = 50;

/// A row for each mode.
pub(super) fn capacities(view: &View<'_>, out: &mut Html) {
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"capacity\">");
    out.raw("<table class=\"capacity\"><thead><tr>");
    for title in [text::export::MODE, text::export::MAX_EIPS, t::FROM, t::WANTED] {
        out.element("<th scope=\"col\">", title.get(view.lang), "</th>");
    }
    out.raw("</tr></thead><tbody>");
    let scenario = &view.plan.assessment.scenario;
    let wanted = scenario.facts().eips();
    for mode in Mode::ALL {
        row(&capacity(scenario, mode), wanted, view.lang, out);
    }
    out.raw("</tbody></table></div>");
}

fn row(capacity: &Capacity, wanted: u32, lang: Lang, out: &mut Html) {
    let mode = capacity.mode;
    out.raw("<tr").attr("data-capacity", mode.id()).raw(">");
    out.element("<th scope=\"row\">", text::mode_text(mode).name().get(lang), "</th>");
    out.element("<td>", &text::capacity_most(capacity.most, lang), "</td><td><ul>");
    capacity.limits.iter().for_each(|part| {
        out.element("<li>", &limit(part, lang), "</li>");
    });
    out.raw("</ul></td><td><ul>");
    for line in text::capacity_advice(capacity, wanted, lang) {
        out.element("<li>", &line, "</li>");
    }
    out.raw("</ul>");
    if let Some(topology) = capacity.topology.as_ref().filter(|_| wanted > 1) {
        out.element("<details><summary>", t::TOPOLOGY.get(lang), "</summary><ul>");
        for eip in topology.eips.iter().take(NAMED) {
            let address = topology.private_address(eip).unwrap_or_default();
            out.raw("<li>").text(&eip.name()).raw(" → ").text(&eni_name(eip.eni)).raw(" ");
            out.element("<code>", &address, "</code></li>");
        }
        let rest = topology.eips.len().saturating_sub(NAMED);
        if rest > 0 {
            let text = text::see::MORE_EIPS.fill(lang, &[("count", rest.to_string())]);
            out.element("<li>", &text, "</li>");
        }
        out.raw("</ul></details>");
    }
    out.raw("</td></tr>");
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
