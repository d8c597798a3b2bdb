//! How far a word is from what it may have meant.

use super::{Shelf, Topic};
use crate::catalog::Lang;

/// Case and width do not matter: `ＥＩＰ` is `eip`. Of other letters than these no name has any.
pub(super) fn fold(text: &str) -> String {
    const WIDE: u32 = 0xfee0;
    text.chars()
        .map(|c| {
            match c {
                '！'..='～' => char::from_u32(u32::from(c) - WIDE).unwrap_or(c),
                '\u{3000}' => ' ',
                _ => c,
            }
            .to_ascii_lowercase()
        })
        .collect()
}

/// Letters to insert, leave out or replace so that the word stands somewhere in the text.
pub(super) fn misses(word: &str, text: &str) -> usize {
    distance(word, text, true)
}

/// Letters to insert, leave out or replace between two words; `inside`: what stands around in the text is free.
fn distance(word: &str, text: &str, inside: bool) -> usize {
    let text: Vec<char> = text.chars().collect();
    // Costs of the word's beginning against each beginning of the text.
    let mut row: Vec<usize> =
        if inside { vec![0; text.len() + 1] } else { (0..=text.len()).collect() };
    for letter in word.chars() {
        let mut left = row.first().copied().unwrap_or_default() + 1;
        let mut next = Vec::with_capacity(row.len());
        next.push(left);
        for (known, above) in text.iter().zip(row.windows(2)) {
            let [diagonal, up] = above else { continue };
            left = (diagonal + usize::from(*known != letter)).min(up + 1).min(left + 1);
            next.push(left);
        }
        row = next;
    }
    let end = if inside { row.into_iter().min() } else { row.last().copied() };
    end.unwrap_or_default()
}

/// What a name that nothing has may have meant, the nearest first.
#[must_use]
pub fn nearest(shelf: Shelf, name: &str, most: usize) -> Vec<Topic> {
    // What is longer than any name is like none of them.
    let name: String = fold(name).chars().take(64).collect();
    let mut topics: Vec<(usize, Topic)> = Topic::of(shelf)
        .map(|topic| {
            let titles = Lang::ALL.map(|lang| distance(&name, &fold(topic.title(lang)), false));
            let id = distance(&name, &fold(topic.id()), false);
            (titles.into_iter().fold(id, usize::min), topic)
        })
        .collect();
    topics.sort_by_key(|(far, _)| *far);
    topics.into_iter().map(|(_, topic)| topic).take(most).collect()
}
