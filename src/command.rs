//! The arguments of the command line and its exit code: the same for the program and for `npx eip-planner`.

use std::ffi::OsString;
use std::path::PathBuf;

use crate::catalog::Lang;
use crate::check::export::{self, Format};
use crate::check::report::Counts;
use crate::check::{self, Kind, Outcome};
use crate::rules::Severity;
use crate::text::command as t;
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

impl FailOn {
    const ALL: [(&'static str, Self); 4] = [
        ("blocker", Self::Blocker),
        ("caution", Self::Caution),
        ("never", Self::Never),
        ("unknown", Self::Unknown),
    ];

    /// What a word of `--fail-on` says.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|(known, _)| *known == word).map(|(_, of)| of)
    }

    /// Its word.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::ALL.into_iter().find(|(_, of)| *of == self).map_or("", |(word, _)| word)
    }
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

/// Bad usage, or an input that cannot be read.
pub const BAD: u8 = 2;

/// Reads arguments, without the program's name; `lang` until one is asked for.
///
/// # Errors
/// Arguments that nobody understands.
pub fn read(args: impl IntoIterator<Item = OsString>, lang: Lang) -> Result<Command, Usage> {
    let args: Vec<OsString> = args.into_iter().collect();
    let mut lang = lang;
    parse(lexopt::Parser::from_args(args), &mut lang).map_err(|message| Usage { lang, message })
}

/// Unless asked otherwise a run fails on blockers. An input that no reader takes, or that breaks off, fails every run, and
/// so does a run that found only what it had to skip: nothing was checked.
#[must_use]
pub fn code(fail_on: FailOn, counts: &Counts, files: &[check::File]) -> u8 {
    let any = |severity: Severity| counts.of_severity(severity) > 0;
    let unknown = counts.of(Outcome::Unknown) > 0;
    let failed = match fail_on {
        FailOn::Never => false,
        FailOn::Blocker => any(Severity::Blocker),
        FailOn::Unknown => any(Severity::Blocker) || unknown,
        FailOn::Caution => {
            any(Severity::Blocker)
                || unknown
                || any(Severity::Precondition)
                || any(Severity::Caution)
        }
    };
    let unreadable = files.iter().any(|file| file.kind.is_none() || !file.complete);
    let nothing = counts.designs == 0 && counts.faults > 0;
    if unreadable || nothing { BAD } else { u8::from(failed) }
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
                let words = FailOn::ALL.map(|(word, _)| word);
                let known = |name: &str| FailOn::parse(name).is_some();
                let value = word(&mut parser, *lang, &known, "fail-on", &words)?;
                fail_on = FailOn::parse(&value).unwrap_or(fail_on);
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
