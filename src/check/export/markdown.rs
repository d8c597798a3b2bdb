//! A summary for a merge request or a wiki: counts, and what does not hold, as far as a person reads on.

use std::io::{Result, Write};

use super::mode;
use crate::catalog::{Family, Lang, Mode, Region};
use crate::check::report::{Entry, Report, place};
use crate::check::{AnyRule, Outcome, fault_message, note_message, outcome_text};
use crate::export::escape::markdown as safe;
use crate::text::{self, check as t, export as e};

/// So many rows of a list are printed; the JSON and CSV reports have all of them.
const SHOWN: usize = 100;

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    writeln!(out, "# {}\n\n{}\n", t::TITLE.get(lang), t::DISCLAIMER.get(lang))?;
    counts(report, lang, out)?;
    let wanted =
        |entry: &Entry<'_>| matches!(entry.verdict.outcome, Outcome::Blocked | Outcome::Unknown);
    list(
        report.entries().filter(wanted).map(|entry| line(&entry, lang)),
        t::NOT_READY,
        &[t::DESIGN, t::OUTCOME, e::MODE, t::FINDINGS],
        lang,
        out,
    )?;
    let notes = report.notes.iter().map(|note| {
        vec![
            place(report.file_name(&note.place), &note.place, lang),
            note.rule.code.to_owned(),
            note_message(note, lang),
        ]
    });
    list(notes, t::TOGETHER, &[t::PLACE, t::RULE, t::MESSAGE], lang, out)?;
    let faults = report
        .faults
        .iter()
        .map(|(at, fault)| vec![place(report.file_name(at), at, lang), fault_message(fault, lang)]);
    list(faults, t::SKIPPED_TITLE, &[t::PLACE, t::MESSAGE], lang, out)
}

fn row(cells: &[String], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "| {} |", cells.join(" | "))
}

fn head(cells: &[&str], out: &mut dyn Write) -> Result<()> {
    writeln!(out, "| {} |\n|{}", cells.join(" | "), " --- |".repeat(cells.len()))
}

fn counts(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let counts = &report.counts;
    let words = Outcome::ALL.map(|outcome| outcome_text(outcome).get(lang));
    let mut table = |title: &str, rows: Vec<(String, [u64; 4])>| {
        let titles: Vec<&str> = std::iter::once(title).chain(words).collect();
        head(&titles, out)?;
        for (name, numbers) in rows {
            let numbers = numbers.iter().map(u64::to_string);
            row(&std::iter::once(name).chain(numbers).collect::<Vec<_>>(), out)?;
        }
        writeln!(out)
    };
    let none = || text::word::NONE.get(lang).to_owned();
    table(t::DESIGNS.get(lang), vec![(counts.designs.to_string(), counts.outcomes)])?;
    let modes = counts.modes.iter().map(|(mode, n)| {
        (mode.map_or_else(none, |mode: Mode| text::mode_text(mode).name().get(lang).to_owned()), *n)
    });
    table(e::MODE.get(lang), modes.collect())?;
    let regions = counts
        .regions
        .iter()
        .map(|(region, n)| (region.map_or_else(none, |of: Region| of.name(lang).to_owned()), *n));
    table(t::REGION.get(lang), regions.collect())?;
    let families = counts
        .families
        .iter()
        .map(|(family, n)| (family.map_or_else(none, |of: Family| of.id().to_owned()), *n));
    table(t::FAMILY.get(lang), families.collect())?;
    head(
        &[t::RULE.get(lang), t::SEVERITY.get(lang), t::MEANING.get(lang), t::DESIGNS.get(lang)],
        out,
    )?;
    for (code, count) in &counts.rules {
        let Some(rule) = AnyRule::find(code) else { continue };
        let severity = text::severity_text(rule.severity()).get(lang).to_owned();
        row(&[(*code).to_owned(), severity, safe(rule.title().get(lang)), count.to_string()], out)?;
    }
    writeln!(out)?;
    let mut sum = String::new();
    super::text::sum(counts, report.comparison.as_ref(), lang, &mut sum);
    out.write_all(sum.as_bytes())?;
    writeln!(out)
}

fn line(entry: &Entry<'_>, lang: Lang) -> Vec<String> {
    let findings = entry.weighty().map(|finding| {
        let waived = entry.waived(finding.rule.code);
        let waived = waived.map(|reason| format!(" ({}: {reason})", t::WAIVED.get(lang)));
        format!(
            "{}: {}{}",
            finding.rule.code,
            text::finding_message(finding, lang),
            waived.unwrap_or_default()
        )
    });
    let missing = entry.verdict.missing.iter().map(|field| {
        let title = text::field_text(*field).title().get(lang).to_owned();
        let missing = t::MISSING_FACT.fill(lang, &[("field", title)]);
        format!("{missing} {}", entry.how_to_get(*field, lang))
    });
    let all: Vec<String> = findings.chain(missing).collect();
    vec![
        entry.title(lang),
        outcome_text(entry.verdict.outcome).get(lang).to_owned(),
        mode(entry, lang).to_owned(),
        all.join(" "),
    ]
}

fn list(
    rows: impl Iterator<Item = Vec<String>>,
    title: text::Text,
    titles: &[text::Text],
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    writeln!(out, "## {}\n", title.get(lang))?;
    head(&titles.iter().map(|title| title.get(lang)).collect::<Vec<_>>(), out)?;
    for cells in rows.by_ref().take(SHOWN) {
        row(&cells.iter().map(|cell| safe(cell)).collect::<Vec<_>>(), out)?;
    }
    let left = rows.count();
    if left > 0 {
        writeln!(out, "\n{}", t::MORE.fill(lang, &[("count", left.to_string())]))?;
    }
    writeln!(out)
}
