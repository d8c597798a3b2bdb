//! The address of the page: `#/plan?region=cn-hangzhou&eips=3`, and the language when it was chosen.
//!
//! `#/migrate?…&from=cut-through&to=nat` asks for the way from one mode to another, `#/compare?…&b.mode=nat` for a
//! second scenario beside the first; `#/rules/CUT-03?…` is something to read, and the way back to the plan. Values stay as they were typed, so that nothing that is wrong is lost.

use crate::catalog::Lang;
use crate::learn::Place;
use crate::scenario::{parse_pairs, write_pairs};

/// Keys and values as they were typed.
pub type Pairs = Vec<(String, String)>;

/// What is shown: the part of the address before `?`.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Screen {
    /// What holds, and what to do.
    #[default]
    Plan,
    /// The way from one mode to another.
    Migrate,
    /// The scenario beside another.
    Compare,
    /// Many scenarios from files.
    Check,
    /// What is kept in this browser.
    Plans,
    /// Something to read; the scenario waits in the address meanwhile.
    Learn(Place),
}

impl Screen {
    /// Those of the page's head, in its order.
    pub const HEAD: [Self; 6] = [
        Self::Plan,
        Self::Migrate,
        Self::Compare,
        Self::Check,
        Self::Plans,
        Self::Learn(Place::Hub),
    ];

    /// Does the form with the scenario stand beside it?
    pub const fn asks(&self) -> bool {
        match self {
            Self::Plan | Self::Migrate | Self::Compare => true,
            Self::Check | Self::Plans | Self::Learn(_) => false,
        }
    }

    /// Its path in an address.
    pub fn path(&self) -> String {
        let word = match self {
            Self::Plan => "plan",
            Self::Migrate => "migrate",
            Self::Compare => "compare",
            Self::Check => "check",
            Self::Plans => "plans",
            Self::Learn(place) => return place.path(),
        };
        word.to_owned()
    }

    /// The screen of a path; one that nobody knows is the plan.
    fn read(path: &str) -> Self {
        if path.is_empty() {
            return Self::Plan;
        }
        Self::named(path).unwrap_or_else(|| Self::to_read(path))
    }

    fn named(path: &str) -> Option<Self> {
        Self::HEAD.into_iter().find(|screen| screen.path() == path)
    }

    /// A function of its own: the first view does without.
    #[inline(never)]
    fn to_read(path: &str) -> Self {
        Place::parse(path).map(Self::Learn).unwrap_or_default()
    }

    /// Does it belong to the same entry of the page's head?
    pub fn is_under(&self, entry: &Self) -> bool {
        std::mem::discriminant(self) == std::mem::discriminant(entry)
    }
}

/// What an address says.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Address {
    /// The screen.
    pub screen: Screen,
    /// The scenario.
    pub pairs: Pairs,
    /// The second scenario of a comparison, without its prefix.
    pub second: Pairs,
    /// Modes of a migration as they stand there: `from` and `to`.
    pub way: (String, String),
    /// What is shown of it, and how.
    pub view: Pairs,
    /// Which rows of a check are shown, and how; without their prefix.
    pub check: Pairs,
    /// The language, if it was chosen.
    pub lang: Option<Lang>,
}

const LANG: &str = "lang";
const SECOND: &str = "b.";
/// The key that says which rows the comparison of the modes shows: all, or with [`DIFFER`] those that differ here.
pub const ROWS: &str = "view.rows";
/// Its word.
pub const DIFFER: &str = "differ";
/// The key of the way of a packet that the picture shows: in, or with [`OUT`] out.
pub const WAY: &str = "view.way";
/// Its word.
pub const OUT: &str = "out";
/// The key that says whose steps are shown: all, or those of the console, the API or the guest.
pub const STEPS: &str = "view.steps";
/// How the page shows a case is no fact of it: these keys survive a reload and go along to every screen, and no reader
/// of scenarios knows them. Other words than these are said to be wrong, as other keys are.
const VIEWS: [(&str, &[&str]); 3] =
    [(ROWS, &[DIFFER]), (WAY, &[OUT]), (STEPS, &["console", "api", "os"])];
const CHECK: &str = "view.";
/// The key of the mode that a migration starts from.
pub const FROM: &str = "from";
/// The key of the mode that it leads to.
pub const TO: &str = "to";

/// Path and pairs.
fn parts(hash: &str) -> (&str, &str) {
    let (path, query) = hash.split_once('?').unwrap_or((hash, ""));
    (path.strip_prefix("#/").unwrap_or(path), query)
}

/// Does it lead to something to read, of which the first view knows nothing?
pub fn is_to_read(hash: &str) -> bool {
    let (path, _) = parts(hash);
    !path.is_empty() && Screen::named(path).is_none()
}

/// The language alone, if it was chosen.
pub fn language(hash: &str) -> Option<Lang> {
    let pairs = parse_pairs(parts(hash).1);
    pairs.iter().rev().find(|(key, _)| key == LANG).and_then(|(_, value)| Lang::parse(value))
}

/// Splits an address.
pub fn read(hash: &str) -> Address {
    let (path, query) = parts(hash);
    let screen = Screen::read(path);
    let mut address = Address::default();
    for (key, value) in parse_pairs(query) {
        if key == LANG {
            address.lang = Lang::parse(&value);
        } else if VIEWS.iter().any(|(view, words)| *view == key && words.contains(&&*value)) {
            address.view.push((key, value));
        } else if screen == Screen::Migrate && key == FROM {
            address.way.0 = value;
        } else if screen == Screen::Migrate && key == TO {
            address.way.1 = value;
        } else if let (Screen::Compare, Some(key)) = (&screen, key.strip_prefix(SECOND)) {
            address.second.push((key.to_owned(), value));
        } else if let (Screen::Check, Some(key)) = (&screen, key.strip_prefix(CHECK)) {
            address.check.push((key.to_owned(), value));
        } else {
            address.pairs.push((key, value));
        }
    }
    Address { screen, ..address }
}

/// Writes an address.
pub fn write(address: &Address) -> String {
    let mut all = address.pairs.clone();
    let mut add = |key: &str, value: &str| {
        if !value.is_empty() {
            all.push((key.to_owned(), value.to_owned()));
        }
    };
    match address.screen {
        Screen::Plan | Screen::Plans | Screen::Learn(_) => {}
        Screen::Migrate => {
            add(FROM, &address.way.0);
            add(TO, &address.way.1);
        }
        Screen::Compare => {
            address.second.iter().for_each(|(key, value)| add(&format!("{SECOND}{key}"), value));
        }
        Screen::Check => {
            address.check.iter().for_each(|(key, value)| add(&format!("{CHECK}{key}"), value));
        }
    }
    address.view.iter().for_each(|(key, value)| add(key, value));
    if let Some(lang) = address.lang {
        add(LANG, lang.id());
    }
    let path = format!("#/{}", address.screen.path());
    if all.is_empty() { path } else { format!("{path}?{}", write_pairs(&all)) }
}
