//! Of a blocked mode: what has to change at the least, where one remedy alone is not enough.

use super::{Html, View};
use crate::catalog::Mode;
use crate::plan::least_changes;
use crate::rules::Status;
use crate::text::{self, ui as t};

/// The smallest sets of changes as buttons. The search is the dearest thing that a card asks for.
pub(super) fn least(view: &View<'_>, mode: Mode, out: &mut Html) {
    if view.plan.assessment.mode(mode).status != Status::Blocked {
        return;
    }
    let sets = least_changes(&view.plan.assessment.scenario, mode);
    if sets.iter().any(|least| least.remedies.len() == 1) {
        return;
    }
    let title = if sets.is_empty() { t::LEAST_NOTHING } else { t::LEAST }.get(view.lang);
    out.element("<div class=\"least\"><p class=\"lift\">", title, "</p>");
    if !sets.is_empty() {
        out.raw("<ul class=\"remedies\">");
        for least in &sets {
            out.raw("<li>").apply(&least.change()).raw(">");
            out.text(&text::least_summary(least, view.lang)).raw("</button></li>");
        }
        out.raw("</ul>");
    }
    out.raw("</div>");
}
