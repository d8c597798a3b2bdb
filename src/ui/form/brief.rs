//! Where the answer stands below the form it is out of sight while the form is filled in: its gist stays at the lower edge
//! of the screen, and leads there.

use leptos::prelude::*;

use crate::html;
use crate::text::ui as t;
use crate::ui::address::Screen;
use crate::ui::part::{piece, when};
use crate::ui::{page, tr};

/// The gist, on the screen that has an answer, and the way down; nothing as long as there is nothing to go to.
#[component]
pub fn Brief() -> impl IntoView {
    let page = page();
    let answers = Memo::new(move |_| page.screen.get() == Screen::Plan);
    when(
        move || page.plan.with(Option::is_some),
        move || {
            view! {
                <a class="brief" href="#result" data-do="go" data-value="result">
                    {when(move || answers.get(), || piece(html::brief))}
                    <span class:unseen=move || answers.get()>{tr(t::TO_RESULT)}</span>
                </a>
            }
            .into_any()
        },
    )
}
