//! One of a few words, or a region.

use leptos::prelude::*;

use super::Asked;
use crate::catalog::{Region, RegionStatus};
use crate::scenario::Field;
use crate::text::{self, ui as t};

fn select(asked: Asked, options: impl IntoView + 'static) -> impl IntoView {
    view! {
        <select
            id=asked.id()
            aria-describedby=asked.described()
            aria-invalid=move || asked.invalid()
            on:change=move |event| asked.set(&event_target_value(&event), true)
        >
            {options}
        </select>
    }
}

fn option(
    asked: Asked,
    value: String,
    label: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    let own = value.clone();
    view! {
        <option value=value prop:selected=move || asked.raw.with(|raw| *raw == own)>
            {label}
        </option>
    }
}

/// An option that nobody offers keeps a bad value of the address visible.
fn bad_option(
    asked: Asked,
    known: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    move || {
        let raw = asked.raw.get();
        (!raw.is_empty() && !known(&raw)).then(|| option(asked, raw.clone(), move || raw.clone()))
    }
}

/// One of a few words; left empty it stands for what is assumed.
pub(super) fn choice(asked: Asked, words: &'static [&'static str]) -> impl IntoView {
    let (field, lang) = (asked.field, asked.page.lang);
    let value = move |value| text::field_value(field, value, lang.get());
    let options = words.iter().map(|word| {
        option(asked, (*word).to_owned(), move || value(field.spec().kind.parse(word)))
    });
    let empty = move || match field.spec().default {
        None => t::NOT_GIVEN_PLAN.get(lang.get()).to_owned(),
        default => t::NOT_GIVEN.fill(lang.get(), &[("value", value(default))]),
    };
    let bad = bad_option(asked, move |raw| words.contains(&raw));
    let options = options.collect_view();
    select(asked, view! { {option(asked, String::new(), empty)} {bad} {options} })
}

/// The regions by the part of the world, in the order of the catalog. A closed one stays choosable by address only:
/// nobody should start there.
pub(super) fn region(asked: Asked) -> impl IntoView {
    let lang = asked.page.lang;
    let open = |region: &Region| region.status() != RegionStatus::Closed;
    let groups = Region::areas().into_iter().map(|area| {
        let of_area = move |region: &Region| open(region) && region.area() == area;
        let options = Region::all().filter(of_area).map(|region| {
            let label = move || format!("{} · {}", region.name(lang.get()), region.id());
            option(asked, region.id().to_owned(), label)
        });
        view! {
            <optgroup label=move || text::area(area).get(lang.get())>{options.collect_view()}</optgroup>
        }
    });
    let empty = move || match asked.field {
        Field::Region => t::CHOOSE_REGION.get(lang.get()).to_owned(),
        _ => t::NOT_GIVEN_PLAN.get(lang.get()).to_owned(),
    };
    let bad = bad_option(asked, move |id| Region::find(id).is_some_and(|region| open(&region)));
    let groups = groups.collect_view();
    select(asked, view! { {option(asked, String::new(), empty)} {bad} {groups} })
}
