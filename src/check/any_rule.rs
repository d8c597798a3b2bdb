//! A rule, whichever registry it is in.

use super::cross::{self, CrossRule};
use crate::rules::{self, Citation, Modes, Rule, Severity};
use crate::text::Text;

/// A rule of one scenario, or one of several resources together.
#[derive(Clone, Copy, PartialEq, Debug)]
pub enum AnyRule {
    /// Of [`rules`].
    One(&'static Rule),
    /// Of [`cross`].
    Together(&'static CrossRule),
}

impl From<&'static Rule> for AnyRule {
    fn from(rule: &'static Rule) -> Self {
        Self::One(rule)
    }
}

impl AnyRule {
    /// All of them, in the order in which people read them.
    pub fn all() -> impl Iterator<Item = Self> {
        rules::all().map(Self::One).chain(cross::ALL.iter().copied().map(Self::Together))
    }

    /// The rule of a code.
    #[must_use]
    pub fn find(code: &str) -> Option<Self> {
        Self::all().find(|rule| rule.code() == code)
    }

    /// Its stable code.
    #[must_use]
    pub const fn code(self) -> &'static str {
        match self {
            Self::One(rule) => rule.code,
            Self::Together(rule) => rule.code,
        }
    }

    /// What its finding means.
    #[must_use]
    pub const fn severity(self) -> Severity {
        match self {
            Self::One(rule) => rule.severity,
            Self::Together(rule) => rule.severity,
        }
    }

    /// Modes it speaks of.
    #[must_use]
    pub const fn modes(self) -> Modes {
        match self {
            Self::One(rule) => rule.modes,
            Self::Together(rule) => rule.modes,
        }
    }

    /// Where it stands.
    #[must_use]
    pub const fn sources(self) -> &'static [Citation] {
        match self {
            Self::One(rule) => rule.sources,
            Self::Together(rule) => rule.sources,
        }
    }

    /// What it is about.
    #[must_use]
    pub fn title(self) -> Text {
        match self {
            Self::One(rule) => rule.text.title(),
            Self::Together(rule) => rule.text.title(),
        }
    }

    /// Why it holds.
    #[must_use]
    pub fn why(self) -> Text {
        match self {
            Self::One(rule) => rule.text.why(),
            Self::Together(rule) => rule.text.why(),
        }
    }

    /// What to do.
    #[must_use]
    pub fn mend(self) -> Text {
        match self {
            Self::One(rule) => rule.text.mend(),
            Self::Together(rule) => rule.text.mend(),
        }
    }
}
