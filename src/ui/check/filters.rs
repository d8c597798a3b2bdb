//! Which rows are shown, in which order.

use leptos::prelude::*;

use super::checker::checker;
use crate::text::{Text, checkpage as t};
use crate::ui::{page, tr};
use crate::worker::view::{self, View};

/// What rows are sorted and grouped by.
const ORDERS: [(&str, Text); 7] = [
    ("place", t::BY_PLACE),
    ("name", t::BY_NAME),
    ("outcome", t::BY_OUTCOME),
    ("mode", t::BY_MODE),
    ("region", t::BY_REGION),
    ("family", t::BY_FAMILY),
    ("rule", t::BY_RULE),
];

/// The value of a key of the view.
fn value(key: &'static str) -> String {
    page().check.with(|view| {
        let found = view.iter().find(|(known, _)| known == key);
        found.map(|(_, value)| value.clone()).unwrap_or_default()
    })
}

/// Search, order, groups, and what is wrong in the address.
#[component]
pub fn Filters() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let turned = move || value(view::SORT).starts_with('-');
    let order = move || value(view::SORT).trim_start_matches('-').to_owned();
    let sort = move |word: &str, turned: bool| {
        let minus = if turned { "-" } else { "" };
        page.set_check(
            view::SORT,
            &if word.is_empty() { String::new() } else { format!("{minus}{word}") },
        );
    };
    let count = move || {
        let (rows, designs) = (
            checker.shown.with(|shown| shown.rows),
            checker.summary.with(|summary| summary.designs),
        );
        let values = [("rows", rows.to_string()), ("designs", designs.to_string())];
        t::ROWS_SHOWN.fill(page.lang.get(), &values)
    };
    let compared = move || checker.summary.with(|summary| summary.change.is_some());
    let filtered = move || !page.check_rows().is_empty();
    view! {
        <Unknown />
        <form class="filters" role="search" on:submit=|event| event.prevent_default()>
            <div>
                <label for="check-search">{tr(t::SEARCH)}</label>
                <input
                    type="search"
                    id="check-search"
                    autocomplete="off"
                    placeholder=tr(t::SEARCH_HINT)
                    prop:value=move || value(view::SEARCH)
                    on:input=move |event| page.set_check(view::SEARCH, &event_target_value(&event))
                />
            </div>
            <div>
                <label for="check-sort">{tr(t::SORT)}</label>
                <select
                    id="check-sort"
                    on:change=move |event| sort(&event_target_value(&event), untrack(turned))
                >
                    {options(order, t::BY_PLACE)}
                </select>
            </div>
            <div>
                <label for="check-group">{tr(t::GROUP)}</label>
                <select
                    id="check-group"
                    on:change=move |event| page.set_check(view::GROUP, &event_target_value(&event))
                >
                    {options(|| value(view::GROUP), t::NO_GROUP)}
                </select>
            </div>
            <div class="checks">
                <label>
                    <input
                        type="checkbox"
                        id="check-turned"
                        prop:checked=turned
                        on:change=move |event| {
                            let word = untrack(order);
                            sort(if word.is_empty() { "place" } else { &word }, event_target_checked(&event));
                        }
                    />
                    {tr(t::TURNED)}
                </label>
                <Show when=compared>
                    <label>
                        <input
                            type="checkbox"
                            id="check-new"
                            prop:checked=move || value(view::CHANGE) == view::NEW
                            on:change=move |event| {
                                let word = if event_target_checked(&event) { view::NEW } else { "" };
                                page.set_check(view::CHANGE, word);
                            }
                        />
                        {tr(t::COMPARE_NEW)}
                    </label>
                </Show>
            </div>
        </form>
        <p class="rows-shown">
            <span role="status">{count}</span>
            " "
            <Show when=filtered>
                <button type="button" class="show-all" on:click=move |_| page.clear_check()>{tr(t::CLEAR)}</button>
            </Show>
        </p>
    }
}

fn options(
    chosen: impl Fn() -> String + Copy + Send + Sync + 'static,
    none: Text,
) -> impl IntoView {
    let one = move |word: &'static str, text: Text| {
        view! { <option value=word selected=move || chosen() == word>{tr(text)}</option> }
    };
    let named = ORDERS.map(|(word, text)| one(word, text));
    // The order of the file is the one that is there without asking.
    let rest = named.into_iter().skip(usize::from(none == t::BY_PLACE));
    view! { {one("", none)} {rest.collect_view()} }
}

/// What the address says that no view knows.
#[component]
fn Unknown() -> impl IntoView {
    let page = page();
    let unknown = move || {
        let lang = page.lang.get();
        let line = |(key, value): (String, String)| {
            let values = [("key", format!("view.{key}")), ("value", value)];
            let remove = t::REMOVE.fill(lang, &values);
            view! {
                <p class="unknown-view">
                    {t::UNKNOWN_VIEW.fill(lang, &values)}
                    " "
                    <button type="button" on:click=move |_| page.set_check(&key, "")>{remove}</button>
                </p>
            }
        };
        page.check.with(|view| View::read(view).unknown).into_iter().map(line).collect_view()
    };
    view! { <div role="status">{unknown}</div> }
}
