//! All plans as one file, out and in.

use leptos::prelude::*;

use crate::keep::{self, Merged};
use crate::scenario::InputError;
use crate::text::{self, keep as t};
use crate::ui::file::{FileButton, JSON};
use crate::ui::{browser, file, keeper, page, tr};

const FILE: &str = "eip-plans.json";

/// What became of a file.
#[derive(Clone)]
enum Came {
    /// These plans came.
    Merged(Merged, Vec<InputError>),
    /// There is no plan in it.
    Nothing(Vec<InputError>),
    /// There is no room for them.
    NoRoom,
}

/// Two buttons, and a word on what came of it.
#[component]
pub fn Files() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let came = RwSignal::new(None::<Came>);
    let export = move |_| {
        let text = keeper.store.with_untracked(|store| {
            keeper.progress.with_untracked(|progress| keep::export(store, progress))
        });
        browser::download(FILE, "application/json", &text);
    };
    let read = move |files: file::Files| {
        let Some((name, file)) = files.into_iter().next() else { return };
        let file = gloo::file::Blob::from(file);
        leptos::task::spawn_local(async move {
            let text = gloo::file::futures::read_as_text(&file).await.unwrap_or_default();
            let (found, faults) = keep::import(&text);
            // A plan without a name is called after its file.
            let nameless = name.trim_end_matches(".json").chars().take(60).collect::<String>();
            came.set(Some(match found.is_empty() {
                true => Came::Nothing(faults),
                false => keeper
                    .merge(found, &nameless)
                    .map_or(Came::NoRoom, |merged| Came::Merged(merged, faults)),
            }));
        });
    };
    let said = move || {
        let lang = page.lang.get();
        let list = |rows: Vec<String>| {
            (!rows.is_empty()).then(|| {
                let rows: Vec<_> = rows.into_iter().map(|row| view! { <li>{row}</li> }).collect();
                view! { <ul>{rows}</ul> }
            })
        };
        let faulty = |faults: &[InputError]| {
            list(faults.iter().map(|fault| text::error_message(fault, lang)).collect())
        };
        came.get().map(|came| match came {
            Came::NoRoom => view! { <p>{t::NOT_SAVED.get(lang)}</p> }.into_any(),
            Came::Nothing(faults) => {
                view! { <p>{t::IMPORT_NOTHING.get(lang)}</p> {faulty(&faults)} }.into_any()
            }
            Came::Merged(Merged { added, same }, faults) => {
                let values = [("added", added.len().to_string()), ("same", same.to_string())];
                let renamed = added
                    .into_iter()
                    .filter(|(old, new)| old != new)
                    .map(|(old, new)| t::IMPORT_RENAMED.fill(lang, &[("old", old), ("new", new)]));
                view! {
                    <p>{t::IMPORTED.fill(lang, &values)}</p>
                    {list(renamed.collect())}
                    {faulty(&faults)}
                }
                .into_any()
            }
        })
    };
    let empty = move || keeper.store.with(|store| store.plans().is_empty());
    let nameless = Memo::new(move |_| keeper.progress.with(keep::Progress::nameless));
    let forget = move |_| {
        keeper.change_progress(keep::Progress::forget_nameless);
        keeper.tell(t::FORGOTTEN, &[]);
        browser::focus_soon("export-plans");
    };
    view! {
        <section class="plan-files" aria-labelledby="plan-files">
            <h3 id="plan-files">{tr(t::FILES)}</h3>
            <p class="actions">
                <button type="button" id="export-plans" aria-disabled=move || empty().to_string() on:click=export>
                    {tr(t::EXPORT)}
                </button>
            </p>
            <div class="open">
                <FileButton id="import-plans" text=t::IMPORT accept=JSON take=read />
                <div id="imported" role="status">{said}</div>
            </div>
            <Show when=move || { nameless.get() > 0 }>
                <p>
                    {move || t::NAMELESS.fill(page.lang.get(), &[("count", nameless.get().to_string())])}
                    " "
                    <button type="button" id="forget" on:click=forget>{tr(t::FORGET)}</button>
                </p>
            </Show>
        </section>
    }
}
