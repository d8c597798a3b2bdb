//! One sentence on top, and what to know at once.

use super::{Html, View, sign};
use crate::plan::compromise;
use crate::text::{self, see as t, ui};

/// The sentences that a screen reader says once they change.
pub fn sentences(view: &View<'_>, out: &mut Html) {
    let sentences = text::answer(view.plan, view.lang);
    for (place, sentence) in sentences.iter().enumerate() {
        let open = if place == 0 { "<p class=\"answer-sentence\">" } else { "<p>" };
        out.element(open, sentence, "</p>");
    }
}

/// The mode of the plan and its verdict in a few words, for where the answer itself is out of sight.
pub fn brief(view: &View<'_>, out: &mut Html) {
    let (mode, lang) = (view.plan.mode, view.lang);
    let status = view.plan.assessment.mode(mode).status;
    out.raw("<p class=\"").text(status.word()).raw("\"><span class=\"verdict\">");
    out.element("<span class=\"sign\" aria-hidden=\"true\">", sign(status), "</span> ");
    out.element("<strong>", text::mode_text(mode).name().get(lang), "</strong> ");
    out.text(text::status_text(status).get(lang));
    if view.plan.recommendation.mode == Some(mode) {
        out.element(" <span class=\"badge\">", ui::RECOMMENDED.get(lang), "</span>");
    }
    out.raw("</span></p>");
}

/// Where no mode fits: the change that makes the nearest one possible. What the mode means.
pub fn answer(view: &View<'_>, out: &mut Html) {
    let lang = view.lang;
    if let Some(found) = compromise(&view.plan.assessment) {
        let mode = text::mode_text(found.mode).name().get(lang).to_owned();
        out.p(&ui::COMPROMISE.fill(lang, &[("mode", mode)]));
        out.raw("<p>").apply(&found.least.change()).attr("id", "compromise").raw(">");
        out.text(&text::least_summary(&found.least, lang)).raw("</button></p>");
    }
    let short = text::mode_text(view.plan.mode).short().get(lang).to_owned();
    let meaning = t::WHAT_IS.fill(lang, &[("text", short)]);
    out.element("<p class=\"meaning\">", &meaning, "</p>");
}
