//! The way from one mode to another, or why there is none.

use super::step::moves;
use super::steps::listed;
use super::{Html, List, View, findings};
use crate::catalog::{Lang, Mode};
use crate::plan::{Step, migrate};
use crate::rules::Status;
use crate::text::{self, ui as t};

/// What a way is called.
#[must_use]
pub fn way_name((from, to): (Mode, Mode), lang: Lang) -> String {
    let name = |mode| text::mode_text(mode).name().get(lang).to_owned();
    t::WAY.fill(lang, &[("from", name(from)), ("to", name(to))])
}

/// The verdict and the steps. `view` shows the plan of the same scenario.
pub fn migration(view: &View<'_>, (from, to): (Mode, Mode), list: &List<'_>, out: &mut Html) {
    let lang = view.lang;
    if from == to {
        out.element("<p role=\"status\">", t::MIGRATE_SAME.get(lang), "</p>");
        return;
    }
    let migration = migrate(&view.plan.assessment.scenario, from, to);
    let name = |mode: Mode| text::mode_text(mode).name().get(lang).to_owned();
    let blocked = [from, to]
        .into_iter()
        .find(|mode| migration.assessment.mode(*mode).status == Status::Blocked);
    if let Some(mode) = blocked {
        let said = t::MIGRATE_BLOCKED.fill(lang, &[("mode", name(mode))]);
        out.element("<div role=\"status\"><p>", &said, "</p></div>");
        findings(view, migration.assessment.mode(mode), out);
        return;
    }
    let status = text::status_text(migration.assessment.mode(to).status).get(lang).to_owned();
    let count = migration.moves.len().to_string();
    let values = [("mode", name(to)), ("status", status), ("count", count)];
    out.raw("<div class=\"answer\" role=\"status\">");
    let verdict = t::MIGRATE_VERDICT.fill(lang, &values);
    out.element("<p class=\"answer-sentence\">", &verdict, "</p><p>");
    if migration.point_of_no_return().is_none() {
        out.text(t::NO_POINT.get(lang));
        if from == Mode::MultiEip {
            out.raw(" ").text(t::NO_POINT_PERMISSION.get(lang));
        }
    }
    out.raw("</p></div><section class=\"on-paper\" aria-labelledby=\"steps\"><h3 id=\"steps\">");
    out.text(&way_name((from, to), lang)).raw("</h3>");
    let steps: Vec<&Step> = migration.moves.iter().map(|of| &of.step).collect();
    let point = migration.point_of_no_return();
    let more = |place: usize, out: &mut Html| {
        if let Some(of) = migration.moves.get(place) {
            moves(of, &view.plan.known, point == Some(place), lang, out);
        }
    };
    listed(view, list, &steps, &more, out);
    out.raw("</section>");
}
