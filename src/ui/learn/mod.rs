//! Pages to read. The engine makes and prints them.

use leptos::prelude::*;

use super::page;
use super::part::{PageLinks, part};
use crate::html::{Html, read};
use crate::learn::Place;

pub use crate::html::HEADING;

/// The page of a place.
pub fn learn(place: &Place) -> AnyView {
    let (page, place) = (page(), place.clone());
    part(move || Html::of(|out| read(&place, &PageLinks::of(page), page.lang.get(), out)))
}
