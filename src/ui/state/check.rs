//! Which rows of a check are shown, and how: in the address, though the files never are.

use leptos::prelude::*;

use super::super::address::Pairs;
use super::Page;
use crate::worker::view;

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
        self.check.update(|view| view.retain(|(key, _)| key == view::ROW));
        self.write_address(true);
    }

    /// Which rows are shown, and how: all of the view but the row that is open.
    pub fn check_rows(self) -> Pairs {
        let of_rows = |(key, _): &&(String, String)| key != view::ROW;
        self.check.with(|view| view.iter().filter(of_rows).cloned().collect())
    }

    /// The row of a check that is open.
    pub fn open_check(self) -> Option<u32> {
        self.check.with(|view| {
            let (_, row) = view.iter().rfind(|(key, _)| key == view::ROW)?;
            row.parse().ok()
        })
    }

    /// Opens a row of a check, or closes it; the way back leads to what was shown before.
    pub fn open_check_row(self, row: Option<u32>) {
        self.check.update(|view| {
            view.retain(|(key, _)| key != view::ROW);
            view.extend(row.map(|row| (view::ROW.to_owned(), row.to_string())));
        });
        self.write_address(true);
    }
}
