//! What is wrong with what was typed.

use leptos::prelude::*;

use super::Page;
use crate::catalog::Mode;
use crate::scenario::{Allowed, ErrorCode, Field, Input, InputError};
use crate::ui::address::{self, Screen};

/// What is wrong with the pairs and with the modes of a migration; worked out once for all fields that show a part.
pub(super) fn faults(
    reading: Memo<Input>,
    screen: RwSignal<Screen>,
    way: RwSignal<(String, String)>,
) -> Vec<InputError> {
    let mut faults = reading.with(|Input { draft, known, faults }| {
        let mut faults = faults.clone();
        match draft.check() {
            Ok(scenario) => faults.extend(known.check(&scenario)),
            Err(fault) if draft.get(Field::Region).is_some() => faults.push(fault),
            Err(_) => {}
        }
        faults
    });
    if screen.get() == Screen::Migrate {
        faults.extend(way_faults(way.get()));
    }
    faults
}

impl Page {
    /// Is there anything to be said of what the address gives?
    pub fn is_faulty(self) -> bool {
        self.reading.with_untracked(|Input { draft, faults, .. }| {
            !faults.is_empty() || draft.get(Field::Region).is_some() && draft.check().is_err()
        })
    }
}

/// Words of the address that are no modes.
#[inline(never)]
fn way_faults((from, to): (String, String)) -> Vec<InputError> {
    let bad = |(_, word): &(&str, String)| !word.is_empty() && Mode::parse(word).is_none();
    let fault = |(key, word): (&str, String)| {
        let words = Allowed::Words(Mode::ALL.map(Mode::id).to_vec());
        InputError::new(ErrorCode::UnknownValue, key, &word, words)
    };
    [(address::FROM, from), (address::TO, to)].into_iter().filter(bad).map(fault).collect()
}

/// Does a key of the address name this field or key?
pub(super) fn names(known: &str, key: &str) -> bool {
    // A key that is too long to be shown whole is named by its beginning.
    let begins = || key.strip_suffix('…').is_some_and(|start| known.starts_with(start));
    known == key || Field::find(known).is_some_and(|field| field.spec().path == key) || begins()
}
