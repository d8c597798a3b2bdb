//! A test report for pipelines: a case for each design, a failure for each blocker.

use std::io::{Result, Write};

use crate::catalog::{Lang, Mode, Region};
use crate::check::report::{Entry, Report, place};
use crate::check::{Outcome, Spot, fault_code, fault_message, note_message};
use crate::export::escape::xml;
use crate::rules::Severity;
use crate::text::{self, check as t};

/// The whole report. Blockers that are waived fail nothing; what was skipped is an error.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let (mut failures, mut unknown) = (0_usize, 0_usize);
    for entry in report.entries() {
        failures += usize::from(blockers(&entry).next().is_some());
        unknown += usize::from(entry.verdict.outcome == Outcome::Unknown);
    }
    failures += report.notes.iter().filter(|note| note.rule.severity == Severity::Blocker).count();
    let tests = report.rows.len() + report.notes.len() + report.faults.len();
    let errors = report.faults.len();
    let sums = format!(
        r#"name="EIP Planner" tests="{tests}" failures="{failures}" errors="{errors}" skipped="{unknown}""#
    );
    writeln!(
        out,
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites {sums}>\n<testsuite {sums}>"
    )?;
    for entry in report.entries() {
        case(&entry, lang, out)?;
    }
    for note in &report.notes {
        let name = place(report.file_name(&note.place), &note.place, lang);
        write!(out, r#"<testcase classname="{}" name="{}">"#, note.rule.code, xml(&name))?;
        let message = xml(&note_message(note, lang));
        if note.rule.severity == Severity::Blocker {
            write!(out, r#"<failure type="{}" message="{message}"/>"#, note.rule.code)?;
        } else {
            write!(out, "<system-out>{message}</system-out>")?;
        }
        writeln!(out, "</testcase>")?;
    }
    for (at, fault) in &report.faults {
        let name = xml(&place(report.file_name(at), at, lang));
        let (code, message) = (fault_code(fault), xml(&fault_message(fault, lang)));
        writeln!(
            out,
            r#"<testcase classname="input" name="{name}"><error type="{code}" message="{message}"/></testcase>"#
        )?;
    }
    out.write_all(b"</testsuite>\n</testsuites>\n")
}

fn blockers<'a>(entry: &'a Entry<'_>) -> impl Iterator<Item = &'a crate::rules::Finding> {
    entry.weighty().filter(|finding| {
        finding.rule.severity == Severity::Blocker && entry.waived(finding.rule.code).is_none()
    })
}

fn case(entry: &Entry<'_>, lang: Lang, out: &mut dyn Write) -> Result<()> {
    let class = format!(
        "{}.{}",
        entry.region().map_or("unknown", Region::id),
        entry.verdict.mode.map_or("none", Mode::id)
    );
    let line = match entry.place.spot {
        Spot::Line(line) => format!(r#" line="{line}""#),
        Spot::File | Spot::Address(_) => String::new(),
    };
    let (name, file) = (xml(&entry.title(lang)), xml(entry.file));
    write!(out, r#"<testcase classname="{class}" name="{name}" file="{file}"{line}>"#)?;
    for finding in blockers(entry) {
        let message = xml(&text::finding_message(finding, lang));
        let mend = xml(finding.rule.text.mend().get(lang));
        write!(
            out,
            r#"<failure type="{}" message="{message}">{mend}</failure>"#,
            finding.rule.code
        )?;
    }
    if entry.verdict.outcome == Outcome::Unknown {
        let missing = entry.verdict.missing.iter().map(|field| {
            let title = text::field_text(*field).title().get(lang).to_owned();
            format!(
                "{} {}",
                t::MISSING_FACT.fill(lang, &[("field", title)]),
                entry.how_to_get(*field, lang)
            )
        });
        write!(out, r#"<skipped message="{}"/>"#, xml(&missing.collect::<Vec<_>>().join(" ")))?;
    }
    let mut said = Vec::new();
    for finding in entry.weighty() {
        let message = text::finding_message(finding, lang);
        match entry.waived(finding.rule.code) {
            Some(reason) => said.push(format!(
                "{}: {message} {}: {reason}",
                finding.rule.code,
                t::WAIVED.get(lang)
            )),
            None if finding.rule.severity != Severity::Blocker => {
                said.push(format!("{}: {message}", finding.rule.code))
            }
            None => {}
        }
    }
    if !said.is_empty() {
        write!(out, "<system-out>{}</system-out>", xml(&said.join("\n")))?;
    }
    writeln!(out, "</testcase>")
}
