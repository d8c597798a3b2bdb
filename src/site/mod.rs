//! What stands beside the page, for readers without a script and for machines: every page to read in each language,
//! the rules as data, the JSON Schemas, a sitemap and `llms.txt`. All of it is printed from the same model as the page draws.

mod data;
mod index;
mod link;
mod page;

use crate::catalog::Lang;
use crate::learn::{Place, Shelf, Topic};

/// A file of the site.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Asset {
    /// Its path below the page, with `/` between folders.
    pub path: String,
    /// What stands in it.
    pub text: String,
}

/// Every place that has a page: what there is, what is new, the lists, and everything in them.
pub fn places() -> impl Iterator<Item = Place> {
    [Place::Hub, Place::News]
        .into_iter()
        .chain(Shelf::ALL.into_iter().map(Place::List))
        .chain(Topic::all().map(Place::Page))
}

/// All files. `site` is the address of the folder that they will stand in, where it is known.
#[must_use]
pub fn assets(site: Option<&str>) -> Vec<Asset> {
    let site = link::Site::new(site);
    let pages = places().flat_map(|place| Lang::ALL.map(|lang| page::asset(&place, lang, &site)));
    let mut all: Vec<Asset> = pages.collect();
    all.push(data::rules());
    all.push(index::sitemap(&site));
    all.push(index::llms(&site));
    all
}
