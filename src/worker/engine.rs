//! The worker: takes what the page asks, one thing after the other.

use std::cell::Cell;
use std::io::Read;
use std::rc::Rc;

use gloo_worker::{HandlerId, Worker, WorkerScope};

use super::Session;
use super::message::{Answer, Ask, Given, Pairs, Part, Progress, WAIVERS};
use super::source::{Bytes, Pieces};
use crate::catalog::Lang;
use crate::check::export;
use crate::check::report::{Baseline, read_waivers};
use crate::check::{Fault, Source, fault_message};
use crate::text::checkpage as t;

/// The check as a worker.
#[derive(Debug, Default)]
pub struct Engine(Session);

/// Says from time to time how far the check is.
pub(super) struct Pulse {
    now: Cell<Progress>,
    last: Cell<f64>,
    say: Box<dyn Fn(Progress)>,
}

/// So many milliseconds pass between two words of progress.
const BEAT: f64 = 50.0;

impl Pulse {
    fn new(total: f64, say: impl Fn(Progress) + 'static) -> Rc<Self> {
        let now = Cell::new(Progress { total, ..Progress::default() });
        Rc::new(Self { now, last: Cell::default(), say: Box::new(say) })
    }

    /// So many bytes more are read.
    pub(super) fn read(&self, bytes: f64) {
        let now = self.now.get();
        self.now.set(Progress { done: now.done + bytes, ..now });
        self.beat();
    }

    fn judged(&self, designs: u32) {
        self.now.set(Progress { designs, ..self.now.get() });
        if designs.is_multiple_of(256) {
            self.beat();
        }
    }

    fn beat(&self) {
        let time = js_sys::Date::now();
        if time - self.last.get() >= BEAT {
            self.last.set(time);
            (self.say)(self.now.get());
        }
    }
}

impl Worker for Engine {
    type Message = ();
    type Input = Ask;
    type Output = Answer;

    fn create(_: &WorkerScope<Self>) -> Self {
        Self::default()
    }

    fn update(&mut self, _: &WorkerScope<Self>, (): ()) {}

    fn received(&mut self, scope: &WorkerScope<Self>, ask: Ask, page: HandlerId) {
        let session = &mut self.0;
        let answer = match ask {
            Ask::Check(files) => {
                let total = files.iter().map(|given| given.file.size()).sum();
                let say = {
                    let scope = scope.clone();
                    move |progress| scope.respond(page, Answer::Progress(progress))
                };
                check(session, &files, &Pulse::new(total, say));
                done(session)
            }
            Ask::Show { number, view, from, count, lang } => {
                show(session, number, &view, (from, count), &lang)
            }
            Ask::Row(row, lang) => Answer::Row(session.row(row, language(&lang)).map(Box::new)),
            Ask::List(part, from, count, lang) => list(session, part, from, count, &lang),
            Ask::Waive(row, rule, reason) => {
                session.waive(row, &rule, &reason);
                scope.respond(page, waivers(session));
                done(session)
            }
            Ask::Waivers(file) => match text(&file).and_then(|text| read_waivers(&text)) {
                Ok(waivers) => {
                    session.add_waivers(waivers);
                    scope.respond(page, self::waivers(session));
                    done(session)
                }
                Err(fault) => refused(&fault),
            },
            Ask::Known(text) => match read_waivers(&text) {
                Ok(waivers) => return session.set_waivers(waivers),
                Err(_) => Answer::Unread,
            },
            Ask::Compare(None) => {
                session.compare(None);
                done(session)
            }
            Ask::Compare(Some(file)) => match earlier(&file) {
                Ok(earlier) => {
                    session.compare(Some(earlier));
                    done(session)
                }
                Err(fault) => refused(&fault),
            },
            Ask::Export(format, lang) => match exported(session, &format, language(&lang)) {
                Some(answer) => answer,
                None => return,
            },
        };
        scope.respond(page, answer);
    }
}

fn check(session: &mut Session, files: &[Given], pulse: &Rc<Pulse>) {
    let sources = files.iter().map(|given| Source {
        name: given.name.clone(),
        bytes: Bytes::open(given, Rc::clone(pulse)),
    });
    session.check(sources, &|designs| pulse.judged(designs));
}

fn done(session: &Session) -> Answer {
    Answer::Done(Box::new(session.summary()))
}

fn show(session: &mut Session, number: u32, view: &Pairs, at: (u32, u32), lang: &str) -> Answer {
    let mut shown = session.show(view, at.0, at.1, language(lang));
    shown.number = number;
    Answer::Shown(shown)
}

fn list(session: &Session, part: Part, from: u32, count: u32, lang: &str) -> Answer {
    Answer::List(part, session.list(part, from, count, language(lang)))
}

fn language(word: &str) -> Lang {
    Lang::parse(word).unwrap_or(Lang::En)
}

fn text(given: &Given) -> Result<String, Fault> {
    let mut text = String::new();
    let mut bytes = Bytes::open(given, Pulse::new(0.0, |_| {}));
    let read = bytes.as_mut().map(|bytes| bytes.read_to_string(&mut text));
    let marked = |text: String| text.trim_start_matches('\u{feff}').to_owned();
    match read {
        Ok(Ok(_)) => Ok(marked(text)),
        _ => Err(Fault::said("not-text", t::NOT_TEXT)),
    }
}

/// An earlier report, a piece at a time.
fn earlier(given: &Given) -> Result<Baseline, Fault> {
    let bytes = Bytes::open(given, Pulse::new(0.0, |_| {}));
    Baseline::read_from(bytes.map_err(|_| Fault::said("not-text", t::NOT_TEXT))?)
}

fn waivers(session: &Session) -> Answer {
    let mut out = Vec::new();
    if !session.report().waivers.is_empty() && session.write_waivers(&mut out).is_err() {
        out.clear();
    }
    Answer::Waivers(String::from_utf8(out).unwrap_or_default())
}

fn refused(fault: &Fault) -> Answer {
    let say = |lang: Lang| (lang.id().to_owned(), fault_message(fault, lang));
    Answer::Refused(Lang::ALL.map(say).into())
}

fn exported(session: &Session, name: &str, lang: Lang) -> Option<Answer> {
    let mut out = Pieces::default();
    let (ending, media_type) = if name == WAIVERS {
        session.write_waivers(&mut out).ok()?;
        ("waivers.json", "application/json")
    } else {
        let format = export::find(name)?;
        (format.print)(session.report(), lang, &mut out).ok()?;
        (format.extension, format.media_type)
    };
    let name = format!("eip-check.{ending}");
    Some(Answer::Exported { name, file: out.file(media_type)? })
}
