//! Keeps the plan that is open under a name.

use super::Html;
use crate::catalog::Lang;
use crate::text::{embed, keep as t};

/// The longest name.
const LONGEST: u32 = 128;

/// The name of the plan.
pub struct Save<'a> {
    /// The name, as it was typed.
    pub name: &'a str,
    /// May plans be saved?
    pub can: bool,
    /// The language.
    pub lang: Lang,
}

/// A name and what can be done with the plan, within a form.
pub fn save(save: &Save<'_>, out: &mut Html) {
    let lang = save.lang;
    out.element("<label for=\"plan-name\">", t::NAME.get(lang), "</label>");
    out.raw("<input id=\"plan-name\" type=\"text\" autocomplete=\"off\" data-do=\"name\"");
    out.count("maxlength", LONGEST).raw(" aria-describedby=\"plan-saved\"");
    out.attr("value", save.name).raw(">");
    out.raw("<button type=\"submit\" id=\"save\"");
    out.attr("aria-disabled", if save.can { "false" } else { "true" });
    out.raw(">").text(t::SAVE.get(lang)).raw("</button>");
    out.raw("<button type=\"button\" id=\"share\" data-do=\"share\">").text(t::SHARE.get(lang));
    out.raw(
        "</button><button type=\"button\" id=\"embed\" data-do=\"embed\" aria-haspopup=\"dialog\">",
    );
    out.text(embed::OPEN.get(lang)).raw("</button>");
}
