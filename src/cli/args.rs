//! The arguments.

use std::ffi::OsString;
use std::path::PathBuf;

use eip_planner::catalog::Lang;
use eip_planner::check::export::{self, Format};
use eip_planner::check::{self, Kind};
use eip_planner::text::command as t;
use lexopt::Arg::{Long, Short, Value};
use lexopt::ValueExt as _;

/// What is to be done.
pub enum Command {
    /// `--help`
    Help(Lang),
    /// `--version`
    Version,
    /// `check --template`
    Template(Lang),
    /// `check`
    Check(Box<Options>),
}

/// From which weight on a finding fails the run.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum FailOn {
    /// A blocked design, or a blocker about several resources.
    Blocker,
    /// That, a design that is unknown, or a caution.
    Caution,
    /// A blocked or unknown design.
    Unknown,
    /// Nothing.
    Never,
}

/// What `check` is asked for.
pub struct Options {
    /// Files, `-` for standard input.
    pub files: Vec<PathBuf>,
    /// The format of the report.
    pub format: Format,
    /// What fails the run.
    pub fail_on: FailOn,
    /// The language.
    pub lang: Lang,
    /// The kind, if it is not to be recognised.
    pub kind: Option<Kind>,
    /// Findings that somebody answers for.
    pub waivers: Option<PathBuf>,
    /// An earlier report.
    pub baseline: Option<PathBuf>,
    /// Where the report goes; none: standard output.
    pub output: Option<PathBuf>,
}

/// Arguments that nobody understands.
pub struct Usage {
    /// The language to say so in.
    pub lang: Lang,
    /// What is wrong.
    pub message: String,
}

/// The language of the system, unless one is asked for.
fn system_lang() -> Lang {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    tag.and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::En)
}

/// Reads the arguments of the process.
pub fn read() -> Result<Command, Usage> {
    let mut lang = system_lang();
    parse(lexopt::Parser::from_env(), &mut lang).map_err(|message| Usage { lang, message })
}

fn parse(mut parser: lexopt::Parser, lang: &mut Lang) -> Result<Command, String> {
    let mut files: Vec<PathBuf> = Vec::new();
    let (mut command, mut help, mut version, mut template) = (None, false, false, false);
    let (mut format, mut fail_on, mut kind) =
        (export::FORMATS.first().copied(), FailOn::Blocker, None);
    let (mut waivers, mut baseline, mut output) = (None, None, None);
    while let Some(arg) = parser.next().map_err(|error| error.to_string())? {
        match arg {
            Short('h') | Long("help") => help = true,
            Short('V') | Long("version") => version = true,
            Long("template") => template = true,
            Long("format") => {
                let names: Vec<&str> = export::FORMATS.iter().map(|format| format.name).collect();
                format = export::find(&word(
                    &mut parser,
                    *lang,
                    &|name| export::find(name).is_some(),
                    "format",
                    &names,
                )?);
            }
            Long("kind") => {
                let names: Vec<&str> = check::KINDS.iter().map(|kind| kind.name).collect();
                kind = check::find(&word(
                    &mut parser,
                    *lang,
                    &|name| check::find(name).is_some(),
                    "kind",
                    &names,
                )?);
            }
            Long("lang") => {
                let ids = Lang::ALL.map(Lang::id);
                let value =
                    word(&mut parser, *lang, &|name| Lang::parse(name).is_some(), "lang", &ids)?;
                *lang = Lang::parse(&value).unwrap_or(*lang);
            }
            Long("fail-on") => {
                let words = ["blocker", "caution", "never", "unknown"];
                let value =
                    word(&mut parser, *lang, &|name| words.contains(&name), "fail-on", &words)?;
                fail_on = match value.as_str() {
                    "caution" => FailOn::Caution,
                    "never" => FailOn::Never,
                    "unknown" => FailOn::Unknown,
                    _ => FailOn::Blocker,
                };
            }
            Long("waivers") => waivers = Some(path(parser.value())?),
            Long("baseline") => baseline = Some(path(parser.value())?),
            Short('o') | Long("output") => output = Some(path(parser.value())?),
            Value(value) if command.is_none() => command = Some(value),
            Value(value) => files.push(value.into()),
            other => return Err(other.unexpected().to_string()),
        }
    }
    match command {
        _ if help => return Ok(Command::Help(*lang)),
        _ if version => return Ok(Command::Version),
        Some(word) if word == "check" => {}
        Some(word) => {
            return Err(t::NO_COMMAND.fill(*lang, &[("word", word.display().to_string())]));
        }
        None => return Err(t::NO_COMMAND.fill(*lang, &[("word", String::new())])),
    }
    if template {
        return Ok(Command::Template(*lang));
    }
    let Some(format) = format.filter(|_| !files.is_empty()) else {
        return Err(t::NO_FILES.get(*lang).to_owned());
    };
    let options = Options { files, format, fail_on, lang: *lang, kind, waivers, baseline, output };
    Ok(Command::Check(Box::new(options)))
}

/// The value of an option that knows its words.
fn word(
    parser: &mut lexopt::Parser,
    lang: Lang,
    known: &dyn Fn(&str) -> bool,
    name: &str,
    words: &[&str],
) -> Result<String, String> {
    let value =
        parser.value().and_then(|value| value.string()).map_err(|error| error.to_string())?;
    if known(&value) {
        return Ok(value);
    }
    let values = [("value", value), ("option", format!("--{name}")), ("words", words.join(", "))];
    Err(t::BAD_VALUE.fill(lang, &values))
}

fn path(value: Result<OsString, lexopt::Error>) -> Result<PathBuf, String> {
    value.map(Into::into).map_err(|error| error.to_string())
}
