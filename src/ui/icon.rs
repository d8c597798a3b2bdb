//! Signs of the page, drawn in the colour of the text beside them. A control that shows only a sign has a name of its own.

use leptos::prelude::*;

/// A globe: the language.
pub const LANGUAGE: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18";
/// A disc, half of it dark: the theme.
pub const THEME: &str =
    "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 3.5v17M15 4.5v15M18 6.5v11";
/// A lens: the search.
pub const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5";

/// A sign for the eye alone.
pub fn icon(path: &'static str) -> impl IntoView {
    view! {
        <svg class="icon" width="20" height="20" viewBox="0 0 24 24" aria-hidden="true">
            <path d=path />
        </svg>
    }
}

/// The mark of the page: one instance, several addresses.
pub fn mark() -> impl IntoView {
    view! {
        <svg class="site-mark" width="28" height="28" viewBox="0 0 32 32" fill="none" stroke="currentColor" stroke-width="2.5" aria-hidden="true">
            <path d="M11 16h11M11 16c6 0 5-8.5 11-8.5M11 16c6 0 5 8.5 11 8.5" />
            <rect x="3" y="11" width="10" height="10" rx="2.5" fill="currentColor" stroke="none" />
            <path d="M24.5 7.5h.01M24.5 16h.01M24.5 24.5h.01" stroke-width="6" stroke-linecap="round" />
        </svg>
    }
}
