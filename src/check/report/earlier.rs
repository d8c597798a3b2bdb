//! An exported report, read again a row at a time: with a hundred thousand designs it has hundreds of megabytes.

use std::fmt;
use std::io::{self, BufRead as _};

use serde::Deserialize;
use serde::de::{
    DeserializeSeed, Deserializer, Error as _, IgnoredAny, MapAccess, SeqAccess, Visitor,
};

use super::Baseline;
use crate::check::{Fault, Outcome, Said};
use crate::rules::Severity;
use crate::scenario::SCHEMA;
use crate::text::check as t;

/// Reads its findings.
pub(super) fn read(from: impl io::Read) -> Result<Baseline, Fault> {
    let mut from = io::BufReader::with_capacity(1 << 16, from);
    // Some editors put a mark in front when they save.
    if from.fill_buf().is_ok_and(|start| start.starts_with(b"\xef\xbb\xbf")) {
        from.consume(3);
    }
    let mut json = serde_json::Deserializer::from_reader(from);
    let fault = |error: serde_json::Error| match error.classify() {
        serde_json::error::Category::Data => Fault::said("no-report", t::NO_REPORT),
        serde_json::error::Category::Io => {
            let values = vec![("error", io::Error::from(error).to_string())];
            Fault::Said(Said { code: "unreadable", text: t::UNREADABLE, values })
        }
        _ => Fault::Broken(error.line(), error.column()),
    };
    let mut all = Baseline::default();
    Whole(&mut all).deserialize(&mut json).map_err(fault)?;
    json.end().map_err(fault)?;
    Ok(all)
}

/// What is read of a row or note; the rest of it is skipped.
#[derive(Deserialize)]
struct Row {
    key: String,
    outcome: Option<String>,
    #[serde(default)]
    findings: Vec<Found>,
    rule: Option<String>,
}

#[derive(Deserialize)]
struct Found {
    rule: String,
    severity: Option<String>,
}

struct Whole<'a>(&'a mut Baseline);

impl<'de> DeserializeSeed<'de> for Whole<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Whole<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a report")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut map: A) -> Result<(), A::Error> {
        let mut seen = [false; 3];
        while let Some(name) = map.next_key::<String>()? {
            let place = ["schema", "rows", "notes"].iter().position(|known| *known == name);
            let Some(known) = place.and_then(|place| seen.get_mut(place)) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            if std::mem::replace(known, true) {
                return Err(A::Error::custom("twice"));
            }
            match name.as_str() {
                "schema" if map.next_value::<String>()? != SCHEMA => {
                    return Err(A::Error::custom("another schema"));
                }
                "schema" => {}
                "rows" => map.next_value_seed(Items(self.0, design))?,
                _ => map.next_value_seed(Items(self.0, note))?,
            }
        }
        if seen == [true; 3] { Ok(()) } else { Err(A::Error::custom("no report")) }
    }
}

/// Takes the items of a list; `None`: one is none.
struct Items<'a>(&'a mut Baseline, fn(&mut Baseline, &Row) -> Option<()>);

impl<'de> DeserializeSeed<'de> for Items<'_> {
    type Value = ();

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<(), D::Error> {
        deserializer.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Items<'_> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<(), A::Error> {
        while let Some(row) = seq.next_element::<Row>()? {
            (self.1)(self.0, &row).ok_or_else(|| A::Error::custom("no rule"))?;
        }
        Ok(())
    }
}

fn design(all: &mut Baseline, row: &Row) -> Option<()> {
    for found in &row.findings {
        if found.severity.as_deref() != Some(Severity::Note.word()) {
            all.add(&row.key, &found.rule);
        }
    }
    if row.outcome.as_deref() == Some(Outcome::Unknown.word()) {
        all.add(&row.key, Outcome::Unknown.word());
    }
    Some(())
}

fn note(all: &mut Baseline, row: &Row) -> Option<()> {
    all.add(&row.key, row.rule.as_deref()?);
    Some(())
}
