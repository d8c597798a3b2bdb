//! The head of a table: which column holds what.

use crate::catalog::Lang;
use crate::scenario::{Field, Slot};
use crate::text;

/// What a column holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Column {
    /// A field of the scenario.
    Field(Field),
    /// What people call the row.
    Name,
    /// Nothing that a scenario has.
    Unknown,
}

impl Column {
    /// Reads a title: the contract's name, the address key, or the title in any language.
    pub(super) fn read(title: &str) -> Self {
        let title = title.trim().trim_start_matches('\u{feff}');
        let same = |word: &str| word.eq_ignore_ascii_case(title);
        let of = |field: &Field| {
            let spec = field.spec();
            same(spec.path)
                || same(spec.key)
                || Lang::ALL.into_iter().any(|lang| same(spec.text.title().get(lang)))
        };
        if same("name")
            || Lang::ALL.into_iter().any(|lang| same(Slot::Name.text().title().get(lang)))
            || Lang::ALL.into_iter().any(|lang| same(text::check::NAME.get(lang)))
        {
            return Self::Name;
        }
        Field::ALL.into_iter().find(of).map_or(Self::Unknown, Self::Field)
    }
}

/// What separates cells, in the order in which it is tried.
const DELIMITERS: [u8; 3] = [b',', b';', b'\t'];

/// The head of a table.
#[derive(Clone, Debug)]
pub(super) struct Header {
    /// What separates cells.
    pub delimiter: u8,
    /// So many bytes stand before the table: a line `sep=;` of a spreadsheet.
    pub skip: usize,
}

impl Header {
    /// Finds the head of a table at the beginning of a text; `None`: no column of it is one of a scenario.
    pub(super) fn find(text: &str) -> Option<Self> {
        let mut skip = 0;
        if let Some(line) = text.lines().next()
            && line.get(..4).is_some_and(|word| word.eq_ignore_ascii_case("sep="))
        {
            skip = text.find('\n').map_or(text.len(), |at| at + 1);
        }
        let line = text.get(skip..)?.trim_start().lines().next()?;
        // A line that long is no head, and a text in one line may be long.
        let line = line.get(..line.floor_char_boundary(4096)).unwrap_or_default();
        let known = |delimiter: &u8| {
            line.split(char::from(*delimiter))
                .filter(|title| Column::read(title.trim().trim_matches('"')) != Column::Unknown)
                .count()
        };
        // The first of equals: a single column has no separator at all.
        let delimiter = DELIMITERS.into_iter().rev().max_by_key(known)?;
        (known(&delimiter) > 0).then_some(Self { delimiter, skip })
    }
}
