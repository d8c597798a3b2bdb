//! Paragraphs, lists, pairs and tables of a page to read.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::learn::{Block, Item, Place, To};
use crate::text::learn as t;
use crate::ui::address::Screen;
use crate::ui::page;

/// A piece of a section.
pub fn block(block: &Block) -> AnyView {
    if block.is_empty() {
        return ().into_any();
    }
    match block {
        Block::Text(text) => view! { <p>{text.clone()}</p> }.into_any(),
        Block::List(items) => view! { <ul class=list_class(items)>{lines(items)}</ul> }.into_any(),
        Block::Steps(items) => view! { <ol>{lines(items)}</ol> }.into_any(),
        Block::Pairs(pairs) => {
            let pairs: Vec<AnyView> = pairs
                .iter()
                .map(|(name, about)| {
                    view! { <div><dt>{item(name)}</dt><dd>{item(about)}</dd></div> }.into_any()
                })
                .collect();
            view! { <dl>{pairs}</dl> }.into_any()
        }
        Block::Table(head, rows) => table(head, rows),
    }
}

/// A list of bare names takes less room.
fn list_class(items: &[Item]) -> &'static str {
    let short = |item: &Item| item.note.is_empty() && item.badge.is_none() && item.text.len() < 60;
    if items.len() > 6 && items.iter().all(short) { "names" } else { "lines" }
}

fn lines(items: &[Item]) -> Vec<AnyView> {
    items.iter().map(|line| view! { <li>{item(line)}</li> }.into_any()).collect()
}

fn item(item: &Item) -> AnyView {
    let badge = item.badge.map(|(word, text)| {
        view! { <strong class=format!("badge {word}")>{text}</strong> " " }.into_any()
    });
    let code = (!item.code.is_empty()).then(|| view! { <code>{item.code}</code> " " }.into_any());
    let text = (!item.text.is_empty()).then(|| item.text.clone());
    let said = match &item.to {
        None => view! { {code} {text} }.into_any(),
        Some(to) => target(to, view! { {code} {text} }.into_any()),
    };
    let note = (!item.note.is_empty())
        .then(|| view! { " " <span class="note-text">{item.note.clone()}</span> }.into_any());
    view! { {badge} {said} {note} }.into_any()
}

fn target(to: &To, said: AnyView) -> AnyView {
    let page = page();
    let href = match to {
        To::Place(place) => page.link(Screen::Learn(place.clone())),
        To::Plan(query) => page.example_link(query),
        To::Use(field, value) => page.use_link(*field, value),
        To::Web(url) => {
            let title = t::NEW_WINDOW.get(page.lang.get_untracked());
            return view! {
                <a href=*url title=title rel="noopener noreferrer" target="_blank">{said}</a>
            }
            .into_any();
        }
    };
    view! { <a href=href>{said}</a> }.into_any()
}

/// A link to a page by its title.
pub fn link(place: Place, lang: Lang) -> AnyView {
    let title = place.title(lang);
    view! { <a href=page().link(Screen::Learn(place))>{title}</a> }.into_any()
}

/// A table that stands as one list for each row where there is no room. The roles stay what they are then.
fn table(head: &[String], rows: &[Vec<Item>]) -> AnyView {
    let heads: Vec<AnyView> = head
        .iter()
        .map(|title| view! { <th scope="col" role="columnheader">{title.clone()}</th> }.into_any())
        .collect();
    let rows: Vec<AnyView> = rows
        .iter()
        .map(|cells| {
            let cells: Vec<AnyView> = cells
                .iter()
                .zip(head)
                .enumerate()
                .map(|(place, (cell, title))| {
                    let shown = item(cell);
                    if place == 0 {
                        view! { <th scope="row" role="rowheader">{shown}</th> }.into_any()
                    } else {
                        let title = title.clone();
                        view! { <td role="cell" data-title=title>{shown}</td> }.into_any()
                    }
                })
                .collect();
            view! { <tr role="row">{cells}</tr> }.into_any()
        })
        .collect();
    view! {
        <table class="stack" role="table">
            <thead role="rowgroup">
                <tr role="row">{heads}</tr>
            </thead>
            <tbody role="rowgroup">{rows}</tbody>
        </table>
    }
    .into_any()
}
