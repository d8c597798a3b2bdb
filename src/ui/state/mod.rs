//! The page's state: what was typed, kept in the address; everything else follows from it.

mod change;
mod check;
mod faults;
mod links;
mod look;

use leptos::prelude::*;

use super::address::{self, Address, Pairs, Screen};
use super::late::Late;
use super::part::effect;
use super::{bar, browser, texts};
use crate::catalog::Lang;
use crate::keep::History;
use crate::plan::{Plan, plan_with};
use crate::scenario::{Field, Input, InputError, Scenario, Value};
use crate::text::{Text, keep, learn, ui as t};
use faults::faults;

/// The state and what follows from it.
#[derive(Clone, Copy)]
pub struct Page {
    /// Is this the second scenario of a comparison?
    second: bool,
    /// What is asked of the scenario.
    pub screen: RwSignal<Screen>,
    /// The modes of a migration, as they stand in the address.
    way: RwSignal<(String, String)>,
    /// Which rows of a check are shown, and how.
    pub check: RwSignal<Pairs>,
    /// Keys and values as they were typed: the one source of everything below.
    pairs: RwSignal<Pairs>,
    /// Those of the other scenario of a comparison.
    other: RwSignal<Pairs>,
    /// What is shown of it, and how.
    view: RwSignal<Pairs>,
    /// The language that the user chose; `None`: the browser's.
    chosen_lang: RwSignal<Option<Lang>>,
    /// The page's language.
    pub lang: Memo<Lang>,
    /// The scenario, once it is complete.
    pub scenario: Memo<Option<Scenario>>,
    /// Its plan.
    pub plan: Memo<Option<Plan>>,
    /// Everything that is wrong with what was typed; a region that is still missing is no fault yet.
    /// What the pairs say.
    reading: Memo<Input>,
    faults: Memo<Vec<InputError>>,
    /// What an opened file gave: its name and the faults found in it.
    pub opened: RwSignal<Option<Opened>>,
    /// What can be undone and done again.
    pub history: RwSignal<History<Entered>>,
}

