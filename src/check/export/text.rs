//! Lines for a terminal: what does not hold, with its remedies, and the sum at the end. What is in order is counted.

use std::io::{Result, Write};

use super::{mode, remedies};
use crate::catalog::Lang;
use crate::check::report::{Comparison, Counts, Entry, Report, place};
use crate::check::{Fault, Note, Outcome, Place, fault_message, note_message, outcome_text};
use crate::text::{self, check as t};

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    for row in report.entries() {
        entry(&row, lang, out)?;
    }
    for found in &report.notes {
        note(report.file_name(&found.place), found, lang, out)?;
    }
    for (place, fault) in &report.faults {
        skipped(report.file_name(place), place, fault, lang, out)?;
    }
    sum(&report.counts, report.comparison.as_ref(), lang, out)
}

/// One line of anything a file can hold: terminals obey control characters.
fn safe(text: &str) -> String {
    text.chars().map(|c| if c.is_control() || bidirectional(c) { '\u{fffd}' } else { c }).collect()
}

const fn bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The lines of a design; none if nothing stands against it.
///
/// # Errors
/// Those of the writer.
pub fn entry(entry: &Entry<'_>, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let outcome = entry.verdict.outcome;
    if matches!(outcome, Outcome::Available) && entry.weighty().next().is_none() {
        return Ok(());
    }
    let place = safe(&place(entry.file, entry.place, lang));
    let name = safe(entry.name);
    let space = if name.is_empty() { "" } else { " " };
    writeln!(
        out,
        "{place}{space}{name}: {} ({})",
        outcome_text(outcome).get(lang),
        mode(entry, lang)
    )?;
    for finding in entry.weighty() {
        let severity = text::severity_text(finding.rule.severity).get(lang);
        writeln!(
            out,
            "  {severity} {}: {}",
            finding.rule.code,
            text::finding_message(finding, lang)
        )?;
        if let Some(reason) = entry.waived(finding.rule.code) {
            writeln!(out, "    {}: {}", t::WAIVED.get(lang), safe(reason))?;
            continue;
        }
        for remedy in remedies(entry, finding, lang) {
            writeln!(out, "    - {remedy}")?;
        }
    }
    for field in &entry.verdict.missing {
        let title = text::field_text(*field).title().get(lang).to_owned();
        writeln!(out, "  {}", t::MISSING_FACT.fill(lang, &[("field", title)]))?;
        writeln!(out, "    - {}", entry.how_to_get(*field, lang))?;
    }
    Ok(())
}

/// The lines of something that holds of resources together.
///
/// # Errors
/// Those of the writer.
pub fn note(file: &str, note: &Note, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let severity = text::severity_text(note.rule.severity).get(lang);
    let place = safe(&place(file, &note.place, lang));
    writeln!(out, "{place}: {severity} {}: {}", note.rule.code, safe(&note_message(note, lang)))?;
    writeln!(out, "    - {}", note.rule.text.mend().get(lang))
}

/// The line of something that was skipped.
///
/// # Errors
/// Those of the writer.
pub fn skipped(
    file: &str,
    at: &Place,
    fault: &Fault,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let place = safe(&place(file, at, lang));
    writeln!(out, "{place}: {}: {}", t::SKIPPED.get(lang), safe(&fault_message(fault, lang)))
}

/// The sum.
///
/// # Errors
/// Those of the writer.
pub fn sum(
    counts: &Counts,
    comparison: Option<&Comparison>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let outcomes = Outcome::ALL
        .map(|outcome| format!("{} {}", outcome_text(outcome).get(lang), counts.of(outcome)));
    let designs = t::SUM.fill(
        lang,
        &[("designs", counts.designs.to_string()), ("outcomes", text::join(lang, outcomes))],
    );
    writeln!(out, "{designs}")?;
    if counts.notes > 0 {
        writeln!(out, "{}", t::SUM_NOTES.fill(lang, &[("notes", counts.notes.to_string())]))?;
    }
    if counts.waived > 0 {
        writeln!(out, "{}", t::SUM_WAIVED.fill(lang, &[("waived", counts.waived.to_string())]))?;
    }
    if counts.faults > 0 {
        writeln!(out, "{}", t::SUM_FAULTS.fill(lang, &[("faults", counts.faults.to_string())]))?;
    }
    if let Some(comparison) = comparison {
        let values = [
            ("new", comparison.new.len().to_string()),
            ("gone", comparison.gone.len().to_string()),
            ("same", comparison.same.to_string()),
        ];
        writeln!(out, "{}", t::SUM_COMPARED.fill(lang, &values))?;
    }
    Ok(())
}
