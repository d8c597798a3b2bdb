//! What a person keeps in this browser, and cases to start from.

mod file;
mod row;
mod save;
mod trouble;

use leptos::prelude::*;

use super::part::part;
use super::{browser, keeper, page, tr};
use crate::html::{self, Html};
use crate::keep::Kept;
use crate::text::keep as t;
pub use save::{save, save_bar, share};
pub use trouble::Trouble;

/// A plan that was just deleted, and its place.
type Deleted = RwSignal<Option<(usize, Kept)>>;

/// The whole screen.
#[component]
pub fn Plans() -> impl IntoView {
    let page = page();
    let cases = move || {
        Html::of(|out| html::cases(&|query| page.example_link(query), page.lang.get(), out))
    };
    view! {
        <section class="result" id="result" tabindex="-1" aria-labelledby="answer">
            <h2 id="answer">{tr(t::SCREEN)}</h2>
            <p>{tr(t::INTRO)}</p>
            <Trouble />
            <List />
            <file::Files />
            <section aria-labelledby="cases">
                <h3 id="cases">{tr(t::CASES)}</h3>
                {part(cases)}
            </section>
        </section>
    }
}

/// Every plan, and the way back of a deletion.
#[component]
fn List() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let deleted: Deleted = RwSignal::new(None);
    let names = Memo::new(move |_| {
        let name = |plan: &Kept| plan.name.clone();
        keeper.store.with(|store| store.plans().iter().map(name).collect::<Vec<_>>())
    });
    let restore = move |_| {
        let Some((place, plan)) = deleted.get_untracked() else { return };
        let old = plan.name.clone();
        if let Some(name) = keeper.restore(place, plan) {
            deleted.set(None);
            keeper.tell(if name == old { t::RESTORED } else { t::RESTORED_AS }, &[("name", name)]);
            browser::focus_soon(format!("plan-{place}"));
        }
    };
    let gone = move || {
        deleted.get().map(|(_, plan)| {
            let lang = page.lang.get();
            view! {
                <p class="deleted">
                    <span>{t::DELETED.fill(lang, &[("name", plan.name)])}</span>
                    " "
                    <button type="button" id="undelete" on:click=restore>{t::UNDELETE.get(lang)}</button>
                </p>
            }
        })
    };
    let rows = move || {
        names.with(|names| {
            names
                .iter()
                .enumerate()
                .map(|(place, name)| row::row(place, name, deleted))
                .collect_view()
        })
    };
    view! {
        <section aria-labelledby="plans">
            <h3 id="plans">
                {move || {
                    let count = names.with(Vec::len).to_string();
                    t::COUNT.fill(page.lang.get(), &[("count", count)])
                }}
            </h3>
            {gone}
            <Show when=move || names.with(Vec::is_empty)>
                <p>{tr(t::NONE)}</p>
            </Show>
            <ul class="plans">{rows}</ul>
        </section>
    }
}
