//! Cases of the field, each with its address.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::learn::{EXAMPLES, Example};
use crate::ui::page;

/// A link for each.
pub fn cases(lang: Lang) -> impl IntoView {
    let page = page();
    let case = |example: Example| {
        view! {
            <li>
                <a href=page.example_link(example.address)>{example.text.title().get(lang)}</a>
                <span class="help">" " {example.text.about().get(lang)}</span>
            </li>
        }
    };
    EXAMPLES.map(case).into_iter().collect_view()
}
