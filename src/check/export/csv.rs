//! A table for a spreadsheet: a row for each finding that decides or warns, for each missing fact, and one for a
//! design without any. Rows are printed one by one, so that a long report needs no memory.

use std::fmt::Write as _;
use std::io::{Result, Write};
use std::ops::Range;

use super::{flush, mode};
use crate::catalog::Lang;
use crate::check::report::{Entry, Key, Marks, Report, note_key};
use crate::check::{
    Fault, Note, Outcome, Place, Spot, fault_code, fault_message, note_message, outcome_text,
};
use crate::export::escape;
use crate::rules::Severity;
use crate::scenario::{Field, Value};
use crate::text::{self, check as t, export as e, write_finding, write_remedy};

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let mut lines = String::new();
    head(lang, &mut lines);
    let mut marks = report.comparison.as_ref().map(Marks::of);
    for row in report.entries() {
        entry(&row, marks.as_mut(), lang, &mut lines);
        flush(&mut lines, out)?;
    }
    for found in &report.notes {
        note(report.file_name(&found.place), found, marks.as_mut(), lang, &mut lines);
        flush(&mut lines, out)?;
    }
    for (place, fault) in &report.faults {
        skipped(report.file_name(place), place, fault, lang, &mut lines);
        flush(&mut lines, out)?;
    }
    for key in report.comparison.iter().flat_map(|comparison| &comparison.gone) {
        gone(key, lang, &mut lines);
        flush(&mut lines, out)?;
    }
    out.write_all(lines.as_bytes())
}

/// A row is printed cell by cell at the end of what is there.
fn cell(text: &str, out: &mut String) {
    if plain(text) {
        out.push_str(text);
    } else {
        escape::push_csv(text, out);
    }
}

fn line<const N: usize>(cells: [&str; N], out: &mut String) {
    for (text, number) in cells.into_iter().zip(0..) {
        if number > 0 {
            out.push(',');
        }
        cell(text, out);
    }
    out.push_str("\r\n");
}

/// Needs a cell no care at all? Most of them are words and numbers.
fn plain(cell: &str) -> bool {
    let begins = |byte: &u8| byte.is_ascii_alphanumeric();
    let within = |byte: &u8| begins(byte) || matches!(byte, b'.' | b'_' | b'-' | b'/' | b' ');
    let bytes = cell.as_bytes();
    bytes.first().is_none_or(begins) && bytes.last().is_none_or(begins) && bytes.iter().all(within)
}

/// The titles.
pub fn head(lang: Lang, out: &mut String) {
    out.push('\u{feff}');
    let titles = [
        t::FILE,
        t::PLACE,
        t::NAME,
        text::field::REGION.title(),
        text::field::INSTANCE.title(),
        e::MODE,
        t::OUTCOME,
        t::SEVERITY,
        t::RULE,
        t::MESSAGE,
        e::REMEDIES,
        e::HOW_TO_CHECK,
        t::WAIVED,
        t::COMPARED,
    ];
    line(titles.map(|title| title.get(lang)), out);
}

fn spot(place: &Place, out: &mut String) {
    match &place.spot {
        Spot::File => {}
        // Writing to memory has no case that fails.
        Spot::Line(line) => drop(write!(out, "{line}")),
        Spot::Address(address) => cell(address, out),
    }
}

/// The cells that all rows of a design begin with, up to its outcome.
fn beginning(entry: &Entry<'_>, lang: Lang, out: &mut String) {
    cell(entry.file, out);
    out.push(',');
    spot(entry.place, out);
    let region = entry.region().map_or("", crate::catalog::Region::id);
    let instance = match entry.draft.get(Field::Instance) {
        Some(Value::Instance(instance)) => instance.name(),
        _ => "",
    };
    let outcome = outcome_text(entry.verdict.outcome).get(lang);
    for text in [entry.name, region, instance, mode(entry, lang), outcome] {
        out.push(',');
        cell(text, out);
    }
    out.push(',');
}

