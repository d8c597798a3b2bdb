//! Keeps the plan that is open, and says whether it is kept.

use leptos::prelude::*;

use super::Trouble;
use crate::keep::{Clash, name_of};
use crate::scenario::{Field, Slot};
use crate::text::keep as t;
use crate::ui::late::once_there;
use crate::ui::part::when;
use crate::ui::state::Page;
use crate::ui::{bar, browser, keeper, page, tr};

/// The longest name.
const LONGEST: &str = "128";

/// A name, a button, and a word on how it stands.
#[component]
pub fn SaveBar() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let known = Memo::new(move |_| keeper.name().is_some());
    let save = move || {
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
    };
    let share = move |_| {
        leptos::task::spawn_local(async move {
            let copied = browser::copy(bar::address()).await;
            keeper.tell(if copied { t::LINK_COPIED } else { t::LINK_NOT_COPIED }, &[]);
        });
    };
    let how = move || match (keeper.is_saved(), known.get()) {
        (true, _) => t::IS_SAVED,
        (false, true) => t::IS_CHANGED,
        (false, false) => t::IS_NEW,
    };
    let bar = move || {
        view! {
            <div class="save-bar screen-only">
                <form on:submit=move |event| {
                    event.prevent_default();
                    save();
                }>
                    <label for="plan-name">{tr(t::NAME)}</label>
                    <input
                        id="plan-name"
                        type="text"
                        autocomplete="off"
                        maxlength=LONGEST
                        aria-describedby="plan-saved"
                        prop:value=move || page.raw_slot(Slot::Name)
                        on:change=move |event| page.set_slot(Slot::Name, event_target_value(&event).trim())
                    />
                    <button type="submit" id="save" aria-disabled=move || (!keeper.can_save()).to_string()>
                        {tr(t::SAVE)}
                    </button>
                    <button type="button" id="share" on:click=share>{tr(t::SHARE)}</button>
                    <crate::ui::embed::Embed />
                </form>
                <p id="plan-saved" class="help">{move || how().get(page.lang.get())}</p>
                {once_there(|| view! { <ClashBox /> <Trouble /> }.into_any())}
            </div>
        }
        .into_any()
    };
    when(move || page.scenario.with(Option::is_some), bar)
}

/// A name for a plan that has none.
fn proposed(page: Page, keeper: keeper::Keeper) -> String {
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
