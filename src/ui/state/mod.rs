//! The page's state: what was typed, kept in the address; everything else follows from it.

use leptos::prelude::*;

use super::address::{self, Address, Pairs, Screen};
use super::browser;
use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, plan_with};
use crate::scenario::{
    Allowed, Change, ErrorCode, Field, Input, InputError, Known, ModeChoice, Scenario, Slot, Value,
    parse_pairs, read_input,
};
use crate::text::{Text, ui as t};

/// The state and what follows from it.
#[derive(Clone, Copy)]
pub struct Page {
    /// Is this the second scenario of a comparison?
    second: bool,
    /// What is asked of the scenario.
    pub screen: RwSignal<Screen>,
    /// The modes of a migration, as they stand in the address.
    way: RwSignal<(String, String)>,
    /// Keys and values as they were typed: the one source of everything below.
    pairs: RwSignal<Pairs>,
    /// Those of the other scenario of a comparison.
    other: RwSignal<Pairs>,
    /// The language that the user chose; `None`: the browser's.
    chosen_lang: RwSignal<Option<Lang>>,
    /// The page's language.
    pub lang: Memo<Lang>,
    /// What the pairs say, and what is wrong with them.
    reading: Memo<Input>,
    /// The scenario, once it is complete.
    pub scenario: Memo<Option<Scenario>>,
    /// Its plan.
    pub plan: Memo<Option<Plan>>,
    /// Everything that is wrong with what was typed; a region that is still missing is no fault yet.
    faults: Memo<Vec<InputError>>,
    /// What an opened file gave: its name and the faults found in it.
    pub opened: RwSignal<Option<Opened>>,
}

/// A file that was opened.
#[derive(Clone, PartialEq, Debug)]
pub struct Opened {
    /// Its name.
    pub file: String,
    /// Was the scenario taken over?
    pub taken: bool,
    /// What could not be used.
    pub faults: Vec<InputError>,
}

/// What the pairs say, the scenario if it is complete, and its plan.
fn derive(pairs: RwSignal<Pairs>) -> (Memo<Input>, Memo<Option<Scenario>>, Memo<Option<Plan>>) {
    let reading = Memo::new(move |_| pairs.with(|pairs| Input::from_pairs(pairs)));
    let scenario = Memo::new(move |_| reading.with(|input| input.draft.check().ok()));
    let plan = Memo::new(move |_| {
        let known = reading.with(|input| input.known.clone());
        scenario.get().map(|scenario| plan_with(&scenario, known))
    });
    (reading, scenario, plan)
}

impl Page {
    /// The state that the address tells.
    pub fn open() -> Self {
        let Address { screen, pairs, second, way, lang } = address::read(&browser::hash());
        let pairs = RwSignal::new(pairs);
        let chosen_lang = RwSignal::new(lang);
        let lang = Memo::new(move |_| chosen_lang.get().unwrap_or_else(browser::language));
        let (reading, scenario, plan) = derive(pairs);
        let (screen, way) = (RwSignal::new(screen), RwSignal::new(way));
        let page = Self {
            second: false,
            screen,
            way,
            pairs,
            other: RwSignal::new(second),
            chosen_lang,
            lang,
            reading,
            scenario,
            plan,
            faults: Memo::new(move |_| faults(reading, screen, way)),
            opened: RwSignal::new(None),
        };
        page.follow_address();
        page
    }

    /// The same page as the second scenario of a comparison sees it.
    pub fn second(self) -> Self {
        let (reading, scenario, plan) = derive(self.other);
        let (pairs, other) = (self.other, self.pairs);
        let (screen, way) = (self.screen, self.way);
        let faults = Memo::new(move |_| faults(reading, screen, way));
        Self { second: true, pairs, other, reading, scenario, plan, faults, ..self }
    }

    /// The id of a control: both scenarios of a comparison have one for each field.
    pub fn id(self, key: &str) -> String {
        if self.second { format!("b-{key}") } else { key.to_owned() }
    }

    /// Back, forward and an address typed by hand.
    fn follow_address(self) {
        let handle = window_event_listener_untyped("popstate", move |_| {
            let address = address::read(&browser::hash());
            self.opened.set(None);
            renew(self.pairs, address.pairs);
            renew(self.other, address.second);
            renew(self.way, address.way);
            renew(self.screen, address.screen);
            renew(self.chosen_lang, address.lang);
        });
        on_cleanup(move || handle.remove());
        Effect::new(move |_| {
            let lang = self.lang.get();
            let title = t::TITLE.get(lang);
            let title = match self.screen.get() {
                Screen::Plan => title.to_owned(),
                screen => format!("{} · {title}", screen_text(screen).get(lang)),
            };
            browser::set_language(lang, &title);
        });
    }

