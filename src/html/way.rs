//! The way of a packet in words: the stations that the picture numbers.

use super::finding::rule_link;
use super::{Html, View};
use crate::export::picture::Trail;
use crate::plan::{Direction, Spot, Station, cited, eni_name};
use crate::text::{diagram, see as t};

/// An ordered list of the stations, and what else to know.
pub(super) fn list(view: &View<'_>, trail: &Trail, out: &mut Html) {
    let title = match trail.direction {
        Direction::In => t::WAY_IN,
        Direction::Out => t::WAY_OUT,
    };
    out.raw("<div id=\"way\"").attr("data-direction", trail.direction.word()).raw(">");
    out.element("<h4>", title.get(view.lang), "</h4><ol class=\"stations\">");
    trail.stations.iter().for_each(|station| item(view, station, trail.direction, out));
    out.raw("</ol><ul class=\"asides\">");
    for aside in view.plan.asides() {
        let block = [("block", aside.block.to_owned())];
        out.raw("<li>").text(&aside.text.text().fill(view.lang, &block)).raw(" ");
        links(view, aside.rules, out);
        out.raw("</li>");
    }
    out.raw("</ul></div>");
}

fn item(view: &View<'_>, station: &Station, direction: Direction, out: &mut Html) {
    let lang = view.lang;
    let (spot, name) = match station.spot {
        Spot::Client => ("client", t::CLIENT.get(lang).to_owned()),
        Spot::Edge => ("edge", t::EDGE.get(lang).to_owned()),
        Spot::Gateway => ("gateway", diagram::GATEWAY.get(lang).to_owned()),
        Spot::Eni(number) => ("eni", eni_name(number)),
        Spot::Guest => ("guest", t::GUEST.get(lang).to_owned()),
    };
    let what = match direction {
        Direction::In => t::DESTINATION,
        Direction::Out => t::SOURCE,
    };
    out.raw("<li").attr("data-spot", spot).element("><strong>", &name, "</strong> ");
    out.element("<span class=\"carries\">", what.get(lang), " ");
    out.element("<code>", &view.plan.known.say(station.carries), "</code></span><br>");
    out.text(station.text.text().get(lang)).raw(" ");
    links(view, station.rules, out);
    out.raw("</li>");
}

fn links(view: &View<'_>, codes: &'static [&'static str], out: &mut Html) {
    for rule in cited(codes) {
        rule_link(view, rule, out);
        out.raw(" ");
    }
}
