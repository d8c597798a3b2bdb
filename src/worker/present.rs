//! What of a report goes over to the page.

use super::message::{
    Bar, Change, Details, Facet, FileLine, Found, List, Listed, Part, RowLine, Summary,
};
use super::session::few;
use super::view;
use crate::catalog::{Family, Lang, Mode, Region};
use crate::check::report::{Entry, Row, place};
use crate::check::{AnyRule, Outcome, Report, fault_code, fault_message, note_message};
use crate::rules::{self, Severity};
use crate::scenario::{Field, Value, to_address};
use crate::text;

/// The numbers of a report.
pub(super) fn summary(report: &Report) -> Summary {
    let counts = &report.counts;
    let files = report.files.iter().map(|file| FileLine {
        name: file.name.clone(),
        kind: file.kind.unwrap_or_default().to_owned(),
        encoding: file.encoding.to_owned(),
    });
    let change = report.comparison.as_ref().map(|comparison| Change {
        new: few(comparison.new.len()),
        gone: few(comparison.gone.len()),
        same: few(comparison.same),
    });
    Summary {
        files: files.collect(),
        designs: few(counts.designs),
        outcomes: counts.outcomes.map(few),
        facets: vec![
            by_rule(report),
            facet(
                view::REGION,
                counts.regions.iter().map(|(id, n)| (id.map_or("", Region::id), n)),
            ),
            facet(
                view::FAMILY,
                counts.families.iter().map(|(id, n)| (id.map_or("", Family::id), n)),
            ),
            facet(view::MODE, counts.modes.iter().map(|(id, n)| (id.map_or("", Mode::id), n))),
        ],
        notes: few(counts.notes),
        faults: few(counts.faults),
        waived: few(counts.waived),
        change,
    }
}

/// Rules that decide or warn; what only informs is the same for most designs.
fn by_rule(report: &Report) -> Facet {
    let bars = report.counts.rules.iter().filter_map(|(code, count)| {
        let rule = rules::find(code).filter(|rule| rule.severity <= Severity::Caution)?;
        let count = few(*count);
        let bad = if rule.severity == Severity::Blocker { count } else { 0 };
        Some(Bar { id: rule.code.to_owned(), count, bad })
    });
    sorted(view::RULE, bars.collect())
}

fn facet<'a>(key: &str, outcomes: impl Iterator<Item = (&'static str, &'a [u64; 4])>) -> Facet {
    let bars = outcomes.map(|(id, outcomes)| {
        let of = |outcome: Outcome| outcomes.get(outcome as usize).copied().unwrap_or_default();
        let bad = few(of(Outcome::Blocked) + of(Outcome::Unknown));
        Bar { id: id.to_owned(), count: few(outcomes.iter().sum::<u64>()), bad }
    });
    sorted(key, bars.collect())
}

fn sorted(key: &str, mut bars: Vec<Bar>) -> Facet {
    bars.sort_by(|a, b| b.count.cmp(&a.count).then_with(|| a.id.cmp(&b.id)));
    Facet { key: key.to_owned(), bars }
}

/// A row as the table has it.
pub(super) fn row_line(report: &Report, row: &Row, number: u32, new: bool, lang: Lang) -> RowLine {
    let entry = report.entry(row);
    line(&entry, number, new, lang)
}

fn line(entry: &Entry<'_>, row: u32, new: bool, lang: Lang) -> RowLine {
    let instance = match entry.draft.get(Field::Instance) {
        Some(Value::Instance(instance)) => instance.name().to_owned(),
        _ => String::new(),
    };
    let rules: Vec<_> = entry.weighty().map(|finding| finding.rule.code.to_owned()).collect();
    let waived = rules.iter().filter(|code| entry.waived(code).is_some()).count();
    RowLine {
        row,
        title: entry.title(lang),
        place: place(entry.file, entry.place, lang),
        outcome: entry.verdict.outcome.word().to_owned(),
        mode: entry.verdict.mode.map(Mode::id).unwrap_or_default().to_owned(),
        region: entry.region().map(Region::id).unwrap_or_default().to_owned(),
        instance,
        rules,
        waived: few(waived),
        new,
        query: to_address(entry.draft),
    }
}

/// Everything about a row.
pub(super) fn details(report: &Report, row: &Row, number: u32, new: bool, lang: Lang) -> Details {
    let entry = report.entry(row);
    let title = |field: Field| text::field_text(field).title().get(lang).to_owned();
    let given = |(field, value)| (title(field), text::field_value(field, Some(value), lang));
    let missing = |field: &Field| (title(*field), entry.how_to_get(*field, lang).to_owned());
    let scenario = entry.draft.check().ok();
    let found = |finding: &rules::Finding| Found {
        code: finding.rule.code.to_owned(),
        severity: finding.rule.severity.word().to_owned(),
        title: finding.rule.text.title().get(lang).to_owned(),
        message: text::finding_message(finding, lang),
        remedies: scenario
            .map(|scenario| finding.remedies(&scenario.facts()))
            .unwrap_or_default()
            .iter()
            .map(|remedy| text::remedy_summary(remedy, lang))
            .collect(),
        waived: entry.waived(finding.rule.code).map(str::to_owned),
    };
    Details {
        line: line(&entry, number, new, lang),
        given: entry.draft.given().map(given).collect(),
        missing: entry.verdict.missing.iter().map(missing).collect(),
        findings: entry.verdict.findings.iter().map(found).collect(),
    }
}

/// Some of a list.
pub(super) fn list(report: &Report, part: Part, from: u32, count: u32, lang: Lang) -> List {
    let (skip, take) = (from as usize, count as usize);
    let at = |at: &crate::check::Place| place(report.file_name(at), at, lang);
    let (total, items) = match part {
        Part::Notes => {
            let item = |note: &crate::check::Note| Listed {
                code: note.rule.code.to_owned(),
                severity: note.rule.severity.word().to_owned(),
                place: at(&note.place),
                message: note_message(note, lang),
                mend: note.rule.text.mend().get(lang).to_owned(),
            };
            let some = report.notes.iter().skip(skip).take(take);
            (report.notes.len(), some.map(item).collect())
        }
        Part::Faults => {
            let item = |(place, fault): &(crate::check::Place, crate::check::Fault)| Listed {
                code: fault_code(fault).to_owned(),
                place: at(place),
                message: fault_message(fault, lang),
                ..Listed::default()
            };
            let some = report.faults.iter().skip(skip).take(take);
            (report.faults.len(), some.map(item).collect())
        }
        Part::Gone => {
            let gone = report.comparison.as_ref().map(|comparison| comparison.gone.as_slice());
            let gone = gone.unwrap_or_default();
            let item = |key: &crate::check::report::Key| Listed {
                code: key.rule.clone(),
                place: key.design.clone(),
                message: title(&key.rule, lang).to_owned(),
                ..Listed::default()
            };
            (gone.len(), gone.iter().skip(skip).take(take).map(item).collect())
        }
    };
    List { from, total: few(total), items }
}

/// What a rule is called, whichever registry it is in.
fn title(code: &str, lang: Lang) -> &'static str {
    let unknown = || crate::check::outcome_text(Outcome::Unknown);
    AnyRule::find(code).map_or_else(unknown, AnyRule::title).get(lang)
}