    /// The state as an address.
    fn address(self) -> Address {
        let (pairs, second) = (self.pairs.get_untracked(), self.other.get_untracked());
        let (pairs, second) = if self.second { (second, pairs) } else { (pairs, second) };
        Address {
            screen: self.screen.get_untracked(),
            pairs,
            second,
            way: self.way.get_untracked(),
            lang: self.chosen_lang.get_untracked(),
        }
    }

    fn write_address(self, new_entry: bool) {
        let hash = address::write(&self.address());
        if hash != browser::hash() {
            browser::write_hash(&hash, new_entry);
        }
    }

    fn change(self, new_entry: bool, change: impl FnOnce(&mut Pairs)) {
        self.opened.set(None);
        self.pairs.update(change);
        self.write_address(new_entry);
    }

    /// Where a screen stands with the scenario as it is.
    pub fn link(self, screen: Screen) -> String {
        let pairs = self.pairs.get();
        // A comparison starts from the same scenario twice.
        let second = match self.other.get() {
            other if other.is_empty() => pairs.clone(),
            other => other,
        };
        let (way, lang) = (self.way.get(), self.chosen_lang.get());
        address::write(&Address { screen, pairs, second, way, lang })
    }

    /// Where the way between two modes stands.
    pub fn way_link(self, from: Mode, to: Mode) -> String {
        let way = (from.id().to_owned(), to.id().to_owned());
        let (pairs, lang) = (self.pairs.get(), self.chosen_lang.get());
        address::write(&Address { screen: Screen::Migrate, pairs, way, lang, ..Address::default() })
    }

    /// Where a case to start from stands.
    pub fn example_link(self, query: &str) -> String {
        let (pairs, lang) = (parse_pairs(query), self.chosen_lang.get_untracked());
        address::write(&Address { pairs, lang, ..Address::default() })
    }

    /// Where the scenario stands beside itself after a change.
    pub fn compare_link(self, change: &Change) -> String {
        let pairs = self.pairs.get_untracked();
        let mut second = pairs.clone();
        change.iter().for_each(|(field, value)| set_value(&mut second, *field, *value));
        let (screen, lang) = (Screen::Compare, self.chosen_lang.get_untracked());
        address::write(&Address { screen, pairs, second, lang, ..Address::default() })
    }

    /// The modes of the migration. Where the address has none: from the mode that is being phased out, to the one
    /// that is recommended instead.
    pub fn way(self) -> (Mode, Mode) {
        let (from, to) = self.way.get();
        let asked = self.scenario.with(|s| s.and_then(|s| s.facts().mode().mode()));
        let old = |mode: &Mode| matches!(mode, Mode::CutThrough | Mode::MultiEip);
        let from = Mode::parse(&from).or(asked.filter(old)).unwrap_or(Mode::CutThrough);
        (from, Mode::parse(&to).unwrap_or(Mode::SecondaryCidr))
    }

    /// Asks for the way between two modes.
    pub fn set_way(self, from: Mode, to: Mode) {
        self.way.set((from.id().to_owned(), to.id().to_owned()));
        self.write_address(true);
    }

