//! The box for an instance with its list: an editable combobox as the ARIA Authoring Practices have it.

use super::Html;
use super::field::Asked;
use crate::catalog::{Lang, Mode};
use crate::learn::{Matches, Offer, Span};
use crate::text::{self, Text, ask as words, ui as t};

/// The box, and how it stands.
pub struct Combo<'a> {
    /// The field.
    pub asked: &'a Asked<'a>,
    /// What stands in it: a search, until it names an instance.
    pub typed: &'a str,
    /// Is the list open?
    pub open: bool,
    /// The option that the arrow keys are on.
    pub active: Option<usize>,
    /// What was found, and the mode in which EIPs are counted; `None` as long as nothing can be looked for.
    pub found: Option<(&'a Matches, Mode)>,
}

impl Combo<'_> {
    /// The id of an option.
    #[must_use]
    pub fn option_id(id: &str, offer: &Offer) -> String {
        format!("{id}-{}", offer.instance.name())
    }

    /// Is there a list to see?
    fn expanded(&self) -> bool {
        self.open && self.found.is_some_and(|(found, _)| found.total > 0)
    }

    fn list_id(&self) -> String {
        format!("{}-list", self.asked.id)
    }

    fn controls(&self, out: &mut Html) {
        out.attr("aria-expanded", if self.expanded() { "true" } else { "false" });
        out.attr("aria-controls", &self.list_id());
    }
}

/// Box, opener and list; what stands around them every field has.
pub(super) fn combo(combo: &Combo<'_>, out: &mut Html) {
    let (asked, lang) = (combo.asked, combo.asked.lang);
    let at = combo.active.zip(combo.found);
    let active =
        at.and_then(|(at, (found, _))| Some(Combo::option_id(asked.id, found.hits.get(at)?)));
    out.raw("<div class=\"combo\"><input type=\"text\" role=\"combobox\"");
    out.raw(" aria-autocomplete=\"list\" aria-haspopup=\"listbox\"");
    combo.controls(out);
    out.attr("aria-activedescendant", &active.unwrap_or_default());
    out.raw(" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" data-do=\"combo\"");
    out.attr("placeholder", t::INSTANCE_PLACEHOLDER.get(lang));
    asked.control(out);
    // The button that mouse and finger open the list with; the keyboard has its arrow keys.
    out.attr("value", combo.typed).raw("><button type=\"button\" class=\"opener\" tabindex=\"-1\"");
    out.raw(" data-do=\"opener\"").attr("aria-label", words::SHOW_LIST.get(lang));
    combo.controls(out);
    out.raw("><span aria-hidden=\"true\">▾</span></button>");
    if let Some((found, mode)) = combo.found {
        popup(combo, found, mode, out);
    }
    out.raw("</div>");
}

/// The options, and how many there are. A function of its own: the first view does without.
#[inline(never)]
fn popup(combo: &Combo<'_>, found: &Matches, mode: Mode, out: &mut Html) {
    let lang = combo.asked.lang;
    let said = if combo.open { count(found, mode, lang) } else { String::new() };
    out.raw("<div class=\"popup\"").raw(if combo.open { ">" } else { " hidden>" }).raw("<ul");
    out.attr("id", &combo.list_id()).raw(" role=\"listbox\"");
    out.attr("aria-label", words::LIST.get(lang));
    out.raw(if combo.expanded() { ">" } else { " hidden>" });
    for (index, offer) in found.hits.iter().enumerate() {
        out.raw("<li").attr("id", &Combo::option_id(combo.asked.id, offer));
        out.raw(" role=\"option\" data-do=\"offer\"").count("data-value", index as u64);
        out.attr("data-path", combo.asked.field.spec().path);
        out.attr("aria-selected", if combo.active == Some(index) { "true" } else { "false" });
        out.raw("><span class=\"name\">");
        for (piece, marked) in offer.pieces() {
            if marked {
                out.element("<mark>", piece, "</mark>");
            } else {
                out.text(piece);
            }
        }
        out.raw("</span> <span class=\"size\">").text(&size(offer, lang)).raw("</span></li>");
    }
    out.raw("</ul>").element("<p class=\"help\" aria-hidden=\"true\">", &said, "</p></div>");
    // It stands there all the time: what appears together with its words is not always read.
    out.element("<p class=\"unseen\" role=\"status\">", &said, "</p>");
}

/// What an instance has, as far as it is known.
fn size(offer: &Offer, lang: Lang) -> String {
    let say = |text: Text, value: String| text.fill(lang, &[("value", value)]);
    let size = &offer.size;
    let vcpu = span(size.vcpu, |n| n.to_string(), lang).map(|value| say(words::SIZE_VCPU, value));
    let memory = span(size.memory_mib, gib, lang).map(|value| say(words::SIZE_MEMORY, value));
    let eips = match size.eips {
        None => words::SIZE_UNKNOWN.get(lang).to_owned(),
        Some((min, max)) if min == max => say(words::SIZE_EIPS, max.to_string()),
        Some((min, max)) => between(words::SIZE_EIPS_SPAN, min.to_string(), max.to_string(), lang),
    };
    [vcpu, memory, Some(eips)].into_iter().flatten().collect::<Vec<_>>().join(" · ")
}

fn span<T: PartialEq>(span: Span<T>, show: impl Fn(T) -> String, lang: Lang) -> Option<String> {
    let (min, max) = span?;
    Some(if min == max { show(min) } else { between(words::SPAN, show(min), show(max), lang) })
}

fn between(text: Text, min: String, max: String, lang: Lang) -> String {
    text.fill(lang, &[("min", min), ("max", max)])
}

/// Memory is a multiple of half a GiB.
fn gib(mib: u32) -> String {
    if mib.is_multiple_of(1024) { (mib / 1024).to_string() } else { format!("{}.5", mib / 1024) }
}

/// How many were found, and for which mode the EIPs are counted.
fn count(found: &Matches, mode: Mode, lang: Lang) -> String {
    let (count, shown) = (found.total.to_string(), found.hits.len().to_string());
    let said = match found.total {
        0 => return words::FOUND_NONE.get(lang).to_owned(),
        all if all == found.hits.len() => words::FOUND.fill(lang, &[("count", count)]),
        _ => words::FOUND_FIRST.fill(lang, &[("count", count), ("shown", shown)]),
    };
    let mode = text::mode_text(mode).name().get(lang).to_owned();
    let counted = words::COUNTED_IN.fill(lang, &[("mode", mode)]);
    words::FOUND_COUNTED.fill(lang, &[("found", said), ("counted", counted)])
}
