//! One page for a customer: no script, nothing loaded, printable. Designs stand sorted by urgency, and lists by rule,
//! region and mode lead to them.

use std::io::{Result, Write};

use super::{mode, remedies};
use crate::catalog::{Lang, Mode, Region};
use crate::check::report::{By, Entry, Report, group, place, sort};
use crate::check::{AnyRule, Outcome, fault_message, note_message, outcome_text};
use crate::export::escape::xml;
use crate::text::{self, check as t, export as e};

const STYLE: &str = include_str!("report.css");

/// The whole report.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let title = t::TITLE.get(lang);
    writeln!(
        out,
        "<!doctype html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <title>{title}</title>\n<style>\n{STYLE}</style>\n</head>\n<body>\n<main>\n<h1>{title}</h1>\n<p>{}</p>",
        lang.tag(),
        t::DISCLAIMER.get(lang),
    )?;
    let mut rows: Vec<u32> = (0..).take(report.rows.len()).collect();
    sort(report, &mut rows, By::Outcome, false);
    counts(report, lang, out)?;
    index(report, &rows, lang, out)?;
    for (id, members) in by_outcome(report, &rows) {
        writeln!(
            out,
            "<section id=\"{}\">\n<h2>{} ({})</h2>",
            id.word(),
            outcome_text(id).get(lang),
            members.len()
        )?;
        for number in members {
            if let Some(row) = usize::try_from(number).ok().and_then(|at| report.rows.get(at)) {
                design(number, &report.entry(row), lang, out)?;
            }
        }
        writeln!(out, "</section>")?;
    }
    let notes = report.notes.iter().map(|note| {
        let severity = text::severity_text(note.rule.severity).get(lang).to_owned();
        let message = format!("{} {}", note_message(note, lang), note.rule.text.mend().get(lang));
        vec![
            place(report.file_name(&note.place), &note.place, lang),
            note.rule.code.to_owned(),
            severity,
            message,
        ]
    });
    table(t::TOGETHER, &[t::PLACE, t::RULE, t::SEVERITY, t::MESSAGE], notes, lang, out)?;
    let faults = report
        .faults
        .iter()
        .map(|(at, fault)| vec![place(report.file_name(at), at, lang), fault_message(fault, lang)]);
    table(t::SKIPPED_TITLE, &[t::PLACE, t::MESSAGE], faults, lang, out)?;
    writeln!(out, "</main>\n</body>\n</html>")
}

fn by_outcome(report: &Report, rows: &[u32]) -> Vec<(Outcome, Vec<u32>)> {
    let mut groups = group(report, rows, By::Outcome);
    let order = [Outcome::Blocked, Outcome::Unknown, Outcome::Conditional, Outcome::Available];
    let mut take = |outcome: Outcome| {
        let found = groups.iter_mut().find(|(id, _)| id == outcome.word());
        found.map(|(_, rows)| (outcome, std::mem::take(rows)))
    };
    order.into_iter().filter_map(&mut take).collect()
}

fn counts(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    write!(out, "<table><thead><tr><th scope=\"col\">{}</th>", t::DESIGNS.get(lang))?;
    for outcome in Outcome::ALL {
        let (word, id) = (outcome_text(outcome).get(lang), outcome.word());
        let there = report.counts.of(outcome) > 0;
        let word = if there { format!("<a href=\"#{id}\">{word}</a>") } else { word.to_owned() };
        write!(out, "<th scope=\"col\">{word}</th>")?;
    }
    write!(out, "</tr></thead><tbody><tr><td>{}</td>", report.counts.designs)?;
    for outcome in Outcome::ALL {
        write!(out, "<td>{}</td>", report.counts.of(outcome))?;
    }
    writeln!(out, "</tr></tbody></table>")?;
    let mut sum = String::new();
    super::text::sum(&report.counts, report.comparison.as_ref(), lang, &mut sum);
    for line in sum.lines() {
        writeln!(out, "<p>{}</p>", xml(line))?;
    }
    Ok(())
}