    /// What was typed into a field.
    pub fn raw(self, field: Field) -> String {
        let spec = field.spec();
        self.pairs.with(|pairs| {
            let last = pairs.iter().rfind(|(key, _)| key == spec.key || key == spec.path);
            last.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// Types into a field; an empty text takes it back. `new_entry`: does 'back' undo it?
    pub fn set(self, field: Field, value: &str, new_entry: bool) {
        self.change(new_entry, |pairs| set_pair(pairs, field, value));
    }

    /// What was typed into an open place of the plan.
    pub fn raw_slot(self, slot: Slot) -> String {
        let key = slot.key();
        self.pairs.with(|pairs| {
            let last = pairs.iter().rfind(|(known, _)| *known == key);
            last.map(|(_, value)| value.clone()).unwrap_or_default()
        })
    }

    /// Types into an open place; an empty text takes it back.
    pub fn set_slot(self, slot: Slot, value: &str) {
        let key = slot.key();
        self.change(false, |pairs| match pairs.iter_mut().find(|(known, _)| *known == key) {
            Some((_, old)) if !value.is_empty() => value.clone_into(old),
            Some(_) => pairs.retain(|(known, _)| *known != key),
            None if !value.is_empty() => pairs.push((key, value.to_owned())),
            None => {}
        });
    }

    /// Applies a remedy.
    pub fn apply(self, change: &Change) {
        self.change(true, |pairs| {
            change.iter().for_each(|(field, value)| set_value(pairs, *field, *value));
        });
    }

    /// Plans with a mode.
    pub fn choose_mode(self, mode: Mode) {
        self.set(Field::Mode, ModeChoice::from(mode).word(), true);
    }

    /// Removes a key as it stands in the address.
    pub fn remove(self, key: &str) {
        if self.screen.get_untracked() == Screen::Migrate {
            self.way.update(|(from, to)| match key {
                address::FROM => from.clear(),
                address::TO => to.clear(),
                _ => {}
            });
        }
        self.change(true, |pairs| pairs.retain(|(known, _)| !names(known, key)));
    }

    /// Starts over.
    pub fn clear(self) {
        self.change(true, Vec::clear);
    }

    /// Takes over a whole scenario.
    pub fn load(self, input: &Input) {
        self.change(true, |pairs| *pairs = input.pairs());
    }

    /// Opens an exported plan or a scenario. What can't be used is said; what is no scenario changes nothing.
    pub fn open_file(self, file: String, text: &str) {
        let input = read_input(text);
        let taken = input.draft.given().next().is_some();
        if taken {
            self.load(&input);
        }
        let mut faults = input.faults;
        if let Err(fault) = input.draft.check()
            && faults.is_empty()
        {
            faults.push(fault);
        }
        self.opened.set(Some(Opened { file, taken, faults }));
    }

    /// Says in which language to speak.
    pub fn speak(self, lang: Lang) {
        self.chosen_lang.set(Some(lang));
        self.write_address(false);
    }

    /// Everything that is wrong with what was typed; a region that is still missing is no fault yet.
    pub fn faults(self) -> Vec<InputError> {
        self.faults.get()
    }

    /// What is known of the plan's open places.
    pub fn known(self) -> Known {
        self.reading.with(|input| input.known.clone())
    }

    /// The fault of an open place, if there is one.
    pub fn slot_fault(self, slot: Slot) -> Option<InputError> {
        let key = slot.key();
        self.faults.with(|faults| faults.iter().find(|fault| fault.field == key).cloned())
    }

    /// The fault of a field, if there is one.
    pub fn fault(self, field: Field) -> Option<InputError> {
        let path = field.spec().path;
        self.faults.with(|faults| faults.iter().find(|fault| fault.field == path).cloned())
    }
}

/// What is wrong with the pairs and with the modes of a migration; worked out once for all fields that show a part.
fn faults(
    reading: Memo<Input>,
    screen: RwSignal<Screen>,
    way: RwSignal<(String, String)>,
) -> Vec<InputError> {
    let mut faults = reading.with(|Input { draft, known, faults }| {
        let mut faults = faults.clone();
        match draft.check() {
            Ok(scenario) => faults.extend(known.check(&scenario)),
            Err(fault) if draft.get(Field::Region).is_some() => faults.push(fault),
            Err(_) => {}
        }
        faults
    });
    if screen.get() == Screen::Migrate {
        faults.extend(way_faults(way.get()));
    }
    faults
}

/// Words of the address that are no modes.
fn way_faults((from, to): (String, String)) -> Vec<InputError> {
    let bad = |(_, word): &(&str, String)| !word.is_empty() && Mode::parse(word).is_none();
    let fault = |(key, word): (&str, String)| {
        let words = Allowed::Words(Mode::ALL.map(Mode::id).to_vec());
        InputError::new(ErrorCode::UnknownValue, key, &word, words)
    };
    [(address::FROM, from), (address::TO, to)].into_iter().filter(bad).map(fault).collect()
}

/// Does a key of the address name this field or key?
fn names(known: &str, key: &str) -> bool {
    // A key that is too long to be shown whole is named by its beginning.
    let begins = || key.strip_suffix('…').is_some_and(|start| known.starts_with(start));
    known == key || Field::find(known).is_some_and(|field| field.spec().path == key) || begins()
}

/// Sets a signal only where that changes something, so that nothing is drawn again for nothing.
fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// What a screen is called.
pub fn screen_text(screen: Screen) -> Text {
    match screen {
        Screen::Plan => t::SCREEN_PLAN,
        Screen::Migrate => t::SCREEN_MIGRATE,
        Screen::Compare => t::SCREEN_COMPARE,
    }
}

fn set_value(pairs: &mut Pairs, field: Field, value: Option<Value>) {
    set_pair(pairs, field, &value.map(|value| value.to_text(field)).unwrap_or_default());
}

fn set_pair(pairs: &mut Pairs, field: Field, value: &str) {
    let spec = field.spec();
    let place = pairs.iter().position(|(key, _)| key == spec.key || key == spec.path);
    pairs.retain(|(key, _)| key != spec.key && key != spec.path);
    if !value.is_empty() {
        let at = place.unwrap_or(pairs.len()).min(pairs.len());
        pairs.insert(at, (spec.key.to_owned(), value.to_owned()));
    }
}
