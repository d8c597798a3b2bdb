//! What stands there before a region is chosen.

use super::Html;
use crate::catalog::Lang;
use crate::learn::EXAMPLES;
use crate::text::ui as t;

/// What the page is for, and cases to start from. `link` says where the plan of a scenario stands.
pub fn start(link: &dyn Fn(&str) -> String, lang: Lang, out: &mut Html) {
    out.p(t::PURPOSE.get(lang)).p(t::START_HINT.get(lang));
    out.raw("<p><button type=\"button\" data-do=\"example\">").text(t::EXAMPLE.get(lang));
    out.raw("</button></p>").element("<h3>", t::CASES.get(lang), "</h3>");
    cases(link, lang, out);
}

/// A link for each case of the field.
pub fn cases(link: &dyn Fn(&str) -> String, lang: Lang, out: &mut Html) {
    out.raw("<ul class=\"cases\">");
    for example in EXAMPLES {
        out.raw("<li><a").attr("href", &link(example.address)).raw(">");
        out.text(example.text.title().get(lang)).raw("</a><span class=\"help\"> ");
        out.text(example.text.about().get(lang)).raw("</span></li>");
    }
    out.raw("</ul>");
}
