//! A cell of a table: the contract's words, or those that people read.

use crate::catalog::{Lang, Region};
use crate::scenario::{Allowed, ErrorCode, Field, InputError, Kind, Protocols, Value};
use crate::text;

/// Reads a cell that is not empty.
pub(super) fn read(field: Field, cell: &str) -> Result<Value, InputError> {
    let spec = field.spec();
    if let Some(value) = spec.kind.parse(cell).or_else(|| in_words(field, cell)) {
        return Ok(value);
    }
    let code = match spec.kind {
        Kind::Count { .. } => ErrorCode::OutOfRange,
        Kind::Flag => ErrorCode::WrongType,
        _ => ErrorCode::UnknownValue,
    };
    Err(InputError::new(code, spec.path, cell, Allowed::Kind(field)))
}

/// The value as texts name it; spreadsheets write TRUE, and a table in titles of a language has its words.
fn in_words(field: Field, cell: &str) -> Option<Value> {
    let says = |text: text::Text| {
        Lang::ALL.into_iter().any(|lang| text.get(lang).eq_ignore_ascii_case(cell))
    };
    match field.spec().kind {
        Kind::Flag => {
            let yes = cell.eq_ignore_ascii_case("true") || says(text::word::YES);
            let no = cell.eq_ignore_ascii_case("false") || says(text::word::NO);
            (yes || no).then_some(Value::Flag(yes))
        }
        Kind::Region => Region::find_by_name(cell).map(Value::Region),
        Kind::Choice(words) => {
            let index = words.iter().position(|word| says(text::choice(field, word)))?;
            u8::try_from(index).ok().map(Value::Choice)
        }
        Kind::Protocols => {
            let split =
                |c: char| c.is_whitespace() || matches!(c, ',' | ';' | '/' | '、' | '，' | '；');
            let mut set = Protocols::NONE;
            for word in cell.split(split).filter(|word| !word.is_empty()) {
                let known = |known: &&&str| {
                    known.eq_ignore_ascii_case(word)
                        || Lang::ALL.into_iter().any(|lang| {
                            text::choice(field, known).get(lang).eq_ignore_ascii_case(word)
                        })
                };
                set = set.with(Protocols::WORDS.iter().find(known)?)?;
            }
            Some(Value::Protocols(set))
        }
        Kind::Count { .. } | Kind::Instance => None,
    }
}

/// What the cells of a column meant so far: the same few words stand in most rows.
#[derive(Debug, Default)]
pub(super) struct Words(Vec<Option<(Packed, Value)>>);

/// So many words of a column are remembered, each at the place of its hash; a power of two.
const PLACES: usize = 1 << 12;

impl Words {
    /// What this cell meant before.
    pub(super) fn get(&self, cell: &Packed) -> Option<Value> {
        let (word, value) = self.0.get(cell.place())?.as_ref()?;
        (word == cell).then_some(*value)
    }

    /// Remembers what a cell means.
    pub(super) fn put(&mut self, cell: Packed, value: Value) {
        if self.0.is_empty() {
            self.0.resize(PLACES, None);
        }
        if let Some(slot) = self.0.get_mut(cell.place()) {
            *slot = Some((cell, value));
        }
    }
}

/// A short cell as numbers, which compare quicker than texts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Packed {
    len: u64,
    words: [u64; 4],
}

impl Packed {
    /// `None`: it is longer than words are; then it is read anew each time.
    pub(super) fn new(cell: &[u8]) -> Option<Self> {
        let (whole, rest) = cell.as_chunks::<8>();
        let mut words = [0; 4];
        let rest = rest.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
        *words.get_mut(whole.len())? = rest;
        for (word, bytes) in words.iter_mut().zip(whole) {
            *word = u64::from_le_bytes(*bytes);
        }
        Some(Self { len: cell.len() as u64, words })
    }

    fn place(&self) -> usize {
        let hash = self.words.iter().fold(self.len, |hash: u64, word| {
            (hash.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95)
        });
        usize::try_from(hash >> 44).unwrap_or_default() % PLACES
    }
}
