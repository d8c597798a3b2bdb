//! The report of the public contract.

use std::io::{Result, Write};

use super::document::ReportDocument;
use crate::catalog::Lang;
use crate::check::Report;

/// One document, a line, and a line feed: rows are written while they are worked out.
pub(super) fn print(report: &Report, lang: Lang, out: &mut dyn Write) -> Result<()> {
    serde_json::to_writer(&mut *out, &ReportDocument::of(report, lang))?;
    out.write_all(b"\n")
}
