//! Where the answer stands below the form it is out of sight while the form is filled in: its gist stays at the lower edge
//! of the screen, and leads there.

use leptos::prelude::*;

use crate::html;
use crate::text::ui as t;
use crate::ui::address::Screen;
use crate::ui::page;
use crate::ui::part::piece_with;

/// The gist, on the screen that has an answer, and the way down; nothing as long as there is nothing to go to.
pub fn brief() -> AnyView {
    let page = page();
    piece_with(move |view, out| {
        let answers = page.screen.get() == Screen::Plan;
        out.raw("<a class=\"brief\" href=\"#result\" data-do=\"go\" data-value=\"result\">");
        if answers {
            html::brief(view, out);
        }
        let open = if answers { "<span class=\"unseen\">" } else { "<span>" };
        out.element(open, t::TO_RESULT.get(view.lang), "</span></a>");
    })
}
