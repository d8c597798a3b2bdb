//! A field of the form: label, control, help, fault. The page has a box with a list for the instance; elsewhere it is
//! typed.

use super::Html;
use super::combo::{self, Combo};
use crate::catalog::{Lang, Mode, Region, RegionStatus};
use crate::scenario::{Field, InputError, Kind, Protocols, Slot};
use crate::text::{self, Text, ask as words, ui as t};

/// Asked at first sight; the others stand under 'More facts'.
pub const FIRST: [Field; 6] = [
    Field::Region,
    Field::Instance,
    Field::Mode,
    Field::EipsCount,
    Field::EniKind,
    Field::NeedsProtocols,
];

/// A field, and how it stands.
pub struct Asked<'a> {
    /// Which.
    pub field: Field,
    /// The id of its control.
    pub id: &'a str,
    /// What was typed.
    pub raw: &'a str,
    /// What is wrong with it.
    pub fault: Option<&'a InputError>,
    /// Where it steps back: the mode in which it changes nothing, or `None` in it for every mode.
    pub quiet: Option<Option<Mode>>,
    /// The language.
    pub lang: Lang,
}

impl Asked<'_> {
    /// Its title.
    #[must_use]
    pub fn title(&self) -> &'static str {
        text::field_text(self.field).title().get(self.lang)
    }

    /// What every control has.
    pub(super) fn control(&self, out: &mut Html) {
        let described = format!("{0}-help {0}-fault", self.id);
        out.attr("id", self.id).attr("aria-describedby", &described);
        out.attr("data-path", self.field.spec().path);
        out.attr("aria-invalid", if self.fault.is_some() { "true" } else { "false" });
    }

    /// Help, or in its place the word that the field changes nothing; and the fault.
    fn notes(&self, out: &mut Html) {
        let help = match self.quiet {
            None => text::field_text(self.field).help().get(self.lang).to_owned(),
            Some(None) => words::QUIET_ANY.get(self.lang).to_owned(),
            Some(Some(mode)) => {
                let name = text::mode_text(mode).name().get(self.lang).to_owned();
                words::QUIET.fill(self.lang, &[("mode", name)])
            }
        };
        let fault = self.fault.map(|fault| text::error_message(fault, self.lang));
        notes(self.id, &help, &fault.unwrap_or_default(), out);
    }

    fn class(&self) -> &'static str {
        match (self.fault.is_some(), self.quiet.is_some()) {
            (true, true) => "field invalid quiet",
            (true, false) => "field invalid",
            (false, true) => "field quiet",
            (false, false) => "field",
        }
    }
}

fn notes(id: &str, help: &str, fault: &str, out: &mut Html) {
    out.raw("<p class=\"help\"").attr("id", &format!("{id}-help")).raw(">").text(help);
    out.raw("</p><p class=\"fault\"").attr("id", &format!("{id}-fault")).raw(">").text(fault);
    out.raw("</p>");
}

/// A field with everything around it.
pub fn field(asked: &Asked<'_>, out: &mut Html) {
    let spec = asked.field.spec();
    if matches!(spec.kind, Kind::Protocols) {
        return protocols(asked, out);
    }
    begin(asked, out);
    match spec.kind {
        Kind::Region => regions(asked, out),
        Kind::Count { max } => count(asked, max, out),
        Kind::Flag => choice(asked, &["true", "false"], out),
        Kind::Choice(list) => choice(asked, list, out),
        Kind::Instance => typed(asked, out),
        // Several boxes have a legend in place of the label.
        Kind::Protocols => {}
    }
    asked.notes(out);
    out.raw("</div>");
}

/// The instance with its list.
pub fn instance(combo: &Combo<'_>, out: &mut Html) {
    begin(combo.asked, out);
    combo::combo(combo, out);
    combo.asked.notes(out);
    out.raw("</div>");
}

fn begin(asked: &Asked<'_>, out: &mut Html) {
    out.raw("<div").attr("class", asked.class()).raw("><label").attr("for", asked.id).raw(">");
    out.text(asked.title()).raw("</label>");
}

fn option(value: &str, label: &str, chosen: bool, out: &mut Html) {
    out.raw("<option value=\"").text(value).raw(if chosen { "\" selected>" } else { "\">" });
    out.text(label).raw("</option>");
}

fn select(asked: &Asked<'_>, empty: &str, known: bool, out: &mut Html) {
    out.raw("<select data-do=\"choose\"");
    asked.control(out);
    out.raw(">");
    option("", empty, asked.raw.is_empty(), out);
    // An option that nobody offers keeps a bad value of the address visible.
    if !asked.raw.is_empty() && !known {
        option(asked.raw, asked.raw, true, out);
    }
}

/// One of a few words; left empty it stands for what is assumed.
fn choice(asked: &Asked<'_>, words: &[&str], out: &mut Html) {
    let value = |value| text::field_value(asked.field, value, asked.lang);
    let spec = asked.field.spec();
    let empty = match spec.default {
        None => t::NOT_GIVEN_PLAN.get(asked.lang).to_owned(),
        default => t::NOT_GIVEN.fill(asked.lang, &[("value", value(default))]),
    };
    select(asked, &empty, words.contains(&asked.raw), out);
    for word in words {
        option(word, &value(spec.kind.parse(word)), *word == asked.raw, out);
    }
    out.raw("</select>");
}

