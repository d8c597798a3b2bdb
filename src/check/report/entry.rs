//! A row as printers and people take it: with its findings in full.

use std::borrow::Cow;

use super::Waiver;
use crate::catalog::Lang;
use crate::check::estate::advice;
use crate::check::{Place, Spot, Verdict};
use crate::rules::{Finding, Severity};
use crate::scenario::{Draft, Field, Value, to_address};
use crate::text::check as t;

/// A design with its verdict.
#[derive(Clone, Debug)]
pub struct Entry<'a> {
    /// The kind of input it was read from.
    pub kind: &'static str,
    /// What people call it; may be empty.
    pub name: &'a str,
    /// The name of its file.
    pub file: &'a str,
    /// Where it stands.
    pub place: &'a Place,
    /// What was asked.
    pub draft: &'a Draft,
    /// What holds.
    pub verdict: Cow<'a, Verdict>,
    /// All findings that somebody answers for.
    pub waivers: &'a [Waiver],
}

impl Entry<'_> {
    /// What it is known by, whatever its line: its name, else the address of its resource, else what was asked.
    #[must_use]
    pub fn key(&self) -> Cow<'_, str> {
        match (&self.place.spot, self.name) {
            (Spot::Address(address), "") => Cow::Borrowed(address),
            (_, "") => Cow::Owned(to_address(self.draft)),
            (_, name) => Cow::Borrowed(name),
        }
    }

    /// What people call it, or where it stands.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        if self.name.is_empty() { place(self.file, self.place, lang) } else { self.name.to_owned() }
    }

    /// The reason for which a finding is waived.
    #[must_use]
    pub fn waived(&self, rule: &str) -> Option<&str> {
        if self.waivers.is_empty() {
            return None;
        }
        let address = match &self.place.spot {
            Spot::Address(address) => address.as_str(),
            Spot::File | Spot::Line(_) => "",
        };
        let key = self.key();
        let of = |waiver: &&Waiver| waiver.holds(rule, self.name, &[address, &key]);
        self.waivers.iter().find(of).map(|waiver| waiver.reason.as_str())
    }

    /// The findings that decide or warn; notes are the same for most designs.
    pub fn weighty(&self) -> impl Iterator<Item = &Finding> {
        self.verdict.findings.iter().filter(|finding| finding.rule.severity <= Severity::Caution)
    }

    /// How to get a fact that is missing: from the kind of file at hand, else in general.
    #[must_use]
    pub fn how_to_get(&self, field: Field, lang: Lang) -> &'static str {
        let general = || crate::text::field_text(field).check();
        advice(self.kind, field).unwrap_or_else(general).get(lang)
    }

    /// The region, if it is known.
    #[must_use]
    pub fn region(&self) -> Option<crate::catalog::Region> {
        match self.draft.get(Field::Region) {
            Some(Value::Region(region)) => Some(region),
            _ => None,
        }
    }

    /// The family, if it is known.
    #[must_use]
    pub fn family(&self) -> Option<crate::catalog::Family> {
        match self.draft.get(Field::Instance) {
            Some(Value::Instance(instance)) => Some(instance.family()),
            _ => None,
        }
    }
}

/// A place as people write it: `rows.csv:12`, `plan.json: module.a.alicloud_eip.b`.
#[must_use]
pub fn place(file: &str, place: &Place, lang: Lang) -> String {
    let mut out = String::new();
    write_place(file, place, lang, &mut out, |text, out| out.push_str(text));
    out
}

/// The same at the end of `out`, where `safe` writes what stands in the input in the way of the format.
pub fn write_place(
    file: &str,
    place: &Place,
    lang: Lang,
    out: &mut String,
    safe: impl Fn(&str, &mut String),
) {
    match &place.spot {
        Spot::File => safe(file, out),
        Spot::Line(line) => t::PLACE_LINE.write(lang, out, |name, out| {
            match name {
                "file" => safe(file, out),
                "line" => out.push_str(itoa::Buffer::new().format(*line)),
                _ => return false,
            }
            true
        }),
        Spot::Address(address) => t::PLACE_ADDRESS.write(lang, out, |name, out| {
            match name {
                "file" => safe(file, out),
                "address" => safe(address, out),
                _ => return false,
            }
            true
        }),
    }
}
