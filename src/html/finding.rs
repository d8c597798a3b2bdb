//! One finding: what was found, what was compared, what would lift it, where it stands.

use super::{Html, View};
use crate::learn::Topic;
use crate::rules::{Citation, Evidence, Finding, ModeAssessment, Remedy, Rule, Severity};
use crate::text::{self, export as words, see, ui as t};

/// An item of a mode's list.
pub(super) fn finding(view: &View<'_>, found: &Finding, out: &mut Html) {
    let (rule, lang) = (found.rule, view.lang);
    out.raw("<li class=\"finding ").text(rule.severity.word()).raw("\"");
    out.attr("data-rule", rule.code).raw(">");
    let severity = text::severity_text(rule.severity).get(lang);
    out.raw("<p>").element("<strong class=\"severity\">", severity, "</strong> ");
    rule_link(view, rule, out);
    out.raw(" ").text(rule.text.title().get(lang)).raw("</p>");
    out.p(&text::finding_message(found, lang));
    let remedies = found.remedies(&view.plan.assessment.scenario.facts());
    if !remedies.is_empty() {
        out.element("<p class=\"lift\">", t::LIFT.get(lang), "</p><ul class=\"remedies\">");
        remedies.iter().for_each(|remedy| button(view, rule, remedy, out));
        out.raw("</ul>");
    }
    evidence(view, &found.evidence, out);
    out.element("<details><summary>", t::SOURCES.get(lang), "</summary>");
    out.p(rule.text.why().get(lang));
    sources(view, rule.sources, out);
    out.raw("</details></li>");
}

/// An item of a mode's notes.
pub(super) fn note(view: &View<'_>, found: &Finding, out: &mut Html) {
    out.raw("<li><p>");
    rule_link(view, found.rule, out);
    out.raw(" ").text(&text::finding_message(found, view.lang)).raw("</p>");
    sources(view, found.rule.sources, out);
    out.raw("</li>");
}

/// The code of a rule, which leads to its page.
pub(super) fn rule_link(view: &View<'_>, rule: &'static Rule, out: &mut Html) {
    let about = see::ABOUT_RULE.fill(view.lang, &[("code", rule.code.to_owned())]);
    out.raw("<a class=\"code\"").attr("href", &view.links.learn(Topic::Rule(rule.into())));
    out.attr("title", &about).raw(">").text(rule.code).raw("</a>");
}

/// The very values that the rule compared.
fn evidence(view: &View<'_>, values: &Evidence, out: &mut Html) {
    let mut rows = values.iter().peekable();
    if rows.peek().is_none() {
        return;
    }
    out.element("<p class=\"lift\">", see::COMPARED.get(view.lang), "</p><dl class=\"evidence\">");
    for (name, fact) in rows {
        out.element("<div><dt>", text::evidence_label(name).get(view.lang), "</dt><dd");
        out.attr("data-evidence", name).raw(">");
        out.text(&text::evidence_value(fact, view.lang)).raw("</dd></div>");
    }
    out.raw("</dl>");
}

fn button(view: &View<'_>, rule: &Rule, remedy: &Remedy, out: &mut Html) {
    let summary = text::remedy_summary(remedy, view.lang);
    out.raw("<li>").apply(&remedy.change).attr("data-remedy", rule.code).raw(">");
    out.text(&summary).raw("</button>");
    if let Some(beside) = view.links.compare(&remedy.change) {
        let compare = t::COMPARE_LINK.get(view.lang);
        out.raw(" <a class=\"beside\"").attr("href", &beside);
        out.attr("aria-label", &format!("{compare}: {summary}")).raw(">").text(compare).raw("</a>");
    }
    out.raw("</li>");
}

/// Where a fact stands, with its date.
fn sources(view: &View<'_>, sources: &'static [Citation], out: &mut Html) {
    out.raw("<ul class=\"sources\">");
    for citation in sources {
        let source = citation.source;
        out.raw("<li>");
        match source.url() {
            Some(url) => {
                out.raw("<a rel=\"noopener noreferrer\" target=\"_blank\"").attr("href", url);
                out.raw(">").text(source.title()).raw("</a>");
            }
            None => {
                out.text(source.title());
            }
        }
        let date = text::local_date(source.as_of(), view.lang);
        let date = words::AS_OF.fill(view.lang, &[("date", date)]);
        out.raw(" — ").text(citation.section).raw(" (").text(&date).raw(")</li>");
    }
    out.raw("</ul>");
}

/// What stands in the way of a mode, as a list.
pub fn findings(view: &View<'_>, mode: &ModeAssessment, out: &mut Html) {
    out.raw("<ul class=\"findings\">");
    mode.of(Severity::Blocker).for_each(|found| finding(view, found, out));
    out.raw("</ul>");
}
