//! The head of the page: name, screens, tools and settings.

use super::Html;
use crate::catalog::Lang;
use crate::text::{Text, frame, keep, learn, ui as t};

/// What the head shows.
pub struct Head<'a> {
    /// The language.
    pub lang: Lang,
    /// The screens: where each stands, what it is called, and whether it is on show.
    pub screens: &'a [(String, &'static str, bool)],
    /// Can anything be undone, and done again?
    pub history: (bool, bool),
    /// A word on what just happened.
    pub told: &'a str,
    /// The themes: the word of each, what it is called, and whether it is chosen.
    pub themes: &'a [(&'static str, Text, bool)],
}

// Signs are drawn in the colour of the text beside them. A control that shows only a sign has a name of its own.
/// The mark of the page: one instance, several addresses.
const MARK: &str = concat!(
    "<svg class=\"site-mark\" width=\"28\" height=\"28\" viewBox=\"0 0 32 32\" fill=\"none\" ",
    "stroke=\"currentColor\" stroke-width=\"2.5\" aria-hidden=\"true\">",
    "<path d=\"M11 16h11M11 16c6 0 5-8.5 11-8.5M11 16c6 0 5 8.5 11 8.5\"/>",
    "<rect x=\"3\" y=\"11\" width=\"10\" height=\"10\" rx=\"2.5\" fill=\"currentColor\" stroke=\"none\"/>",
    "<path d=\"M24.5 7.5h.01M24.5 16h.01M24.5 24.5h.01\" stroke-width=\"6\" stroke-linecap=\"round\"/></svg> ",
);
/// A globe: the language.
const LANGUAGE: &str = "M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18ZM3.5 9.5h17M3.5 14.5h17M12 3c-5 5.5-5 12.5 0 18M12 3c5 5.5 5 12.5 0 18";
/// A disc, half of it dark: the theme.
const THEME: &str = "M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17ZM12 3.5v17M15 4.5v15M18 6.5v11";
/// A lens: the search.
const SEARCH: &str = "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13ZM15.5 15.5 20.5 20.5";

/// The head.
pub fn head(head: &Head<'_>, out: &mut Html) {
    let lang = head.lang;
    out.element(
        "<a class=\"skip\" href=\"#result\" data-do=\"go\" data-value=\"result\">",
        t::SKIP.get(lang),
        "</a>",
    );
    out.raw("<header class=\"site-header\"><div class=\"head-bar\"><h1 class=\"site-name\">");
    out.raw(MARK).text(t::TITLE.get(lang)).raw("</h1>");
    out.raw("<div class=\"tools\"><div class=\"undo-redo\">");
    step("undo", keep::UNDO.get(lang), "Control+Z Meta+Z", "↶", head.history.0, out);
    let keys = "Control+Shift+Z Meta+Shift+Z Control+Y";
    step("redo", keep::REDO.get(lang), keys, "↷", head.history.1, out);
    out.element("<p class=\"told\" id=\"told\" role=\"status\">", head.told, "</p></div>");
    out.raw("<button type=\"button\" class=\"icon-button search-open\" data-do=\"search\"");
    out.attr("aria-label", learn::SEARCH.get(lang));
    out.raw(" aria-haspopup=\"dialog\" aria-keyshortcuts=\"/ Control+K Meta+K\">");
    sign(SEARCH, out);
    out.element("<span class=\"search-word\" aria-hidden=\"true\">", learn::SEARCH.get(lang), "");
    out.raw("<kbd>/</kbd></span></button></div><div class=\"settings\">");
    pick("language", LANGUAGE, t::LANGUAGE.get(lang), out);
    for one in Lang::ALL {
        out.raw("<option").attr("value", one.id()).attr("lang", one.tag());
        out.raw(if one == lang { " selected>" } else { ">" }).text(one.name()).raw("</option>");
    }
    out.raw("</select></div>");
    pick("theme", THEME, frame::THEME.get(lang), out);
    for (word, text, chosen) in head.themes {
        out.raw("<option").attr("value", word).raw(if *chosen { " selected>" } else { ">" });
        out.text(text.get(lang)).raw("</option>");
    }
    out.raw("</select></div></div></div><nav").attr("aria-label", t::SCREENS.get(lang));
    out.raw("><ul class=\"screens\">");
    for (href, title, current) in head.screens {
        out.raw("<li><a").attr("href", href);
        out.attr("aria-current", if *current { "page" } else { "" });
        out.raw(">").text(title).raw("</a></li>");
    }
    out.raw("</ul></nav></header>");
}

/// A button that is out of use keeps the focus, so that the keyboard does not lose its place.
fn step(act: &'static str, label: &str, keys: &str, sign: &str, can: bool, out: &mut Html) {
    out.raw("<button type=\"button\" class=\"icon-button undo\"").attr("id", act);
    out.attr("data-do", act).attr("aria-label", label).attr("title", label);
    out.attr("aria-keyshortcuts", keys);
    out.attr("aria-disabled", if can { "false" } else { "true" });
    out.raw("><span aria-hidden=\"true\">").text(sign).raw("</span></button>");
}

fn pick(id: &'static str, path: &'static str, label: &str, out: &mut Html) {
    out.raw("<div class=\"pick\">");
    sign(path, out);
    out.raw("<select").attr("id", id).attr("data-do", id).attr("aria-label", label).raw(">");
}

/// A sign for the eye alone.
fn sign(path: &'static str, out: &mut Html) {
    out.raw("<svg class=\"icon\" width=\"20\" height=\"20\" viewBox=\"0 0 24 24\" aria-hidden=\"true\">");
    out.raw("<path d=\"").raw(path).raw("\"/></svg>");
}
