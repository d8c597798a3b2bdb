//! `rules.json`: the registry of rules as data, in every language.

use serde_json::{Value as Json, json};

use super::{Asset, link};
use crate::catalog::{Lang, Mode};
use crate::export::document::SourceDocument;
use crate::learn::{Place, Topic, example_of};
use crate::rules::{self, Rule};
use crate::scenario::SCHEMA;
use crate::text::Text;

/// The file.
pub fn rules() -> Asset {
    let rules: Vec<Json> = rules::all().map(rule).collect();
    let document = json!({ "schema": SCHEMA, "rules": rules });
    Asset { path: "rules.json".to_owned(), text: format!("{document:#}\n") }
}

fn rule(rule: &'static Rule) -> Json {
    let modes = Mode::ALL.into_iter().filter(|mode| rule.modes.has(*mode)).map(Mode::id);
    let sources = rule.sources.iter().map(SourceDocument::from);
    let place = Place::Page(Topic::Rule(rule));
    json!({
        "code": rule.code,
        "severity": rule.severity.word(),
        "modes": modes.collect::<Vec<_>>(),
        "title": spoken(rule.text.title()),
        "why": spoken(rule.text.why()),
        "mend": spoken(rule.text.mend()),
        "example": example_of(rule),
        "sources": sources.collect::<Vec<_>>(),
        "pages": each(|lang| link::path(&place, lang).into()),
    })
}

/// A text in each language.
fn spoken(text: Text) -> Json {
    each(|lang| text.get(lang).into())
}

fn each(value: impl Fn(Lang) -> Json) -> Json {
    Json::Object(Lang::ALL.into_iter().map(|lang| (lang.id().to_owned(), value(lang))).collect())
}