/// Lists by rule, region and mode that lead to the designs: what a script would sort.
fn index(report: &Report, rows: &[u32], lang: Lang, out: &mut dyn Write) -> Result<()> {
    let titles = [(By::Rule, t::RULE), (By::Region, t::REGION), (By::Mode, e::MODE)];
    for (by, title) in titles {
        writeln!(
            out,
            "<details><summary>{}</summary>\n<ul>",
            t::INDEX.fill(lang, &[("what", title.get(lang).to_owned())])
        )?;
        for (id, members) in group(report, rows, by) {
            let name = match by {
                By::Rule => {
                    AnyRule::find(&id).map(|rule| format!("{id} {}", rule.title().get(lang)))
                }
                By::Region => Region::find(&id).map(|region| region.name(lang).to_owned()),
                _ => Mode::parse(&id).map(|mode| text::mode_text(mode).name().get(lang).to_owned()),
            };
            let name = name.unwrap_or_else(|| text::word::NONE.get(lang).to_owned());
            write!(out, "<li>{} ({}):", xml(&name), members.len())?;
            for number in members.iter().take(LINKS) {
                let row = usize::try_from(*number).ok().and_then(|at| report.rows.get(at));
                let title = row.map(|row| report.entry(row).title(lang)).unwrap_or_default();
                write!(out, " <a href=\"#d{number}\">{}</a>", xml(&title))?;
            }
            if members.len() > LINKS {
                let left = (members.len() - LINKS).to_string();
                write!(out, " {}", t::MORE.fill(lang, &[("count", left)]))?;
            }
            writeln!(out, "</li>")?;
        }
        writeln!(out, "</ul></details>")?;
    }
    Ok(())
}

/// So many links of one list.
const LINKS: usize = 200;

fn design(number: u32, entry: &Entry<'_>, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let outcome = entry.verdict.outcome;
    writeln!(
        out,
        "<article id=\"d{number}\" class=\"{}\">\n<h3>{}</h3>",
        outcome.word(),
        xml(&entry.title(lang))
    )?;
    let given: Vec<String> = entry
        .draft
        .given()
        .map(|(field, value)| {
            let title = text::field_text(field).title().get(lang);
            format!("{title}: {}", text::field_value(field, Some(value), lang))
        })
        .collect();
    let at = place(entry.file, entry.place, lang);
    writeln!(
        out,
        "<p>{} · {} · {}</p>\n<p class=\"given\">{}</p>",
        xml(&at),
        outcome_text(outcome).get(lang),
        mode(entry, lang),
        xml(&given.join("; "))
    )?;
    let mut open = false;
    for finding in entry.weighty() {
        if !std::mem::replace(&mut open, true) {
            writeln!(out, "<ul>")?;
        }
        let severity = text::severity_text(finding.rule.severity).get(lang);
        write!(
            out,
            "<li><strong>{severity} {}</strong> {}",
            finding.rule.code,
            xml(&text::finding_message(finding, lang))
        )?;
        match entry.waived(finding.rule.code) {
            Some(reason) => write!(out, "<br><em>{}: {}</em>", t::WAIVED.get(lang), xml(reason))?,
            None => {
                for remedy in remedies(entry, finding, lang) {
                    write!(out, "<br>→ {}", xml(&remedy))?;
                }
            }
        }
        writeln!(out, "</li>")?;
    }
    for field in &entry.verdict.missing {
        if !std::mem::replace(&mut open, true) {
            writeln!(out, "<ul>")?;
        }
        let title = text::field_text(*field).title().get(lang).to_owned();
        writeln!(
            out,
            "<li><strong>{}</strong><br>→ {}</li>",
            xml(&t::MISSING_FACT.fill(lang, &[("field", title)])),
            xml(entry.how_to_get(*field, lang))
        )?;
    }
    writeln!(out, "{}</article>", if open { "</ul>\n" } else { "" })
}

fn table(
    title: text::Text,
    titles: &[text::Text],
    rows: impl Iterator<Item = Vec<String>>,
    lang: Lang,
    out: &mut dyn Write,
) -> Result<()> {
    let mut rows = rows.peekable();
    if rows.peek().is_none() {
        return Ok(());
    }
    write!(out, "<section>\n<h2>{}</h2>\n<table><thead><tr>", title.get(lang))?;
    for title in titles {
        write!(out, "<th scope=\"col\">{}</th>", title.get(lang))?;
    }
    writeln!(out, "</tr></thead><tbody>")?;
    for cells in rows {
        write!(out, "<tr>")?;
        for cell in cells {
            write!(out, "<td>{}</td>", xml(&cell))?;
        }
        writeln!(out, "</tr>")?;
    }
    writeln!(out, "</tbody></table>\n</section>")
}
