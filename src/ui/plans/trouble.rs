//! What keeps plans from being kept, and what became of texts that could not be read.

use leptos::prelude::*;

use crate::text::keep as t;
use crate::ui::{browser, keeper, page, tr};

/// A word, if there is something to say.
#[component]
pub fn Trouble() -> impl IntoView {
    let page = page();
    let keeper = keeper();
    let said = move || keeper.trouble.get().map(|kind| kind.text().get(page.lang.get()));
    let take = move |_| {
        let text = keeper.aside.get_untracked().join("\n");
        browser::download("eip-planner-set-aside.txt", "text/plain", &text);
    };
    view! {
        <div class="trouble screen-only" role="status">
            <Show when=move || keeper.trouble.with(Option::is_some)>
                <p class="storage">{said}</p>
            </Show>
            <Show when=move || !keeper.aside.with(Vec::is_empty)>
                <p class="aside">
                    {tr(t::STORAGE_BROKEN)}
                    " "
                    <button type="button" class="take-aside" on:click=take>{tr(t::TAKE_ASIDE)}</button>
                </p>
            </Show>
        </div>
    }
}
