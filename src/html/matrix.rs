//! The comparison of the modes: all rows of the source page's table, or those that differ here.

use super::{Html, View, sign};
use crate::catalog::Mode;
use crate::export::matrix::{ROWS, Row};
use crate::rules::Status;
use crate::text::{self, see as words, ui as t};

/// The section with its filter.
pub fn matrix(view: &View<'_>, out: &mut Html) {
    let lang = view.lang;
    let of = &view.plan.assessment;
    let rows: Vec<&Row> = ROWS.iter().filter(|row| !view.differ || row.differs(of)).collect();
    out.element(
        "<section aria-labelledby=\"matrix\"><h3 id=\"matrix\">",
        t::MATRIX.get(lang),
        "</h3>",
    );
    out.p(t::MATRIX_LEGEND.get(lang));
    out.raw("<p class=\"matrix-filter\"><label class=\"box\">");
    out.raw("<input type=\"checkbox\" id=\"differ\" data-do=\"differ\"");
    out.raw(if view.differ { " checked>" } else { ">" }).text(words::DIFFER.get(lang));
    let shown = [("shown", rows.len().to_string()), ("all", ROWS.len().to_string())];
    out.raw("</label> <output for=\"differ\" class=\"count\">");
    out.text(&words::DIFFER_COUNT.fill(lang, &shown)).raw("</output></p>");
    out.raw("<div class=\"scroll matrix-box\" tabindex=\"0\" role=\"group\" aria-labelledby=\"matrix\">");
    table(view, &rows, out);
    out.raw("</div></section>");
}

/// The roles stand for themselves: where the table is narrow, its cells are stacked, and a browser may forget them.
/// The chosen mode stands first, where its column is pinned.
fn table(view: &View<'_>, rows: &[&Row], out: &mut Html) {
    let (lang, plan) = (view.lang, view.plan);
    let others = Mode::ALL.into_iter().filter(|mode| *mode != plan.mode);
    let columns = std::iter::once(plan.mode).chain(others);
    let columns = columns.map(|mode| (mode, plan.assessment.mode(mode).status));
    let columns: Vec<(Mode, Status)> = columns.collect();
    out.raw("<table class=\"matrix\" role=\"table\" aria-labelledby=\"matrix\">");
    out.raw("<thead role=\"rowgroup\"><tr role=\"row\">");
    out.element("<th scope=\"col\" role=\"columnheader\">", t::ROW.get(lang), "</th>");
    for (mode, status) in columns.iter().copied() {
        out.raw("<th scope=\"col\" role=\"columnheader\"");
        let pinned = mode == plan.mode;
        out.attr("class", if pinned { "chosen" } else { "" }).attr("data-column", mode.id());
        out.raw(">").text(text::mode_text(mode).name().get(lang));
        out.raw("<br><small>").text(sign(status)).raw(" ");
        out.text(text::status_text(status).get(lang)).raw("</small>");
        if pinned {
            out.element("<br><small>", words::PINNED.get(lang), "</small>");
        }
        out.raw("</th>");
    }
    out.raw("</tr></thead><tbody role=\"rowgroup\">");
    for row in rows {
        let decides = Mode::ALL.map(|mode| row.decides(&plan.assessment, mode));
        let any = decides.contains(&true);
        out.raw("<tr role=\"row\"").attr("data-row", row.id);
        out.attr("class", if any { "decisive" } else { "" });
        out.raw("><th scope=\"row\" role=\"rowheader\">");
        if any {
            out.raw("<span class=\"mark\" aria-hidden=\"true\">◆ </span>");
        }
        out.text(row.text.title().get(lang)).raw("</th>");
        for (mode, status) in columns.iter().copied() {
            let decides = row.decides(&plan.assessment, mode);
            cell(view, row, (mode, status), decides, out);
        }
        out.raw("</tr>");
    }
    out.raw("</tbody></table>");
}

fn cell(view: &View<'_>, row: &Row, (mode, status): (Mode, Status), decides: bool, out: &mut Html) {
    let chosen = mode == view.plan.mode;
    let class = match (chosen, decides) {
        (true, true) => "chosen decides",
        (true, false) => "chosen",
        (false, true) => "decides",
        (false, false) => "",
    };
    // Where the cells are stacked, the head is out of sight; a screen reader still has it.
    out.raw("<td role=\"cell\"").attr("class", class);
    out.raw("><span class=\"column\" aria-hidden=\"true\">").text(sign(status)).raw(" ");
    out.text(text::mode_text(mode).name().get(view.lang)).raw("</span>");
    if decides {
        let word = t::DECIDES.get(view.lang);
        out.element("<strong class=\"mark\">◆ ", word, "</strong><br>");
    }
    out.text(&row.cell(mode, view.lang)).raw("</td>");
}
