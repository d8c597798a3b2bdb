//! The one border: JSON in, JSON out, never a panic.
//!
//! Every function answers `{ "ok": … }` or `{ "error": { "code", "field", "message" } }`. `options` is
//! `{}` or, for example, `{ "lang": "ja", "format": "markdown" }`; without a language the answer is English.
//! The page, the JavaScript API and the command line stand on these or on the typed functions beneath them.

mod check;
mod lists;

pub use crate::export::json_text::{Failure, Written, indented, to_string};
pub use lists::{instance_families, regions, rules};

use serde::Serialize;
use serde_json::{Map, Value as Json};

use crate::catalog::{Instance, Lang, Mode, Region};
use crate::export::comparison::ComparisonDocument;
use crate::export::document::{AssessmentDocument, PlanDocument};
use crate::export::matrix::MatrixDocument;
use crate::export::migration::MigrationDocument;
use crate::export::{File, find};
use crate::plan::recommend;
use crate::rules::assess as judge;
use crate::scenario::{
    Allowed, Draft, ErrorCode, Field, InputError, Known, Scenario, Value, read_input,
};
use crate::{export, plan as planning, text};

/// What holds for each mode: `assess(scenario)` of the contract, in English.
#[must_use]
pub fn assess(scenario: &str) -> String {
    assess_with(scenario, "{}")
}

/// The same in the language of the options.
#[must_use]
pub fn assess_with(scenario: &str, options: &str) -> String {
    answer(options, &["lang"], |options| {
        let (scenario, known) = read_known(scenario)?;
        let assessment = judge(&scenario);
        let recommendation = recommend(&assessment);
        Ok(done(&AssessmentDocument::of(&assessment, &recommendation, &known, options.lang)))
    })
}

/// What to do: `plan(scenario, { lang })` of the contract.
#[must_use]
pub fn plan(scenario: &str, options: &str) -> String {
    answer(options, &["lang"], |options| {
        let plan = read_plan(scenario)?;
        Ok(done(&PlanDocument::of(&plan, options.lang)))
    })
}

/// The plan in a format: `exportPlan(scenario, { format, lang })` of the contract.
#[must_use]
pub fn export_plan(scenario: &str, options: &str) -> String {
    answer(options, &["lang", "format"], |options| {
        let known: Vec<&'static str> = export::FORMATS.iter().map(|format| format.name).collect();
        let name = options.text("format")?.unwrap_or_default();
        let format = find(name).ok_or_else(|| {
            InputError::new(missing_or_unknown(name), "format", name, Allowed::Words(known))
        })?;
        let plan = read_plan(scenario)?;
        Ok(done(&Files { files: (format.print)(&plan, options.lang) }))
    })
}

/// The comparison: `matrix({ region?, instance?, lang })` of the contract.
#[must_use]
pub fn matrix(options: &str) -> String {
    answer(options, &["lang", "region", "instance"], |options| {
        let mut draft = Draft::default();
        for field in [Field::Region, Field::Instance] {
            if let Some(name) = options.text(field.spec().path)? {
                let value = match field {
                    Field::Region => Region::find(name).map(Value::Region),
                    _ => Instance::parse(name).map(Value::Instance),
                };
                let value = value.ok_or_else(|| {
                    let path = field.spec().path;
                    InputError::new(ErrorCode::UnknownValue, path, name, Allowed::Kind(field))
                })?;
                draft.set(field, Some(value));
            }
        }
        let assessment = draft.check().ok().map(|scenario| judge(&scenario));
        Ok(done(&MatrixDocument::of(assessment.as_ref(), options.lang)))
    })
}

/// From one mode to another: the steps between two running set-ups, with waits, interruptions and ways back.
/// The options name `from` and `to`.
#[must_use]
pub fn migrate(scenario: &str, options: &str) -> String {
    answer(options, &["lang", "from", "to"], |options| {
        let (from, to) = (options.mode("from")?, options.mode("to")?);
        let (scenario, known) = read_known(scenario)?;
        let migration = planning::migrate(&scenario, from, to);
        let recommendation = recommend(&migration.assessment);
        Ok(done(&MigrationDocument::of(&migration, &recommendation, &known, options.lang)))
    })
}

/// Two scenarios side by side, or one before and after a remedy: what differs, what stays.
#[must_use]
pub fn compare(before: &str, after: &str, options: &str) -> String {
    answer(options, &["lang"], |options| {
        let (before, after) = (read_plan(before)?, read_plan(after)?);
        Ok(done(&ComparisonDocument::of(planning::compare(&before, &after), options.lang)))
    })
}

/// Many designs: `check(input, { kind, lang })` of the contract. The input is a text, or a JSON list of files
/// `{ name, text }`; the options take `waivers` (a list) and `baseline` (an earlier report) as well.
#[must_use]
pub fn check(input: &str, options: &str) -> String {
    answer(options, &["lang", "kind", "waivers", "baseline"], |options| {
        check::check(input, options)
    })
}

