//! Keeps the plan that is open, and says whether it is kept.

use leptos::prelude::*;

use super::Trouble;
use crate::html::{self, Html};
use crate::keep::{Clash, name_of};
use crate::scenario::{Field, Slot};
use crate::text::keep as t;
use crate::ui::keeper::Keeper;
use crate::ui::late::once_there;
use crate::ui::part::{part, when};
use crate::ui::state::Page;
use crate::ui::{bar as address_bar, browser, keeper, page, tr};

/// A name, buttons, and a word on how it stands.
pub fn save_bar() -> AnyView {
    let page = page();
    when(move || page.scenario.with(Option::is_some), bar)
}

fn bar() -> AnyView {
    let (page, keeper) = (page(), keeper());
    let name = part(move || {
        let (name, can, lang) = (page.raw_slot(Slot::Name), keeper.can_save(), page.lang.get());
        Html::of(|out| html::save(&html::Save { name: &name, can, lang }, out))
    });
    let how = part(move || {
        let how = match (keeper.is_saved(), keeper.name().is_some()) {
            (true, _) => t::IS_SAVED,
            (false, true) => t::IS_CHANGED,
            (false, false) => t::IS_NEW,
        };
        let how = how.get(page.lang.get());
        Html::of(|out| {
            out.element("<p id=\"plan-saved\" class=\"help\">", how, "</p>");
        })
    });
    let late = || view! { <crate::ui::embed::Embed /> <ClashBox /> <Trouble /> }.into_any();
    view! {
        <div class="save-bar screen-only">
            <form data-do="save">{name}</form>
            {how}
            {once_there(late)}
        </div>
    }
    .into_any()
}

/// Saves the plan under its name, or under one that is proposed.
pub fn save(page: Page, keeper: Keeper) {
    let name = page.with_pairs_untracked(|pairs| name_of(pairs).map(str::to_owned));
    let typed = untrack(|| page.raw_slot(Slot::Name));
    // A name that cannot be one is said at its field, and nothing is put in its place.
    let Some(name) = name.or_else(|| typed.is_empty().then(|| proposed(page, keeper))) else {
        keeper.tell(t::NAME_BAD, &[]);
        browser::focus("plan-name");
        return;
    };
    if keeper.save(&name) {
        keeper.tell(t::SAVED_AS, &[("name", name)]);
    } else if keeper.clash.with_untracked(Option::is_some) {
        browser::focus_soon("clash");
    } else {
        keeper.tell(t::NOT_SAVED, &[]);
    }
}

/// Copies the address of the page as it is.
pub fn share(keeper: Keeper) {
    leptos::task::spawn_local(async move {
        let copied = browser::copy(address_bar::address()).await;
        keeper.tell(if copied { t::LINK_COPIED } else { t::LINK_NOT_COPIED }, &[]);
    });
}

/// A name for a plan that has none.
fn proposed(page: Page, keeper: Keeper) -> String {
    let plan = page.plan.get_untracked();
    let mode = plan.map(|plan| plan.mode.id()).unwrap_or_default();
    let name = format!("{} {mode}", untrack(|| page.raw(Field::Region)));
    keeper.store.with_untracked(|store| store.free_name(name.trim()))
}

/// Another tab has changed the plan: both ways out.
#[component]
fn ClashBox() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let name = move || page.raw_slot(Slot::Name);
    let said = move || {
        let text = match keeper.clash.get() {
            Some(Clash::Gone) => t::CLASH_GONE,
            _ => t::CLASH_CHANGED,
        };
        text.fill(page.lang.get(), &[("name", name())])
    };
    let mine = move |_| {
        if let Some(name) = keeper.keep_mine() {
            keeper.tell(t::SAVED_AS, &[("name", name)]);
        } else {
            keeper.tell(t::NOT_SAVED, &[]);
        }
        browser::focus_soon("plan-name");
    };
    let theirs = move |_| {
        keeper.take_theirs();
        keeper.tell(t::TOOK_THEIRS, &[]);
        browser::focus_soon("plan-name");
    };
    view! {
        <div role="status">
            <Show when=move || keeper.clash.with(Option::is_some)>
                <div class="clash" id="clash" tabindex="-1" role="group" aria-labelledby="clash-said">
                    <p id="clash-said">"⚠ " {said}</p>
                    <p class="actions">
                        <button type="button" id="keep-mine" on:click=mine>{tr(t::KEEP_MINE)}</button>
                        <Show when=move || keeper.clash.get() == Some(Clash::Changed)>
                            <button type="button" id="take-theirs" on:click=theirs>{tr(t::TAKE_THEIRS)}</button>
                        </Show>
                    </p>
                </div>
            </Show>
        </div>
    }
}
