//! Bad input, as a value: which field, what was there, what is allowed. The sentence is made in `text`.

use super::{Field, Form};

/// Why an input was refused.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct InputError {
    /// The kind of fault.
    pub code: ErrorCode,
    /// The field's name as the user wrote it (`eips.count`), or empty for the document as a whole.
    pub field: String,
    /// What was there, shortened.
    pub value: String,
    /// What is allowed.
    pub allowed: Allowed,
}

/// The kinds of fault, each with a stable word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ErrorCode {
    /// The text is not JSON.
    BadJson,
    /// The document is of another schema or version.
    BadSchema,
    /// A required field is missing.
    MissingField,
    /// No such field.
    UnknownField,
    /// A value of another type.
    WrongType,
    /// A number out of its range, or not whole.
    OutOfRange,
    /// A word, region or instance that is not known.
    UnknownValue,
    /// A text that does not look like what belongs there.
    BadForm,
    /// The value does not go with another field.
    Conflict,
}

impl ErrorCode {
    /// The stable word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::BadJson => "bad-json",
            Self::BadSchema => "bad-schema",
            Self::MissingField => "missing-field",
            Self::UnknownField => "unknown-field",
            Self::WrongType => "wrong-type",
            Self::OutOfRange => "out-of-range",
            Self::UnknownValue => "unknown-value",
            Self::BadForm => "bad-form",
            Self::Conflict => "conflict",
        }
    }
}

/// What would have been right.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Allowed {
    /// Nothing more can be said.
    Nothing,
    /// What another program writes there; its own documentation says what.
    Unsaid,
    /// What the field takes, as its kind says.
    Kind(Field),
    /// A value of this form.
    Form(Form),
    /// These words, the nearest ones known.
    Words(Vec<&'static str>),
    /// A whole number in this range.
    Range(u32, u32),
    /// Line and column of a syntax fault.
    Position(usize, usize),
}

/// Keeps an error readable whatever was typed.
const SHOWN: usize = 60;

pub(super) fn shorten(text: &str) -> String {
    let mut short: String = text.chars().take(SHOWN).collect();
    if short.len() < text.len() {
        short.push('…');
    }
    short
}

impl InputError {
    /// A fault; what was typed is kept readable, whatever it was.
    pub(crate) fn new(code: ErrorCode, field: &str, value: &str, allowed: Allowed) -> Self {
        Self { code, field: shorten(field), value: shorten(value), allowed }
    }
}
