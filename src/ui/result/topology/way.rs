//! The way of a packet in words: the stations that the picture numbers.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::export::picture::Trail;
use crate::plan::{Aside, Direction, Spot, Station, cited, eni_name};
use crate::text::{diagram, see as t};
use crate::ui::page;
use crate::ui::result::finding::rule_link;

/// An ordered list of the stations, and what else to know.
pub fn list(trail: &Trail, asides: &[Aside], lang: Lang) -> impl IntoView + use<> {
    let title = match trail.direction {
        Direction::In => t::WAY_IN,
        Direction::Out => t::WAY_OUT,
    };
    let stations =
        trail.stations.iter().map(|station| item(station, trail.direction, lang)).collect_view();
    let asides = asides
        .iter()
        .map(|aside| {
            let text = aside.text.text().fill(lang, &[("block", aside.block.to_owned())]);
            view! { <li>{text} " " {links(aside.rules)}</li> }
        })
        .collect_view();
    view! {
        <div id="way" data-direction=trail.direction.word()>
            <h4>{title.get(lang)}</h4>
            <ol class="stations">{stations}</ol>
            <ul class="asides">{asides}</ul>
        </div>
    }
}

fn item(station: &Station, direction: Direction, lang: Lang) -> impl IntoView + use<> {
    let page = page();
    let carries = page.known().say(station.carries);
    let name = match station.spot {
        Spot::Client => t::CLIENT.get(lang).to_owned(),
        Spot::Edge => t::EDGE.get(lang).to_owned(),
        Spot::Gateway => diagram::GATEWAY.get(lang).to_owned(),
        Spot::Eni(number) => eni_name(number),
        Spot::Guest => t::GUEST.get(lang).to_owned(),
    };
    let what = match direction {
        Direction::In => t::DESTINATION,
        Direction::Out => t::SOURCE,
    };
    let spot = match station.spot {
        Spot::Client => "client",
        Spot::Edge => "edge",
        Spot::Gateway => "gateway",
        Spot::Eni(_) => "eni",
        Spot::Guest => "guest",
    };
    view! {
        <li data-spot=spot>
            <strong>{name}</strong>
            " "
            <span class="carries">{what.get(lang)} " " <code>{carries}</code></span>
            <br/>
            {station.text.text().get(lang)}
            " "
            {links(station.rules)}
        </li>
    }
}

fn links(codes: &'static [&'static str]) -> impl IntoView {
    cited(codes).map(|rule| (rule_link(rule), " ")).collect_view()
}
