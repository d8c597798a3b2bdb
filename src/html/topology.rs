//! Who has which address, as a picture and as a table, and the way of a packet.

use super::{Html, View, picture, way};
use crate::export::picture::picture as draw;
use crate::plan::{Direction, Plan, eip_name};
use crate::scenario::{EniKind, Field, Slot};
use crate::text::{self, export as words, see, ui as t};

/// So many rows stand on the page; files have all.
const SHOWN: usize = 60;

/// The section; nothing for a blocked mode.
pub fn topology(view: &View<'_>, out: &mut Html) {
    let lang = view.lang;
    let Some(drawn) = draw(view.plan, lang) else { return };
    out.raw("<section class=\"on-paper\" aria-labelledby=\"topology\">");
    out.element("<h3 id=\"topology\">", see::PICTURE.get(lang), "</h3><p>");
    out.text(t::TOPOLOGY_INTRO.get(lang)).raw(" ").text(see::LEGEND.get(lang)).raw("</p>");
    buttons(view, out);
    let trail = drawn.trails.iter().find(|trail| trail.direction == view.way);
    out.raw(
        "<div class=\"scroll diagram\" tabindex=\"0\" role=\"group\" aria-labelledby=\"topology\">",
    );
    picture::picture(view, &drawn, trail, out);
    out.raw("</div>");
    if drawn.left_out > 0 {
        let text = see::MORE_EIPS.fill(lang, &[("count", drawn.left_out.to_string())]);
        out.element("<p class=\"left-out\">", &text, "</p>");
    }
    if let Some(trail) = trail {
        way::list(view, trail, out);
    }
    table(view, out);
    out.raw("</section>");
}

/// The buttons that show a way.
fn buttons(view: &View<'_>, out: &mut Html) {
    let show = see::SHOW_WAY.get(view.lang);
    out.raw("<div class=\"ways-of-packet\" role=\"group\"").attr("aria-label", show).raw(">");
    out.element("<span aria-hidden=\"true\">", show, "</span>");
    for way in Direction::ALL {
        let text = match way {
            Direction::In => see::WAY_IN,
            Direction::Out => see::WAY_OUT,
        };
        let pressed = if way == view.way { "true" } else { "false" };
        out.raw("<button type=\"button\" data-do=\"way\"").attr("data-way", way.word());
        out.attr("aria-pressed", pressed).raw(">").text(text.get(view.lang)).raw("</button>");
    }
    out.raw("</div>");
}

/// A row of the table.
struct Row {
    eni: String,
    kind: EniKind,
    /// A private address, and whether the plan assigns it; none where the guest holds the EIP itself.
    address: Option<(String, bool)>,
    eip: Option<String>,
}

fn rows(plan: &Plan) -> impl Iterator<Item = Row> {
    let topology = plan.topology();
    let shown = |number: u32| match plan.known.get(Slot::EipAddress(number)) {
        Some(address) => format!("{} ({address})", eip_name(number)),
        None => eip_name(number),
    };
    topology.enis.iter().flat_map(move |eni| {
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
    })
}

fn count(plan: &Plan) -> usize {
    let held = plan.topology().enis.iter().map(|eni| eni.private_ips.len()).sum::<usize>();
    held + plan.topology().eips.iter().filter(|eip| eip.private_ip.is_none()).count()
}

/// The table, folded.
fn table(view: &View<'_>, out: &mut Html) {
    let (lang, count) = (view.lang, count(view.plan));
    view.fold(out, "addresses", "addresses");
    let summary = see::AS_TABLE.fill(lang, &[("count", count.to_string())]);
    out.element("<summary>", &summary, "</summary>");
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\" aria-labelledby=\"topology\">");
    out.raw("<table><thead><tr>");
    for title in [words::ENI, words::KIND, words::PRIVATE_IP, words::EIP] {
        out.element("<th scope=\"col\">", title.get(lang), "</th>");
    }
    out.raw("</tr></thead><tbody>");
    for row in rows(view.plan).take(SHOWN) {
        out.element("<tr><th scope=\"row\">", &row.eni, "</th>");
        let kind = text::choice(Field::EniKind, row.kind.word()).get(lang);
        out.element("<td>", kind, "</td><td>");
        if let Some((address, new)) = row.address {
            let origin = if new { words::NEW_ADDRESS } else { words::EXISTING_ADDRESS };
            out.element("<code>", &address, "</code> ").text(origin.get(lang));
        }
        out.element("</td><td>", row.eip.as_deref().unwrap_or_default(), "</td></tr>");
    }
    out.raw("</tbody></table></div>");
    let rest = count.saturating_sub(SHOWN);
    if rest > 0 {
        out.p(&see::MORE_ROWS.fill(lang, &[("count", rest.to_string())]));
    }
    out.raw("</details>");
}
