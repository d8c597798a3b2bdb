//! Where something to read stands: `learn`, `rules`, `rules/CUT-03`, `glossary/eni`.

use percent_encoding::{AsciiSet, NON_ALPHANUMERIC, percent_decode_str, utf8_percent_encode};

use super::Topic;
use crate::catalog::Lang;
use crate::text::{Text, learn as t};

/// What stays readable in a name of an address.
const RESERVED: &AsciiSet = &NON_ALPHANUMERIC.remove(b'-').remove(b'.').remove(b'_').remove(b'~');

/// Pages of one kind, and the list of them.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shelf {
    /// Rules and notes.
    Rules,
    /// Modes.
    Modes,
    /// Regions.
    Regions,
    /// Instance families.
    Families,
    /// Terms.
    Glossary,
}

impl Shelf {
    /// All of them, in the order in which the first page shows them.
    pub const ALL: [Self; 5] =
        [Self::Modes, Self::Rules, Self::Regions, Self::Families, Self::Glossary];

    /// Its word in an address.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Rules => "rules",
            Self::Modes => "modes",
            Self::Regions => "regions",
            Self::Families => "families",
            Self::Glossary => "glossary",
        }
    }

    /// What the list is called.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Rules => t::RULES,
            Self::Modes => t::MODES,
            Self::Regions => t::REGIONS,
            Self::Families => t::FAMILIES,
            Self::Glossary => t::GLOSSARY,
        }
    }
}

/// A page to read.
#[derive(Clone, PartialEq, Debug, Default)]
pub enum Place {
    /// What there is.
    #[default]
    Hub,
    /// What is new, with the dates of the facts.
    News,
    /// The list of one kind.
    List(Shelf),
    /// The page of something.
    Page(Topic),
    /// A name that nothing has.
    Unknown(Shelf, String),
}

impl Place {
    /// The word of the first page.
    pub const HUB: &str = "learn";
    /// The word of what is new.
    pub const NEWS: &str = "news";

    /// The page of a path; `None` if its first word is none of these.
    #[must_use]
    pub fn parse(path: &str) -> Option<Self> {
        let (word, name) = path.split_once('/').unwrap_or((path, ""));
        match word {
            Self::HUB => return Some(Self::Hub),
            Self::NEWS => return Some(Self::News),
            _ => {}
        }
        let shelf = Shelf::ALL.into_iter().find(|shelf| shelf.word() == word)?;
        let name = percent_decode_str(name.trim_end_matches('/')).decode_utf8_lossy();
        if name.is_empty() {
            return Some(Self::List(shelf));
        }
        let found = Topic::of(shelf).find(|topic| topic.id().eq_ignore_ascii_case(&name));
        Some(found.map_or_else(|| Self::Unknown(shelf, name.into_owned()), Self::Page))
    }

    /// The path of the page.
    #[must_use]
    pub fn path(&self) -> String {
        match self {
            Self::Hub => Self::HUB.to_owned(),
            Self::News => Self::NEWS.to_owned(),
            Self::List(shelf) => shelf.word().to_owned(),
            Self::Page(topic) => topic.path(),
            Self::Unknown(shelf, name) => {
                format!("{}/{}", shelf.word(), utf8_percent_encode(name, RESERVED))
            }
        }
    }

    /// What the page is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> String {
        match self {
            Self::Hub => t::TITLE.get(lang).to_owned(),
            Self::News => t::NEWS.get(lang).to_owned(),
            Self::List(shelf) => shelf.text().get(lang).to_owned(),
            Self::Page(topic @ Topic::Rule(rule)) => {
                format!("{} {}", rule.code(), topic.title(lang))
            }
            Self::Page(topic) => topic.title(lang).to_owned(),
            Self::Unknown(..) => t::UNKNOWN.get(lang).to_owned(),
        }
    }

    /// The kind that it belongs to.
    #[must_use]
    pub fn shelf(&self) -> Option<Shelf> {
        match self {
            Self::Hub | Self::News => None,
            Self::List(shelf) | Self::Unknown(shelf, _) => Some(*shelf),
            Self::Page(topic) => Some(topic.shelf()),
        }
    }
}
