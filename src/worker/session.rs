//! A report, and the view that somebody has on it.

use std::collections::HashSet;
use std::io::{Read, Result, Write};

use serde_json::json;

use super::message::{Details, Line, List, Pairs, Part, Shown, Summary};
use super::present;
use super::view::View;
use crate::catalog::Lang;
use crate::check::report::{Baseline, Builder, Entry, Row, Tally, Waiver, filter, group, sort};
use crate::check::{Judge, Outcome, Report, Source, run};

/// A report with the lines that a view makes of it.
#[derive(Debug, Default)]
pub struct Session {
    report: Report,
    /// An earlier report to compare with.
    earlier: Option<Baseline>,
    /// Rows with findings that the earlier report does not have.
    new: HashSet<u32>,
    /// The view that the lines are of; `None`: they must be made anew.
    view: Option<Pairs>,
    lines: Lines,
}

/// The lines of a view.
#[derive(Debug, Default)]
struct Lines {
    /// Places in the report's rows, in order; `Err` is the head of the group of that number.
    all: Vec<std::result::Result<u32, u32>>,
    /// What the groups share, and how many rows they have.
    groups: Vec<(String, u32)>,
    rows: u32,
}

/// A count that a page can show.
pub(super) fn few(count: impl TryInto<u32>) -> u32 {
    count.try_into().unwrap_or(u32::MAX)
}

impl Session {
    /// Checks files in place of what was checked before; what somebody answers for stays. Says after each design how
    /// many there are.
    pub fn check<R: Read>(
        &mut self,
        sources: impl IntoIterator<Item = Source<R>>,
        judged: &dyn Fn(u32),
    ) {
        // The old report is gone before the new one grows.
        let waivers = std::mem::take(&mut self.report).waivers;
        self.lines = Lines::default();
        let mut builder = Builder::new(waivers);
        let files = run(sources, None, &mut |item| {
            builder.take(item);
            judged(few(builder.rows()));
            true
        });
        self.report = builder.finish(files);
        self.changed();
    }

    /// The report.
    #[must_use]
    pub const fn report(&self) -> &Report {
        &self.report
    }

