//! The four modes: the verdict and its reason at first sight, the rest on demand.

use super::finding::{finding, note, rule_link};
use super::least::least;
use super::{Html, View};
use crate::catalog::Mode;
use crate::learn::Topic;
use crate::plan::Why;
use crate::rules::{Severity, Status};
use crate::text::{self, see as words, ui as t};

/// The sign of a verdict, so that it never rests on colour alone.
pub(super) const fn sign(status: Status) -> &'static str {
    match status {
        Status::Available => "✓",
        Status::Conditional => "△",
        Status::Blocked => "✕",
    }
}

/// A card for each mode.
pub fn cards(view: &View<'_>, out: &mut Html) {
    out.element(
        "<section aria-labelledby=\"modes\"><h3 id=\"modes\">",
        t::MODES.get(view.lang),
        "</h3>",
    );
    out.raw("<div class=\"cards\">");
    Mode::ALL.into_iter().for_each(|mode| card(view, mode, out));
    out.raw("</div></section>");
}

/// The card of one mode.
pub fn card(view: &View<'_>, mode: Mode, out: &mut Html) {
    let of = view.plan.assessment.mode(mode);
    let chosen = view.plan.mode == mode;
    let heading = format!("mode-{}", mode.id());
    out.raw("<article class=\"card ").text(of.status.word());
    out.raw(if chosen { " chosen on-paper\"" } else { "\"" });
    out.attr("data-mode", mode.id()).attr("data-status", of.status.word());
    out.attr("aria-labelledby", &heading).raw("><h4").attr("id", &heading).raw("><a");
    out.attr("href", &view.links.learn(Topic::Mode(mode))).raw(">");
    out.text(text::mode_text(mode).name().get(view.lang)).raw("</a></h4>");
    head(view, mode, out);
    let (notes, weighty): (Vec<_>, Vec<_>) =
        of.findings.iter().partition(|found| found.rule.severity == Severity::Note);
    if !weighty.is_empty() {
        why(view, mode, &weighty, out);
    }
    let count = ("count", notes.len().to_string());
    let open = view.fold(out, "notes", &format!("notes-{}", mode.id()));
    out.element("<summary>", &t::NOTES.fill(view.lang, &[count]), "</summary>");
    if open {
        out.raw("<ul>");
        notes.iter().for_each(|found| note(view, found, out));
        out.raw("</ul>");
    }
    out.raw("</details></article>");
}

/// The findings that weigh, and what would lift them together.
fn why(view: &View<'_>, mode: Mode, weighty: &[&crate::rules::Finding], out: &mut Html) {
    let free = view.plan.assessment.mode(mode).status == Status::Available;
    let title = if free { words::WHY_OPEN } else { words::WHY };
    let count = ("count", weighty.len().to_string());
    let open = view.fold(out, "why", &format!("why-{}", mode.id()));
    out.element("<summary>", &title.fill(view.lang, &[count]), "</summary>");
    out.raw("<ul class=\"findings\">");
    weighty.iter().for_each(|found| finding(view, found, out));
    out.raw("</ul>");
    if open {
        least(view, mode, out);
    }
    out.raw("</details>");
}

/// The verdict, its reason, and the button that plans with the mode.
fn head(view: &View<'_>, mode: Mode, out: &mut Html) {
    let (of, lang) = (view.plan.assessment.mode(mode), view.lang);
    out.raw("<p class=\"verdict\">");
    out.element("<span class=\"sign\" aria-hidden=\"true\">", sign(of.status), "</span> ");
    out.element("<strong>", text::status_text(of.status).get(lang), "</strong>");
    if view.plan.recommendation.mode == Some(mode) {
        out.element("<span class=\"badge\">", t::RECOMMENDED.get(lang), "</span>");
    }
    out.raw("</p>");
    if let Some(why) = view.plan.recommendation.deciding(of) {
        out.element("<p class=\"reason\">", &text::deciding(&why, lang), " ");
        if let Why::Finding(found) = why {
            rule_link(view, found.rule, out);
        }
        out.raw("</p>");
    }
    let most = match of.max_eips {
        Some(count) => t::MAX_EIPS.fill(lang, &[("count", count.to_string())]),
        None => t::MAX_EIPS_UNKNOWN.get(lang).to_owned(),
    };
    out.element("<p class=\"most\">", &most, "</p>");
    if view.plan.mode == mode {
        out.element("<p class=\"chosen\">", t::CHOSEN_MODE.get(lang), "</p>");
        return;
    }
    let id = mode.id();
    out.raw("<p><button type=\"button\" data-do=\"mode\"").attr("data-value", id);
    out.attr("id", &format!("choose-{id}"));
    out.attr("aria-labelledby", &format!("choose-{id} mode-{id}")).raw(">");
    out.text(t::CHOOSE_MODE.get(lang)).raw("</button></p>");
}
