//! What was found, in groups.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::learn::{Found, Topic, grouped};
use crate::scenario::Field;
use crate::text::{Text, learn as t};
use crate::ui::{browser, page};

/// How many of one kind are shown.
const EACH: usize = 6;

/// A line of the list.
#[derive(Clone, PartialEq)]
pub struct Choice {
    /// What kind of thing it is.
    kind: Text,
    /// Where it leads.
    href: String,
    /// A code or id, the same in every language.
    code: &'static str,
    /// What it is called.
    title: String,
}

/// The id of a line by its place.
pub fn option_id(place: usize) -> String {
    format!("search-{place}")
}

/// All lines for a query.
pub fn choices(query: &str, lang: Lang) -> Vec<Choice> {
    let mut all = Vec::new();
    for (group, found) in grouped(query, lang, EACH) {
        found.iter().for_each(|found| add(&mut all, group.text(), found, lang));
    }
    all
}

/// What was found, and with what has a place in the plan, the plan with it.
fn add(all: &mut Vec<Choice>, kind: Text, found: &Found, lang: Lang) {
    let page = page();
    let (href, field) = match found {
        Found::Topic(topic) => {
            let field = match topic {
                Topic::Region(_) => Some(Field::Region),
                Topic::Family(_) => Some(Field::Instance),
                _ => None,
            };
            (page.learn_link(*topic), field)
        }
        Found::Type(of) => (page.learn_link(Topic::Family(of.family())), Some(Field::Instance)),
        Found::Case(example) => (page.example_link(example.address), None),
    };
    let (title, id) = (found.title(lang), found.id());
    // A name that is its own id is written once.
    let code = if id == title { "" } else { id };
    all.push(Choice { kind, href, code, title: title.to_owned() });
    if let Some(field) = field {
        let title = t::SEARCH_USE.fill(lang, &[("name", title.to_owned())]);
        all.push(Choice { kind, href: page.use_link(field, id), code: "", title });
    }
}

/// How much was found, for the ear and the eye.
pub fn said(query: &str, count: usize, lang: Lang) -> String {
    match (query.trim(), count) {
        ("", _) => String::new(),
        (query, 0) => t::SEARCH_NOTHING.fill(lang, &[("query", query.to_owned())]),
        (_, count) => t::SEARCH_COUNT.fill(lang, &[("count", count.to_string())]),
    }
}

/// The lines in their groups. A line is a link, so that it opens elsewhere the way links do.
pub fn groups(
    choices: &[Choice],
    active: RwSignal<usize>,
    close: impl Fn() + Copy + Send + 'static,
) -> Vec<AnyView> {
    let lang = page().lang.get();
    let mut place = 0;
    choices
        .chunk_by(|a, b| a.kind == b.kind)
        .map(|group| {
            let kind = group.first().map(|choice| choice.kind.get(lang)).unwrap_or_default();
            let lines: Vec<AnyView> = group
                .iter()
                .map(|choice| {
                    place += 1;
                    line(choice.clone(), place - 1, active, close)
                })
                .collect();
            view! {
                <div role="group" aria-label=kind>
                    <p class="search-group" aria-hidden="true">{kind}</p>
                    {lines}
                </div>
            }
            .into_any()
        })
        .collect()
}

fn line(
    choice: Choice,
    place: usize,
    active: RwSignal<usize>,
    close: impl Fn() + Copy + Send + 'static,
) -> AnyView {
    let chosen = move || (active.get() == place).to_string();
    // From the plan to the plan no screen changes, and the focus would stay where the box was opened.
    let plans = choice.href.starts_with("#/plan");
    let code = (!choice.code.is_empty()).then(|| view! { " " <code>{choice.code}</code> });
    view! {
        <a
            id=option_id(place)
            role="option"
            tabindex="-1"
            href=choice.href
            aria-selected=chosen
            on:click=move |_| {
                close();
                if plans {
                    browser::focus_soon("result");
                }
            }
        >
            {choice.title}
            {code}
        </a>
    }
    .into_any()
}