    fn changed(&mut self) {
        self.view = None;
        self.new.clear();
        let Some(earlier) = &self.earlier else {
            self.report.comparison = None;
            return;
        };
        let comparison = earlier.clone().compare(&Baseline::of(&self.report));
        let is_new = |design: &str, rule: &str| {
            let wanted = (design, rule);
            let of = |key: &crate::check::report::Key| {
                (key.design.as_str(), key.rule.as_str()).cmp(&wanted)
            };
            comparison.new.binary_search_by(of).is_ok()
        };
        let has_new = |entry: &Entry<'_>| {
            let key = entry.key();
            let unknown = entry.verdict.outcome == Outcome::Unknown;
            entry.weighty().any(|finding| is_new(&key, finding.rule.code))
                || (unknown && is_new(&key, Outcome::Unknown.word()))
        };
        if !comparison.new.is_empty() {
            let rows = self.report.entries().zip(0..);
            self.new = rows.filter(|(entry, _)| has_new(entry)).map(|(_, row)| row).collect();
        }
        self.report.comparison = Some(comparison);
    }

    /// Sets the report beside an earlier one.
    pub fn compare(&mut self, earlier: Option<Baseline>) {
        self.earlier = earlier;
        self.changed();
    }

    /// What came out, in numbers.
    #[must_use]
    pub fn summary(&self) -> Summary {
        present::summary(&self.report)
    }

    /// Lines of the table.
    pub fn show(&mut self, pairs: &Pairs, from: u32, count: u32, lang: Lang) -> Shown {
        if self.view.as_ref() != Some(pairs) {
            self.lines = self.lines_of(&View::read(pairs));
            self.view = Some(pairs.clone());
        }
        let start = usize::try_from(from).unwrap_or(usize::MAX).min(self.lines.all.len());
        let end = start.saturating_add(count as usize).min(self.lines.all.len());
        let wanted = self.lines.all.get(start..end).unwrap_or_default();
        let line = |line: &std::result::Result<u32, u32>| match line {
            Ok(row) => self.find(*row).map(|found| {
                Line::Row(present::row_line(
                    &self.report,
                    found,
                    *row,
                    self.new.contains(row),
                    lang,
                ))
            }),
            Err(head) => {
                let group = self.lines.groups.get(*head as usize);
                group.map(|(id, count)| Line::Group(id.clone(), *count))
            }
        };
        Shown {
            number: 0,
            from: few(start),
            total: few(self.lines.all.len()),
            rows: self.lines.rows,
            lines: wanted.iter().filter_map(line).collect(),
        }
    }

    fn lines_of(&self, view: &View) -> Lines {
        let mut rows = filter(&self.report, &view.filter);
        if view.new {
            rows.retain(|row| self.new.contains(row));
        }
        if let Some((by, turned)) = view.sort {
            sort(&self.report, &mut rows, by, turned);
        }
        let count = few(rows.len());
        let Some(by) = view.group else {
            let all = rows.into_iter().map(Ok).collect();
            return Lines { all, groups: Vec::new(), rows: count };
        };
        let mut lines = Lines { rows: count, ..Lines::default() };
        for ((id, rows), head) in group(&self.report, &rows, by).into_iter().zip(0..) {
            lines.all.push(Err(head));
            lines.groups.push((id, few(rows.len())));
            lines.all.extend(rows.into_iter().map(Ok));
        }
        lines
    }

    fn find(&self, row: u32) -> Option<&Row> {
        self.report.rows.get(row as usize)
    }

    /// Everything about one row.
    #[must_use]
    pub fn row(&self, row: u32, lang: Lang) -> Option<Details> {
        let found = self.find(row)?;
        Some(present::details(&self.report, found, row, self.new.contains(&row), lang))
    }

    /// Some of a list.
    #[must_use]
    pub fn list(&self, part: Part, from: u32, count: u32, lang: Lang) -> List {
        present::list(&self.report, part, from, count, lang)
    }

    /// Somebody answers for the findings of a rule in a row; without a reason nobody does any more.
    pub fn waive(&mut self, row: u32, rule: &str, reason: &str) {
        let Some(found) = self.find(row) else { return };
        let entry = self.report.entry(found);
        let (name, key) = (entry.name.to_owned(), entry.key().into_owned());
        let by_name = !name.is_empty();
        let mut waivers = self.report.waivers.clone();
        waivers.retain(|waiver| !waiver.holds(rule, &name, &[&key]));
        if !reason.trim().is_empty() {
            let (rule, reason) = (rule.to_owned(), reason.trim().to_owned());
            let place = (!by_name).then_some(key);
            waivers.push(Waiver { rule, name: by_name.then_some(name), place, reason });
        }
        self.set_waivers(waivers);
    }

    /// Somebody answers for these findings too; where somebody does already, that reason stays.
    pub fn add_waivers(&mut self, more: Vec<Waiver>) {
        let mut waivers = self.report.waivers.clone();
        for one in more {
            let same = |known: &Waiver| {
                (&known.rule, &known.name, &known.place) == (&one.rule, &one.name, &one.place)
            };
            if !waivers.iter().any(same) {
                waivers.push(one);
            }
        }
        self.set_waivers(waivers);
    }

    /// Somebody answers for these findings, and for no others.
    pub fn set_waivers(&mut self, waivers: Vec<Waiver>) {
        self.report.waivers = waivers;
        let (mut tally, mut judge) = (Tally::default(), Judge::default());
        for row in &self.report.rows {
            tally.entry(&Entry {
                kind: row.kind,
                name: &row.name,
                file: "",
                place: &row.place,
                draft: &row.draft,
                verdict: std::borrow::Cow::Borrowed(judge.judge(&row.draft, &row.unknown)),
                waivers: &self.report.waivers,
            });
        }
        self.report.notes.iter().for_each(|note| tally.note(note));
        self.report.faults.iter().for_each(|_| tally.fault());
        self.report.counts = tally.counts();
    }

    /// The findings that somebody answers for, as they are read again.
    ///
    /// # Errors
    /// Those of the writer.
    pub fn write_waivers(&self, out: &mut dyn Write) -> Result<()> {
        let one = |waiver: &Waiver| {
            let mut one = json!({ "rule": waiver.rule, "reason": waiver.reason });
            for (key, value) in [("name", &waiver.name), ("place", &waiver.place)] {
                if let (Some(members), Some(value)) = (one.as_object_mut(), value) {
                    members.insert(key.to_owned(), value.as_str().into());
                }
            }
            one
        };
        let all: Vec<_> = self.report.waivers.iter().map(one).collect();
        serde_json::to_writer_pretty(&mut *out, &all)?;
        out.write_all(b"\n")
    }
}