/// All that was entered: what undo brings back.
#[derive(Clone, PartialEq, Debug)]
pub struct Entered {
    first: Pairs,
    second: Pairs,
    way: (String, String),
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

/// The language that the page starts in: that of the address, or the browser's.
pub fn first_language() -> Lang {
    address::language(&bar::hash()).unwrap_or_else(browser::language)
}

impl Page {
    /// The state that the address tells.
    ///
    /// What is wrong in it is said once all of the program is there.
    pub fn open(late: Late) -> Self {
        let Address { screen, pairs, second, way, view, check, lang } = address::read(&bar::hash());
        let pairs = RwSignal::new(pairs);
        let chosen_lang = RwSignal::new(lang);
        let lang = texts::spoken(move || chosen_lang.get().unwrap_or_else(browser::language));
        let (reading, scenario, plan) = derive(pairs);
        let (screen, way) = (RwSignal::new(screen), RwSignal::new(way));
        let page = Self {
            second: false,
            screen,
            way,
            check: RwSignal::new(check),
            pairs,
            other: RwSignal::new(second),
            view: RwSignal::new(view),
            chosen_lang,
            lang,
            scenario,
            plan,
            reading,
            faults: Memo::new(move |_| {
                if late.is_there() { faults(reading, screen, way) } else { Vec::new() }
            }),
            opened: RwSignal::new(None),
            history: RwSignal::new(History::default()),
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

    /// The same, for an event: nothing is worked out that only shows.
    pub fn second_untracked(self) -> Self {
        Self { second: true, pairs: self.other, other: self.pairs, ..self }
    }

    /// Is it that of the second scenario?
    pub const fn is_second(self) -> bool {
        self.second
    }

    /// The id of a control: both scenarios of a comparison have one for each field.
    pub fn id(self, key: &str) -> String {
        if self.second { format!("b-{key}") } else { key.to_owned() }
    }

    /// Back, forward and an address typed by hand.
    fn follow_address(self) {
        bar::listen();
        let handle = window_event_listener_untyped("popstate", move |_| {
            bar::forget();
            let address = address::read(&bar::hash());
            let (before, screen) = (self.entered(), self.screen.get_untracked());
            self.opened.set(None);
            renew(self.pairs, address.pairs);
            renew(self.other, address.second);
            renew(self.way, address.way);
            // Elsewhere the address says nothing of it: the view waits as it was.
            if address.screen == Screen::Check {
                renew(self.check, address.check);
            }
            self.arrive(address.screen);
            renew(self.view, address.view);
            renew(self.chosen_lang, address.lang);
            // To go to another screen is no change, though its address says more or less.
            if screen == self.screen.get_untracked() || before.first != self.entered().first {
                self.remember(Some(before), None);
            }
        });
        on_cleanup(move || handle.remove());
        effect(move || {
            let lang = self.lang.get();
            let title = t::TITLE.get(lang);
            let title = match self.screen.get() {
                Screen::Plan => title.to_owned(),
                Screen::Learn(place) => format!("{} · {title}", place.title(lang)),
                screen => format!("{} · {title}", screen_text(&screen).get(lang)),
            };
            browser::set_language(lang, &title);
        });
    }

    /// Follows everything from which a plan is printed.
    pub fn follow(self) {
        self.plan.track();
        self.pairs.track();
        self.other.track();
        self.way.track();
        self.lang.track();
    }

    /// Follows what is shown of it, and how.
    pub fn follow_view(self) {
        self.view.track();
    }

    /// Follows what an address says beside the scenario.
    pub fn follow_rest(self) {
        self.view.track();
        self.check.track();
        self.chosen_lang.track();
    }

    /// The pairs of the first scenario.
    pub fn with_pairs<R>(self, read: impl FnOnce(&Pairs) -> R) -> R {
        self.first().with(read)
    }

    /// The same, without following them.
    pub fn with_pairs_untracked<R>(self, read: impl FnOnce(&Pairs) -> R) -> R {
        self.first().with_untracked(read)
    }

    /// The first scenario, whichever of the two this page shows.
    fn first(self) -> RwSignal<Pairs> {
        if self.second { self.other } else { self.pairs }
    }

    fn other_than_first(self) -> RwSignal<Pairs> {
        if self.second { self.pairs } else { self.other }
    }

    /// All that was entered.
    fn entered(self) -> Entered {
        Entered {
            first: self.first().get_untracked(),
            second: self.other_than_first().get_untracked(),
            way: self.way.get_untracked(),
        }
    }

    /// Shows a screen. Between the plan and what there is to read, the focus goes along.
    fn arrive(self, screen: Screen) {
        let reads = |screen: &Screen| matches!(screen, Screen::Learn(_));
        let (before, after) = (self.screen.with_untracked(reads), reads(&screen));
        let moved = self.screen.with_untracked(|now| *now != screen);
        renew(self.screen, screen);
        if moved && (before || after) {
            browser::focus_soon(if after { super::learn::HEADING } else { "result" });
        }
    }

    /// The state as an address.
    fn address(self) -> Address {
        let Entered { first, second, way } = self.entered();
        let (screen, lang) = (self.screen.get_untracked(), self.chosen_lang.get_untracked());
        let (view, check) = (self.view.get_untracked(), self.check.get_untracked());
        Address { screen, pairs: first, second, way, view, check, lang }
    }
}

/// Sets a signal only where that changes something, so that nothing is drawn again for nothing.
fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// What a screen is called.
pub fn screen_text(screen: &Screen) -> Text {
    match screen {
        Screen::Plan => t::SCREEN_PLAN,
        Screen::Migrate => t::SCREEN_MIGRATE,
        Screen::Compare => t::SCREEN_COMPARE,
        Screen::Check => crate::text::checkpage::SCREEN,
        Screen::Plans => keep::SCREEN,
        Screen::Learn(_) => learn::TITLE,
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
