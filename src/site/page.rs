//! A page to read as a file of its own: it needs no script, and has none. What it says is printed as the planner's page
//! prints it; here is what stands around it.

use super::Asset;
use super::link::{self, Site};
use crate::catalog::{Lang, source};
use crate::html::{Html, ReadLinks, read};
use crate::learn::{Block, Page, Place, To};
use crate::text::{local_date, site as t, ui};

/// The style sheet, in the folder of the planner. The build puts the name with its hash in its place.
const STYLE: &str = "read.css";

/// What these pages may load: their style sheet.
const POLICY: &str = "default-src 'none'; style-src 'self'; base-uri 'none'; form-action 'none'";

/// As many characters as search engines show.
const DESCRIBED: usize = 160;

/// Links from a page to others and to the planner.
struct From<'a> {
    place: &'a Place,
    lang: Lang,
}

impl ReadLinks for From<'_> {
    fn to(&self, to: &To) -> Option<String> {
        link::target(self.place, to, self.lang)
    }

    fn plan(&self) -> String {
        link::planner(self.place, "plan", "", self.lang)
    }
}

/// The file of a place in a language.
pub fn asset(place: &Place, lang: Lang, site: &Site) -> Asset {
    let mut out = Html::default();
    out.raw("<!DOCTYPE html>\n<html").attr("lang", lang.tag()).raw(">\n<head>\n");
    head(place, lang, site, &mut out);
    out.raw("</head>\n<body>\n");
    banner(place, lang, &mut out);
    out.raw("<main>\n");
    read(place, &From { place, lang }, lang, &mut out);
    out.raw("\n</main>\n");
    foot(place, lang, &mut out);
    out.raw("</body>\n</html>\n");
    Asset { path: link::path(place, lang), text: out.as_str().to_owned() }
}

fn head(place: &Place, lang: Lang, site: &Site, out: &mut Html) {
    let page = place.page(lang);
    out.raw("<meta charset=\"utf-8\"/>\n<meta http-equiv=\"Content-Security-Policy\"");
    out.attr("content", POLICY).raw("/>\n<meta name=\"referrer\" content=\"no-referrer\"/>\n");
    out.raw("<title>").text(&page.title).raw(" · ").text(ui::TITLE.get(lang)).raw("</title>\n");
    out.raw("<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\"/>\n");
    out.raw("<meta name=\"color-scheme\" content=\"light dark\"/>\n<meta name=\"description\"");
    out.attr("content", &description(&page, lang)).raw("/>\n<link rel=\"canonical\"");
    out.attr("href", &site.page(place, place, lang)).raw("/>\n");
    let languages = Lang::ALL.map(|other| (other.tag(), other));
    for (tag, other) in languages.into_iter().chain([("x-default", Lang::En)]) {
        out.raw("<link rel=\"alternate\"").attr("hreflang", tag);
        out.attr("href", &site.page(place, place, other)).raw("/>\n");
    }
    out.raw("<link rel=\"stylesheet\"");
    out.attr("href", &format!("{}{STYLE}", link::root(place))).raw("/>\n");
}

/// The first that the page says, or what the planner is.
fn description(page: &Page, lang: Lang) -> String {
    let mut blocks = page.sections.iter().flat_map(|section| &section.blocks);
    let said = blocks.find_map(|block| match block {
        Block::Text(text) if !text.is_empty() => Some(text.as_str()),
        _ => None,
    });
    let said = said.unwrap_or_else(|| ui::TAGLINE.get(lang));
    let mut short: String = said.chars().take(DESCRIBED).collect();
    if short.len() < said.len() {
        short.push('…');
    }
    short
}

/// The planner, and the same page in the other languages.
fn banner(place: &Place, lang: Lang, out: &mut Html) {
    out.raw("<header class=\"read-head\">\n<h1><a");
    out.attr("href", &link::planner(place, "plan", "", lang)).raw(">");
    out.text(ui::TITLE.get(lang)).raw("</a></h1>\n<nav");
    out.attr("aria-label", t::LANGUAGES.get(lang)).raw("><ul>");
    for other in Lang::ALL {
        let href = format!("{}{}", link::root(place), link::path(place, other));
        out.raw("<li><a").attr("href", &href);
        out.attr("lang", other.tag()).attr("hreflang", other.tag());
        if other == lang {
            out.raw(" aria-current=\"page\"");
        }
        out.raw(">").text(other.name()).raw("</a></li>");
    }
    out.raw("</ul></nav>\n</header>\n");
}

/// The same page in the planner, and what it rests on.
fn foot(place: &Place, lang: Lang, out: &mut Html) {
    out.raw("<footer class=\"read-foot\">\n<p><a class=\"read-open\"");
    out.attr("href", &link::planner(place, &place.path(), "", lang)).raw(">");
    out.text(t::OPEN.get(lang)).raw("</a></p>\n");
    let page = source::SEED;
    let date = local_date(page.as_of(), lang);
    let said = [("title", page.title().to_owned()), ("date", date)];
    out.p(&ui::FACTS_AS_OF.fill(lang, &said)).raw("\n</footer>\n");
}
