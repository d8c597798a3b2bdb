//! What ids are called.

use leptos::prelude::*;

use crate::catalog::{Lang, Mode, Region};
use crate::check::{AnyRule, Outcome, outcome_text};
use crate::learn::Topic;
use crate::text::{self, checkpage as t, see};
use crate::ui::page;
use crate::worker::view;

/// The word for an outcome.
pub fn outcome(word: &str, lang: Lang) -> &'static str {
    let found = Outcome::ALL.into_iter().find(|outcome| outcome.word() == word);
    found.map_or("", |outcome| outcome_text(outcome).get(lang))
}

/// The name of a mode; an empty id is that none fits.
pub fn mode(id: &str, lang: Lang) -> &'static str {
    Mode::parse(id).map_or(t::NONE_FITS, |mode| text::mode_text(mode).name()).get(lang)
}

/// A code; that of a rule leads to its page.
pub fn code(code: String, lang: Lang) -> AnyView {
    let Some(rule) = AnyRule::find(&code) else {
        return view! { <span class="code">{code}</span> }.into_any();
    };
    let about = see::ABOUT_RULE.fill(lang, &[("code", code.clone())]);
    let to = untrack(|| page().learn_link(Topic::Rule(rule)));
    view! { <a class="code" href=to title=about>{code}</a> }.into_any()
}

/// What a value of a key of the view is called.
pub fn value(key: &str, id: &str, lang: Lang) -> String {
    match key {
        view::OUTCOME => outcome(id, lang).to_owned(),
        view::MODE => mode(id, lang).to_owned(),
        _ if id.is_empty() => t::NONE.get(lang).to_owned(),
        view::REGION => {
            let name = Region::find(id).map_or("", |region| region.name(lang));
            format!("{name} {id}")
        }
        view::RULE => {
            let title = AnyRule::find(id).map_or("", |rule| rule.title().get(lang));
            format!("{id} {title}")
        }
        _ => id.to_owned(),
    }
}
