//! Headings, tables and code of a Markdown page; whatever goes in comes out as text.

use std::fmt::Write as _;

use crate::catalog::Lang;
use crate::export::escape::{comment, markdown as inline};
use crate::scenario::Known;
use crate::text::{self, export as t};

/// A runbook in the making.
pub(super) struct Page<'a> {
    pub(super) out: String,
    pub(super) lang: Lang,
    pub(super) known: &'a Known,
}

impl Page<'_> {
    pub(super) fn heading(&mut self, level: usize, text: &str) {
        let marks = "#".repeat(level);
        let _ = writeln!(self.out, "{marks} {}\n", inline(text));
    }

    pub(super) fn paragraph(&mut self, text: &str) {
        let _ = writeln!(self.out, "{}\n", inline(text));
    }

    pub(super) fn row(&mut self, cells: &[&str]) {
        let cells: Vec<String> = cells.iter().map(|cell| cell_text(cell)).collect();
        let _ = writeln!(self.out, "| {} |", cells.join(" | "));
    }

    pub(super) fn table_head(&mut self, cells: &[&str]) {
        self.row(cells);
        let _ = writeln!(self.out, "|{}", " --- |".repeat(cells.len()));
    }

    pub(super) fn end_table(&mut self) {
        self.out.push('\n');
    }

    pub(super) fn get(&self, text: text::Text) -> &'static str {
        text.get(self.lang)
    }

    pub(super) fn code(&mut self, label: &str, kind: &str, lines: &[String]) {
        let _ = writeln!(self.out, "  {label}:\n\n  ```{kind}");
        for line in lines {
            // Inside a fence nothing is escaped; a line starts with the program's own words and can't end it.
            let _ = writeln!(self.out, "  {}", comment(&self.known.fill(line)));
        }
        self.out.push_str("  ```\n\n");
    }
}

/// A source with its date.
pub(super) fn source_line(citation: &crate::rules::Citation, lang: Lang) -> String {
    let source = citation.source;
    let date = t::AS_OF.fill(lang, &[("date", source.as_of().to_owned())]);
    let title = inline(source.title());
    let section = inline(citation.section);
    match source.url() {
        Some(url) => format!("[{title}](<{url}>), {section}, {date}"),
        None => format!("{title}, {section}, {date}"),
    }
}

fn cell_text(text: &str) -> String {
    let text = inline(text);
    if text.is_empty() { " ".to_owned() } else { text }
}
