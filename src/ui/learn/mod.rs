//! Pages to read. The engine makes them; what is here draws their blocks.

mod block;

use leptos::prelude::*;

use super::address::Screen;
use super::{browser, page};
use crate::catalog::Lang;
use crate::learn::{Page, Place, Section, Topic};
use crate::text::Text;
use crate::text::learn as t;

/// The id of the heading, to which the focus goes.
pub const HEADING: &str = "read-title";

/// The page of a place.
pub fn learn(place: &Place) -> AnyView {
    let page = page();
    let lang = page.lang.get();
    let read = place.page(lang);
    let whole = read.sections.iter().filter(|section| !section.title.is_empty()).count() > 3;
    let contents = whole.then(|| contents(&read, lang));
    let sections: Vec<AnyView> = read.sections.iter().map(section).collect();
    view! {
        <article class="learn" id="result" tabindex="-1" aria-labelledby=HEADING>
            {crumbs(place, lang)}
            <h2 id=HEADING tabindex="-1">{read.title}</h2>
            {contents}
            {sections}
            {neighbours(place, lang)}
            <p class="back">
                <a href=page.link(Screen::Plan)>{t::BACK_TO_PLAN.get(lang)}</a>
            </p>
        </article>
    }
    .into_any()
}

/// The way down to the page.
fn crumbs(place: &Place, lang: Lang) -> Option<AnyView> {
    let mut above = Vec::new();
    if *place != Place::Hub {
        above.push(Place::Hub);
    }
    if let (Some(shelf), Place::Page(_) | Place::Unknown(..)) = (place.shelf(), place) {
        above.push(Place::List(shelf));
    }
    if above.is_empty() {
        return None;
    }
    let links: Vec<AnyView> = above.into_iter().map(|place| block::link(place, lang)).collect();
    let items: Vec<AnyView> =
        links.into_iter().map(|link| view! { <li>{link}</li> }.into_any()).collect();
    let view = view! {
        <nav class="crumbs" aria-label=t::YOU_ARE_HERE.get(lang)>
            <ol>{items}</ol>
        </nav>
    };
    Some(view.into_any())
}

/// Links to the parts of a long page. A fragment would be an address of its own, so these move the focus.
fn contents(read: &Page, lang: Lang) -> AnyView {
    let titled = read.sections.iter().filter(|section| !section.title.is_empty());
    let items: Vec<AnyView> = titled
        .map(|section| {
            let id = section.id;
            let go = move |event: web_sys::MouseEvent| {
                event.prevent_default();
                browser::focus(&heading_id(id));
            };
            let href = format!("#{}", heading_id(id));
            view! { <li><a href=href on:click=go>{section.title}</a></li> }.into_any()
        })
        .collect();
    view! {
        <nav class="contents" aria-label=t::CONTENTS.get(lang)>
            <ul>{items}</ul>
        </nav>
    }
    .into_any()
}

fn heading_id(id: &str) -> String {
    format!("read-{id}")
}

fn section(section: &Section) -> AnyView {
    let blocks: Vec<AnyView> = section.blocks.iter().map(block::block).collect();
    if section.title.is_empty() {
        return view! { <div class="opening">{blocks}</div> }.into_any();
    }
    let id = heading_id(section.id);
    view! {
        <section aria-labelledby=id data-section=section.id>
            <h3 id=id.clone() tabindex="-1">{section.title}</h3>
            {blocks}
        </section>
    }
    .into_any()
}

/// The pages before and after it in its list.
fn neighbours(place: &Place, lang: Lang) -> Option<AnyView> {
    let Place::Page(topic) = place else { return None };
    let (before, after) = topic.neighbours();
    let link = |topic: Option<Topic>, text: Text, rel: &'static str| {
        let place = Place::Page(topic?);
        let said = text.fill(lang, &[("title", place.title(lang))]);
        let href = page().link(Screen::Learn(place));
        Some(view! { <a href=href rel=rel>{said}</a> }.into_any())
    };
    let view = view! {
        <nav class="neighbours" aria-label=t::NEIGHBOURS.get(lang)>
            {link(before, t::PREVIOUS, "prev")} {link(after, t::NEXT, "next")}
        </nav>
    };
    Some(view.into_any())
}
