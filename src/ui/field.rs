//! One field of the form: label, control, help, fault.

use leptos::prelude::*;

use super::{page, tr};
use crate::catalog::{Instance, InstanceType, Lang, Region, RegionStatus};
use crate::scenario::{Field, Kind, Protocols};
use crate::text::{self, ui as t};

/// How many names the list under the instance field offers at once.
const OFFERED: usize = 40;

/// A field with everything around it.
#[component]
pub fn FieldRow(field: Field) -> impl IntoView {
    let page = page();
    let words = text::field_text(field);
    let id = page.id(field.spec().key);
    let fault = move || page.fault(field).map(|fault| text::error_message(&fault, page.lang.get()));
    let described = format!("{id}-help {id}-fault");
    let control = match field.spec().kind {
        Kind::Region => region_select(field, described).into_any(),
        Kind::Instance => instance_input(field, described).into_any(),
        Kind::Count { .. } => number_input(field, described).into_any(),
        Kind::Flag => choice_select(field, &["true", "false"], described).into_any(),
        Kind::Choice(list) => choice_select(field, list, described).into_any(),
        Kind::Protocols => return protocol_boxes(field).into_any(),
    };
    view! {
        <div class="field" class:invalid=move || fault().is_some()>
            <label for=id.clone()>{tr(words.title())}</label>
            {control}
            <p class="help" id=format!("{id}-help")>
                {tr(words.help())}
            </p>
            <p class="fault" id=format!("{id}-fault")>
                {fault}
            </p>
        </div>
    }
    .into_any()
}

fn select(field: Field, described: String, options: impl IntoView + 'static) -> impl IntoView {
    let page = page();
    let id = page.id(field.spec().key);
    view! {
        <select
            id=id
            aria-describedby=described
            aria-invalid=move || page.fault(field).is_some().to_string()
            on:change=move |event| page.set(field, &event_target_value(&event), true)
        >
            {options}
        </select>
    }
}

/// An option that is shown for a value (the property, since the attribute means nothing once a person has chosen); one that nobody offers keeps a bad value of the address visible.
fn option(
    field: Field,
    value: String,
    label: impl Fn() -> String + Send + 'static,
) -> impl IntoView {
    let page = page();
    let own = value.clone();
    view! {
        <option value=value prop:selected=move || page.raw(field) == own>
            {label}
        </option>
    }
}

/// What a field that is left empty stands for.
fn empty_label(field: Field) -> impl Fn() -> String + Send + 'static {
    let page = page();
    move || {
        let lang = page.lang.get();
        match field.spec().default {
            Some(value) => {
                t::NOT_GIVEN.fill(lang, &[("value", text::field_value(field, Some(value), lang))])
            }
            None => t::NOT_GIVEN_PLAN.get(lang).to_owned(),
        }
    }
}

fn bad_option(
    field: Field,
    known: impl Fn(&str) -> bool + Copy + Send + Sync + 'static,
) -> impl IntoView {
    let page = page();
    move || {
        let raw = page.raw(field);
        (!raw.is_empty() && !known(&raw)).then(|| option(field, raw.clone(), move || raw.clone()))
    }
}

fn region_select(field: Field, described: String) -> impl IntoView {
    let page = page();
    let regions: Vec<_> = Region::all()
        .map(|region| {
            let label = move || format!("{} · {}", region.name(page.lang.get()), region.id());
            let closed = region.status() == RegionStatus::Closed;
            let option = option(field, region.id().to_owned(), label);
            // A closed region stays choosable by address only: nobody should start there.
            (!closed).then_some(option)
        })
        .collect();
    let empty = move || match field {
        Field::Region => t::CHOOSE_REGION.get(page.lang.get()).to_owned(),
        _ => t::NOT_GIVEN_PLAN.get(page.lang.get()).to_owned(),
    };
    let offered =
        |id: &str| Region::find(id).is_some_and(|region| region.status() != RegionStatus::Closed);
    select(
        field,
        described,
        view! { {option(field, String::new(), empty)} {bad_option(field, offered)} {regions} },
    )
}

