//! Lines for a terminal: what does not hold, with its remedies, and the sum at the end. What is in order is counted.

use std::fmt::Write as _;
use std::io::{Result, Write};

use super::{flush, mode};
use crate::catalog::Lang;
use crate::check::report::{Comparison, Counts, Entry, Report, write_place};
use crate::check::{Fault, Note, Outcome, Place, fault_message, note_message, outcome_text};
use crate::text::{self, check as t, write_finding, write_remedy};

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let mut lines = String::new();
    for row in report.entries() {
        entry(&row, lang, &mut lines);
        flush(&mut lines, out)?;
    }
    for found in &report.notes {
        note(report.file_name(&found.place), found, lang, &mut lines);
        flush(&mut lines, out)?;
    }
    for (place, fault) in &report.faults {
        skipped(report.file_name(place), place, fault, lang, &mut lines);
        flush(&mut lines, out)?;
    }
    sum(&report.counts, report.comparison.as_ref(), lang, &mut lines);
    out.write_all(lines.as_bytes())
}

/// One line of anything a file can hold: terminals obey control characters.
fn push_safe(text: &str, out: &mut String) {
    // What is in everyday ASCII needs no look at its characters.
    if text.bytes().all(|byte| matches!(byte, b' '..=b'~')) {
        out.push_str(text);
    } else {
        out.extend(
            text.chars().map(|c| if c.is_control() || bidirectional(c) { '\u{fffd}' } else { c }),
        );
    }
}

fn push_place(file: &str, place: &Place, lang: Lang, out: &mut String) {
    write_place(file, place, lang, out, push_safe);
}

const fn bidirectional(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | '\u{2028}' | '\u{2029}')
}

/// The lines of a design; none if nothing stands against it.
pub fn entry(entry: &Entry<'_>, lang: Lang, out: &mut String) {
    let outcome = entry.verdict.outcome;
    if matches!(outcome, Outcome::Available) && entry.weighty().next().is_none() {
        return;
    }
    push_place(entry.file, entry.place, lang, out);
    if !entry.name.is_empty() {
        out.push(' ');
        push_safe(entry.name, out);
    }
    push(out, [": ", outcome_text(outcome).get(lang), " (", mode(entry, lang), ")\n"]);
    let scenario = entry.draft.check().ok();
    let facts = scenario.as_ref().map(|scenario| scenario.facts());
    for finding in entry.weighty() {
        let severity = text::severity_text(finding.rule.severity).get(lang);
        push(out, ["  ", severity, " ", finding.rule.code, ": "]);
        write_finding(finding, lang, out);
        out.push('\n');
        if let Some(reason) = entry.waived(finding.rule.code) {
            push(out, ["    ", t::WAIVED.get(lang), ": "]);
            push_safe(reason, out);
            out.push('\n');
            continue;
        }
        for remedy in facts.iter().flat_map(|facts| finding.remedies(facts)) {
            out.push_str("    - ");
            write_remedy(&remedy, lang, out);
            out.push('\n');
        }
    }
    for field in &entry.verdict.missing {
        let title = text::field_text(*field).title().get(lang).to_owned();
        push(out, ["  ", &t::MISSING_FACT.fill(lang, &[("field", title)]), "\n"]);
        push(out, ["    - ", entry.how_to_get(*field, lang), "\n"]);
    }
}

fn push<const N: usize>(out: &mut String, parts: [&str; N]) {
    for part in parts {
        out.push_str(part);
    }
}

/// The lines of something that holds of resources together.
pub fn note(file: &str, note: &Note, lang: Lang, out: &mut String) {
    push_place(file, &note.place, lang, out);
    push(out, [": ", text::severity_text(note.rule.severity).get(lang), " ", note.rule.code, ": "]);
    push_safe(&note_message(note, lang), out);
    push(out, ["\n    - ", note.rule.text.mend().get(lang), "\n"]);
}

/// The line of something that was skipped.
pub fn skipped(file: &str, at: &Place, fault: &Fault, lang: Lang, out: &mut String) {
    push_place(file, at, lang, out);
    push(out, [": ", t::SKIPPED.get(lang), ": "]);
    push_safe(&fault_message(fault, lang), out);
    out.push('\n');
}

/// The sum.
pub fn sum(counts: &Counts, comparison: Option<&Comparison>, lang: Lang, out: &mut String) {
    let outcomes = Outcome::ALL
        .map(|outcome| format!("{} {}", outcome_text(outcome).get(lang), counts.of(outcome)));
    let designs = t::SUM.fill(
        lang,
        &[("designs", counts.designs.to_string()), ("outcomes", text::join(lang, outcomes))],
    );
    // Writing to memory has no case that fails.
    let _ = writeln!(out, "{designs}");
    if counts.notes > 0 {
        let _ =
            writeln!(out, "{}", t::SUM_NOTES.fill(lang, &[("notes", counts.notes.to_string())]));
    }
    if counts.waived > 0 {
        let _ =
            writeln!(out, "{}", t::SUM_WAIVED.fill(lang, &[("waived", counts.waived.to_string())]));
    }
    if counts.faults > 0 {
        let _ =
            writeln!(out, "{}", t::SUM_FAULTS.fill(lang, &[("faults", counts.faults.to_string())]));
    }
    if let Some(comparison) = comparison {
        let values = [
            ("new", comparison.new.len().to_string()),
            ("gone", comparison.gone.len().to_string()),
            ("same", comparison.same.to_string()),
        ];
        let _ = writeln!(out, "{}", t::SUM_COMPARED.fill(lang, &values));
    }
}
