//! What differs between two plans, and what stays.

use super::Html;
use crate::catalog::{Lang, Mode};
use crate::plan::{Comparison, ModeChange, Plan, Step, StepChange, compare};
use crate::rules::Rule;
use crate::text::{self, Text, export as words, ui as t};

/// All of it.
pub fn comparison(a: &Plan, b: &Plan, lang: Lang, out: &mut Html) {
    let found = compare(a, b);
    out.raw("<div role=\"status\">");
    if found.facts.is_empty() && found.modes.is_empty() {
        out.p(t::COMPARE_SAME.get(lang));
    }
    out.raw("</div>");
    summary(&found, lang, out);
    if !found.facts.is_empty() {
        facts(&found, lang, out);
    }
    if !found.modes.is_empty() {
        modes(&found.modes, lang, out);
    }
    steps(a, b, &found.steps, lang, out);
}

fn table(label: &str, rows: &[[String; 3]], lang: Lang, out: &mut Html) {
    out.raw("<div class=\"scroll\" tabindex=\"0\" role=\"group\"").attr("aria-label", label);
    out.raw("><table><thead><tr>");
    for title in [words::FIELD, t::COMPARE_FIRST, t::COMPARE_OTHER] {
        out.element("<th scope=\"col\">", title.get(lang), "</th>");
    }
    out.raw("</tr></thead><tbody>");
    for [first, second, third] in rows {
        out.raw(if second == third { "<tr>" } else { "<tr class=\"differs\">" });
        out.element("<th scope=\"row\">", first, "</th>");
        out.element("<td>", second, "</td>").element("<td>", third, "</td></tr>");
    }
    out.raw("</tbody></table></div>");
}

fn summary(found: &Comparison, lang: Lang, out: &mut Html) {
    let name = |mode: Option<Mode>| {
        mode.map_or(t::NO_MODE_WORD, |mode| text::mode_text(mode).name()).get(lang).to_owned()
    };
    let recommended = t::COMPARE_RECOMMENDED.get(lang);
    let (before, after) = found.recommended;
    let rows = [
        [recommended.to_owned(), name(before), name(after)],
        [t::COMPARE_MODE.get(lang).to_owned(), name(Some(found.mode.0)), name(Some(found.mode.1))],
    ];
    table(recommended, &rows, lang, out);
}

fn facts(found: &Comparison, lang: Lang, out: &mut Html) {
    let value = |field, value| text::field_value(field, value, lang);
    let rows: Vec<_> = found
        .facts
        .iter()
        .map(|change| {
            let title = text::field_text(change.field).title().get(lang).to_owned();
            [title, value(change.field, change.before), value(change.field, change.after)]
        })
        .collect();
    out.element(
        "<section aria-labelledby=\"compare-facts\"><h3 id=\"compare-facts\">",
        t::COMPARE_FACTS.get(lang),
        "</h3>",
    );
    table(t::COMPARE_FACTS.get(lang), &rows, lang, out);
    out.raw("</section>");
}

fn modes(changes: &[ModeChange], lang: Lang, out: &mut Html) {
    let most = |most: Option<u32>| {
        most.map_or_else(|| words::UNKNOWN.get(lang).to_owned(), |count| count.to_string())
    };
    let status = |status| text::status_text(status).get(lang).to_owned();
    out.element(
        "<section aria-labelledby=\"compare-modes\"><h3 id=\"compare-modes\">",
        t::COMPARE_MODES.get(lang),
        "</h3>",
    );
    for change in changes {
        let name = text::mode_text(change.mode).name().get(lang);
        let ((before, after), (least, best)) = (change.status, change.max_eips);
        let rows = [
            [words::STATUS.get(lang).to_owned(), status(before), status(after)],
            [words::MAX_EIPS.get(lang).to_owned(), most(least), most(best)],
        ];
        out.raw("<div class=\"change\"").attr("data-change", change.mode.id()).raw(">");
        out.element("<h4>", name, "</h4>");
        table(name, &rows, lang, out);
        rules(t::COMPARE_GONE, &change.gone, lang, out);
        rules(t::COMPARE_NEW, &change.new, lang, out);
        out.raw("</div>");
    }
    let stays = [("count", (Mode::ALL.len() - changes.len()).to_string())];
    out.element("<p class=\"where\">", &t::COMPARE_STAYS.fill(lang, &stays), "</p></section>");
}

fn rules(label: Text, rules: &[&'static Rule], lang: Lang, out: &mut Html) {
    if rules.is_empty() {
        return;
    }
    out.element("<p class=\"where\">", label.get(lang), "</p><ul>");
    for rule in rules {
        out.element("<li><span class=\"code\">", rule.code, "</span> ");
        out.text(rule.text.title().get(lang)).raw("</li>");
    }
    out.raw("</ul>");
}

fn steps(a: &Plan, b: &Plan, changes: &[StepChange], lang: Lang, out: &mut Html) {
    let title = |change: &StepChange| {
        let (plan, other) = if change.after { (b, a) } else { (a, b) };
        let find = |plan: &Plan| -> Option<Step> {
            plan.steps().iter().find(|step| step.id == change.id).cloned()
        };
        let step = find(plan).or_else(|| find(other));
        step.map(|step| plan.known.fill(&text::step_text(&step, step.text.title(), lang)))
            .unwrap_or_default()
    };
    let both = changes.iter().filter(|change| change.before && change.after).count();
    out.element(
        "<section aria-labelledby=\"compare-steps\"><h3 id=\"compare-steps\">",
        t::COMPARE_STEPS.get(lang),
        "</h3>",
    );
    let stays = t::COMPARE_STAYS.fill(lang, &[("count", both.to_string())]);
    out.element("<p class=\"where\">", &stays, "</p><ul class=\"changes\">");
    for change in changes {
        let (sign, class, words) = match (change.before, change.after) {
            (true, false) => ("− ", "gone", t::ONLY_FIRST),
            (false, true) => ("+ ", "new", t::ONLY_SECOND),
            _ => ("= ", "stays", t::IN_BOTH),
        };
        out.raw("<li").attr("class", class).raw(">");
        out.element("<span aria-hidden=\"true\">", sign, "</span>").text(&title(change));
        out.element(" <span class=\"where\">(", words.get(lang), ")</span></li>");
    }
    out.raw("</ul></section>");
}
