//! What a page to read is made of: sections of plain blocks, so that the page, a static file and the JavaScript API
//! print the same.

use super::Place;
use crate::catalog::{Lang, Source};
use crate::rules::{Citation, Severity};
use crate::scenario::Field;
use crate::text::{self, Text, learn as t};

/// A page to read.
#[derive(Clone, PartialEq, Debug)]
pub struct Page {
    /// Where it stands.
    pub place: Place,
    /// Its title.
    pub title: String,
    /// Its parts, in order.
    pub sections: Vec<Section>,
}

/// A part of a page.
#[derive(Clone, PartialEq, Debug)]
pub struct Section {
    /// Stable id.
    pub id: &'static str,
    /// Its heading; empty: the opening of the page.
    pub title: &'static str,
    /// What stands in it.
    pub blocks: Vec<Block>,
}

/// A piece of a section.
#[derive(Clone, PartialEq, Debug)]
pub enum Block {
    /// A paragraph.
    Text(String),
    /// Items in no order that matters.
    List(Vec<Item>),
    /// Items in order.
    Steps(Vec<Item>),
    /// Names and what they are.
    Pairs(Vec<(Item, Item)>),
    /// A head and rows of as many cells; the first cell of a row names it.
    Table(Vec<String>, Vec<Vec<Item>>),
    /// A file, as it is.
    Code(&'static str),
}

/// A line of a list, a cell of a table.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Item {
    /// A mark before it: its word for style sheets, and as people read it.
    pub badge: Option<(&'static str, &'static str)>,
    /// A code or id before it, the same in every language.
    pub code: &'static str,
    /// What it says.
    pub text: String,
    /// Where it leads.
    pub to: Option<To>,
    /// What is added to it.
    pub note: String,
}

/// Where an item leads.
#[derive(Clone, PartialEq, Debug)]
pub enum To {
    /// To another page to read.
    Place(Place),
    /// To the plan of a case, given as the query of an address.
    Plan(String),
    /// To the check of the example of a rule over several resources, by the rule's code.
    Check(&'static str),
    /// To the plan of the case at hand, with this value in a field.
    Use(Field, &'static str),
    /// To a public page.
    Web(&'static str),
}

impl Page {
    /// The section of an id.
    #[must_use]
    pub fn section(&self, id: &str) -> Option<&Section> {
        self.sections.iter().find(|section| section.id == id)
    }

    pub(super) fn new(place: Place, lang: Lang) -> Self {
        let title = place.title(lang);
        Self { place, title, sections: Vec::new() }
    }

    /// Adds the opening.
    pub(super) fn open(&mut self, blocks: Vec<Block>) {
        self.sections.push(Section { id: "opening", title: "", blocks });
    }

    /// Adds a part; one in which nothing stands is left out.
    pub(super) fn add(&mut self, id: &'static str, title: &'static str, blocks: Vec<Block>) {
        if blocks.iter().any(|block| !block.is_empty()) {
            self.sections.push(Section { id, title, blocks });
        }
    }
}

impl Block {
    /// Does nothing stand in it?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        match self {
            Self::Text(text) => text.is_empty(),
            Self::List(items) | Self::Steps(items) => items.is_empty(),
            Self::Pairs(pairs) => pairs.is_empty(),
            Self::Table(_, rows) => rows.is_empty(),
            Self::Code(file) => file.is_empty(),
        }
    }

    pub(super) fn text(text: Text, lang: Lang) -> Self {
        Self::Text(text.get(lang).to_owned())
    }
}

impl Item {
    /// A text and nothing else.
    pub(super) fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), ..Self::default() }
    }

    /// A code or id and nothing else.
    pub(super) fn code(code: &'static str) -> Self {
        Self { code, ..Self::default() }
    }

    /// A link to another page, by its title.
    pub(super) fn link(place: Place, lang: Lang) -> Self {
        Self { text: place.title(lang), to: Some(To::Place(place)), ..Self::default() }
    }

    pub(super) fn to(self, to: To) -> Self {
        Self { to: Some(to), ..self }
    }

    pub(super) fn note(self, note: impl Into<String>) -> Self {
        Self { note: note.into(), ..self }
    }

    pub(super) fn severity(self, severity: Severity, lang: Lang) -> Self {
        let badge = (severity.word(), text::severity_text(severity).get(lang));
        Self { badge: Some(badge), ..self }
    }

    /// A document, with its date and what that date means.
    pub(super) fn source(source: Source, section: &str, lang: Lang) -> Self {
        use crate::catalog::AsOf;
        let dated = match source.as_of_kind() {
            AsOf::Page => t::AS_OF_PAGE,
            AsOf::Copy => t::AS_OF_COPY,
            AsOf::Read => t::AS_OF_READ,
        };
        let date = dated.fill(lang, &[("date", text::local_date(source.as_of(), lang))]);
        let note = if section.is_empty() { date } else { format!("{section} · {date}") };
        Self {
            text: source.title().to_owned(),
            to: source.url().map(To::Web),
            note,
            ..Self::default()
        }
    }

    pub(super) fn citation(citation: &Citation, lang: Lang) -> Self {
        Self::source(citation.source, citation.section, lang)
    }
}
