//! What `npx eip-planner` needs: the arguments read as the program reads them; files come from JavaScript.

use std::path::PathBuf;

use serde::Serialize;
use wasm_bindgen::prelude::wasm_bindgen;

use crate::catalog::Lang;
use crate::check::read::csv;
use crate::check::read::decode::Encoding;
use crate::command::{BAD, Command, Options, Usage, read};
use crate::text::command as t;

/// What is to be done.
#[derive(Serialize)]
#[serde(untagged)]
enum Done {
    Say { out: String },
    Refuse { err: String, code: u8 },
    Check(Check),
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Check {
    files: Vec<PathBuf>,
    waivers: Option<PathBuf>,
    baseline: Option<PathBuf>,
    output: Option<PathBuf>,
    format: &'static str,
    fail_on: &'static str,
    lang: &'static str,
    kind: Option<&'static str>,
    /// What standard input is called.
    standard_input: &'static str,
}

impl From<Options> for Check {
    fn from(options: Options) -> Self {
        let Options { files, format, fail_on, lang, kind, waivers, baseline, output } = options;
        Self {
            files,
            waivers,
            baseline,
            output,
            format: format.name,
            fail_on: fail_on.word(),
            lang: lang.id(),
            kind: kind.map(|kind| kind.name),
            standard_input: t::STANDARD_INPUT.get(lang),
        }
    }
}

/// Reads arguments, a JSON list; `lang` is the system's.
#[wasm_bindgen(js_name = readArguments)]
#[must_use]
pub fn read_arguments(args: &str, lang: &str) -> String {
    let args: Vec<String> = serde_json::from_str(args).unwrap_or_default();
    let version = env!("CARGO_PKG_VERSION");
    let command = read(args.into_iter().map(Into::into), Lang::parse(lang).unwrap_or(Lang::En));
    let done = match command {
        Ok(Command::Help(lang)) => {
            let help = t::HELP.fill(lang, &[("version", version.to_owned())]);
            Done::Say { out: format!("{help}\n") }
        }
        Ok(Command::Version) => Done::Say { out: format!("eip-planner {version}\n") },
        Ok(Command::Template(lang)) => Done::Say { out: csv::template(lang) },
        Ok(Command::Check(options)) => Done::Check((*options).into()),
        Err(Usage { lang, message }) => {
            let err = format!("eip-planner: {message}\n{}\n", t::TRY_HELP.get(lang));
            Done::Refuse { err, code: BAD }
        }
    };
    serde_json::to_string(&done).unwrap_or_default()
}

/// What `TextDecoder` calls the encoding of these bytes.
#[wasm_bindgen(js_name = encodingOf)]
#[must_use]
pub fn encoding_of(bytes: &[u8]) -> String {
    let marked = Encoding::of_mark(bytes).map(|(encoding, _)| encoding);
    let encoding = marked.or_else(|| Encoding::guess(bytes)).unwrap_or(Encoding::Utf8);
    encoding.label().to_owned()
}

/// The report as the program prints it, and its exit code.
#[wasm_bindgen(js_name = printCheck)]
#[must_use]
pub fn print_check(files: &str, options: &str) -> String {
    crate::json::print_check(files, options)
}
