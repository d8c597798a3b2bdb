//! Which rows of a check are shown, and how: in the address, though the files never are.

use leptos::prelude::*;

use super::Page;

impl Page {
    /// Shows the rows of a check in this way alone; an empty value takes it back.
    pub fn set_check(self, key: &str, value: &str) {
        self.check.update(|view| {
            view.retain(|(known, _)| known != key);
            if !value.is_empty() {
                view.push((key.to_owned(), value.to_owned()));
            }
        });
        self.write_address(false);
    }

    /// Shows those rows of a check for which this holds too, or, where it is on, no longer. `alone`: instead of
    /// another value of the key.
    pub fn turn_check(self, key: &str, value: &str, alone: bool) {
        self.check.update(|view| {
            let on = view.iter().any(|(known, word)| known == key && word == value);
            view.retain(|(known, word)| known != key || (!alone && word != value));
            if !on {
                view.push((key.to_owned(), value.to_owned()));
            }
        });
        self.write_address(true);
    }

    /// Shows all rows of a check, as they stand in the files.
    pub fn clear_check(self) {
        self.check.update(Vec::clear);
        self.write_address(true);
    }
}
