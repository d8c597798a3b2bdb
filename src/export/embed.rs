//! What the author of another page pastes: a frame with an answer, or one of the elements.
//!
//! The forms are those of `src/api/js/README.md`. The code holds what was given and nothing else; the default of a field
//! is left to the planner.

use super::escape;
use crate::catalog::Lang;
use crate::scenario::{Draft, write_pairs};

/// What is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// The verdict of every mode.
    Verdict,
    /// The comparison.
    Matrix,
    /// The steps of the mode.
    Steps,
    /// The form as well.
    Planner,
}

impl Shown {
    /// All of them.
    pub const ALL: [Self; 4] = [Self::Verdict, Self::Matrix, Self::Steps, Self::Planner];

    /// The word in `?embed=`.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Verdict => "verdict",
            Self::Matrix => "matrix",
            Self::Steps => "steps",
            Self::Planner => "planner",
        }
    }

    /// The name of the element.
    #[must_use]
    pub const fn element(self) -> &'static str {
        match self {
            Self::Verdict => "eip-verdict",
            Self::Matrix => "eip-mode-matrix",
            Self::Steps => "eip-steps",
            Self::Planner => "eip-planner",
        }
    }

    /// The word of a choice.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|shown| shown.word() == word)
    }
}

/// How it is shown.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Way {
    /// A frame, which loads from the planner's own site.
    Frame,
    /// An element of the page itself.
    Element,
}

impl Way {
    /// Both of them.
    pub const ALL: [Self; 2] = [Self::Frame, Self::Element];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Frame => "frame",
            Self::Element => "element",
        }
    }

    /// The word of a choice.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|way| way.word() == word)
    }
}

/// What to embed.
#[derive(Clone, Debug)]
pub struct Embed<'a> {
    /// The planner's folder, with a slash at its end.
    pub site: &'a str,
    /// What is shown.
    pub shown: Shown,
    /// The scenario.
    pub draft: &'a Draft,
    /// The language.
    pub lang: Lang,
    /// `light` or `dark`; `None`: as the reader has it.
    pub theme: Option<&'a str>,
    /// What it is, for screen readers and for readers without script.
    pub title: &'a str,
}

/// So tall a frame is before it has said how tall it wants to be, in CSS pixels.
const HEIGHT: &str = "480";

impl Embed<'_> {
    /// The code to paste.
    #[must_use]
    pub fn code(&self, way: Way) -> String {
        match way {
            Way::Frame => self.frame(),
            Way::Element => self.element(),
        }
    }

    /// The scenario, the language and the theme.
    fn pairs(&self) -> Vec<(&'static str, String)> {
        let theme = self.theme.map(|theme| ("theme", theme.to_owned()));
        let given = self.draft.pairs().into_iter();
        given.chain([("lang", self.lang.id().to_owned())]).chain(theme).collect()
    }

    fn frame(&self) -> String {
        let mut pairs = self.pairs();
        pairs.insert(0, ("embed", self.shown.word().to_owned()));
        let address = format!("{}?{}", self.site, write_pairs(&pairs));
        // By an attribute of old: a page that allows no style in it would refuse the other way.
        format!(
            "<iframe title=\"{}\" width=\"100%\" height=\"{HEIGHT}\" frameborder=\"0\" src=\"{}\"></iframe>\n",
            escape::xml(self.title),
            escape::xml(&address)
        )
    }

    /// Its script, module and texts stand beside the page that shows it.
    fn element(&self) -> String {
        let name = self.shown.element();
        let attributes: String = self
            .pairs()
            .iter()
            .map(|(key, value)| format!(" {key}=\"{}\"", escape::xml(value)))
            .collect();
        let planner = escape::xml(self.site);
        format!(
            "<script type=\"module\" src=\"elements.js\"></script>\n\
             <{name}{attributes} planner=\"{planner}\"><a href=\"{planner}\">{}</a></{name}>\n",
            escape::xml(self.title)
        )
    }
}
