//! Light or dark: as the system has it, or as chosen.
//!
//! The choice stands as `data-theme` on the root element, where the style sheet reads it, and in the browser's
//! storage. `frame.js` brings it back before anything is drawn. Without storage it holds until the page is closed.

use leptos::prelude::*;
use web_sys::Element;

use crate::text::{Text, frame as t};

/// Its key in the browser's storage; `frame.js` reads it.
const KEY: &str = "eip-planner.theme";
/// Its attribute on the root element.
const ATTRIBUTE: &str = "data-theme";

/// The three choices.
#[derive(Clone, Copy, PartialEq, Eq)]
pub enum Theme {
    /// As the system has it.
    System,
    /// Light.
    Light,
    /// Dark.
    Dark,
}

impl Theme {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// Its word in the attribute and in the storage.
    pub const fn word(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// How people read it.
    pub const fn text(self) -> Text {
        match self {
            Self::System => t::THEME_SYSTEM,
            Self::Light => t::THEME_LIGHT,
            Self::Dark => t::THEME_DARK,
        }
    }

    /// A word that nobody knows is the system's theme.
    pub fn parse(word: &str) -> Self {
        Self::ALL.into_iter().find(|theme| theme.word() == word).unwrap_or(Self::System)
    }
}

fn root() -> Option<Element> {
    document().document_element()
}

/// The one that is chosen.
pub fn chosen() -> Theme {
    Theme::parse(&root().and_then(|root| root.get_attribute(ATTRIBUTE)).unwrap_or_default())
}

/// Chooses another.
#[inline(never)]
pub fn choose(theme: Theme) {
    if let Some(root) = root() {
        let _ = root.set_attribute(ATTRIBUTE, theme.word());
    }
    // A storage that is off or full forgets the choice with the page; there is nothing to lose.
    if let Ok(Some(storage)) = window().local_storage() {
        let _ = match theme {
            Theme::System => storage.remove_item(KEY),
            Theme::Light | Theme::Dark => storage.set_item(KEY, theme.word()),
        };
    }
}
