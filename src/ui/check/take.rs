//! What leaves: the report in every format, waivers; and what comes to it: an earlier report, waivers.

use leptos::prelude::*;

use super::checker::{Export, checker};
use crate::text::{Text, checkpage as t};
use crate::ui::file::{FileButton, JSON};
use crate::ui::{page, tr};

const FORMATS: [(&str, Text); 6] = [
    ("csv", t::FORMAT_CSV),
    ("json", t::FORMAT_JSON),
    ("markdown", t::FORMAT_MARKDOWN),
    ("html", t::FORMAT_HTML),
    ("sarif", t::FORMAT_SARIF),
    ("junit", t::FORMAT_JUNIT),
];

/// Exports, comparison, waivers.
#[component]
pub fn Take() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let buttons = FORMATS.map(|(format, title)| {
        let label = move || {
            let lang = page.lang.get();
            t::EXPORT.fill(lang, &[("format", title.get(lang).to_owned())])
        };
        view! {
            <li>
                <button
                    type="button"
                    data-export=format
                    aria-label=label
                    on:click=move |_| checker.export(format, page.lang.get_untracked())
                >
                    {tr(title)}
                </button>
            </li>
        }
    });
    let said = move || match checker.export.get() {
        None => String::new(),
        Some(Export::Writing) => t::EXPORTING.get(page.lang.get()).to_owned(),
        Some(Export::Ready(file)) => t::EXPORTED.fill(page.lang.get(), &[("file", file)]),
    };
    view! {
        <section class="take" aria-labelledby="check-take">
            <h3 id="check-take">{tr(t::TAKE)}</h3>
            <ul class="export-check">{buttons.into_iter().collect_view()}</ul>
            <p class="where" role="status">{said}</p>
        </section>
        <Compare />
        <Waivers />
        <p class="refused" role="alert">
            {move || {
                let lang = page.lang.get();
                let (file, why) = checker.refused.get()?;
                let message = why.into_iter().find(|(id, _)| id == lang.id())?.1;
                Some(t::REFUSED.fill(lang, &[("file", file), ("message", message)]))
            }}
        </p>
    }
}

#[component]
fn Compare() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let change = Memo::new(move |_| checker.summary.with(|summary| summary.change));
    let said = move || {
        if checker.comparing.get() {
            return Some(t::COMPARING.get(page.lang.get()).to_owned());
        }
        let change = change.get()?;
        let values = [
            ("new", change.new.to_string()),
            ("gone", change.gone.to_string()),
            ("same", change.same.to_string()),
        ];
        Some(t::COMPARED.fill(page.lang.get(), &values))
    };
    let end = move |_| {
        page.set_check(crate::worker::view::CHANGE, "");
        checker.compare(None);
    };
    view! {
        <section class="compare-check" aria-labelledby="check-compare">
            <h3 id="check-compare">{tr(t::COMPARE)}</h3>
            <p>
                <FileButton
                    id="check-earlier"
                    text=t::COMPARE_CHOOSE
                    accept=JSON
                    take=move |files| checker.compare(files.into_iter().next())
                />
            </p>
            <p class="compared" role="status">{said}</p>
            <Show when=move || change.get().is_some()>
                <p><button type="button" on:click=end>{tr(t::COMPARE_END)}</button></p>
            </Show>
        </section>
    }
}

#[component]
fn Waivers() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let count = Memo::new(move |_| checker.summary.with(|summary| summary.waived));
    let any = Memo::new(move |_| checker.waivers.with(|text| !text.is_empty()));
    let intro =
        move || t::WAIVERS_INTRO.fill(page.lang.get(), &[("count", count.get().to_string())]);
    view! {
        <section class="waivers" aria-labelledby="check-waivers">
            <h3 id="check-waivers">{tr(t::WAIVERS)}</h3>
            <p role="status">{intro}</p>
            <Show when=move || checker.unkept.get()>
                <p class="unkept" role="status">{tr(t::WAIVERS_UNKEPT)}</p>
            </Show>
            <p>
                <FileButton
                    id="check-waivers-file"
                    text=t::WAIVERS_CHOOSE
                    accept=JSON
                    take=move |files| {
                        files.into_iter().take(1).for_each(|(name, file)| checker.waivers(name, file));
                    }
                />
            </p>
            <Show when=move || any.get()>
                <p>
                    <button
                        type="button"
                        data-export="waivers"
                        on:click=move |_| checker.export_waivers(page.lang.get_untracked())
                    >
                        {tr(t::WAIVERS_EXPORT)}
                    </button>
                </p>
            </Show>
        </section>
    }
}
