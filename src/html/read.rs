//! Pages to read, made of the blocks that [`crate::learn`] gives.

use super::Html;
use crate::catalog::Lang;
use crate::learn::{Block, Item, Page, Place, Section, To, Topic};
use crate::text::{Text, learn as t};

/// Where the links of a page lead.
pub trait ReadLinks {
    /// Another page to read, or something in the planner; `None` for the address of a web page.
    fn to(&self, to: &To) -> Option<String>;

    /// The plan.
    fn plan(&self) -> String;
}

/// The id of a page's heading, to which the focus goes.
pub const HEADING: &str = "read-title";

/// The whole page.
pub fn read(place: &Place, links: &dyn ReadLinks, lang: Lang, out: &mut Html) {
    let page = place.page(lang);
    let reader = Reader { links, lang };
    out.raw("<article class=\"learn\" id=\"result\" tabindex=\"-1\"");
    out.attr("aria-labelledby", HEADING).raw(">");
    reader.crumbs(place, out);
    out.raw("<h2").attr("id", HEADING).raw(" tabindex=\"-1\">").text(&page.title).raw("</h2>");
    if page.sections.iter().filter(|section| !section.title.is_empty()).count() > 3 {
        reader.contents(&page, out);
    }
    page.sections.iter().for_each(|section| reader.section(section, out));
    reader.neighbours(place, out);
    out.raw("<p class=\"back\"><a").attr("href", &links.plan()).raw(">");
    out.text(t::BACK_TO_PLAN.get(lang)).raw("</a></p></article>");
}

/// Reads in a language, and knows where links lead.
struct Reader<'a> {
    links: &'a dyn ReadLinks,
    lang: Lang,
}

