//! The check as the page sees it: what the worker said last, and what can be asked of it.

use gloo_worker::{Spawnable, WorkerBridge};
use leptos::prelude::*;
use web_sys::Blob;

use super::super::{address::Pairs, state::Page, storage};
use crate::catalog::Lang;
use crate::ui::{browser, shared};
use crate::worker::message::{
    Answer, Ask, Details, Given, List, Part, Progress, Shown, Summary, WAIVERS,
};
use crate::worker::{Engine, Plain, view};

/// The worker beside the page; see `src/worker/check-guard.js`.
const WORKER: &str = "check-guard.js";
/// Its name by its content stands in this attribute of the root element.
const NAMED: &str = "data-check";

fn worker_name() -> String {
    let root = document().document_element();
    root.and_then(|root| root.get_attribute(NAMED)).unwrap_or_else(|| WORKER.to_owned())
}

/// So many items of a list are asked for at once.
const SOME: u32 = 50;

/// Where the check stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Stage {
    /// Nothing was given yet.
    Empty,
    /// It runs.
    Running,
    /// The user ended it.
    Cancelled,
    /// There is a report.
    Done,
    /// The browser ended it.
    Broke,
}

/// What an export is at.
#[derive(Clone, PartialEq, Debug)]
pub enum Export {
    /// It is being written.
    Writing,
    /// It was offered under this name.
    Ready(String),
}

/// The check, for as long as the page is open; the report stays in the worker.
#[derive(Clone, Copy)]
pub struct Checker {
    page: Page,
    worker: StoredValue<Option<WorkerBridge<Engine>>, LocalStorage>,
    number: StoredValue<u32>,
    /// The name of the file that was asked about last, for what is said of it.
    asked: StoredValue<String>,
    pub stage: RwSignal<Stage>,
    pub progress: RwSignal<Progress>,
    pub summary: RwSignal<Summary>,
    pub shown: RwSignal<Shown>,
    pub details: RwSignal<Option<Details>>,
    pub notes: RwSignal<List>,
    pub faults: RwSignal<List>,
    pub gone: RwSignal<List>,
    pub export: RwSignal<Option<Export>>,
    /// A file that was refused, and why in every language.
    pub refused: RwSignal<Option<(String, Pairs)>>,
    /// All findings that somebody answers for, as their file has them. A worker may end; this stays with the tab.
    pub waivers: RwSignal<String>,
    /// Would they be gone after a reload?
    pub unkept: RwSignal<bool>,
    /// Is an earlier report being read?
    pub comparing: RwSignal<bool>,
    /// Counts reports and changes of them: whatever shows rows asks anew.
    pub edition: RwSignal<u32>,
}

impl Checker {
    /// Without a worker: it starts when something is checked.
    pub fn new(page: Page) -> Self {
        Self {
            page,
            worker: StoredValue::new_local(None),
            number: StoredValue::new(0),
            asked: StoredValue::new(String::new()),
            stage: RwSignal::new(Stage::Empty),
            progress: RwSignal::default(),
            summary: RwSignal::default(),
            shown: RwSignal::default(),
            details: RwSignal::new(None),
            notes: RwSignal::default(),
            faults: RwSignal::default(),
            gone: RwSignal::default(),
            export: RwSignal::new(None),
            refused: RwSignal::new(None),
            waivers: RwSignal::new(storage::read_tab(storage::WAIVERS).unwrap_or_default()),
            unkept: RwSignal::new(false),
            comparing: RwSignal::new(false),
            edition: RwSignal::new(0),
        }
    }

    /// Checks files in place of those before.
    pub fn check(self, files: Vec<(String, Blob)>) {
        if files.is_empty() {
            return;
        }
        // A check that runs is given up; one that is done keeps its worker, and what somebody answers for.
        if self.stage.get_untracked() != Stage::Done {
            self.end();
        }
        // A row of the address is one of the first files.
        if self.stage.get_untracked() != Stage::Empty {
            self.page.set_check(view::ROW, "");
        }
        self.forget();
        self.progress.set(Progress::default());
        self.stage.set(Stage::Running);
        let given = |(name, file)| Given { name, file };
        self.ask(Ask::Check(files.into_iter().map(given).collect()));
    }

    /// Ends the check that runs.
    pub fn cancel(self) {
        self.end();
        self.stage.set(Stage::Cancelled);
    }

    /// Asks for other files.
    pub fn start_over(self) {
        self.end();
        self.forget();
        self.page.set_check(view::ROW, "");
        self.stage.set(Stage::Empty);
    }

    /// The guard ends the worker as soon as nobody listens any more.
    fn end(self) {
        self.worker.set_value(None);
    }

