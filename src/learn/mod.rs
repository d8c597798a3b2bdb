//! What there is to read: a page for every rule, mode, region, family, term and example, and the search over them.
//!
//! Nothing here is written twice: the pages come from the registry of rules, the catalog and the texts.

mod examples;
mod rule_examples;
mod search;

pub use examples::{EXAMPLES, Example};
pub use search::{Hit, search};

use crate::catalog::{Family, Lang, Mode, Region};
use crate::rules::{self, Rule};
use crate::text::{self, glossary};

/// Something that has a page of its own.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Topic {
    /// A rule, by its code.
    Rule(&'static Rule),
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
            .chain(rules::all().map(Self::Rule))
            .chain(Region::all().map(Self::Region))
            .chain(families)
    }

    /// `rule/CUT-03`, `mode/nat`, `term/alg`: the last part of the page's address.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Rule(rule) => format!("rule/{}", rule.code),
            Self::Mode(mode) => format!("mode/{}", mode.id()),
            Self::Region(region) => format!("region/{}", region.id()),
            Self::Family(family) => format!("family/{}", family.id()),
            Self::Term(key, _) => format!("term/{key}"),
        }
    }

    /// The topic of a path.
    #[must_use]
    pub fn find(path: &str) -> Option<Self> {
        Self::all().find(|topic| topic.path() == path)
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        match self {
            Self::Rule(rule) => rule.text.title().get(lang),
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
            Self::Rule(rule) => rule.code,
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
