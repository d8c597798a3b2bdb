//! Reads what was typed to find an instance: parts of a name, and sizes such as `8 vCPU`, `32 GiB`, `12 EIP`.

use super::nearest::fold;
use crate::catalog::Lang;
use crate::text::{Text, ask as t};

/// What was typed.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Query {
    /// Parts of a name.
    pub names: Vec<String>,
    /// Sizes.
    pub wishes: Vec<Wish>,
}

/// A size that is asked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Wish {
    /// So many vCPUs.
    Vcpu(u32),
    /// So much memory.
    MemoryMib(u32),
    /// At least so many EIPs.
    Eips(u32),
}

impl Query {
    /// Was nothing said?
    pub fn is_empty(&self) -> bool {
        self.names.is_empty() && self.wishes.is_empty()
    }
}

/// Reads a number as a size.
type Read = fn(&str) -> Option<Wish>;

/// What a number counts, in the order in which a beginning such as `e` is tried.
const UNITS: [(Text, Read); 3] = [
    (t::WORDS_VCPU, |n| n.parse().ok().map(Wish::Vcpu)),
    (t::WORDS_MEMORY, |n| mib(n).map(Wish::MemoryMib)),
    (t::WORDS_EIPS, |n| n.parse().ok().map(Wish::Eips)),
];

/// Reads a folded query. A number with a unit is a size, whichever comes first and with or without a space; a unit
/// that has no number yet says nothing; everything else is part of a name.
pub(super) fn read(folded: &str) -> Query {
    let mut query = Query::default();
    let mut words = folded.split_whitespace().peekable();
    while let Some(word) = words.next() {
        if let Some(wishes) = sizes(word) {
            query.wishes.extend(wishes);
        } else if let Some(number) = bare(word) {
            words.next_if(|next| !next.is_empty() && uncounted(next).is_empty());
            // `8 vc` is on its way to `8 vCPU`.
            match words.peek().and_then(|unit| wish(number, |known| known.starts_with(unit))) {
                Some(wish) => {
                    words.next();
                    query.wishes.push(wish);
                }
                None => query.names.push(number.to_owned()),
            }
        } else if is_unit(word) {
            let number = words.peek().and_then(|next| bare(next));
            if let Some(wish) = number.and_then(|number| wish(number, |known| known == word)) {
                words.next();
                query.wishes.push(wish);
            }
        } else {
            query.names.push(word.to_owned());
        }
    }
    query
}

/// `8vcpu` and `4c8g`; `None`: the word is something else.
fn sizes(mut word: &str) -> Option<Vec<Wish>> {
    let mut wishes = Vec::new();
    while !word.is_empty() {
        let (number, rest) = number(word)?;
        let rest = uncounted(rest);
        let end = rest.find(|c: char| c.is_ascii_digit()).unwrap_or(rest.len());
        let (unit, tail) = rest.split_at_checked(end)?;
        wishes.push(wish(number, |known| known == unit)?);
        word = tail;
    }
    Some(wishes)
}

fn number(word: &str) -> Option<(&str, &str)> {
    let end = word.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(word.len());
    word.split_at_checked(end)
        .filter(|(number, _)| number.starts_with(|c: char| c.is_ascii_digit()))
}

/// A number without a unit, such as `12` or `12個`.
fn bare(word: &str) -> Option<&str> {
    number(word).filter(|(_, rest)| uncounted(rest).is_empty()).map(|(number, _)| number)
}

/// Without the word that some languages count with.
fn uncounted(rest: &str) -> &str {
    let languages =
        Lang::ALL.into_iter().flat_map(|lang| t::WORDS_COUNTER.get(lang).split_whitespace());
    languages
        .filter_map(|word| rest.strip_prefix(word))
        .min_by_key(|rest| rest.len())
        .unwrap_or(rest)
}

fn wish(number: &str, is: impl Fn(&str) -> bool) -> Option<Wish> {
    let (_, read) = UNITS.into_iter().find(|(words, _)| known(*words).any(|word| is(&word)))?;
    read(number)
}

fn is_unit(word: &str) -> bool {
    UNITS.into_iter().any(|(words, _)| known(words).any(|known| known == word))
}

/// The words of a unit in every language.
fn known(words: Text) -> impl Iterator<Item = String> {
    Lang::ALL.into_iter().flat_map(move |lang| words.get(lang).split_whitespace()).map(fold)
}

/// `32` or `0.5` GiB.
fn mib(number: &str) -> Option<u32> {
    const GIB: u32 = 1024;
    let (whole, half) = match number.split_once('.') {
        None => (number, 0),
        Some((whole, "5")) => (whole, GIB / 2),
        Some(_) => return None,
    };
    whole.parse::<u32>().ok()?.checked_mul(GIB)?.checked_add(half)
}
