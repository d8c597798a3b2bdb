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

/// A short cell as numbers, which compare quicker than texts. Its length stands in the last byte.
#[derive(Clone, Copy, Debug)]
pub(super) struct Packed([u64; 4]);

impl PartialEq for Packed {
    /// Word by word: numbers that were only just made are not there yet for a look at all of them together.
    fn eq(&self, other: &Self) -> bool {
        self.0.iter().zip(&other.0).fold(0, |differs, (a, b)| differs | (a ^ b)) == 0
    }
}

/// Odd numbers that mix bits well: the golden ratio's and three of its kind.
const MIX: [u64; 4] =
    [0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9, 0x94d0_49bb_1331_11eb, 0x2545_f491_4f6c_dd1d];

impl Packed {
    /// The cell of this length at the beginning of `bytes`; `None`: it is longer than words are, and is read anew each
    /// time. Where more bytes follow the cell, eight are taken at a time and the surplus is cut off.
    pub(super) fn new(bytes: &[u8], len: usize) -> Option<Self> {
        let mut words = [0; 4];
        let mut left = len;
        let mut rest = bytes;
        for word in &mut words {
            if let Some((chunk, more)) = rest.split_first_chunk::<8>() {
                *word = u64::from_le_bytes(*chunk);
                rest = more;
            } else {
                *word = rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte));
                rest = &[];
            }
            if left <= 8 {
                *word &= u64::MAX.checked_shr(64 - 8 * u32::try_from(left).ok()?).unwrap_or(0);
                left = 0;
                break;
            }
            left -= 8;
        }
        let [_, _, _, last] = &mut words;
        if left > 0 || *last >> 56 > 0 {
            return None;
        }
        *last |= (len as u64) << 56;
        Some(Self(words))
    }

    fn place(&self) -> usize {
        let hash = self
            .0
            .iter()
            .zip(MIX)
            .fold(0_u64, |hash, (word, mix)| hash ^ word.wrapping_mul(mix).rotate_left(32));
        usize::try_from(hash.wrapping_mul(0x517c_c1b7_2722_0a95) >> 44).unwrap_or_default() % PLACES
    }
}
