//! A table for a spreadsheet: a row for each finding that decides or warns, for each missing fact, and one for a
//! design without any. Rows are printed one by one, so that a long report needs no memory.

use std::io::{Result, Write};

use super::{mode, remedies};
use crate::catalog::Lang;
use crate::check::report::{Entry, Report};
use crate::check::{
    Fault, Note, Place, Spot, fault_code, fault_message, note_message, outcome_text,
};
use crate::export::escape;
use crate::rules::Severity;
use crate::scenario::{Field, Value};
use crate::text::{self, check as t, export as e};

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    head(lang, out)?;
    for row in report.entries() {
        entry(&row, lang, out)?;
    }
    for found in &report.notes {
        note(report.file_name(&found.place), found, lang, out)?;
    }
    for (place, fault) in &report.faults {
        skipped(report.file_name(place), place, fault, lang, out)?;
    }
    Ok(())
}

const COLUMNS: usize = 13;

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
pub fn entry(entry: &Entry<'_>, lang: Lang, out: &mut dyn Write) -> Result<()> {
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
        row(severity, finding.rule.code, &message, &remedy, "", waived, out)?;
    }
    for field in &entry.verdict.missing {
        any = true;
        let words = text::field_text(*field);
        let message = t::MISSING_FACT.fill(lang, &[("field", words.title().get(lang).to_owned())]);
        row("", "", &message, "", words.check().get(lang), "", out)?;
    }
    if any { Ok(()) } else { row("", "", "", "", "", "", out) }
}

/// The row of something that holds of resources together.
///
/// # Errors
/// Those of the writer.
pub fn note(file: &str, note: &Note, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let severity = text::severity_text(note.rule.severity).get(lang);
    let (place, message) = (spot(&note.place), note_message(note, lang));
    let mend = note.rule.text.mend().get(lang);
    let outcome = if note.rule.severity == Severity::Blocker {
        text::word::STATUS_BLOCKED.get(lang)
    } else {
        ""
    };
    line(
        [file, &place, "", "", "", "", outcome, severity, note.rule.code, &message, mend, "", ""],
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
        ],
        out,
    )
}