/// Says again what stands from `first` on.
fn again(first: &Range<usize>, out: &mut String) {
    if out.len() > first.end {
        out.extend_from_within(first.clone());
    }
}

/// The rows of a design.
pub fn entry(entry: &Entry<'_>, mut marks: Option<&mut Marks>, lang: Lang, out: &mut String) {
    let key = if marks.is_some() { entry.key() } else { Default::default() };
    let start = out.len();
    beginning(entry, lang, out);
    let first = start..out.len();
    let scenario = entry.draft.check().ok();
    let facts = scenario.as_ref().map(|scenario| scenario.facts());
    let mut any = false;
    for finding in entry.weighty() {
        any = true;
        again(&first, out);
        cell(text::severity_text(finding.rule.severity).get(lang), out);
        out.push(',');
        cell(finding.rule.code, out);
        out.push(',');
        let start = out.len();
        write_finding(finding, lang, out);
        escape::end_csv(start, out);
        out.push(',');
        let start = out.len();
        for remedy in facts.iter().flat_map(|facts| finding.remedies(facts)) {
            if out.len() > start {
                out.push_str(" | ");
            }
            write_remedy(&remedy, lang, out);
        }
        escape::end_csv(start, out);
        out.push_str(",,");
        let waived = entry.waived(finding.rule.code).unwrap_or_default();
        line([waived, mark(marks.as_deref_mut(), &key, finding.rule.code, lang)], out);
    }
    let unknown = entry.verdict.outcome == Outcome::Unknown;
    let compared = if unknown { mark(marks, &key, Outcome::Unknown.word(), lang) } else { "" };
    for field in &entry.verdict.missing {
        any = true;
        again(&first, out);
        let title = text::field_text(*field).title().get(lang).to_owned();
        let message = t::MISSING_FACT.fill(lang, &[("field", title)]);
        line(["", "", &message, "", entry.how_to_get(*field, lang), "", compared], out);
    }
    if !any {
        line(["", "", "", "", "", "", compared], out);
    }
}

/// Is a finding new against the earlier report, if there is one?
fn mark(marks: Option<&mut Marks>, design: &str, rule: &str, lang: Lang) -> &'static str {
    match marks.map(|marks| marks.same(design, rule)) {
        Some(true) => t::COMPARED_SAME.get(lang),
        Some(false) => t::COMPARED_NEW.get(lang),
        None => "",
    }
}

/// The row of a finding that only the earlier report has.
pub fn gone(key: &Key, lang: Lang, out: &mut String) {
    let gone = t::COMPARED_GONE.get(lang);
    line(["", "", &key.design, "", "", "", "", "", &key.rule, "", "", "", "", gone], out);
}

/// The row of something that holds of resources together.
pub fn note(file: &str, note: &Note, marks: Option<&mut Marks>, lang: Lang, out: &mut String) {
    let severity = text::severity_text(note.rule.severity).get(lang);
    let message = note_message(note, lang);
    let mend = note.rule.text.mend().get(lang);
    let outcome = if note.rule.severity == Severity::Blocker {
        text::word::STATUS_BLOCKED.get(lang)
    } else {
        ""
    };
    let code = note.rule.code;
    let compared = mark(marks, note_key(file, note), code, lang);
    cell(file, out);
    out.push(',');
    spot(&note.place, out);
    let rest = ["", "", "", "", outcome, severity, code, &message, mend, "", "", compared];
    out.push(',');
    line(rest, out);
}

/// The row of something that was skipped.
pub fn skipped(file: &str, place: &Place, fault: &Fault, lang: Lang, out: &mut String) {
    cell(file, out);
    out.push(',');
    spot(place, out);
    out.push(',');
    let (skipped, code, message) =
        (t::SKIPPED.get(lang), fault_code(fault), fault_message(fault, lang));
    line(["", "", "", "", skipped, "", code, &message, "", "", "", ""], out);
}
