//! A cell of a table: the contract's words, or those that people read.

use crate::catalog::{Lang, Region};
use crate::scenario::{Allowed, ErrorCode, Field, InputError, Kind, Protocols, Value};
use crate::text;

/// Reads a cell that is not empty.
pub(super) fn read(field: Field, cell: &str) -> Result<Option<Value>, InputError> {
    let spec = field.spec();
    if let Some(value) = spec.kind.parse(cell).or_else(|| in_words(field, cell)) {
        return Ok(Some(value));
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
