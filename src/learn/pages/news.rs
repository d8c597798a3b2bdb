//! What other pages add or say otherwise, the latest first, and the dates of all facts.

use super::super::Place;
use super::super::page::{Block, Item, Page};
use super::mode::is_note;
use super::rule_item;
use crate::catalog::{Lang, Source, source};
use crate::rules::{self, Rule};
use crate::text::{self, learn as t};

/// Notes whose page contradicts the source page, or another one.
pub const CONTRADICTING: &[&str] =
    &["X-01", "X-03", "X-04", "X-13", "X-17", "X-20", "X-21", "X-26", "X-29"];

pub(super) fn page(lang: Lang) -> Page {
    let mut page = Page::new(Place::News, lang);
    let seed = source::SEED;
    let values =
        [("title", seed.title().to_owned()), ("date", text::local_date(seed.as_of(), lang))];
    page.open(vec![Block::Text(t::NEWS_INTRO.fill(lang, &values))]);
    let (against, more): (Vec<_>, Vec<_>) =
        notes().into_iter().partition(|rule| CONTRADICTING.contains(&rule.code));
    page.add(
        "contradict",
        t::NEWS_AGAINST.get(lang),
        vec![Block::text(t::NEWS_AGAINST_INTRO, lang), Block::List(items(&against, lang))],
    );
    page.add("extend", t::NEWS_MORE.get(lang), vec![Block::List(items(&more, lang))]);
    let mut sources: Vec<Source> = Source::all().collect();
    sources.sort_by_key(|source| std::cmp::Reverse(source.as_of()));
    let dated = sources.into_iter().map(|source| Item::source(source, "", lang)).collect();
    page.add("dates", t::NEWS_DATES.get(lang), vec![Block::List(dated)]);
    page
}

/// The notes, those of the latest page first.
fn notes() -> Vec<&'static Rule> {
    let mut notes: Vec<&'static Rule> = rules::all().filter(|rule| is_note(rule.code)).collect();
    notes.sort_by_key(|rule| std::cmp::Reverse(latest(rule).map(Source::as_of)));
    notes
}

/// The latest page that a note cites beside the one that decides.
fn latest(rule: &Rule) -> Option<Source> {
    let others = rule.sources.iter().map(|citation| citation.source);
    others.filter(|source| *source != source::SEED).max_by_key(|source| source.as_of())
}

fn items(notes: &[&'static Rule], lang: Lang) -> Vec<Item> {
    notes
        .iter()
        .map(|rule| {
            let source = latest(rule).map(|source| Item::source(source, "", lang));
            let note = source.map(|source| format!("{} · {}", source.text, source.note));
            Item { badge: None, ..rule_item(*rule, lang) }.note(note.unwrap_or_default())
        })
        .collect()
}
