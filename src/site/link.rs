//! Where a page stands and how another is reached from it. Between pages all links are relative, so that the site works
//! in any folder; only what must name a whole address (a sitemap, the address that counts) takes the site's, if known.

use crate::catalog::Lang;
use crate::learn::{Place, To};
use crate::scenario::write_pairs;
use crate::worker::view;

/// The address of the site, with a `/` at its end; empty where it is not known.
pub struct Site(String);

impl Site {
    pub fn new(address: Option<&str>) -> Self {
        let address = address.map(str::trim).unwrap_or_default().trim_end_matches('/');
        Self(if address.is_empty() { String::new() } else { format!("{address}/") })
    }

    /// A path below the site, whole where the site's address is known.
    pub fn whole(&self, path: &str) -> String {
        format!("{}{path}", self.0)
    }

    /// The address of a page in a language, as another page names it: whole, or relative.
    pub fn page(&self, from: &Place, to: &Place, lang: Lang) -> String {
        let start = if self.0.is_empty() { root(from) } else { &self.0 };
        format!("{start}{}", path(to, lang))
    }
}

/// `en/rules/CUT-03.html`.
pub fn path(place: &Place, lang: Lang) -> String {
    format!("{}/{}.html", lang.id(), place.path())
}

/// The way up from a page to the folder of the planner.
pub fn root(place: &Place) -> &'static str {
    if place.path().contains('/') { "../../" } else { "../" }
}

/// The planner itself, at a place of its own.
pub fn planner(from: &Place, screen: &str, query: &str, lang: Lang) -> String {
    let also = if query.is_empty() { "" } else { "&" };
    format!("{}#/{screen}?{query}{also}lang={}", root(from), lang.id())
}

/// Where an item leads; `None` for the address of a web page.
pub fn target(from: &Place, to: &To, lang: Lang) -> Option<String> {
    match to {
        To::Place(place) => Some(format!("{}{}", root(from), path(place, lang))),
        To::Plan(query) => Some(planner(from, "plan", query, lang)),
        To::Check(code) => Some(planner(from, "check", &view::example(code), lang)),
        To::Use(field, value) => {
            Some(planner(from, "plan", &write_pairs(&[(field.spec().key, *value)]), lang))
        }
        To::Web(_) => None,
    }
}
