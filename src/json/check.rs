//! `check` of the border.

use std::io;

use serde::Deserialize;
use serde_json::Value as Json;

use super::{Options, done};
use crate::check::export::document::ReportDocument;
use crate::check::report::{Baseline, read_waivers};
use crate::check::{Fault, KINDS, Report, Source, fault_message, find};
use crate::scenario::{Allowed, ErrorCode, InputError};

/// A file by name and text.
#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Given {
    name: String,
    #[serde(default)]
    text: String,
    /// Why the file could not be read.
    error: Option<String>,
}

pub(super) fn check(input: &str, options: &Options) -> Result<String, InputError> {
    Ok(done(&ReportDocument::of(&report(input, options)?, options.lang)))
}

/// The report as the command line prints it, and the exit code.
#[cfg(feature = "api-all")]
pub(super) fn print(input: &str, options: &Options) -> Result<String, InputError> {
    use crate::check::export;
    use crate::command::{FailOn, code};
    #[derive(serde::Serialize)]
    struct Printed {
        text: String,
        code: u8,
    }
    let name = options.text("format")?.unwrap_or("text");
    let format = export::find(name).ok_or_else(|| {
        let known = export::FORMATS.iter().map(|format| format.name).collect();
        InputError::new(ErrorCode::UnknownValue, "format", name, Allowed::Words(known))
    })?;
    let fail_on = options.text("failOn")?.and_then(FailOn::parse).unwrap_or(FailOn::Blocker);
    let report = report(input, options)?;
    let mut bytes = Vec::new();
    // Writing to memory has no case that fails.
    let _ = (format.print)(&report, options.lang, &mut bytes);
    let text = String::from_utf8(bytes).unwrap_or_default();
    Ok(done(&Printed { text, code: code(fail_on, &report.counts, &report.files) }))
}

fn report(input: &str, options: &Options) -> Result<Report, InputError> {
    let kind = match options.text("kind")? {
        None => None,
        Some(name) => Some(find(name).ok_or_else(|| {
            let known = KINDS.iter().map(|kind| kind.name).collect();
            InputError::new(ErrorCode::UnknownValue, "kind", name, Allowed::Words(known))
        })?),
    };
    let refuse = |field: &str, fault: Fault| match fault {
        Fault::Broken(line, column) => {
            InputError::new(ErrorCode::BadJson, field, "", Allowed::Position(line, column))
        }
        other => {
            let message = fault_message(&other, options.lang);
            InputError::new(ErrorCode::BadForm, field, &message, Allowed::Nothing)
        }
    };
    let json = |name: &str| options.given.get(name).filter(|json| **json != Json::Null);
    let waivers = json("waivers").map_or(Ok(Vec::new()), |list| {
        read_waivers(&list.to_string()).map_err(|fault| refuse("waivers", fault))
    })?;
    let baseline = json("baseline")
        .map(|report| {
            Baseline::read(&report.to_string()).map_err(|fault| refuse("baseline", fault))
        })
        .transpose()?;
    let given =
        input.trim_start().starts_with('[').then(|| serde_json::from_str(input).ok()).flatten();
    let files: Vec<Given> = given.unwrap_or_else(|| {
        vec![Given { name: "input".to_owned(), text: input.to_owned(), error: None }]
    });
    let sources = files.iter().map(|file| {
        let failed = file.error.as_deref().map(|error| Err(io::Error::other(error)));
        Source { name: file.name.clone(), bytes: failed.unwrap_or(Ok(file.text.as_bytes())) }
    });
    let mut report = Report::of(sources, kind, waivers);
    if let Some(baseline) = baseline {
        report.comparison = Some(baseline.compare(&Baseline::of(&report)));
    }
    Ok(report)
}
