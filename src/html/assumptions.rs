//! Defaults that the answer rests on, each to be confirmed or changed where it stands.

use super::{Html, View};
use crate::scenario::{Field, Value};
use crate::text::{self, Text, ask as words, ui as t};

/// The list, if anything was left out.
pub fn assumptions(view: &View<'_>, out: &mut Html) {
    let assumed = &view.plan.assessment.assumed;
    if assumed.is_empty() {
        return;
    }
    out.raw("<section aria-labelledby=\"assumptions\"><h3 id=\"assumptions\" tabindex=\"-1\">");
    out.text(t::ASSUMPTIONS.get(view.lang)).raw(" (").text(&assumed.len().to_string());
    out.element(")</h3><p>", t::ASSUMPTIONS_INTRO.get(view.lang), "</p><ul class=\"assumed\">");
    assumed.iter().for_each(|field| row(view, *field, out));
    out.raw("</ul></section>");
}

fn row(view: &View<'_>, field: Field, out: &mut Html) {
    let (spec, text, lang) = (field.spec(), text::field_text(field), view.lang);
    let assumed = view.plan.assessment.scenario.value(field);
    out.raw("<li").attr("data-field", spec.path).raw("><p class=\"fact\"><a data-do=\"go\"");
    out.attr("data-value", spec.key).attr("href", &format!("#{}", spec.key)).raw(">");
    out.text(text.title().get(lang)).raw("</a> ");
    out.element("<strong>", &text::field_value(field, assumed, lang), "</strong></p>");
    out.element("<p class=\"help\">", text.check().get(lang), "</p><p class=\"do\">");
    let (confirm, instead) = (format!("confirm-{}", spec.key), format!("instead-{}", spec.key));
    let Some(value) = assumed else {
        go(view, field, words::ENTER, words::ENTER_LABEL, &confirm, out);
        out.raw("</p></li>");
        return;
    };
    give(view, field, value, &confirm, words::CONFIRM, words::CONFIRM_LABEL, out);
    out.raw(" ");
    // Where there are two values, the other one is a click as well; among more, the field has them all.
    let others: Vec<Value> =
        spec.kind.values().into_iter().filter(|other| *other != value).collect();
    match others.as_slice() {
        [other] => give(view, field, *other, &instead, words::INSTEAD, words::INSTEAD_LABEL, out),
        _ => go(view, field, words::CHANGE, words::CHANGE_LABEL, &instead, out),
    }
    out.raw("</p></li>");
}

/// A button that says what the value is.
fn give(
    view: &View<'_>,
    field: Field,
    value: Value,
    id: &str,
    seen: Text,
    label: Text,
    out: &mut Html,
) {
    let words = values(field, text::field_value(field, Some(value), view.lang), view);
    out.raw("<button type=\"button\" data-do=\"confirm\"").attr("id", id);
    out.attr("data-path", field.spec().path);
    out.raw(" data-value=\"").text(&value.to_text(field)).raw("\"");
    out.attr("aria-label", &label.fill(view.lang, &words)).raw(">");
    out.text(&seen.fill(view.lang, &words)).raw("</button>");
}

/// A button that leads to the field.
fn go(view: &View<'_>, field: Field, seen: Text, label: Text, id: &str, out: &mut Html) {
    let label = label.fill(view.lang, &values(field, String::new(), view));
    out.raw("<button type=\"button\" data-do=\"go\"").attr("id", id);
    out.attr("data-value", field.spec().key).attr("aria-label", &label).raw(">");
    out.text(seen.get(view.lang)).raw("</button>");
}

fn values(field: Field, value: String, view: &View<'_>) -> [(&'static str, String); 2] {
    [("field", text::field_text(field).title().get(view.lang).to_owned()), ("value", value)]
}