/// The regions by the part of the world, in the order of the catalog. A closed one stays choosable by address only:
/// nobody should start there.
fn regions(asked: &Asked<'_>, out: &mut Html) {
    let lang = asked.lang;
    let open = |region: &Region| region.status() != RegionStatus::Closed;
    let empty = match asked.field {
        Field::Region => t::CHOOSE_REGION.get(lang),
        _ => t::NOT_GIVEN_PLAN.get(lang),
    };
    select(asked, empty, Region::find(asked.raw).is_some_and(|region| open(&region)), out);
    for area in Region::areas() {
        out.raw("<optgroup").attr("label", text::area(area).get(lang)).raw(">");
        for region in Region::all().filter(|region| open(region) && region.area() == area) {
            let label = format!("{} · {}", region.name(lang), region.id());
            option(region.id(), &label, region.id() == asked.raw, out);
        }
        out.raw("</optgroup>");
    }
    out.raw("</select>");
}

/// A family or type, typed.
fn typed(asked: &Asked<'_>, out: &mut Html) {
    out.raw(
        "<input type=\"text\" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\"",
    );
    out.raw(" data-do=\"type\"");
    asked.control(out);
    out.attr("value", asked.raw).raw(">");
}

/// A number box. The arrow keys step, as the buttons do for mouse and finger; the keyboard needs no stop at these.
fn count(asked: &Asked<'_>, max: u32, out: &mut Html) {
    let spec = asked.field.spec();
    let placeholder = spec.default.map(|value| value.to_text(asked.field)).unwrap_or_default();
    let now = spec.kind.parse(asked.raw).map(|value| value.to_text(asked.field));
    out.raw("<div class=\"stepper\">");
    step(asked, words::LESS, "−", "down", out);
    // Not type="number": that one hides from the page what it can't read, and the input would be lost.
    out.raw("<input type=\"text\" role=\"spinbutton\" inputmode=\"numeric\" autocomplete=\"off\"");
    out.raw(" data-do=\"type\"");
    asked.control(out);
    out.attr("placeholder", &placeholder).raw(" aria-valuemin=\"1\"").count("aria-valuemax", max);
    out.attr("aria-valuenow", now.as_deref().unwrap_or_default());
    out.attr("value", asked.raw).raw(">");
    step(asked, words::MORE, "+", "up", out);
    out.raw("</div>");
}

fn step(asked: &Asked<'_>, label: Text, sign: &str, way: &str, out: &mut Html) {
    let label = label.fill(asked.lang, &[("field", asked.title().to_owned())]);
    out.raw("<button type=\"button\" tabindex=\"-1\" data-do=\"step\"").attr("data-value", way);
    out.attr("data-path", asked.field.spec().path).attr("aria-label", &label);
    out.raw(">").text(sign).raw("</button>");
}

/// A box for each protocol.
fn protocols(asked: &Asked<'_>, out: &mut Html) {
    let chosen = Protocols::parse(asked.raw).unwrap_or_default();
    out.raw("<fieldset tabindex=\"-1\"").attr("class", asked.class()).attr("id", asked.id);
    out.attr("aria-describedby", &format!("{0}-help {0}-fault", asked.id)).raw("><legend>");
    out.text(asked.title()).raw("</legend><div class=\"boxes\">");
    for word in Protocols::WORDS {
        out.raw("<label class=\"box\"><input type=\"checkbox\" data-do=\"protocol\"");
        out.attr("data-path", asked.field.spec().path);
        out.attr("name", asked.id).attr("value", word);
        out.raw(if chosen.has(word) { " checked>" } else { ">" });
        out.text(text::choice(asked.field, word).get(asked.lang)).raw("</label>");
    }
    out.raw("</div>");
    asked.notes(out);
    out.raw("</fieldset>");
}

/// An open place of the plan, to be filled in.
pub fn slot(slot: Slot, raw: &str, fault: Option<&InputError>, lang: Lang, out: &mut Html) {
    let id = slot.key();
    out.raw("<div class=\"field\"><label").attr("for", &id).raw(">");
    out.text(&text::slot_title(slot, lang)).raw("</label><input type=\"text\"");
    out.raw(" autocomplete=\"off\" autocapitalize=\"none\" spellcheck=\"false\" data-do=\"slot\"");
    out.attr("id", &id).attr("placeholder", &slot.placeholder());
    out.attr("aria-describedby", &format!("{id}-help {id}-fault"));
    out.attr("aria-invalid", if fault.is_some() { "true" } else { "false" });
    out.attr("value", raw).raw(">");
    let fault = fault.map(|fault| text::error_message(fault, lang)).unwrap_or_default();
    notes(&id, slot.text().find().get(lang), &fault, out);
    out.raw("</div>");
}