/// The same as the command line prints it, with its exit code.
#[cfg(feature = "api-all")]
pub(crate) fn print_check(input: &str, options: &str) -> String {
    let known = ["lang", "kind", "waivers", "baseline", "format", "failOn"];
    answer(options, &known, |options| check::print(input, options))
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Files {
    files: Vec<File>,
}

#[derive(Serialize)]
struct Done<'a, T> {
    ok: &'a T,
}

#[derive(Serialize)]
struct Failed {
    error: Fault,
}

#[derive(Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(crate) struct Fault {
    code: &'static str,
    field: String,
    message: String,
}

fn done<T: Serialize>(document: &T) -> String {
    to_json(&Done { ok: document })
}

/// Writing these documents to a string has no case that fails: no maps with other keys than texts.
fn to_json(document: &impl Serialize) -> String {
    to_string(document).unwrap_or_default()
}

fn answer(
    options: &str,
    known: &[&'static str],
    make: impl FnOnce(&Options) -> Result<String, InputError>,
) -> String {
    let parsed = Options::read(options, known);
    let lang = parsed.as_ref().map_or(Lang::En, |options| options.lang);
    match parsed.and_then(|options| make(&options)) {
        Ok(json) => json,
        Err(fault) => failed(fault, lang),
    }
}

fn failed(fault: InputError, lang: Lang) -> String {
    let (code, message) = (fault.code.word(), text::error_message(&fault, lang));
    to_json(&Failed { error: Fault { code, message, field: fault.field } })
}

/// A fault that was found outside, in the language of the options.
#[cfg(feature = "api")]
pub(crate) fn refuse(fault: InputError, options: &str) -> String {
    answer(options, &["lang"], |_| Err(fault))
}

/// Reads a scenario and what is known of its plan; of several faults the first one is named.
fn read_known(scenario: &str) -> Result<(Scenario, Known), InputError> {
    let input = read_input(scenario);
    if let Some(fault) = input.faults.into_iter().next() {
        return Err(fault);
    }
    let scenario = input.draft.check()?;
    match input.known.check(&scenario).into_iter().next() {
        Some(fault) => Err(fault),
        None => Ok((scenario, input.known)),
    }
}

fn read_plan(scenario: &str) -> Result<planning::Plan, InputError> {
    read_known(scenario).map(|(scenario, known)| planning::plan_with(&scenario, known))
}

/// An option that is not there, or that says what nobody knows.
const fn missing_or_unknown(word: &str) -> ErrorCode {
    if word.is_empty() { ErrorCode::MissingField } else { ErrorCode::UnknownValue }
}

/// Options of a call: an object of texts.
struct Options {
    lang: Lang,
    given: Map<String, Json>,
}

impl Options {
    fn read(options: &str, known: &[&'static str]) -> Result<Self, InputError> {
        let given =
            match serde_json::from_str(if options.trim().is_empty() { "{}" } else { options }) {
                Ok(Json::Object(given)) => given,
                Ok(other) => {
                    return Err(InputError::new(
                        ErrorCode::WrongType,
                        "options",
                        &other.to_string(),
                        Allowed::Nothing,
                    ));
                }
                Err(error) => {
                    let at = Allowed::Position(error.line(), error.column());
                    return Err(InputError::new(ErrorCode::BadJson, "options", "", at));
                }
            };
        if let Some(name) = given.keys().find(|name| !known.contains(&name.as_str())) {
            return Err(InputError::new(
                ErrorCode::UnknownField,
                name,
                "",
                Allowed::Words(known.to_vec()),
            ));
        }
        let mut options = Self { lang: Lang::En, given };
        if let Some(name) = options.text("lang")? {
            let loaded = |lang: &Lang| text::is_loaded(*lang);
            let words = Lang::ALL.into_iter().filter(loaded).map(Lang::id).collect();
            options.lang = Lang::parse(name).filter(loaded).ok_or_else(|| {
                InputError::new(ErrorCode::UnknownValue, "lang", name, Allowed::Words(words))
            })?;
        }
        Ok(options)
    }

    fn mode(&self, name: &str) -> Result<Mode, InputError> {
        let word = self.text(name)?.unwrap_or_default();
        Mode::parse(word).ok_or_else(|| {
            let words = Allowed::Words(Mode::ALL.map(Mode::id).to_vec());
            InputError::new(missing_or_unknown(word), name, word, words)
        })
    }

    fn text(&self, name: &str) -> Result<Option<&str>, InputError> {
        match self.given.get(name) {
            None | Some(Json::Null) => Ok(None),
            Some(Json::String(text)) => Ok(Some(text)),
            Some(other) => {
                let value = other.to_string();
                Err(InputError::new(ErrorCode::WrongType, name, &value, Allowed::Nothing))
            }
        }
    }
}
