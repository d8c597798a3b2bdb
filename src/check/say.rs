//! Sentences about what was found.

use super::{Fault, Note, Outcome};
use crate::catalog::Lang;
use crate::scenario::{Allowed, ErrorCode, InputError};
use crate::text::{self, Text};

/// The word for an outcome.
#[must_use]
pub const fn outcome_text(outcome: Outcome) -> Text {
    match outcome {
        Outcome::Available => text::word::STATUS_AVAILABLE,
        Outcome::Conditional => text::word::STATUS_CONDITIONAL,
        Outcome::Blocked => text::word::STATUS_BLOCKED,
        Outcome::Unknown => text::check::OUTCOME_UNKNOWN,
    }
}

/// A stable word for what was skipped.
#[must_use]
pub const fn fault_code(fault: &Fault) -> &'static str {
    match fault {
        Fault::Input(error) => error.code.word(),
        Fault::Broken(..) => ErrorCode::BadJson.word(),
        Fault::Said(said) => said.code,
    }
}

/// What was skipped, and why.
#[must_use]
pub fn fault_message(fault: &Fault, lang: Lang) -> String {
    match fault {
        Fault::Input(error) => text::error_message(error, lang),
        Fault::Broken(line, column) => {
            let at = Allowed::Position(*line, *column);
            text::error_message(&InputError::new(ErrorCode::BadJson, "", "", at), lang)
        }
        Fault::Said(said) => said.text.fill(lang, &said.values),
    }
}

/// What holds of resources together.
#[must_use]
pub fn note_message(note: &Note, lang: Lang) -> String {
    note.rule.text.message().fill(lang, &note.values)
}
