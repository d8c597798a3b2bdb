//! The pages themselves, each made from the registry, the catalog and the texts.

mod case;
mod list;
mod mode;
mod news;
mod place;
mod reach;
mod rule;
mod together;

pub use news::CONTRADICTING;

use super::page::{Block, Item, Page, To};
use super::{Place, Shelf, Topic};
use crate::catalog::Lang;
use crate::check::AnyRule;
use crate::text::{glossary, learn as t};

/// Marks for what a region or family has, and has not.
const LISTED: [&str; 2] = ["yes", "no"];

impl Place {
    /// The page that stands there. Every place has one, and none is empty.
    #[must_use]
    pub fn page(&self, lang: Lang) -> Page {
        match self {
            Self::Hub => list::hub(lang),
            Self::News => news::page(lang),
            Self::List(shelf) => list::shelf(*shelf, lang),
            Self::Unknown(shelf, name) => list::unknown(*shelf, name, lang),
            Self::Page(Topic::Rule(AnyRule::One(rule))) => rule::page(rule, lang),
            Self::Page(Topic::Rule(AnyRule::Together(rule))) => together::page(rule, lang),
            Self::Page(Topic::Mode(mode)) => mode::page(*mode, lang),
            Self::Page(Topic::Region(region)) => place::region(*region, lang),
            Self::Page(Topic::Family(family)) => place::family(*family, lang),
            Self::Page(topic @ Topic::Term(_, id)) => term(*topic, *id, lang),
        }
    }
}

/// A rule in a list.
fn rule_item(rule: impl Into<AnyRule>, lang: Lang) -> Item {
    let rule = rule.into();
    let to = To::Place(Place::Page(Topic::Rule(rule)));
    let item =
        Item { code: rule.code(), text: rule.title().get(lang).to_owned(), ..Item::default() };
    item.severity(rule.severity(), lang).to(to)
}

fn term(topic: Topic, id: glossary::Id, lang: Lang) -> Page {
    let mut page = Page::new(Place::Page(topic), lang);
    let names = place::other_names(lang, |lang| id.term().get(lang));
    page.open(vec![
        Block::text(id.meaning(), lang),
        Block::Pairs(vec![(Item::text(t::OTHER_NAMES.get(lang)), Item::text(names))]),
    ]);
    let used = AnyRule::all().filter(|rule| {
        let said = [rule.title(), rule.why(), rule.mend()].map(|text| text.get(lang));
        names_term(&said, id, lang)
    });
    let items = used.map(|rule| rule_item(rule, lang)).collect();
    page.add("rules", t::RULES_OF_TERM.get(lang), vec![Block::List(items)]);
    // A word that no rule uses leads on to others all the same.
    let own = Place::Page(topic);
    let mut others = named_terms(&[id.meaning().get(lang)], lang);
    others.retain(|item| item.to != Some(To::Place(own.clone())));
    others.push(Item::link(Place::List(Shelf::Glossary), lang));
    page.add("terms", t::TERMS.get(lang), vec![Block::List(others)]);
    page
}

/// Terms of the glossary that a text names.
fn named_terms(said: &[&str], lang: Lang) -> Vec<Item> {
    let named = glossary::ALL.iter().filter(|(_, id)| names_term(said, *id, lang));
    named.map(|(key, id)| Item::link(Place::Page(Topic::Term(key, *id)), lang)).collect()
}

/// Does a text name the term? What stands in brackets behind a term is another form of it.
fn names_term(said: &[&str], id: glossary::Id, lang: Lang) -> bool {
    let term = id.term().get(lang);
    let forms = term.split(['(', '（', ')', '）']).map(|form| form.trim().to_lowercase());
    forms
        .filter(|form| !form.is_empty())
        .any(|form| said.iter().any(|text| has_word(&text.to_lowercase(), &form)))
}

/// Is the word in the text, and not as a part of a longer Latin word? (`ENI` is not in `denial`.)
fn has_word(text: &str, word: &str) -> bool {
    let latin = |c: Option<char>| c.is_some_and(|c| c.is_ascii_alphanumeric());
    let begins = |at: usize| text.get(..at).and_then(|before| before.chars().next_back());
    let ends = |at: usize| text.get(at..).and_then(|after| after.chars().next());
    text.match_indices(word).any(|(at, found)| {
        let plural = text.get(at + found.len()..).is_some_and(|after| after.starts_with('s'));
        let end = at + found.len() + usize::from(plural);
        let goes_on = latin(begins(at)) && latin(word.chars().next());
        let goes_further = latin(ends(end)) && latin(word.chars().next_back());
        !goes_on && !goes_further
    })
}