    fn forget(self) {
        self.shown.set(Shown::default());
        self.details.set(None);
        self.export.set(None);
        self.refused.set(None);
        self.comparing.set(false);
        [Part::Notes, Part::Faults, Part::Gone]
            .into_iter()
            .for_each(|part| self.part(part).set(List::default()));
    }

    fn ask(self, ask: Ask) {
        self.worker.update_value(|worker| {
            let spawn = || {
                let take = move |answer| self.take(answer);
                let mut spawner = Engine::spawner().encoding::<Plain>();
                let worker = spawner.callback(take).with_loader(true).spawn(&worker_name());
                let known = self.waivers.get_untracked();
                if !known.is_empty() {
                    worker.send(Ask::Known(known));
                }
                worker
            };
            worker.get_or_insert_with(spawn).send(ask);
        });
    }

    fn take(self, answer: Answer) {
        match answer {
            Answer::Progress(progress) => self.progress.set(progress),
            Answer::Done(summary) => {
                self.summary.set(*summary);
                self.comparing.set(false);
                self.stage.set(Stage::Done);
                self.edition.update(|edition| *edition += 1);
            }
            Answer::Shown(shown) => {
                // Answers to what nobody looks at any more come late.
                if shown.number == self.number.get_value() {
                    self.shown.set(shown);
                }
            }
            Answer::Row(details) => self.details.set(details.map(|details| *details)),
            Answer::List(part, list) => self.part(part).update(|known| {
                if list.from == 0 {
                    *known = list;
                } else if list.from as usize == known.items.len() {
                    known.items.extend(list.items);
                }
            }),
            Answer::Exported { name, file } => {
                browser::download_file(&name, &file);
                self.export.set(Some(Export::Ready(name)));
            }
            Answer::Waivers(text) => {
                self.unkept.set(!storage::write_tab(storage::WAIVERS, &text));
                self.waivers.set(text);
            }
            // Nothing that was kept is overwritten before it stands elsewhere.
            Answer::Unread => {
                let set_aside = self.waivers.with_untracked(|text| storage::set_aside(text));
                self.unkept.set(set_aside.is_err());
                self.waivers.set(String::new());
            }
            Answer::Refused(why) => {
                self.comparing.set(false);
                self.refused.set(Some((self.asked.get_value(), why)));
            }
            Answer::Broke => {
                self.end();
                self.forget();
                self.stage.set(Stage::Broke);
            }
        }
    }

    /// A list beside the table.
    pub const fn part(self, part: Part) -> RwSignal<List> {
        match part {
            Part::Notes => self.notes,
            Part::Faults => self.faults,
            Part::Gone => self.gone,
        }
    }

    /// Asks for lines of the table.
    pub fn show(self, view: Pairs, from: u32, count: u32, lang: Lang) {
        let number = self.number.get_value().wrapping_add(1);
        self.number.set_value(number);
        self.ask(Ask::Show { number, view, from, count, lang: lang.id().to_owned() });
    }

    /// Asks for everything about a row.
    pub fn open(self, row: u32, lang: Lang) {
        self.ask(Ask::Row(row, lang.id().to_owned()));
    }

    /// Asks for a list from its beginning, or for more of it.
    pub fn list(self, part: Part, more: bool, lang: Lang) {
        let known = self.part(part).with_untracked(|list| list.items.len());
        let known = u32::try_from(known).unwrap_or(u32::MAX);
        let (from, count) = if more { (known, SOME) } else { (0, known.max(SOME)) };
        self.ask(Ask::List(part, from, count, lang.id().to_owned()));
    }

    /// Somebody answers for a finding; without a reason nobody does any more.
    pub fn waive(self, row: u32, rule: &str, reason: String) {
        self.ask(Ask::Waive(row, rule.to_owned(), reason));
    }

    /// Takes over what somebody answers for in a file, beside what was there.
    pub fn waivers(self, name: String, file: Blob) {
        self.asked.set_value(name.clone());
        self.refused.set(None);
        self.ask(Ask::Waivers(Given { name, file }));
    }

    /// Sets the report beside an earlier one; `None`: no longer.
    pub fn compare(self, earlier: Option<(String, Blob)>) {
        self.refused.set(None);
        self.comparing.set(earlier.is_some());
        if let Some((name, _)) = &earlier {
            self.asked.set_value(name.clone());
        }
        self.ask(Ask::Compare(earlier.map(|(name, file)| Given { name, file })));
    }

    /// Takes the report away.
    pub fn export(self, format: &str, lang: Lang) {
        self.export.set(Some(Export::Writing));
        self.ask(Ask::Export(format.to_owned(), lang.id().to_owned()));
    }

    /// Takes away what somebody answers for.
    pub fn export_waivers(self, lang: Lang) {
        self.export(WAIVERS, lang);
    }
}

/// The check, from anywhere on the page.
pub fn checker() -> Checker {
    shared().checker()
}
