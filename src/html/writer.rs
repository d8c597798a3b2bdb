//! Writes HTML. Literals of the printers go in as they are; everything else is escaped, and there is no third way.

use crate::export::escape::xml;

/// Markup that grows.
#[derive(Default, Clone, PartialEq, Eq, Debug)]
pub struct Html {
    text: String,
}

impl Html {
    /// A piece by itself.
    #[must_use]
    pub fn of(write: impl FnOnce(&mut Self)) -> String {
        let mut out = Self::default();
        write(&mut out);
        out.text
    }

    /// Markup of the printer itself.
    pub fn raw(&mut self, literal: &'static str) -> &mut Self {
        self.text.push_str(literal);
        self
    }

    /// Words between two tags.
    pub fn text(&mut self, words: &str) -> &mut Self {
        self.text.push_str(&xml(words));
        self
    }

    /// A number.
    pub fn number(&mut self, number: impl Into<u64>) -> &mut Self {
        self.text.push_str(&number.into().to_string());
        self
    }

    /// An attribute in an open tag; none where it has no value.
    pub fn attr(&mut self, name: &'static str, value: &str) -> &mut Self {
        if !value.is_empty() {
            self.text.push(' ');
            self.text.push_str(name);
            self.text.push_str("=\"");
            self.text.push_str(&xml(value));
            self.text.push('"');
        }
        self
    }

    /// An attribute that is a number.
    pub fn count(&mut self, name: &'static str, number: impl Into<u64>) -> &mut Self {
        self.attr(name, &number.into().to_string())
    }

    /// A whole element: its opening tag as a literal, words, its closing tag.
    pub fn element(&mut self, open: &'static str, words: &str, close: &'static str) -> &mut Self {
        self.raw(open).text(words).raw(close)
    }

    /// A paragraph.
    pub fn p(&mut self, words: &str) -> &mut Self {
        self.element("<p>", words, "</p>")
    }

    /// A button that applies a change to the scenario.
    pub fn apply(&mut self, change: &crate::scenario::Change) -> &mut Self {
        self.raw("<button type=\"button\" data-do=\"apply\"")
            .attr("data-change", &super::change_text(change))
    }

    /// What was written.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.text
    }
}
