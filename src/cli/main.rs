//! The command line: `eip-planner check FILE…`. The same engine as the page, for pipelines.
//!
//! Exit codes: 0 nothing at or above `--fail-on`, 1 something, 2 bad usage or an input that cannot be read.

mod check;
mod progress;

use std::io::{self, Write as _};
use std::process::ExitCode;

use eip_planner::catalog::Lang;
use eip_planner::check::read::csv;
use eip_planner::command::{BAD, Command, Usage, read};
use eip_planner::text::command as t;

fn main() -> ExitCode {
    let answer = match read(std::env::args_os().skip(1), system_lang()) {
        Ok(Command::Help(lang)) => {
            let version = [("version", env!("CARGO_PKG_VERSION").to_owned())];
            say(&format!("{}\n", t::HELP.fill(lang, &version)))
        }
        Ok(Command::Version) => say(&format!("eip-planner {}\n", env!("CARGO_PKG_VERSION"))),
        Ok(Command::Template(lang)) => say(&csv::template(lang)),
        Ok(Command::Check(options)) => check::run(&options),
        Err(Usage { lang, message }) => {
            complain(&format!("eip-planner: {message}\n{}", t::TRY_HELP.get(lang)));
            return ExitCode::from(BAD);
        }
    };
    match answer {
        Ok(code) => ExitCode::from(code),
        // Whoever read has had enough: `head`, a pager. That is no fault.
        Err(error) if error.kind() == io::ErrorKind::BrokenPipe => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("eip-planner: {error}"));
            ExitCode::from(BAD)
        }
    }
}

/// The language of the system, unless one is asked for.
fn system_lang() -> Lang {
    let set = |name: &str| std::env::var(name).ok().filter(|value| !value.is_empty());
    let tag = ["LC_ALL", "LC_MESSAGES", "LANG"].into_iter().find_map(set);
    tag.and_then(|tag| Lang::parse(&tag)).unwrap_or(Lang::En)
}

fn say(text: &str) -> io::Result<u8> {
    let mut out = io::stdout().lock();
    out.write_all(text.as_bytes())?;
    out.flush()?;
    Ok(0)
}

/// A line for people; where nobody takes it, it is lost.
fn complain(line: &str) {
    let _ = writeln!(io::stderr().lock(), "{line}");
}