fn choice_select(field: Field, words: &'static [&'static str], described: String) -> impl IntoView {
    let page = page();
    let options: Vec<_> = words
        .iter()
        .map(|word| {
            let label = move || choice_label(field, word, page.lang.get());
            option(field, (*word).to_owned(), label)
        })
        .collect();
    let bad = bad_option(field, move |raw| words.contains(&raw));
    select(
        field,
        described,
        view! { {option(field, String::new(), empty_label(field))} {bad} {options} },
    )
}

fn choice_label(field: Field, word: &str, lang: Lang) -> String {
    text::field_value(field, field.spec().kind.parse(word), lang)
}

fn number_input(field: Field, described: String) -> impl IntoView {
    let page = page();
    let id = page.id(field.spec().key);
    let placeholder = field.spec().default.map(|value| value.to_text(field)).unwrap_or_default();
    view! {
        <input
            id=id
            // Not type="number": that one hides from the page what it can't read, and the input would be lost.
            type="text"
            inputmode="numeric"
            autocomplete="off"
            placeholder=placeholder
            aria-describedby=described
            aria-invalid=move || page.fault(field).is_some().to_string()
            prop:value=move || page.raw(field)
            on:input=move |event| page.set(field, event_target_value(&event).trim(), false)
        />
    }
}

/// Families and types that contain what was typed, families first.
fn offered(typed: &str) -> Vec<(&'static str, String)> {
    let families = crate::catalog::Family::visible().map(Instance::Family);
    let types = InstanceType::visible().map(Instance::Type);
    let size = |instance: Instance| match instance {
        Instance::Type(of) => of
            .vcpu()
            .zip(of.memory_mib())
            .map(|(vcpu, mib)| format!("{vcpu} vCPU, {} GiB", gib(mib))),
        Instance::Family(_) => None,
    };
    families
        .chain(types)
        .filter(|instance| instance.name().contains(typed))
        .take(OFFERED)
        .map(|instance| (instance.name(), size(instance).unwrap_or_default()))
        .collect()
}

/// Memory is a multiple of half a GiB.
fn gib(mib: u32) -> String {
    if mib.is_multiple_of(1024) { (mib / 1024).to_string() } else { format!("{}.5", mib / 1024) }
}

fn instance_input(field: Field, described: String) -> impl IntoView {
    let page = page();
    let id = page.id(field.spec().key);
    let list = format!("{id}-list");
    let options = move || {
        offered(&page.raw(field))
            .into_iter()
            .map(|(name, size)| view! { <option value=name>{size}</option> })
            .collect_view()
    };
    view! {
        <input
            id=id
            type="text"
            list=list.clone()
            autocomplete="off"
            autocapitalize="none"
            spellcheck="false"
            placeholder=tr(t::INSTANCE_PLACEHOLDER)
            aria-describedby=described
            aria-invalid=move || page.fault(field).is_some().to_string()
            prop:value=move || page.raw(field)
            on:input=move |event| page.set(field, event_target_value(&event).trim(), false)
        />
        <datalist id=list>{options}</datalist>
    }
}

fn protocol_boxes(field: Field) -> impl IntoView {
    let page = page();
    let words = text::field_text(field);
    let fault = move || page.fault(field).map(|fault| text::error_message(&fault, page.lang.get()));
    let help = page.id("protocols-help");
    let described = help.clone();
    let chosen = move || Protocols::parse(&page.raw(field)).unwrap_or_default();
    let boxes = Protocols::WORDS.iter().map(|word| {
        let toggle = move |on: bool| {
            let kept = chosen().words().filter(|known| known != word);
            let all = kept.chain(on.then_some(*word)).collect::<Vec<_>>().join(",");
            // Back into the order of the list.
            let ordered =
                Protocols::parse(&all).unwrap_or_default().words().collect::<Vec<_>>().join(",");
            page.set(field, &ordered, true);
        };
        view! {
            <label class="box">
                <input
                    type="checkbox"
                    name=page.id(field.spec().key)
                    value=*word
                    prop:checked=move || chosen().has(word)
                    on:change=move |event| toggle(event_target_checked(&event))
                />
                {move || text::choice(field, word).get(page.lang.get())}
            </label>
        }
    });
    view! {
        <fieldset class="field" aria-describedby=described>
            <legend>{tr(words.title())}</legend>
            <div class="boxes">{boxes.collect_view()}</div>
            <p class="help" id=help>
                {tr(words.help())}
            </p>
            <p class="fault">{fault}</p>
        </fieldset>
    }
}
