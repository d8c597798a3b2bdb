//! One box that finds rules, modes, regions, families, types, terms and cases, in any of the languages.

use super::nearest::{fold, misses};
use super::{EXAMPLES, Example, Shelf, Topic};
use crate::catalog::{InstanceType, Lang};
use crate::text::{self, Text, learn as t};

/// Something found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hit {
    /// What.
    pub found: Found,
    /// How well it fits, 0 best.
    rank: u8,
}

/// What can be found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum Found {
    /// Something with a page of its own.
    Topic(Topic),
    /// An instance type, which stands on the page of its family.
    Type(InstanceType),
    /// A case to start from.
    Case(&'static Example),
}

/// Parts of an answer, in the order in which equally good ones stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Group {
    /// Things with a page of their own.
    Of(Shelf),
    /// Instance types.
    Types,
    /// Cases.
    Cases,
}

impl Group {
    /// What the part is called.
    #[must_use]
    pub const fn text(self) -> Text {
        match self {
            Self::Of(shelf) => shelf.text(),
            Self::Types => t::TYPES,
            Self::Cases => t::CASES,
        }
    }
}

impl Found {
    /// Everything, modes and terms first.
    fn all() -> impl Iterator<Item = Self> {
        let types = InstanceType::visible().map(Self::Type);
        Topic::all().map(Self::Topic).chain(EXAMPLES.iter().map(Self::Case)).chain(types)
    }

    /// The part of an answer that it belongs to.
    #[must_use]
    pub const fn group(&self) -> Group {
        match self {
            Self::Topic(topic) => Group::Of(topic.shelf()),
            Self::Type(_) => Group::Types,
            Self::Case(_) => Group::Cases,
        }
    }

    /// Its short name, the same in every language; a case has none.
    #[must_use]
    pub fn id(&self) -> &'static str {
        match self {
            Self::Topic(topic) => topic.id(),
            Self::Type(of) => of.name(),
            Self::Case(_) => "",
        }
    }

    /// What it is called.
    #[must_use]
    pub fn title(&self, lang: Lang) -> &'static str {
        match self {
            Self::Topic(topic) => topic.title(lang),
            Self::Type(of) => of.name(),
            Self::Case(example) => example.text.title().get(lang),
        }
    }

    /// The text below the title.
    #[must_use]
    pub fn about(&self, lang: Lang) -> &'static str {
        match self {
            Self::Topic(Topic::Rule(rule)) => rule.why().get(lang),
            Self::Topic(Topic::Mode(mode)) => text::mode_text(*mode).short().get(lang),
            Self::Topic(Topic::Term(_, id)) => id.meaning().get(lang),
            Self::Topic(Topic::Region(_) | Topic::Family(_)) | Self::Type(_) => "",
            Self::Case(example) => example.text.about().get(lang),
        }
    }

    /// How well a word fits; `None`: not at all.
    fn rank(&self, word: &str, lang: Lang) -> Option<u8> {
        if let Self::Type(of) = self {
            // Names of types are plain; there are too many of them to look closer at each letter typed.
            return match of.name().find(word) {
                Some(_) if of.name() == word => Some(0),
                Some(0) => Some(1),
                Some(_) if word.chars().any(|c| c.is_ascii_digit()) => Some(2),
                _ => None,
            };
        }
        let id = fold(self.id());
        if id == word {
            return Some(0);
        }
        let titles = Lang::ALL.map(|lang| fold(self.title(lang)));
        if id.starts_with(word) || titles.iter().any(|title| title.starts_with(word)) {
            return Some(1);
        }
        if id.contains(word) || titles.iter().any(|title| title.contains(word)) {
            return Some(2);
        }
        // Who reads another language may know the English word all the same.
        let said = |lang| fold(self.about(lang)).contains(word);
        (said(lang) || said(Lang::En)).then_some(3)
    }

    /// The same with a letter or two wrong, in names alone.
    fn rank_with_slips(&self, word: &str) -> Option<u8> {
        const LETTERS_PER_SLIP: usize = 4;
        const MOST: usize = 2;
        let allowed = (word.chars().count() / LETTERS_PER_SLIP).min(MOST);
        if allowed == 0 || matches!(self, Self::Type(_)) {
            return None;
        }
        let near = |name: &str| misses(word, &fold(name));
        let titles = Lang::ALL.map(|lang| near(self.title(lang)));
        let best = titles.into_iter().fold(near(self.id()), usize::min);
        (best <= allowed).then(|| 3 + u8::try_from(best).unwrap_or(u8::MAX - 3))
    }
}

/// What fits every word of the query, best first, at most `most`.
///
/// A code or id counts most, then the start of a title, then any part of a title in any language, then the text below
/// it in the page's language or in English: who knows the Chinese name of a region finds it on the English page as
/// well. Where nothing fits, names with a letter or two wrong do.
#[must_use]
pub fn search(query: &str, lang: Lang, most: usize) -> Vec<Hit> {
    // No name is longer; what is pasted by mistake is not looked through.
    let query: String = fold(query).chars().take(100).collect();
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits = ranked(&words, |found, word| found.rank(word, lang));
    if hits.is_empty() {
        hits = ranked(&words, |found, word| {
            found.rank(word, lang).or_else(|| found.rank_with_slips(word))
        });
    }
    hits.sort_by_key(|hit| hit.rank);
    hits.truncate(most);
    hits
}

/// The worst word decides; one that fits nowhere rules a thing out.
fn ranked(words: &[&str], rank: impl Fn(&Found, &str) -> Option<u8>) -> Vec<Hit> {
    Found::all()
        .filter_map(|found| {
            let mut worst = 0;
            for word in words {
                worst = worst.max(rank(&found, word)?);
            }
            Some(Hit { found, rank: worst })
        })
        .collect()
}

/// The same in its groups, the group of the best hit first, at most `each` of one group.
#[must_use]
pub fn grouped(query: &str, lang: Lang, each: usize) -> Vec<(Group, Vec<Found>)> {
    let mut groups: Vec<(Group, Vec<Found>)> = Vec::new();
    for hit in search(query, lang, usize::MAX) {
        let group = hit.found.group();
        match groups.iter_mut().find(|(known, _)| *known == group) {
            Some((_, found)) if found.len() < each => found.push(hit.found),
            Some(_) => {}
            None => groups.push((group, vec![hit.found])),
        }
    }
    groups
}
