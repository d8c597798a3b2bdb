//! Who has which address, as a picture and as a table, and the way of a packet.

mod drawing;
mod table;
mod way;

use leptos::prelude::*;

use super::of_plan;
use crate::export::picture::{Picture, picture};
use crate::plan::{Direction, Plan};
use crate::text::{see as words, ui as t};
use crate::ui::{address, page, tr};

/// The section; nothing for a blocked mode.
#[component]
pub fn Topology() -> impl IntoView {
    let page = page();
    let drawn = Memo::new(move |_| {
        let lang = page.lang.get();
        page.plan.with(|plan| plan.as_ref().and_then(|plan| picture(plan, lang)))
    });
    let there = Memo::new(move |_| drawn.with(Option::is_some));
    view! {
        <Show when=move || there.get()>
            <section class="on-paper" aria-labelledby="topology">
                <h3 id="topology">{tr(words::PICTURE)}</h3>
                <p>{tr(t::TOPOLOGY_INTRO)} " " {tr(words::LEGEND)}</p>
                <Packet drawn=drawn />
                <table::Table />
            </section>
        </Show>
    }
}

/// The picture, the buttons that show a way in it, and that way in words.
#[component]
fn Packet(drawn: Memo<Option<Picture>>) -> impl IntoView {
    let page = page();
    let asides = of_plan(Plan::asides);
    let direction = Memo::new(move |_| {
        if page.view_is(address::WAY, address::OUT) { Direction::Out } else { Direction::In }
    });
    // How often a way was asked for: each time the dot goes along it once more.
    let runs = RwSignal::new(0_u32);
    let buttons = Direction::ALL.map(|way| {
        let (text, word) = match way {
            Direction::In => (words::WAY_IN, ""),
            Direction::Out => (words::WAY_OUT, address::OUT),
        };
        let press = move |_| {
            page.set_view(address::WAY, word);
            runs.update(|runs| *runs = runs.wrapping_add(1));
        };
        let pressed = move || (direction.get() == way).to_string();
        view! {
            <button type="button" data-way=way.word() aria-pressed=pressed on:click=press>
                {tr(text)}
            </button>
        }
    });
    let figure = move || drawn.get().map(drawing::shapes);
    let trail = Memo::new(move |_| {
        let wanted = direction.get();
        let of = |picture: &Picture| {
            picture.trails.iter().find(|trail| trail.direction == wanted).cloned()
        };
        drawn.with(|picture| picture.as_ref().and_then(of))
    });
    let way = move || trail.get().map(|trail| drawing::trail(&trail, runs.get()));
    let list =
        move || Some(way::list(&trail.get()?, &asides.get().unwrap_or_default(), page.lang.get()));
    let height = move || drawn.with(|picture| picture.as_ref().map_or(0, |picture| picture.height));
    let title = move || drawn.with(|picture| picture.as_ref().map(|picture| picture.title.clone()));
    let left_out = move || {
        let left = drawn.with(|picture| picture.as_ref().map_or(0, |picture| picture.left_out));
        let text = || words::MORE_EIPS.fill(page.lang.get(), &[("count", left.to_string())]);
        (left > 0).then(|| view! { <p class="left-out">{text()}</p> })
    };
    view! {
        <div class="ways-of-packet" role="group" aria-label=tr(words::SHOW_WAY)>
            <span aria-hidden="true">{tr(words::SHOW_WAY)}</span>
            {buttons.into_iter().collect_view()}
        </div>
        <div class="scroll diagram" tabindex="0" role="group" aria-labelledby="topology">
            <svg
                viewBox=move || format!("0 0 {} {}", crate::export::picture::WIDTH, height())
                role="img"
                aria-labelledby="picture-title"
                aria-describedby="way"
            >
                <title id="picture-title">{title}</title>
                {figure}
                {way}
            </svg>
        </div>
        {left_out}
        {list}
    }
}
