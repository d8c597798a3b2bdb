//! The list under the instance box.

use leptos::prelude::*;

use super::combo::Combo;
use crate::catalog::Lang;
use crate::learn::{Matches, Offer, Span};
use crate::text::{self, Text, ask as words};
use crate::ui::browser;

/// The button that mouse and finger open the list with; the keyboard has its arrow keys.
pub(super) fn opener(combo: Combo) -> impl IntoView {
    let (id, lang) = (combo.asked.id(), combo.asked.page.lang);
    view! {
        <button
            type="button"
            class="opener"
            tabindex="-1"
            aria-label=move || words::SHOW_LIST.get(lang.get())
            aria-expanded=move || combo.expanded().to_string()
            aria-controls=combo.list_id()
            // The focus stays where it is, or goes to the box.
            on:mousedown=|event| event.prevent_default()
            on:click=move |_| {
                browser::focus(&id);
                combo.toggle();
            }
        >
            <span aria-hidden="true">"▾"</span>
        </button>
    }
}

/// The options, and how many there are.
pub(super) fn popup(combo: Combo) -> impl IntoView {
    let lang = combo.asked.page.lang;
    let options = move || {
        let lang = lang.get();
        combo.found.with(|found| {
            let option = |(index, offer)| option(combo, index, offer, lang);
            found.hits.iter().enumerate().map(option).collect_view()
        })
    };
    let said =
        move || combo.is_open().then(|| combo.found.with(|found| count(found, combo, lang.get())));
    view! {
        // The box keeps the focus while the list is used.
        <div class="popup" hidden=move || !combo.is_open() on:mousedown=|event| event.prevent_default()>
            <ul
                id=combo.list_id()
                role="listbox"
                aria-label=move || words::LIST.get(lang.get())
                hidden=move || !combo.expanded()
            >
                {options}
            </ul>
            <p class="help" aria-hidden="true">
                {said}
            </p>
        </div>
        // It stands there all the time: what appears together with its words is not always read.
        <p class="unseen" role="status">
            {said}
        </p>
    }
}

fn option(combo: Combo, index: usize, offer: &Offer, lang: Lang) -> impl IntoView + use<> {
    let name = offer.pieces().into_iter().map(|(piece, marked)| {
        if marked { view! { <mark>{piece}</mark> }.into_any() } else { piece.into_any() }
    });
    let active = move || combo.active.get() == Some(index);
    view! {
        <li
            id=combo.option_id(offer.instance.name())
            role="option"
            aria-selected=move || active().to_string()
            on:click=move |_| combo.choose(index)
        >
            <span class="name">{name.collect_view()}</span>
            " "
            <span class="size">{size(offer, lang)}</span>
        </li>
    }
}

/// What an instance has, as far as it is known.
fn size(offer: &Offer, lang: Lang) -> String {
    let say = |text: Text, value: String| text.fill(lang, &[("value", value)]);
    let size = &offer.size;
    let vcpu = span(size.vcpu, |n| n.to_string(), lang).map(|value| say(words::SIZE_VCPU, value));
    let memory = span(size.memory_mib, gib, lang).map(|value| say(words::SIZE_MEMORY, value));
    let eips = match size.eips {
        None => words::SIZE_UNKNOWN.get(lang).to_owned(),
        Some((min, max)) if min == max => say(words::SIZE_EIPS, max.to_string()),
        Some((min, max)) => between(words::SIZE_EIPS_SPAN, min.to_string(), max.to_string(), lang),
    };
    [vcpu, memory, Some(eips)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn span<T: PartialEq>(span: Span<T>, show: impl Fn(T) -> String, lang: Lang) -> Option<String> {
    let (min, max) = span?;
    Some(if min == max { show(min) } else { between(words::SPAN, show(min), show(max), lang) })
}

fn between(text: Text, min: String, max: String, lang: Lang) -> String {
    text.fill(lang, &[("min", min), ("max", max)])
}

/// Memory is a multiple of half a GiB.
fn gib(mib: u32) -> String {
    if mib.is_multiple_of(1024) { (mib / 1024).to_string() } else { format!("{}.5", mib / 1024) }
}

/// How many were found, and for which mode the EIPs are counted.
fn count(found: &Matches, combo: Combo, lang: Lang) -> String {
    let (count, shown) = (found.total.to_string(), found.hits.len().to_string());
    let said = match found.total {
        0 => return words::FOUND_NONE.get(lang).to_owned(),
        all if all == found.hits.len() => words::FOUND.fill(lang, &[("count", count)]),
        _ => words::FOUND_FIRST.fill(lang, &[("count", count), ("shown", shown)]),
    };
    let mode = text::mode_text(combo.mode.get()).name().get(lang).to_owned();
    let counted = words::COUNTED_IN.fill(lang, &[("mode", mode)]);
    words::FOUND_COUNTED.fill(lang, &[("found", said), ("counted", counted)])
}
