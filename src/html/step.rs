//! One step: what to do, how to see that it worked, how to take it back.

use super::Html;
use crate::catalog::Lang;
use crate::keep::State;
use crate::plan::{Call, Move, Step, eip_name, eni_name, wait};
use crate::scenario::Known;
use crate::text::{self, Text, keep as k, ui as t};

/// A step of a plan: its number, how it stands, and whether its folds are open.
pub(super) fn item(
    step: &Step,
    known: &Known,
    lang: Lang,
    (number, state, open): (usize, Option<State>, bool),
    more: impl FnOnce(&mut Html),
    out: &mut Html,
) {
    let title = known.fill(&text::step_text(step, step.text.title(), lang));
    out.raw("<li").attr("data-step", &step.id).attr("value", &number.to_string());
    out.raw(" tabindex=\"-1\"");
    out.attr("class", if state == Some(State::Done) { "done" } else { "" }).raw("><h4>");
    let note = format!("step-{number}-note");
    let changed = state == Some(State::Changed);
    if let Some(state) = state {
        out.raw("<label class=\"done-box\"><input type=\"checkbox\" data-do=\"done\"");
        out.attr("data-value", &step.id).attr("aria-describedby", if changed { &note } else { "" });
        out.raw(if state == State::Done { " checked>" } else { ">" });
        out.text(&title).raw("</label></h4>");
    } else {
        out.text(&title).raw("</h4>");
    }
    if changed {
        out.raw("<p class=\"changed\"").attr("id", &note).raw(">⚠ ");
        out.text(k::STEP_CHANGED.get(lang)).raw("</p>");
    }
    body(step, known, lang, &title, open, more, out);
    out.raw("</li>");
}

/// Everything of a step under its heading; `more` stands under its commands.
fn body(
    step: &Step,
    known: &Known,
    lang: Lang,
    title: &str,
    open: bool,
    more: impl FnOnce(&mut Html),
    out: &mut Html,
) {
    let of = |text| known.fill(&text::step_text(step, text, lang));
    out.element("<p class=\"where\">", text::phase_text(step.phase).get(lang), " · ");
    out.text(text::place_text(step.place).get(lang)).raw("</p>");
    out.p(&of(step.text.detail()));
    let console = of(step.text.console());
    if !console.is_empty() {
        out.raw(if open { "<details open>" } else { "<details>" });
        out.element("<summary>", t::CONSOLE_PATH.get(lang), "</summary><ol>");
        for line in console.lines() {
            out.element("<li>", line, "</li>");
        }
        out.raw("</ol></details>");
    }
    if let Some(call) = &step.api {
        code(t::API_CALL, title, &call_text(call, known), open, lang, out);
    }
    if !step.commands.is_empty() {
        code(t::COMMANDS, title, &known.fill(&step.commands.join("\n")), open, lang, out);
    }
    more(out);
    out.element("<dl><dt>", t::VERIFY.get(lang), "</dt>");
    out.element("<dd>", &of(step.text.verify()), "</dd>");
    out.element("<dt>", t::ROLLBACK.get(lang), "</dt>");
    out.element("<dd>", &of(step.text.rollback()), "</dd></dl>");
}

/// A call, a parameter a line.
fn call_text(call: &Call, known: &Known) -> String {
    let mut out = format!("{} {}", call.product, call.action);
    for (name, value) in &call.parameters {
        out.push_str("\n  ");
        out.push_str(name);
        out.push_str(": ");
        out.push_str(&known.fill(value));
    }
    out
}

/// Something to copy, folded; `of`: the step that it belongs to.
fn code(label: Text, of: &str, text: &str, open: bool, lang: Lang, out: &mut Html) {
    let what = label.get(lang);
    let name = k::COPY_OF.fill(lang, &[("what", what.to_owned()), ("step", of.to_owned())]);
    out.raw("<div class=\"to-copy\">").raw(if open { "<details open>" } else { "<details>" });
    out.element("<summary>", what, "</summary><pre tabindex=\"0\"><code>");
    out.text(text).raw("</code></pre></details>");
    out.raw("<button type=\"button\" class=\"copy-step\" data-do=\"copy\"");
    out.attr("data-value", what).attr("aria-label", &name).raw(">");
    out.text(k::COPY.get(lang)).raw("</button></div>");
}

/// What a step from one mode to another has beside its commands: what it interrupts, what to wait for, the calls that take
/// it back. `point`: is it the point of no return?
pub(super) fn moves(of: &Move, known: &Known, point: bool, lang: Lang, out: &mut Html) {
    let title = known.fill(&text::step_text(&of.step, of.step.text.title(), lang));
    let names = |numbers: &[u32], name: fn(u32) -> String| {
        text::join(lang, numbers.iter().map(|number| name(*number)))
    };
    if point {
        out.element("<p class=\"interrupts\"><strong>", t::POINT.get(lang), "</strong></p>");
    }
    let mut interrupts =
        |text: Text, key: &'static str, numbers: &[u32], name: fn(u32) -> String| {
            if !numbers.is_empty() {
                let line = text.fill(lang, &[(key, names(numbers, name))]);
                out.element("<p class=\"interrupts\">⚠ ", &line, "</p>");
            }
        };
    interrupts(t::INTERRUPTS_EIPS, "eips", &of.interrupts_eips, eip_name);
    interrupts(t::INTERRUPTS_ENIS, "enis", &of.interrupts_enis, eni_name);
    if let Some((action, state)) = of.step.api.as_ref().and_then(|call| wait(call.action)) {
        let values = [("action", action.to_owned()), ("state", state.to_owned())];
        out.element("<p class=\"wait\">", &t::WAIT.fill(lang, &values), "</p>");
    }
    if !of.undo.is_empty() {
        let calls: Vec<String> = of.undo.iter().map(|call| call_text(call, known)).collect();
        code(t::UNDO_CALLS, &title, &calls.join("\n"), false, lang, out);
    }
}
