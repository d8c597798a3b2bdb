//! A table for a spreadsheet: a row for each finding that decides or warns, for each missing fact, and one for a
//! design without any. Rows are printed one by one, so that a long report needs no memory.

use std::io::{Result, Write};

use super::{mode, remedies};
use crate::catalog::Lang;
use crate::check::report::{Entry, Key, Marks, Report, note_key};
use crate::check::{
    Fault, Note, Outcome, Place, Spot, fault_code, fault_message, note_message, outcome_text,
};
use crate::export::escape;
use crate::rules::Severity;
use crate::scenario::{Field, Value};
use crate::text::{self, check as t, export as e};

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    head(lang, out)?;
    let mut marks = report.comparison.as_ref().map(Marks::of);
    for row in report.entries() {
        entry(&row, marks.as_mut(), lang, out)?;
    }
    for found in &report.notes {
        note(report.file_name(&found.place), found, marks.as_mut(), lang, out)?;
    }
    for (place, fault) in &report.faults {
        skipped(report.file_name(place), place, fault, lang, out)?;
    }
    for key in report.comparison.iter().flat_map(|comparison| &comparison.gone) {
        gone(key, lang, out)?;
    }
    Ok(())
}

const COLUMNS: usize = 14;

fn line(cells: [&str; COLUMNS], out: &mut dyn Write) -> Result<()> {
    let mut line = String::with_capacity(256);
    for (cell, number) in cells.into_iter().zip(0..) {
        if number > 0 {
            line.push(',');
        }
        if plain(cell) {
            line.push_str(cell);
        } else {
            line.push_str(&escape::csv(cell));
        }
    }
    line.push_str("\r\n");
    out.write_all(line.as_bytes())
}

/// Needs a cell no care at all? Most of them are words and numbers.
fn plain(cell: &str) -> bool {
    cell.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'_')
}

/// The titles.
///
/// # Errors
/// Those of the writer.
pub fn head(lang: Lang, out: &mut dyn Write) -> Result<()> {
    out.write_all("\u{feff}".as_bytes())?;
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
    line(titles.map(|title| title.get(lang)), out)
}

fn spot(place: &Place) -> String {
    match &place.spot {
        Spot::File => String::new(),
        Spot::Line(line) => line.to_string(),
        Spot::Address(address) => address.clone(),
    }
}

/// The rows of a design.
///
/// # Errors
/// Those of the writer.
pub fn entry(
    entry: &Entry<'_>,
    mut marks: Option<&mut Marks>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let key = if marks.is_some() { entry.key() } else { Default::default() };
    let place = spot(entry.place);
    let region = entry.region().map_or("", crate::catalog::Region::id);
    let instance = match entry.draft.get(Field::Instance) {
        Some(Value::Instance(instance)) => instance.name(),
        _ => "",
    };
    let outcome = outcome_text(entry.verdict.outcome).get(lang);
    let row = |severity: &str,
               rule: &str,
               message: &str,
               remedy: &str,
               check: &str,
               waived: &str,
               compared: &str,
               out: &mut dyn Write| {
        line(
            [
                entry.file,
                &place,
                entry.name,
                region,
                instance,
                mode(entry, lang),
                outcome,
                severity,
                rule,
                message,
                remedy,
                check,
                waived,
                compared,
            ],
            out,
        )
    };
    let mut any = false;
    for finding in entry.weighty() {
        any = true;
        let severity = text::severity_text(finding.rule.severity).get(lang);
        let message = text::finding_message(finding, lang);
        let remedy = remedies(entry, finding, lang).join(" | ");
        let waived = entry.waived(finding.rule.code).unwrap_or_default();
        let compared = mark(marks.as_deref_mut(), &key, finding.rule.code, lang);
        row(severity, finding.rule.code, &message, &remedy, "", waived, compared, out)?;
    }
    let unknown = entry.verdict.outcome == Outcome::Unknown;
    let compared = if unknown { mark(marks, &key, Outcome::Unknown.word(), lang) } else { "" };
    for field in &entry.verdict.missing {
        any = true;
        let title = text::field_text(*field).title().get(lang).to_owned();
        let message = t::MISSING_FACT.fill(lang, &[("field", title)]);
        row("", "", &message, "", entry.how_to_get(*field, lang), "", compared, out)?;
    }
    if any { Ok(()) } else { row("", "", "", "", "", "", compared, out) }
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
///
/// # Errors
/// Those of the writer.
pub fn gone(key: &Key, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let gone = t::COMPARED_GONE.get(lang);
    line(["", "", &key.design, "", "", "", "", "", &key.rule, "", "", "", "", gone], out)
}

/// The row of something that holds of resources together.
///
/// # Errors
/// Those of the writer.
pub fn note(
    file: &str,
    note: &Note,
    marks: Option<&mut Marks>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let severity = text::severity_text(note.rule.severity).get(lang);
    let (place, message) = (spot(&note.place), note_message(note, lang));
    let mend = note.rule.text.mend().get(lang);
    let outcome = if note.rule.severity == Severity::Blocker {
        text::word::STATUS_BLOCKED.get(lang)
    } else {
        ""
    };
    let code = note.rule.code;
    let compared = mark(marks, note_key(file, note), code, lang);
    line(
        [file, &place, "", "", "", "", outcome, severity, code, &message, mend, "", "", compared],
        out,
    )
}

/// The row of something that was skipped.
///
/// # Errors
/// Those of the writer.
pub fn skipped(
    file: &str,
    place: &Place,
    fault: &Fault,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let (place, message) = (spot(place), fault_message(fault, lang));
    line(
        [
            file,
            &place,
            "",
            "",
            "",
            "",
            t::SKIPPED.get(lang),
            "",
            fault_code(fault),
            &message,
            "",
            "",
            "",
            "",
        ],
        out,
    )
}
