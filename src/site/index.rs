//! What leads machines to the pages: `sitemap.xml` for search engines, `llms.txt` for language models.

use std::fmt::Write as _;

use super::link::{self, Site};
use super::{Asset, places};
use crate::catalog::Lang;
use crate::export::escape::{markdown, xml};
use crate::learn::{EXAMPLES, Place, Shelf, Topic};
use crate::text::{Text, site as t, ui};

/// Every page in each language, with what it is called in the others. Search engines want whole addresses: where the
/// site's is not known, these are relative to the folder of the planner.
pub fn sitemap(site: &Site) -> Asset {
    let mut out = String::from(
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\" xmlns:xhtml=\"http://www.w3.org/1999/xhtml\">\n",
    );
    let _ = writeln!(out, "<url><loc>{}</loc></url>", xml(&site.whole("./").replace("/./", "/")));
    for place in places() {
        let address = |lang| xml(&site.whole(&link::path(&place, lang)));
        let others = Lang::ALL.map(|lang| {
            let (tag, href) = (lang.tag(), address(lang));
            format!("<xhtml:link rel=\"alternate\" hreflang=\"{tag}\" href=\"{href}\"/>")
        });
        for lang in Lang::ALL {
            let _ = writeln!(out, "<url><loc>{}</loc>{}</url>", address(lang), others.concat());
        }
    }
    out.push_str("</urlset>\n");
    Asset { path: "sitemap.xml".to_owned(), text: out }
}

/// The way for a language model, in English.
pub fn llms(site: &Site) -> Asset {
    const LANG: Lang = Lang::En;
    let say = |text: Text| text.get(LANG);
    let mut out = format!(
        "# {}\n\n> {}\n\n{}\n\n{}\n",
        say(ui::TITLE),
        say(ui::TAGLINE),
        say(ui::PURPOSE),
        say(t::LLMS_HOW)
    );
    let line = |title: &str, path: &str, about: &str| {
        let about = if about.is_empty() { String::new() } else { format!(": {about}") };
        format!("- [{}]({}){about}\n", markdown(title), site.whole(path))
    };
    let _ = write!(out, "\n## {}\n\n", say(t::LLMS_DATA));
    out.push_str(&line("rules.json", "rules.json", say(t::LLMS_RULES)));
    out.push_str(&line(
        "scenario.schema.json",
        "schema/scenario.schema.json",
        say(t::LLMS_SCENARIO),
    ));
    out.push_str(&line("plan.schema.json", "schema/plan.schema.json", say(t::LLMS_PLAN)));
    let _ = write!(out, "\n## {}\n\n{}\n\n", say(t::LLMS_ADDRESSES), say(t::LLMS_ADDRESS));
    for example in EXAMPLES {
        let path = format!("#/plan?{}", example.address);
        out.push_str(&line(example.text.title().get(LANG), &path, ""));
    }
    for shelf in Shelf::ALL {
        let _ = write!(out, "\n## {}\n\n", shelf.text().get(LANG));
        let list = Place::List(shelf);
        out.push_str(&line(&list.title(LANG), &link::path(&list, LANG), ""));
        // Families and regions are many, and their lists name them all.
        if matches!(shelf, Shelf::Modes | Shelf::Rules | Shelf::Glossary) {
            for place in Topic::of(shelf).map(Place::Page) {
                out.push_str(&line(&place.title(LANG), &link::path(&place, LANG), ""));
            }
        }
    }
    Asset { path: "llms.txt".to_owned(), text: out }
}
