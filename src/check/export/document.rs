//! The report as a document of the public contract.

use serde::Serialize;
use serde::ser::Serializer;
use serde_json::Value as Json;

use super::counts::CountsDocument;
use crate::catalog::{Lang, Mode};
use crate::check::report::{Comparison, Entry, Key, Report, note_key};
use crate::check::{AnyRule, Fault, Note, Place, Spot, fault_code, fault_message, note_message};
use crate::export::document::{Patch, SourceDocument};
use crate::rules::{Evidence, Finding};
use crate::scenario::{Nested, SCHEMA};
use crate::text;

/// `check(input, { kind, lang })`
#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[allow(missing_debug_implementations, reason = "it borrows a report that has one")]
pub struct ReportDocument<'a> {
    schema: &'static str,
    files: Vec<FileDocument<'a>>,
    counts: CountsDocument,
    /// The rules that found something, with their sources.
    rules: Vec<RuleDocument>,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<RowDocument<'a>>"))]
    rows: Rows<'a>,
    notes: Vec<NoteDocument<'a>>,
    faults: Vec<FaultDocument<'a>>,
    /// Against an earlier report, if one was given.
    #[serde(skip_serializing_if = "Option::is_none")]
    comparison: Option<ComparisonDocument<'a>>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FileDocument<'a> {
    name: &'a str,
    /// What it was read as; `null`: no reader took it.
    kind: Option<&'static str>,
    encoding: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RuleDocument {
    code: &'static str,
    severity: &'static str,
    title: &'static str,
    sources: Vec<SourceDocument>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PlaceDocument<'a> {
    file: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RowDocument<'a> {
    /// What the design is known by, whatever its line.
    key: String,
    name: &'a str,
    place: PlaceDocument<'a>,
    scenario: Json,
    mode: Option<&'static str>,
    outcome: &'static str,
    findings: Vec<FoundDocument>,
    missing: Vec<MissingDocument>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FoundDocument {
    rule: &'static str,
    severity: &'static str,
    mode: &'static str,
    message: String,
    #[cfg_attr(feature = "schema", schemars(with = "std::collections::BTreeMap<String, Json>"))]
    evidence: Evidence,
    remedies: Vec<ChangeDocument>,
    /// The reason for which somebody answers for it.
    #[serde(skip_serializing_if = "Option::is_none")]
    waived: Option<String>,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ChangeDocument {
    summary: String,
    #[cfg_attr(feature = "schema", schemars(with = "serde_json::Value"))]
    change: Patch,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct MissingDocument {
    field: &'static str,
    title: &'static str,
    how_to_check: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct NoteDocument<'a> {
    key: &'a str,
    rule: &'static str,
    severity: &'static str,
    place: PlaceDocument<'a>,
    message: String,
    mend: &'static str,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct FaultDocument<'a> {
    place: PlaceDocument<'a>,
    code: &'static str,
    message: String,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ComparisonDocument<'a> {
    new: Vec<KeyDocument<'a>>,
    gone: Vec<KeyDocument<'a>>,
    same: u64,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct KeyDocument<'a> {
    key: &'a str,
    rule: &'a str,
}

/// Rows that are worked out while they are written.
struct Rows<'a>(&'a Report, Lang);

impl Serialize for Rows<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq(self.0.entries().map(|entry| row(&entry, self.0, self.1)))
    }
}

fn place<'a>(report: &'a Report, place: &'a Place) -> PlaceDocument<'a> {
    let (line, address) = match &place.spot {
        Spot::File => (None, None),
        Spot::Line(line) => (Some(*line), None),
        Spot::Address(address) => (None, Some(address.as_str())),
    };
    PlaceDocument { file: report.file_name(place), line, address }
}

fn row<'a>(entry: &Entry<'a>, report: &'a Report, lang: Lang) -> RowDocument<'a> {
    let given: Vec<_> = entry.draft.given().map(|(field, value)| (field, Some(value))).collect();
    let verdict = &entry.verdict;
    RowDocument {
        key: entry.key().into_owned(),
        name: entry.name,
        place: place(report, entry.place),
        scenario: serde_json::to_value(Nested(&given)).unwrap_or_default(),
        mode: verdict.mode.map(Mode::id),
        outcome: verdict.outcome.word(),
        findings: verdict.findings.iter().map(|finding| found(entry, finding, lang)).collect(),
        missing: verdict
            .missing
            .iter()
            .map(|field| MissingDocument {
                field: field.spec().path,
                title: text::field_text(*field).title().get(lang),
                how_to_check: entry.how_to_get(*field, lang),
            })
            .collect(),
    }
}

fn found(entry: &Entry<'_>, finding: &Finding, lang: Lang) -> FoundDocument {
    let remedies = entry.draft.check().map(|scenario| finding.remedies(&scenario.facts()));
    FoundDocument {
        rule: finding.rule.code,
        severity: finding.rule.severity.word(),
        mode: finding.mode.id(),
        message: text::finding_message(finding, lang),
        evidence: finding.evidence,
        remedies: remedies
            .unwrap_or_default()
            .iter()
            .map(|remedy| ChangeDocument {
                summary: text::remedy_summary(remedy, lang),
                change: Patch(remedy.change.clone()),
            })
            .collect(),
        waived: entry.waived(finding.rule.code).map(str::to_owned),
    }
}

impl<'a> ReportDocument<'a> {
    /// The document in one language.
    #[must_use]
    pub fn of(report: &'a Report, lang: Lang) -> Self {
        let note = |note: &'a Note| NoteDocument {
            key: note_key(report.file_name(&note.place), note),
            rule: note.rule.code,
            severity: note.rule.severity.word(),
            place: place(report, &note.place),
            message: note_message(note, lang),
            mend: note.rule.text.mend().get(lang),
        };
        let fault = |(at, fault): &'a (Place, Fault)| FaultDocument {
            place: place(report, at),
            code: fault_code(fault),
            message: fault_message(fault, lang),
        };
        Self {
            schema: SCHEMA,
            files: report
                .files
                .iter()
                .map(|file| FileDocument {
                    name: &file.name,
                    kind: file.kind,
                    encoding: file.encoding,
                })
                .collect(),
            counts: CountsDocument::of(&report.counts),
            rules: report.counts.rules.keys().filter_map(|code| rule(code, lang)).collect(),
            rows: Rows(report, lang),
            notes: report.notes.iter().map(note).collect(),
            faults: report.faults.iter().map(fault).collect(),
            comparison: report.comparison.as_ref().map(compared),
        }
    }
}

fn compared(comparison: &Comparison) -> ComparisonDocument<'_> {
    ComparisonDocument {
        new: comparison.new.iter().map(key).collect(),
        gone: comparison.gone.iter().map(key).collect(),
        same: comparison.same,
    }
}

fn key(key: &Key) -> KeyDocument<'_> {
    KeyDocument { key: &key.design, rule: &key.rule }
}

fn rule(code: &str, lang: Lang) -> Option<RuleDocument> {
    AnyRule::find(code).map(|rule| RuleDocument {
        code: rule.code(),
        severity: rule.severity().word(),
        title: rule.title().get(lang),
        sources: rule.sources().iter().map(Into::into).collect(),
    })
}
