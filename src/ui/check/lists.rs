//! What stands beside the table: findings across resources, what was skipped, what is gone.

use leptos::prelude::*;

use super::checker::checker;
use super::words;
use crate::catalog::Lang;
use crate::text::{Text, checkpage as t};
use crate::ui::part::effect;
use crate::ui::{page, tr};
use crate::worker::message::{Listed, Part};

/// The lists that have something in them.
#[component]
pub fn Lists() -> impl IntoView {
    let checker = checker();
    let count = move |part: Part| {
        checker.summary.with(|summary| match part {
            Part::Notes => summary.notes,
            Part::Faults => summary.faults,
            Part::Gone => summary.change.map_or(0, |change| change.gone),
        })
    };
    let one = move |part: Part, title: Text, intro: Option<Text>| {
        let count = Memo::new(move |_| count(part));
        view! {
            <Show when=move || count.get().gt(&0)>
                <Listing part count title intro />
            </Show>
        }
    };
    view! {
        {one(Part::Notes, t::NOTES, Some(t::NOTES_INTRO))}
        {one(Part::Faults, t::FAULTS, Some(t::FAULTS_INTRO))}
        {one(Part::Gone, t::GONE, None)}
    }
}

/// A list that grows when asked to.
#[component]
fn Listing(part: Part, count: Memo<u32>, title: Text, intro: Option<Text>) -> impl IntoView {
    let (checker, page) = (checker(), page());
    let list = checker.part(part);
    effect(move || {
        checker.edition.track();
        checker.list(part, false, page.lang.get());
    });
    let class = match part {
        Part::Notes => "list-of-check notes-of-check",
        Part::Faults => "list-of-check faults-of-check",
        Part::Gone => "list-of-check gone-of-check",
    };
    let id = class.rsplit(' ').next().unwrap_or(class);
    let heading = move || title.fill(page.lang.get(), &[("count", count.get().to_string())]);
    let numbered = move || list.get().items.into_iter().enumerate().collect::<Vec<_>>();
    let rest = move || list.with(|list| list.items.len() < list.total as usize);
    let more = move || {
        let (shown, total) = list.with(|list| (list.items.len(), list.total));
        t::MORE.fill(page.lang.get(), &[("shown", shown.to_string()), ("total", total.to_string())])
    };
    view! {
        <section class=class aria-labelledby=id>
            <h3 id=id>{heading}</h3>
            {intro.map(|intro| view! { <p>{tr(intro)}</p> })}
            <ul>
                <For each=numbered key=Clone::clone let((_, item))>{listed(item, page.lang.get_untracked())}</For>
            </ul>
            <Show when=rest>
                <p>
                    <button
                        type="button"
                        on:click=move |_| checker.list(part, true, page.lang.get_untracked())
                    >
                        {more}
                    </button>
                </p>
            </Show>
        </section>
    }
}

fn listed(item: Listed, lang: Lang) -> impl IntoView {
    let Listed { code, severity, place, message, mend } = item;
    let known = code.clone();
    let mend = (!mend.is_empty()).then(|| view! { <p>{mend}</p> });
    view! {
        <li class=format!("finding {severity}") data-code=known>
            <p>{words::code(code, lang)} " " <span class="where">{place}</span></p>
            <p>{message}</p>
            {mend}
        </li>
    }
}
