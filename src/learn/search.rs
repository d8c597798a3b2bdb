//! One box that finds rules, modes, regions, families and terms, in any of the languages.

use super::Topic;
use crate::catalog::Lang;
use crate::text;

/// Something found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Hit {
    /// What.
    pub topic: Topic,
    /// How well it fits, 0 best.
    rank: u8,
}

/// What fits every word of the query, best first, at most `most`.
///
/// A code or id counts most, then the start of a title, then any part of a title in any language, then the text below
/// it in the page's language: who knows the Chinese name of a region finds it on the English page as well.
#[must_use]
pub fn search(query: &str, lang: Lang, most: usize) -> Vec<Hit> {
    let query = fold(query);
    let words: Vec<&str> = query.split_whitespace().collect();
    if words.is_empty() {
        return Vec::new();
    }
    let mut hits: Vec<Hit> = Topic::all()
        .filter_map(|topic| {
            let ranks = words.iter().map(|word| rank(&topic, word, lang));
            // The worst word decides; one that fits nowhere rules the topic out.
            let rank = ranks.collect::<Option<Vec<u8>>>()?.into_iter().max()?;
            Some(Hit { topic, rank })
        })
        .collect();
    hits.sort_by_key(|hit| hit.rank);
    hits.truncate(most);
    hits
}

fn rank(topic: &Topic, word: &str, lang: Lang) -> Option<u8> {
    let id = fold(topic.id());
    if id == word {
        return Some(0);
    }
    let titles = Lang::ALL.map(|lang| fold(topic.title(lang)));
    if id.starts_with(word) || titles.iter().any(|title| title.starts_with(word)) {
        return Some(1);
    }
    if id.contains(word) || titles.iter().any(|title| title.contains(word)) {
        return Some(2);
    }
    fold(body(topic, lang)).contains(word).then_some(3)
}

/// The text below the title.
fn body(topic: &Topic, lang: Lang) -> &'static str {
    match topic {
        Topic::Rule(rule) => rule.text.why().get(lang),
        Topic::Mode(mode) => text::mode_text(*mode).short().get(lang),
        Topic::Term(_, id) => id.meaning().get(lang),
        Topic::Region(_) | Topic::Family(_) => "",
    }
}

/// Case and width do not matter: `ＥＩＰ` is `eip`.
fn fold(text: &str) -> String {
    const WIDE: u32 = 0xfee0;
    text.chars()
        .flat_map(|c| {
            match c {
                '！'..='～' => char::from_u32(u32::from(c) - WIDE).unwrap_or(c),
                '\u{3000}' => ' ',
                _ => c,
            }
            .to_lowercase()
        })
        .collect()
}
