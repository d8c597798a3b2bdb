//! The case on paper, where the form is not.

use super::{Html, View};
use crate::scenario::Slot;
use crate::text::{self, ui as t};

/// What was asked, and the plan's name.
pub fn given(view: &View<'_>, out: &mut Html) {
    let lang = view.lang;
    out.raw("<section class=\"paper-only\" aria-labelledby=\"given\">");
    out.element("<h3 id=\"given\">", t::ASK.get(lang), "</h3>");
    if let Some(name) = view.plan.known.get(Slot::Name) {
        out.element("<p><strong>", name, "</strong></p>");
    }
    out.raw("<dl>");
    for (field, value) in view.plan.assessment.scenario.draft().given() {
        out.element("<dt>", text::field_text(field).title().get(lang), "</dt>");
        out.element("<dd>", &text::field_value(field, Some(value), lang), "</dd>");
    }
    out.raw("</dl></section>");
}