impl Reader<'_> {
    fn link(&self, place: Place, rel: &str, words: &str, out: &mut Html) {
        let href = self.links.to(&To::Place(place)).unwrap_or_default();
        out.raw("<a").attr("href", &href).attr("rel", rel).raw(">").text(words).raw("</a>");
    }

    /// The way down to the page.
    fn crumbs(&self, place: &Place, out: &mut Html) {
        if *place == Place::Hub {
            return;
        }
        out.raw("<nav class=\"crumbs\"").attr("aria-label", t::YOU_ARE_HERE.get(self.lang));
        out.raw("><ol>");
        let shelf = match place {
            Place::Page(_) | Place::Unknown(..) => place.shelf().map(Place::List),
            _ => None,
        };
        for above in [Some(Place::Hub), shelf].into_iter().flatten() {
            let title = above.title(self.lang);
            out.raw("<li>");
            self.link(above, "", &title, out);
            out.raw("</li>");
        }
        out.raw("</ol></nav>");
    }

    /// Links to the parts of a long page. In the planner a fragment is an address of its own: there they move the focus.
    fn contents(&self, page: &Page, out: &mut Html) {
        out.raw("<nav class=\"contents\"").attr("aria-label", t::CONTENTS.get(self.lang));
        out.raw("><ul>");
        for section in page.sections.iter().filter(|section| !section.title.is_empty()) {
            let id = heading_id(section.id);
            out.raw("<li><a data-do=\"go\"").attr("data-value", &id);
            out.attr("href", &format!("#{id}")).raw(">").text(section.title).raw("</a></li>");
        }
        out.raw("</ul></nav>");
    }

    fn section(&self, section: &Section, out: &mut Html) {
        if section.title.is_empty() {
            out.raw("<div class=\"opening\">");
            section.blocks.iter().for_each(|block| self.block(block, out));
            out.raw("</div>");
            return;
        }
        let id = heading_id(section.id);
        out.raw("<section").attr("aria-labelledby", &id).attr("data-section", section.id);
        out.raw("><h3").attr("id", &id).raw(" tabindex=\"-1\">").text(section.title).raw("</h3>");
        section.blocks.iter().for_each(|block| self.block(block, out));
        out.raw("</section>");
    }

    fn block(&self, block: &Block, out: &mut Html) {
        if block.is_empty() {
            return;
        }
        match block {
            Block::Text(text) => {
                out.p(text);
            }
            Block::List(items) => {
                out.raw("<ul").attr("class", list_class(items)).raw(">");
                self.lines(items, out);
                out.raw("</ul>");
            }
            Block::Steps(items) => {
                out.raw("<ol>");
                self.lines(items, out);
                out.raw("</ol>");
            }
            Block::Pairs(pairs) => {
                out.raw("<dl>");
                for (name, about) in pairs {
                    out.raw("<div><dt>");
                    self.item(name, out);
                    out.raw("</dt><dd>");
                    self.item(about, out);
                    out.raw("</dd></div>");
                }
                out.raw("</dl>");
            }
            Block::Table(head, rows) => self.table(head, rows, out),
            Block::Code(file) => {
                out.element("<pre><code>", file, "</code></pre>");
            }
        }
    }

    fn lines(&self, items: &[Item], out: &mut Html) {
        for item in items {
            out.raw("<li>");
            self.item(item, out);
            out.raw("</li>");
        }
    }

    fn item(&self, item: &Item, out: &mut Html) {
        if let Some((word, text)) = item.badge {
            out.raw("<strong class=\"badge ").text(word).raw("\">").text(text).raw("</strong> ");
        }
        let href = item.to.as_ref().map(|to| (to, self.links.to(to)));
        match &href {
            None => {}
            Some((To::Web(url), _)) => {
                out.raw("<a rel=\"noopener noreferrer\" target=\"_blank\"").attr("href", url);
                out.attr("title", t::NEW_WINDOW.get(self.lang)).raw(">");
            }
            Some((_, href)) => {
                out.raw("<a").attr("href", href.as_deref().unwrap_or_default()).raw(">");
            }
        }
        if !item.code.is_empty() {
            out.element("<code>", item.code, "</code> ");
        }
        out.text(&item.text);
        if href.is_some() {
            out.raw("</a>");
        }
        if !item.note.is_empty() {
            out.element(" <span class=\"note-text\">", &item.note, "</span>");
        }
    }

    /// A table that stands as one list for each row where there is no room. The roles stay what they are then.
    fn table(&self, head: &[String], rows: &[Vec<Item>], out: &mut Html) {
        out.raw("<table class=\"stack\" role=\"table\"><thead role=\"rowgroup\"><tr role=\"row\">");
        for title in head {
            out.element("<th scope=\"col\" role=\"columnheader\">", title, "</th>");
        }
        out.raw("</tr></thead><tbody role=\"rowgroup\">");
        for cells in rows {
            out.raw("<tr role=\"row\">");
            for (place, (cell, title)) in cells.iter().zip(head).enumerate() {
                if place == 0 {
                    out.raw("<th scope=\"row\" role=\"rowheader\">");
                    self.item(cell, out);
                    out.raw("</th>");
                } else {
                    out.raw("<td role=\"cell\"").attr("data-title", title).raw(">");
                    self.item(cell, out);
                    out.raw("</td>");
                }
            }
            out.raw("</tr>");
        }
        out.raw("</tbody></table>");
    }

    /// The pages before and after it in its list.
    fn neighbours(&self, place: &Place, out: &mut Html) {
        let Place::Page(topic) = place else { return };
        let (before, after) = topic.neighbours();
        out.raw("<nav class=\"neighbours\"").attr("aria-label", t::NEIGHBOURS.get(self.lang));
        out.raw(">");
        self.neighbour(before, t::PREVIOUS, "prev", out);
        out.raw(" ");
        self.neighbour(after, t::NEXT, "next", out);
        out.raw("</nav>");
    }

    fn neighbour(&self, topic: Option<Topic>, text: Text, rel: &str, out: &mut Html) {
        let Some(topic) = topic else { return };
        let place = Place::Page(topic);
        let said = text.fill(self.lang, &[("title", place.title(self.lang))]);
        self.link(place, rel, &said, out);
    }
}

fn heading_id(id: &str) -> String {
    format!("read-{id}")
}

/// A list of bare names takes less room.
fn list_class(items: &[Item]) -> &'static str {
    let short = |item: &Item| item.note.is_empty() && item.badge.is_none() && item.text.len() < 60;
    if items.len() > 6 && items.iter().all(short) { "names" } else { "lines" }
}
