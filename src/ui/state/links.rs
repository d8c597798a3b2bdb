//! Where things stand: the addresses of the state and of what is near it.

use leptos::prelude::*;

use super::{Page, set_pair, set_value};
use crate::catalog::Mode;
use crate::learn::{Place, Topic};
use crate::scenario::{Change, Field, parse_pairs};
use crate::ui::address::{self, Address, Screen};
use crate::worker::view;

impl Page {
    /// Where a screen stands with the scenario as it is.
    pub fn link(self, screen: Screen) -> String {
        let pairs = self.pairs.get();
        // A comparison starts from the same scenario twice.
        let second = match self.other.get() {
            other if other.is_empty() => pairs.clone(),
            other => other,
        };
        let (way, view, check) = (self.way.get(), self.view.get(), self.check.get());
        let lang = self.chosen_lang.get();
        address::write(&Address { screen, pairs, second, way, view, check, lang })
    }

    /// Where the page of a rule, mode, region, family or term stands; the scenario waits in its address.
    pub fn learn_link(self, topic: Topic) -> String {
        self.link(Screen::Learn(Place::Page(topic)))
    }

    /// Where the way between two modes stands.
    pub fn way_link(self, from: Mode, to: Mode) -> String {
        let way = (from.id().to_owned(), to.id().to_owned());
        let (pairs, lang) = (self.pairs.get(), self.chosen_lang.get());
        address::write(&Address { screen: Screen::Migrate, pairs, way, lang, ..Address::default() })
    }

    /// Where the plan of another scenario stands.
    pub fn example_link(self, query: &str) -> String {
        let (pairs, lang) = (parse_pairs(query), self.chosen_lang.get_untracked());
        address::write(&Address { pairs, lang, ..Address::default() })
    }

    /// Where the check of the example of a rule stands.
    pub fn check_link(self, code: &str) -> String {
        let check = vec![(view::EXAMPLE.to_owned(), code.to_owned())];
        let (pairs, lang) = (self.pairs.get(), self.chosen_lang.get());
        address::write(&Address { screen: Screen::Check, pairs, check, lang, ..Address::default() })
    }

    /// Where the plan of the scenario stands with this value in a field.
    pub fn use_link(self, field: Field, value: &str) -> String {
        let mut pairs = self.pairs.get();
        set_pair(&mut pairs, field, value);
        let lang = self.chosen_lang.get();
        address::write(&Address { pairs, lang, ..Address::default() })
    }

    /// Where the scenario stands beside itself after a change.
    pub fn compare_link(self, change: &Change) -> String {
        let pairs = self.pairs.get();
        let mut second = pairs.clone();
        change.iter().for_each(|(field, value)| set_value(&mut second, *field, *value));
        let (screen, lang) = (Screen::Compare, self.chosen_lang.get());
        address::write(&Address { screen, pairs, second, lang, ..Address::default() })
    }
}
