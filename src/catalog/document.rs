//! Documents that facts come from, and the numbers taken from them.

use super::SOURCES;

/// A document.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Source(pub(super) u8);

/// What the date of a document means.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum AsOf {
    /// The document shows it.
    Page,
    /// A stored copy shows it.
    Copy,
    /// It shows none; it was read on that day.
    Read,
}

#[derive(Debug)]
pub(super) struct SourceRow {
    pub id: &'static str,
    pub title: &'static str,
    pub url: Option<&'static str>,
    pub as_of: &'static str,
    pub kind: AsOf,
}

impl Source {
    /// All of them.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..u8::MAX).map(Self).take(SOURCES.len())
    }

    fn row(self) -> Option<&'static SourceRow> {
        SOURCES.get(usize::from(self.0))
    }

    /// Its short name in the data files.
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().map_or("", |row| row.id)
    }

    /// Its own title, in its own language.
    #[must_use]
    pub fn title(self) -> &'static str {
        self.row().map_or("", |row| row.title)
    }

    /// Its public address, if it has one.
    #[must_use]
    pub fn url(self) -> Option<&'static str> {
        self.row().and_then(|row| row.url)
    }

    /// Its date, `2026-06-08`.
    #[must_use]
    pub fn as_of(self) -> &'static str {
        self.row().map_or("", |row| row.as_of)
    }

    /// What that date means.
    #[must_use]
    pub fn as_of_kind(self) -> AsOf {
        self.row().map_or(AsOf::Read, |row| row.kind)
    }
}

/// A number of the documentation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limit {
    /// The number.
    pub value: u32,
    /// Where it stands.
    pub source: Source,
    /// The section there.
    pub section: &'static str,
}

/// An address block that the documentation names.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Block {
    /// The block, `100.64.0.0/10`.
    pub cidr: &'static str,
    /// Where it stands.
    pub source: Source,
    /// The section there.
    pub section: &'static str,
}
