//! What there is to read: a page for every rule, mode, region, family, term and example, and the search over them.
//!
//! Nothing here is written twice: the pages come from the registry of rules, the catalog and the texts.

mod examples;
mod instances;
mod nearest;
mod page;
mod pages;
mod place;
mod rule_examples;
mod search;
mod wishes;

pub use examples::{EXAMPLES, Example};
pub use instances::{Matches, Offer, Size, Span, find_instances, name_instance};
pub use nearest::nearest;
pub use page::{Block, Item, Page, Section, To};
pub use pages::CONTRADICTING;
pub use place::{Place, Shelf};
pub use search::{Found, Group, Hit, grouped, search};

use crate::catalog::{Family, Lang, Mode, Region};
use crate::check::AnyRule;
use crate::rules::Rule;
use crate::text::{self, glossary};

/// Something that has a page of its own.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Topic {
    /// A rule.
    Rule(AnyRule),
    /// A mode.
    Mode(Mode),
    /// A region.
    Region(Region),
    /// An instance family.
    Family(Family),
    /// A term of the glossary: its key and texts.
    Term(&'static str, glossary::Id),
}

impl Topic {
    /// All of them: modes, terms, rules, regions, families.
    pub fn all() -> impl Iterator<Item = Self> {
        let modes = Mode::ALL.into_iter().map(Self::Mode);
        let terms = glossary::ALL.iter().map(|(key, id)| Self::Term(key, *id));
        let families = Family::visible().map(Self::Family);
        modes
            .chain(terms)
            .chain(AnyRule::all().map(Self::Rule))
            .chain(Region::all().map(Self::Region))
            .chain(families)
    }

    /// All of one kind, in the same order.
    pub fn of(shelf: Shelf) -> impl Iterator<Item = Self> {
        Self::all().filter(move |topic| topic.shelf() == shelf)
    }

    /// The kind.
    #[must_use]
    pub const fn shelf(&self) -> Shelf {
        match self {
            Self::Rule(_) => Shelf::Rules,
            Self::Mode(_) => Shelf::Modes,
            Self::Region(_) => Shelf::Regions,
            Self::Family(_) => Shelf::Families,
            Self::Term(..) => Shelf::Glossary,
        }
    }

    /// `rules/CUT-03`, `modes/nat`, `glossary/alg`: the path of the page's address.
    #[must_use]
    pub fn path(&self) -> String {
        format!("{}/{}", self.shelf().word(), self.id())
    }

    /// The topic of a path.
    #[must_use]
    pub fn find(path: &str) -> Option<Self> {
        Self::all().find(|topic| topic.path() == path)
    }

    /// Those before and after it in the list of its kind.
    #[must_use]
    pub fn neighbours(&self) -> (Option<Self>, Option<Self>) {
        let list: Vec<Self> = Self::of(self.shelf()).collect();
        let place = list.iter().position(|topic| topic == self);
        let at = |place: Option<usize>| place.and_then(|place| list.get(place).copied());
        (at(place.and_then(|n| n.checked_sub(1))), at(place.map(|n| n + 1)))
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        match self {
            Self::Rule(rule) => rule.title().get(lang),
            Self::Mode(mode) => text::mode_text(*mode).name().get(lang),
            Self::Region(region) => region.name(lang),
            Self::Family(family) => family.id(),
            Self::Term(_, id) => id.term().get(lang),
        }
    }

    /// Its short name, the same in every language: a code or an id.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Rule(rule) => rule.code(),
            Self::Mode(mode) => mode.id(),
            Self::Region(region) => region.id(),
            Self::Family(family) => family.id(),
            Self::Term(key, _) => key,
        }
    }
}

/// The address of a case in which the rule speaks.
#[must_use]
pub fn example_of(rule: &Rule) -> Option<&'static str> {
    let known = rule_examples::RULE_EXAMPLES;
    let index = known.binary_search_by_key(&rule.code, |(code, _)| code).ok()?;
    known.get(index).map(|(_, address)| *address)
}
