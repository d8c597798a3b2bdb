//! `rules.json`: the registry of rules as data, in every language.

use serde_json::{Value as Json, json};

use super::{Asset, link};
use crate::catalog::{Lang, Mode};
use crate::check::AnyRule;
use crate::check::cross::CrossRule;
use crate::export::document::SourceDocument;
use crate::learn::{Place, Topic, example_of};
use crate::scenario::SCHEMA;
use crate::text::Text;
use crate::worker::view;

/// The file.
pub fn rules() -> Asset {
    let rules: Vec<Json> = AnyRule::all().map(rule).collect();
    let document = json!({ "schema": SCHEMA, "rules": rules });
    Asset { path: "rules.json".to_owned(), text: format!("{document:#}\n") }
}

fn rule(rule: AnyRule) -> Json {
    let modes = Mode::ALL.into_iter().filter(|mode| rule.modes().has(*mode)).map(Mode::id);
    let sources = rule.sources().iter().map(SourceDocument::from);
    let place = Place::Page(Topic::Rule(rule));
    // A rule over several resources speaks in the check alone.
    let (example, check) = match rule {
        AnyRule::One(rule) => (example_of(rule), None),
        AnyRule::Together(rule) => (None, Some(in_check(rule))),
    };
    json!({
        "code": rule.code(),
        "severity": rule.severity().word(),
        "modes": modes.collect::<Vec<_>>(),
        "title": spoken(rule.title()),
        "why": spoken(rule.why()),
        "mend": spoken(rule.mend()),
        "example": example,
        "check": check,
        "sources": sources.collect::<Vec<_>>(),
        "pages": each(|lang| link::path(&place, lang).into()),
    })
}

/// What a rule over several resources looks at, and its example: the query of the check's address, and the file.
fn in_check(rule: &CrossRule) -> Json {
    json!({
        "terraform": rule.terraform,
        "calls": rule.calls,
        "alike": rule.alike,
        "example": view::example(rule.code),
        "file": rule.example.file,
    })
}

/// A text in each language.
fn spoken(text: Text) -> Json {
    each(|lang| text.get(lang).into())
}

fn each(value: impl Fn(Lang) -> Json) -> Json {
    Json::Object(Lang::ALL.into_iter().map(|lang| (lang.id().to_owned(), value(lang))).collect())
}
