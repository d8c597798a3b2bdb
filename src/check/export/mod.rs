//! How a report leaves: one printer per format. A new format is a new file and a line in [`FORMATS`].

mod counts;
pub mod csv;
pub mod document;
mod html;
mod json;
mod junit;
mod markdown;
mod sarif;
pub mod text;

use std::io::{Result, Write};

use super::report::{Entry, Report};
use crate::catalog::Lang;
use crate::rules::Finding;
use crate::text as words;

/// A format that a report can leave in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name in options.
    pub name: &'static str,
    /// The ending of a file's name.
    pub extension: &'static str,
    /// Its media type.
    pub media_type: &'static str,
    /// Prints the report.
    pub print: fn(&Report, Lang, &mut dyn Write) -> Result<()>,
}

/// All formats, in the order in which people are offered them.
pub const FORMATS: &[Format] = &[
    Format { name: "text", extension: "txt", media_type: "text/plain", print: text::print },
    Format { name: "csv", extension: "csv", media_type: "text/csv", print: csv::print },
    Format { name: "json", extension: "json", media_type: "application/json", print: json::print },
    Format {
        name: "markdown",
        extension: "md",
        media_type: "text/markdown",
        print: markdown::print,
    },
    Format { name: "html", extension: "html", media_type: "text/html", print: html::print },
    Format {
        name: "sarif",
        extension: "sarif",
        media_type: "application/sarif+json",
        print: sarif::print,
    },
    Format { name: "junit", extension: "xml", media_type: "application/xml", print: junit::print },
];

/// The format of a name.
#[must_use]
pub fn find(name: &str) -> Option<Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

/// A report as a text.
#[must_use]
pub fn to_text(format: Format, report: &Report, lang: Lang) -> String {
    let mut bytes = Vec::new();
    // Writing to memory has no case that fails, and printers write UTF-8.
    let _ = (format.print)(report, lang, &mut bytes);
    String::from_utf8(bytes).unwrap_or_default()
}

/// So many bytes are printed before they are written.
const CHUNK: usize = 1 << 16;

/// Writes what was printed, once it is worth it.
///
/// # Errors
/// Those of the writer.
pub fn flush(printed: &mut String, out: &mut dyn Write) -> Result<()> {
    if printed.len() >= CHUNK {
        out.write_all(printed.as_bytes())?;
        printed.clear();
    }
    Ok(())
}

/// What would lift a finding, in words.
fn remedies(entry: &Entry<'_>, finding: &Finding, lang: Lang) -> Vec<String> {
    let Ok(scenario) = entry.draft.check() else { return Vec::new() };
    let remedies = finding.remedies(&scenario.facts());
    remedies.iter().map(|remedy| words::remedy_summary(remedy, lang)).collect()
}

/// The mode as people read it.
fn mode(entry: &Entry<'_>, lang: Lang) -> &'static str {
    match entry.verdict.mode {
        Some(mode) => words::mode_text(mode).name().get(lang),
        None => words::word::NONE.get(lang),
    }
}
