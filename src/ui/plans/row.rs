//! One plan of the list: open, rename, duplicate, delete.

use leptos::ev;
use leptos::prelude::*;

use super::Deleted;
use crate::keep::{Clash, pairs_of};
use crate::scenario::{Input, Slot, write_pairs};
use crate::text::{self, Text, keep as t};
use crate::ui::{browser, keeper, page, tr};

/// The row; `place` counts from 0.
pub fn row(place: usize, name: &str, deleted: Deleted) -> impl IntoView + use<> {
    let page = page();
    let keeper = keeper();
    let name = StoredValue::new(name.to_owned());
    let of = move |read: fn(&str) -> String| {
        name.with_value(|name| {
            keeper.store.with(|store| store.find(name).map(|plan| read(&plan.address)))
        })
        .unwrap_or_default()
    };
    let link = move || {
        let address = of(str::to_owned);
        page.example_link(&name.with_value(|name| write_pairs(&pairs_of(&address, name))))
    };
    let about = move || {
        let lang = page.lang.get();
        let address = of(str::to_owned);
        let draft = Input::from_pairs(&crate::scenario::parse_pairs(&address)).draft;
        let facts = draft.given().map(|(field, value)| {
            let title = text::field_text(field).title().get(lang);
            format!("{title}: {}", text::field_value(field, Some(value), lang))
        });
        text::join(lang, facts.take(SHOWN))
    };
    let renaming = RwSignal::new(false);
    let labelled =
        move |words: Text| move || words.fill(page.lang.get(), &[("name", name.get_value())]);
    let start = move |_| {
        renaming.set(true);
        browser::focus_soon(format!("plan-{place}-name"));
    };
    let duplicate = move |_| {
        let copy = name.with_value(|name| keeper.duplicate(name));
        match copy {
            Some(copy) => {
                keeper.tell(t::DUPLICATED, &[("name", copy)]);
                browser::focus_soon(format!("plan-{}", place + 1));
            }
            None => keeper.tell(t::NOT_SAVED, &[]),
        }
    };
    let delete = move |_| {
        let gone = name.with_value(|name| keeper.delete(name));
        if let Some(gone) = gone {
            keeper.tell(t::DELETED, &[("name", gone.1.name.clone())]);
            deleted.set(Some(gone));
            // The row is gone: the focus is where it can be taken back.
            browser::focus_soon("undelete");
        } else {
            keeper.tell(t::NOT_SAVED, &[]);
        }
    };
    view! {
        <li>
            <p class="plan-name">
                <a id=format!("plan-{place}") href=link>{name.get_value()}</a>
            </p>
            <p class="help">{about}</p>
            <Show when=move || renaming.get()>
                <Rename place name renaming />
            </Show>
            <p class="actions">
                <button type="button" id=format!("plan-{place}-rename") class="rename" aria-label=labelled(t::RENAME_OF) on:click=start>
                    {tr(t::RENAME)}
                </button>
                <button type="button" class="duplicate" aria-label=labelled(t::DUPLICATE_OF) on:click=duplicate>
                    {tr(t::DUPLICATE)}
                </button>
                <button type="button" class="delete" aria-label=labelled(t::DELETE_OF) on:click=delete>
                    {tr(t::DELETE)}
                </button>
            </p>
        </li>
    }
}

/// So many facts tell a plan from another.
const SHOWN: usize = 5;

/// The field for another name: Enter takes it, Escape leaves everything as it was.
#[component]
fn Rename(place: usize, name: StoredValue<String>, renaming: RwSignal<bool>) -> impl IntoView {
    let (page, keeper) = (page(), keeper());
    let id = format!("plan-{place}-name");
    let fault = RwSignal::new(None::<Text>);
    let typed = RwSignal::new(name.get_value());
    let close = move || {
        renaming.set(false);
        browser::focus_soon(format!("plan-{place}-rename"));
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let new = typed.get_untracked().trim().to_owned();
        let old = name.get_value();
        if !Slot::Name.form().fits(&new) {
            fault.set(Some(t::NAME_BAD));
        } else if new == old {
            close();
        } else {
            match keeper.rename(&old, &new) {
                Some(Ok(())) => {
                    keeper.tell(t::RENAMED, &[("name", new)]);
                    close();
                }
                Some(Err(Clash::Changed)) => fault.set(Some(t::NAME_TAKEN)),
                Some(Err(Clash::Gone)) | None => fault.set(Some(t::NOT_SAVED)),
            }
        }
    };
    view! {
        <form class="renaming" on:submit=submit>
            <label for=id.clone()>{tr(t::NEW_NAME)}</label>
            <input
                id=id.clone()
                type="text"
                autocomplete="off"
                maxlength="128"
                aria-describedby=format!("{id}-fault")
                aria-invalid=move || fault.get().is_some().to_string()
                prop:value=typed
                on:input=move |event| {
                    typed.set(event_target_value(&event));
                    fault.set(None);
                }
                on:keydown=move |event| {
                    if event.key() == "Escape" {
                        close();
                    }
                }
            />
            <button type="submit">{tr(t::RENAME_DO)}</button>
            <button type="button" on:click=move |_| close()>{tr(t::CANCEL)}</button>
            <p class="fault" id=format!("{id}-fault") role="status">
                {move || fault.get().map(|text| text.get(page.lang.get()))}
            </p>
        </form>
    }
}
