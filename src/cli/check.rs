//! `check`: files in, a report out. CSV and text are printed while rows come, so that a million rows need no memory.

use std::borrow::Cow;
use std::fs::File;
use std::io::{self, BufWriter, Read, Write};
use std::path::Path;

use eip_planner::check::export::{csv, flush, text};
use eip_planner::check::report::{
    Baseline, Builder, Counts, Entry, Marks, Tally, Waiver, read_waivers,
};
use eip_planner::check::{
    Design, Fault, File as Known, Item, Judge, Source, fault_message, run as read_all,
};
use eip_planner::command::{BAD, Options, code};
use eip_planner::text::command as t;

use crate::complain;
use crate::progress::Told;

/// Checks the files and answers the exit code.
pub fn run(options: &Options) -> io::Result<u8> {
    let lang = options.lang;
    let mut waivers = Vec::new();
    let mut baseline = None;
    // A file that the run rests on, as a text; what is wrong with it ends the run.
    let side = |path: &Path| -> Result<String, String> {
        std::fs::read_to_string(path).map_err(|error| format!("{}: {error}", path.display()))
    };
    let fault =
        |path: &Path, fault: &Fault| format!("{}: {}", path.display(), fault_message(fault, lang));
    if let Some(path) = &options.waivers {
        match side(path).and_then(|text| read_waivers(&text).map_err(|found| fault(path, &found))) {
            Ok(found) => waivers = found,
            Err(message) => return bad(&message),
        }
    }
    if let Some(path) = &options.baseline {
        match side(path).and_then(|text| Baseline::read(&text).map_err(|found| fault(path, &found)))
        {
            Ok(found) => baseline = Some(found),
            Err(message) => return bad(&message),
        }
    }
    let mut out: Box<dyn Write> = match &options.output {
        Some(path) => match File::create(path) {
            Ok(file) => Box::new(BufWriter::with_capacity(1 << 16, file)),
            Err(error) => return bad(&format!("{}: {error}", path.display())),
        },
        None => Box::new(BufWriter::with_capacity(1 << 16, io::stdout().lock())),
    };
    let streams = ["csv", "text"].contains(&options.format.name);
    let (counts, files) = if streams {
        stream(options, waivers, baseline, &mut *out)?
    } else {
        whole(options, waivers, baseline, &mut *out)?
    };
    out.flush()?;
    Ok(code(options.fail_on, &counts, &files))
}

fn bad(message: &str) -> io::Result<u8> {
    complain(&format!("eip-planner: {message}"));
    Ok(BAD)
}

type Bytes = Told<Box<dyn Read>>;

fn sources(options: &Options) -> impl Iterator<Item = Source<Bytes>> + '_ {
    options.files.iter().zip(names(options)).map(|(path, name)| {
        let bytes: io::Result<Box<dyn Read>> = if standard_input(path) {
            Ok(Box::new(io::stdin().lock()))
        } else {
            File::open(path).map(|file| Box::new(file) as Box<dyn Read>)
        };
        let bytes = bytes.map(|bytes| Told::new(bytes, name.clone(), options.lang));
        Source { name, bytes }
    })
}

fn standard_input(path: &Path) -> bool {
    path.as_os_str() == "-"
}

fn names(options: &Options) -> Vec<String> {
    let name = |path: &std::path::PathBuf| {
        if standard_input(path) {
            t::STANDARD_INPUT.get(options.lang).to_owned()
        } else {
            path.display().to_string()
        }
    };
    options.files.iter().map(name).collect()
}

/// Holds everything, packed, and prints at the end.
fn whole(
    options: &Options,
    waivers: Vec<Waiver>,
    baseline: Option<Baseline>,
    out: &mut dyn Write,
) -> io::Result<(Counts, Vec<Known>)> {
    let mut builder = Builder::new(waivers);
    let files = read_all(sources(options), options.kind, &mut |item| {
        builder.take(item);
        true
    });
    let mut report = builder.finish(files);
    if let Some(baseline) = baseline {
        report.comparison = Some(baseline.compare(&Baseline::of(&report)));
    }
    (options.format.print)(&report, options.lang, out)?;
    Ok((report.counts, report.files))
}

/// Prints each row as it comes.
fn stream(
    options: &Options,
    waivers: Vec<Waiver>,
    baseline: Option<Baseline>,
    out: &mut dyn Write,
) -> io::Result<(Counts, Vec<Known>)> {
    let (lang, table) = (options.lang, options.format.name == "csv");
    let names = names(options);
    let name = |file: u32| {
        usize::try_from(file).ok().and_then(|at| names.get(at)).map_or("", String::as_str)
    };
    let (mut judge, mut tally, mut now) = (Judge::default(), Tally::default(), Baseline::default());
    let mut printed = String::new();
    let mut marks = baseline.as_ref().filter(|_| table).map(Marks::against);
    if table {
        csv::head(lang, &mut printed);
    }
    let mut failed = None;
    let files = read_all(sources(options), options.kind, &mut |item| {
        match &item {
            Item::Design(Design { kind, place, name: called, draft, unknown }) => {
                let verdict = judge.judge(draft, unknown);
                let entry = Entry {
                    kind,
                    name: called,
                    file: name(place.file),
                    place,
                    draft,
                    verdict: Cow::Borrowed(verdict),
                    waivers: &waivers,
                };
                tally.entry(&entry);
                if baseline.is_some() {
                    now.entry(&entry);
                }
                if table {
                    csv::entry(&entry, marks.as_mut(), lang, &mut printed)
                } else {
                    text::entry(&entry, lang, &mut printed)
                }
            }
            Item::Note(note) => {
                tally.note(note);
                if baseline.is_some() {
                    now.note(name(note.place.file), note);
                }
                let file = name(note.place.file);
                if table {
                    csv::note(file, note, marks.as_mut(), lang, &mut printed)
                } else {
                    text::note(file, note, lang, &mut printed)
                }
            }
            Item::Fault(place, fault) => {
                tally.fault();
                let file = name(place.file);
                if table {
                    csv::skipped(file, place, fault, lang, &mut printed)
                } else {
                    text::skipped(file, place, fault, lang, &mut printed)
                }
            }
        }
        failed = flush(&mut printed, out).err();
        failed.is_none()
    });
    if let Some(error) = failed {
        return Err(error);
    }
    let counts = tally.counts();
    let comparison = baseline.map(|baseline| baseline.compare(&now));
    if table {
        for key in comparison.iter().flat_map(|comparison| &comparison.gone) {
            csv::gone(key, lang, &mut printed);
            flush(&mut printed, out)?;
        }
    } else {
        text::sum(&counts, comparison.as_ref(), lang, &mut printed);
    }
    out.write_all(printed.as_bytes())?;
    Ok((counts, files))
}
