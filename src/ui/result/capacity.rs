//! How many EIPs one instance carries in each mode, and what carries more.

use leptos::prelude::*;

use super::capacity_table::Table;
use super::of_plan;
use crate::catalog::{Lang, Mode};
use crate::plan::{Fit, Most, carries};
use crate::text::{self, capacity as t, see as words};
use crate::ui::{page, tr};

/// A bar for each mode: what is wanted against the most; the rest on demand.
#[component]
pub fn Capacity() -> impl IntoView {
    let page = page();
    let bars = of_plan(|plan| {
        let scenario = &plan.assessment.scenario;
        (scenario.facts().eips(), Mode::ALL.map(|mode| (mode, carries(scenario, mode).0)))
    });
    let bars = move || {
        let (lang, (wanted, modes)) = (page.lang.get(), bars.get()?);
        let scale = modes.iter().filter_map(|(_, most)| top(*most)).chain([wanted]).max()?;
        let bar = |(mode, most)| bar(mode, most, wanted, scale, lang);
        Some(modes.into_iter().map(bar).collect_view())
    };
    let open = RwSignal::new(false);
    view! {
        <section class="screen-only" aria-labelledby="capacity">
            <h3 id="capacity">{tr(t::TITLE)}</h3>
            <p>{tr(t::INTRO)}</p>
            <ul class="bars">{bars}</ul>
            <details on:toggle=move |event| open.set(super::export::opened(&event))>
                <summary>{tr(words::CAPACITY_MORE)}</summary>
                // Larger types are searched for only while somebody looks at them.
                <Show when=move || open.get()>
                    <Table />
                </Show>
            </details>
        </section>
    }
}

const fn top(most: Most) -> Option<u32> {
    match most {
        Most::Exactly(most) | Most::Between(_, most) => Some(most),
        Most::Unknown => None,
    }
}

/// How the wanted ones stand to the most, in words.
fn said(most: Most, wanted: u32, lang: Lang) -> String {
    let wanted_is = ("wanted", wanted.to_string());
    match most {
        Most::Exactly(most) => {
            let text = if most < wanted { words::TOO_MANY } else { words::FITS };
            text.fill(lang, &[wanted_is, ("most", most.to_string())])
        }
        Most::Between(min, max) => {
            let range = [wanted_is, ("min", min.to_string()), ("max", max.to_string())];
            words::FITS_SOME.fill(lang, &range)
        }
        Most::Unknown => words::FITS_UNKNOWN.fill(lang, &[wanted_is]),
    }
}

/// The bar is for the eye; the words beside it say the same.
fn bar(mode: Mode, most: Most, wanted: u32, scale: u32, lang: Lang) -> impl IntoView {
    /// So many units are as long as the longest bar.
    const WHOLE: u32 = 1000;
    let part =
        |count: u32| (u64::from(count) * u64::from(WHOLE)).checked_div(scale.into()).unwrap_or(0);
    let room = top(most).map(part);
    let fit = most.fit(wanted);
    let sign = match fit {
        Fit::Fits => "✓",
        Fit::Depends => "△",
        Fit::TooMany => "✕",
    };
    let track = room.map(|room| {
        view! { <rect class="room" x="0" y="1" width=room.max(2).to_string() height="14"/> }
    });
    view! {
        <li class="bar" class:over={fit == Fit::TooMany} data-bar=mode.id()>
            <span class="bar-mode">{text::mode_text(mode).name().get(lang)}</span>
            <span class="bar-said"><span aria-hidden="true">{sign} " "</span>{said(most, wanted, lang)}</span>
            <svg viewBox=format!("0 0 {WHOLE} 16") preserveAspectRatio="none" aria-hidden="true">
                {track}
                <rect class="wanted" x="0" y="4" width=part(wanted).max(2).to_string() height="8"/>
            </svg>
        </li>
    }
}
