//! What does not hold as SARIF 2.1.0, written result by result.

use std::collections::BTreeSet;
use std::io::{Result, Write};

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, utf8_percent_encode};
use serde_json::{Value as Json, json};

use super::remedies;
use crate::catalog::Lang;
use crate::check::report::{Entry, Report, note_key};
use crate::check::{AnyRule, Place, Spot, fault_code, fault_message, note_message};
use crate::export::sarif::{descriptor, level};
use crate::text::{self, check as t};

/// What a path in a URI keeps as it is.
const PATH: &AsciiSet =
    &NON_ALPHANUMERIC.remove(b'/').remove(b'.').remove(b'-').remove(b'_').remove(b'~');

/// The code of the result of a design that nobody can judge.
const UNKNOWN: &str = "unknown";

struct Printer<'a> {
    report: &'a Report,
    lang: Lang,
    codes: Vec<&'static str>,
    new: Option<BTreeSet<(&'a str, &'a str)>>,
    first: bool,
}

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let codes: Vec<&'static str> = report.counts.rules.keys().copied().collect();
    let mut rules: Vec<Json> = codes.iter().filter_map(|code| described(code, lang)).collect();
    rules.push(json!({ "id": UNKNOWN, "shortDescription": { "text": t::UNKNOWN_RULE.get(lang) } }));
    let tool = json!({ "driver": {
        "name": "EIP Planner",
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": lang.tag(),
        "rules": rules,
    } });
    let skipped: Vec<Json> = report
        .faults
        .iter()
        .map(|(place, fault)| {
            json!({
                "level": "error",
                "message": { "text": fault_message(fault, lang) },
                "descriptor": { "id": fault_code(fault) },
                "locations": [location(report, place)],
            })
        })
        .collect();
    let invocation = json!({ "executionSuccessful": true, "toolExecutionNotifications": skipped });
    write!(
        out,
        r#"{{"$schema":"https://json.schemastore.org/sarif-2.1.0.json","version":"2.1.0","runs":[{{"tool":{tool},"invocations":[{invocation}],"results":["#
    )?;
    let new = report.comparison.as_ref().map(|comparison| {
        comparison.new.iter().map(|key| (key.design.as_str(), key.rule.as_str())).collect()
    });
    let mut printer = Printer { report, lang, codes, new, first: true };
    for entry in report.entries() {
        printer.entry(&entry, out)?;
    }
    for note in &report.notes {
        let key = note_key(report.file_name(&note.place), note);
        let mut result =
            printer.result(note.rule.code, key, &note.place, &note_message(note, lang));
        add(&mut result, "level", level(note.rule.severity).into());
        printer.write(&result, out)?;
    }
    out.write_all(b"]}]}\n")
}

fn described(code: &str, lang: Lang) -> Option<Json> {
    let rule = AnyRule::find(code)?;
    let texts = [rule.title(), rule.why(), rule.mend()];
    Some(descriptor(rule.code(), rule.severity(), texts, rule.sources(), lang))
}

fn add(json: &mut Json, name: &str, value: Json) {
    if let Some(members) = json.as_object_mut() {
        members.insert(name.to_owned(), value);
    }
}

fn location(report: &Report, place: &Place) -> Json {
    let uri = utf8_percent_encode(report.file_name(place), PATH).to_string();
    let mut physical = json!({ "artifactLocation": { "uri": uri } });
    if let Spot::Line(line) = place.spot {
        add(&mut physical, "region", json!({ "startLine": line }));
    }
    let mut location = json!({ "physicalLocation": physical });
    if let Spot::Address(address) = &place.spot {
        let logical = json!([{ "fullyQualifiedName": address, "kind": "resource" }]);
        add(&mut location, "logicalLocations", logical);
    }
    location
}

impl Printer<'_> {
    fn write(&mut self, result: &Json, out: &mut dyn Write) -> Result<()> {
        if !std::mem::take(&mut self.first) {
            out.write_all(b",\n")?;
        }
        write!(out, "{result}")
    }

    fn result(&self, code: &str, key: &str, place: &Place, message: &str) -> Json {
        let index = self.codes.iter().position(|known| *known == code).unwrap_or(self.codes.len());
        let mut result = json!({
            "ruleId": code,
            "ruleIndex": index,
            "message": { "text": message },
            "locations": [location(self.report, place)],
            "partialFingerprints": { "design/v1": key },
        });
        if let Some(new) = &self.new {
            let state = if new.contains(&(key, code)) { "new" } else { "unchanged" };
            add(&mut result, "baselineState", state.into());
        }
        result
    }

    fn entry(&mut self, entry: &Entry<'_>, out: &mut dyn Write) -> Result<()> {
        let lang = self.lang;
        let key = entry.key();
        for finding in entry.weighty() {
            let message = text::finding_message(finding, lang);
            let mut result = self.result(finding.rule.code, &key, entry.place, &message);
            add(&mut result, "level", level(finding.rule.severity).into());
            let properties = json!({
                "name": entry.name,
                "mode": finding.mode.id(),
                "outcome": entry.verdict.outcome.word(),
                "evidence": finding.evidence,
                "remedies": remedies(entry, finding, lang),
            });
            add(&mut result, "properties", properties);
            if let Some(reason) = entry.waived(finding.rule.code) {
                add(
                    &mut result,
                    "suppressions",
                    json!([{ "kind": "external", "justification": reason }]),
                );
            }
            self.write(&result, out)?;
        }
        if entry.verdict.missing.is_empty() {
            return Ok(());
        }
        let missing = entry.verdict.missing.iter().map(|field| {
            let title = text::field_text(*field).title().get(lang).to_owned();
            format!(
                "{} {}",
                t::MISSING_FACT.fill(lang, &[("field", title)]),
                entry.how_to_get(*field, lang)
            )
        });
        let message: Vec<String> = missing.collect();
        let mut result = self.result(UNKNOWN, &key, entry.place, &message.join(" "));
        // The standard has no level for what is open.
        add(&mut result, "kind", "open".into());
        add(&mut result, "level", "none".into());
        self.write(&result, out)
    }
}
