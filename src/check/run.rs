//! Files in, items out: what each file is, and who reads it.

use std::io::{self, Read as _};

use super::read::decode::Decoded;
use super::read::other;
use super::{Fault, Input, Item, KINDS, Kind, Place, Read, Said, Sink, Spot};
use crate::text::check as t;

/// A file, or whatever else gives bytes. One that cannot be opened is an error, and a fault of the report.
#[derive(Debug)]
pub struct Source<R> {
    /// Its name, for people.
    pub name: String,
    /// Its bytes.
    pub bytes: io::Result<R>,
}

/// What a file turned out to be.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct File {
    /// Its name.
    pub name: String,
    /// The kind that read it; `None`: no reader took it.
    pub kind: Option<&'static str>,
    /// Its encoding, by the name of the Encoding Standard.
    pub encoding: &'static str,
    /// Was it read to its end? A disk or a pipe may fail in the middle, and JSON may break off.
    pub complete: bool,
}

/// A file that is taken whole may have so many bytes.
const LARGEST: u64 = 1 << 30;

struct Whole {
    file: u32,
    name: String,
    text: String,
    kind: Kind,
}

/// Reads all sources, each as the kind that is asked for or as the one that recognises it, and answers what they were.
/// Kinds that stream come first; then those that are read together.
pub fn run<R: io::Read>(
    sources: impl IntoIterator<Item = Source<R>>,
    kind: Option<Kind>,
    sink: &mut Sink<'_>,
) -> Vec<File> {
    let mut files = Vec::new();
    let mut whole: Vec<Whole> = Vec::new();
    let mut open = true;
    let mut broken = Vec::new();
    let sink = &mut |item: Item| {
        if let Item::Fault(Place { file, spot: Spot::File }, Fault::Broken(..)) = &item {
            broken.push(*file);
        }
        sink(item)
    };
    for (source, number) in sources.into_iter().zip(0..) {
        let mut file = File { name: source.name, kind: None, encoding: "utf-8", complete: true };
        if open {
            let mut guarded = |item: Item| {
                open = sink(item);
                open
            };
            match source.bytes.and_then(|bytes| one(bytes, number, kind, &mut file, &mut guarded)) {
                Ok(found) => whole.extend(found),
                Err(error) => {
                    file.complete = false;
                    let _ = guarded(Item::Fault(Place::file(number), unreadable(&error)));
                }
            }
        }
        files.push(file);
    }
    for kind in KINDS {
        let Read::Whole(read) = kind.read else { continue };
        let of = |whole: &&Whole| whole.kind.name == kind.name;
        let inputs: Vec<Input<'_>> = whole
            .iter()
            .filter(of)
            .map(|whole| Input { file: whole.file, name: &whole.name, text: &whole.text })
            .collect();
        if open && !inputs.is_empty() {
            read(&inputs, &mut |item| {
                open = open && sink(item);
                open
            });
        }
    }
    for (file, number) in files.iter_mut().zip(0..) {
        file.complete &= !broken.contains(&number);
    }
    files
}

/// Streams a file, or answers it as a whole for its kind.
fn one<R: io::Read>(
    bytes: R,
    number: u32,
    asked: Option<Kind>,
    file: &mut File,
    sink: &mut Sink<'_>,
) -> io::Result<Option<Whole>> {
    let mut text = Decoded::new(bytes);
    let head = String::from_utf8_lossy(text.head()?).into_owned();
    if let Some(encoding) = text.encoding() {
        file.encoding = encoding.label();
    }
    let place = Place::file(number);
    if text.unreadable() && asked.is_some_and(|kind| matches!(kind.read, Read::Stream(_))) {
        sink(Item::Fault(place, Fault::said("bad-encoding", t::BAD_ENCODING)));
        return Ok(None);
    }
    let streams = |kind: &Kind| matches!(kind.read, Read::Stream(_)) && (kind.recognises)(&head);
    let early = asked.or_else(|| KINDS.iter().copied().find(streams));
    if let Some(Kind { name, read: Read::Stream(read), .. }) = early {
        file.kind = Some(name);
        read(number, &mut text, sink)?;
        return Ok(None);
    }
    let beginning = text.beginning().to_vec();
    let mut all = Vec::new();
    (&mut text).take(LARGEST).read_to_end(&mut all)?;
    if all.len() as u64 == LARGEST {
        sink(Item::Fault(place, Fault::said("too-large", t::TOO_LARGE)));
        return Ok(None);
    }
    let all = String::from_utf8(all).unwrap_or_else(|error| {
        // A binary file: what is left of it is enough to say which.
        String::from_utf8_lossy(
            error.as_bytes().get(..4096.min(error.as_bytes().len())).unwrap_or_default(),
        )
        .into_owned()
    });
    let Some(kind) = asked.or_else(|| KINDS.iter().copied().find(|kind| (kind.recognises)(&all)))
    else {
        sink(Item::Fault(place, other::fault(&beginning, &all)));
        return Ok(None);
    };
    file.kind = Some(kind.name);
    match kind.read {
        Read::Stream(read) => {
            read(number, &mut all.as_bytes(), sink)?;
            Ok(None)
        }
        Read::Whole(_) => {
            Ok(Some(Whole { file: number, name: file.name.clone(), text: all, kind }))
        }
    }
}

fn unreadable(error: &io::Error) -> Fault {
    let values = vec![("error", error.to_string())];
    Fault::Said(Said { code: "unreadable", text: t::UNREADABLE, values })
}
