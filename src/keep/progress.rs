//! Which steps are done.
//!
//! A mark belongs to one plan, to one step of it, and to what that step did when it was marked: a step that does
//! something else by now is not done.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::{Reading, versioned};
use crate::catalog::Mode;
use crate::plan::{Arg, Plan, Step};
use crate::scenario::{Known, SCHEMA, Slot, parse_pairs, write_pairs};
use crate::text;

/// Step → what it did, of one plan.
pub type Marks = BTreeMap<String, String>;

/// What is known of a step.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum State {
    /// Not done.
    Open,
    /// Done.
    Done,
    /// Marked as done, but it did something else then.
    Changed,
}

/// All marks, by the plan's key.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    done: BTreeMap<String, Marks>,
}

#[derive(Serialize)]
struct Written<'a> {
    schema: &'static str,
    done: &'a BTreeMap<String, Marks>,
}

/// What marks of a plan stand under: its scenario with the mode, and its name.
#[must_use]
pub fn key(plan: &Plan, name: Option<&str>) -> String {
    key_of(plan, &[("mode", plan.mode)], name)
}

/// The same for the steps from one mode to another.
#[must_use]
pub fn way_key(plan: &Plan, (from, to): (Mode, Mode), name: Option<&str>) -> String {
    key_of(plan, &[("from", from), ("to", to)], name)
}

fn key_of(plan: &Plan, modes: &[(&'static str, Mode)], name: Option<&str>) -> String {
    let mut pairs = plan.assessment.scenario.draft().pairs();
    pairs.retain(|(key, _)| *key != "mode");
    pairs.extend(modes.iter().map(|(key, mode)| (*key, mode.id().to_owned())));
    let of = write_pairs(&pairs);
    name.map_or(of.clone(), |name| format!("{of}{}", named(name)))
}

/// The end of every key of a named plan.
fn named(name: &str) -> String {
    format!("&{}", write_pairs(&[(Slot::Name.key(), name)]))
}

/// What a step does, as a short text that changes with it; the same in every language and release.
#[must_use]
pub fn mark(step: &Step, known: &Known) -> String {
    let mut hash = Fnv::default();
    let title = text::step::ALL.iter().find(|(_, id)| *id == step.text).map(|(key, _)| *key);
    for word in [&step.id, title.unwrap_or_default(), step.phase.word(), step.place.word()] {
        hash.add(word);
    }
    for (name, value) in &step.args {
        hash.add(name);
        hash.add(&match value {
            Arg::Count(n) | Arg::Eni(n) | Arg::Eip(n) | Arg::EipAddress(n) => n.to_string(),
            Arg::PrivateIp(eni, n) => format!("{eni}.{n}"),
            Arg::Region(region) => region.id().to_owned(),
            Arg::Mode(mode) => mode.id().to_owned(),
        });
    }
    if let Some(call) = &step.api {
        hash.add(call.product);
        hash.add(call.action);
        for (name, value) in &call.parameters {
            hash.add(name);
            hash.add(&known.fill(value));
        }
    }
    step.commands.iter().for_each(|command| hash.add(&known.fill(command)));
    format!("{:016x}", hash.0)
}

/// FNV-1a: it need not withstand anybody, only notice a change.
struct Fnv(u64);

impl Default for Fnv {
    fn default() -> Self {
        Self(0xcbf2_9ce4_8422_2325)
    }
}

impl Fnv {
    fn add(&mut self, text: &str) {
        for byte in text.bytes().chain([0xff]) {
            self.0 = (self.0 ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3);
        }
    }
}

impl Progress {
    /// Reads what was kept.
    #[must_use]
    pub fn read(text: &str) -> Reading<Self> {
        versioned(text, |json| {
            let plans = json.get("done").and_then(Json::as_object);
            let mut whole = plans.is_some();
            let mut done = BTreeMap::new();
            for (key, of) in plans.into_iter().flatten() {
                match marks(of) {
                    Some(of) => drop(done.insert(key.clone(), of)),
                    None => whole = false,
                }
            }
            (Self { done }, whole)
        })
    }

    /// The text to keep.
    #[must_use]
    pub fn write(&self) -> String {
        let written = Written { schema: SCHEMA, done: &self.done };
        serde_json::to_string(&written).unwrap_or_default()
    }

    /// What is known of a step; `mark` is asked for only where that matters.
    pub fn state(&self, key: &str, step: &str, mark: impl FnOnce() -> String) -> State {
        match self.done.get(key).and_then(|marks| marks.get(step)) {
            None => State::Open,
            Some(then) if *then == mark() => State::Done,
            Some(_) => State::Changed,
        }
    }

    /// Marks a step as done, or takes the mark back.
    pub fn set(&mut self, key: &str, step: &str, mark: Option<String>) {
        match mark {
            Some(mark) => {
                self.done.entry(key.to_owned()).or_default().insert(step.to_owned(), mark);
            }
            None => {
                if let Some(marks) = self.done.get_mut(key) {
                    marks.remove(step);
                    if marks.is_empty() {
                        self.done.remove(key);
                    }
                }
            }
        }
    }

    /// How many steps of a plan are done as they are now.
    #[must_use]
    pub fn count(&self, key: &str, steps: &[Step], known: &Known) -> usize {
        let Some(marks) = self.done.get(key) else { return 0 };
        let done =
            |step: &&Step| marks.get(&step.id).is_some_and(|then| *then == mark(step, known));
        steps.iter().filter(done).count()
    }

    /// The marks under one key stand under another too, where nothing stands yet.
    pub fn copy(&mut self, from: &str, to: &str) {
        if let Some(marks) = self.done.get(from).cloned() {
            self.done.entry(to.to_owned()).or_insert(marks);
        }
    }

    /// The same for all keys of a named plan.
    pub fn copy_name(&mut self, from: &str, to: &str) {
        for (key, marks) in self.of_name(from) {
            self.done.entry(format!("{key}{}", named(to))).or_insert(marks);
        }
    }

    /// The marks of a named plan, by keys without its name.
    #[must_use]
    pub fn of_name(&self, name: &str) -> BTreeMap<String, Marks> {
        let end = named(name);
        let mine = |(key, marks): (&String, &Marks)| {
            Some((key.strip_suffix(&*end)?.to_owned(), marks.clone()))
        };
        self.done.iter().filter_map(mine).collect()
    }

    /// Takes over marks of a named plan from elsewhere, where nothing stands yet.
    pub fn add(&mut self, name: &str, done: BTreeMap<String, Marks>) {
        for (key, marks) in done {
            self.done.entry(format!("{key}{}", named(name))).or_insert(marks);
        }
    }

    /// How many plans have marks but no name.
    #[must_use]
    pub fn nameless(&self) -> usize {
        self.done.keys().filter(|key| !has_name(key)).count()
    }

    /// Forgets the marks of plans without a name, and answers them.
    pub fn forget_nameless(&mut self) {
        self.done.retain(|key, _| has_name(key));
    }
}

fn has_name(key: &str) -> bool {
    let name = Slot::Name.key();
    parse_pairs(key).iter().any(|(known, _)| *known == name)
}

/// Marks of one plan, if they are such.
pub(super) fn marks(json: &Json) -> Option<Marks> {
    let one = |(step, mark): (&String, &Json)| Some((step.clone(), mark.as_str()?.to_owned()));
    json.as_object()?.iter().map(one).collect()
}
