//! What a custom element shows: its attributes in, escaped HTML out. `src/api/js/elements.js` puts it into the page.

use wasm_bindgen::prelude::wasm_bindgen;

use crate::catalog::Lang;
use crate::html::{self, Asked, Html, Links, List, View};
use crate::learn::Topic;
use crate::plan::{Direction, plan_with};
use crate::scenario::{Change, Field, Input, InputError, parse_pairs};
use crate::text::{self, ui as t};

/// The fields that the planner's own form asks for; the others are attributes.
const ASKED: [Field; 5] =
    [Field::Region, Field::Instance, Field::Mode, Field::EipsCount, Field::EniKind];

/// Links lead to a planner somewhere, if the page says where one is.
struct Planner<'a>(&'a str);

impl Links for Planner<'_> {
    fn learn(&self, topic: Topic) -> String {
        if self.0.is_empty() { String::new() } else { format!("{}#/{}", self.0, topic.path()) }
    }

    fn compare(&self, _: &Change) -> Option<String> {
        None
    }
}

/// Attributes are written in small letters: a name is that of a field, however it is written.
fn field_name(name: String) -> String {
    let same = |known: &str| known.eq_ignore_ascii_case(&name);
    let field =
        Field::ALL.into_iter().find(|field| same(field.spec().key) || same(field.spec().path));
    field.map_or(name, |field| field.spec().key.to_owned())
}

/// The HTML of `matrix`, `verdict`, `steps` or `planner` for attributes as pairs of an address. `view`: which folds are
/// open (`open`), whether only rows that differ are shown (`differ`), where a planner is (`planner`).
#[wasm_bindgen]
#[must_use]
pub fn element(kind: &str, attributes: &str, view: &str, lang: &str) -> String {
    let lang = Lang::parse(lang).unwrap_or(Lang::En);
    let pairs: Vec<(String, String)> = parse_pairs(attributes)
        .into_iter()
        .map(|(name, value)| (field_name(name), value))
        .collect();
    let view = parse_pairs(view);
    let said = |name: &str| view.iter().find(|(key, _)| key == name).map_or("", |(_, value)| value);
    let open: Vec<&str> = said("open").split(' ').collect();
    let links = Planner(said("planner"));
    let input = Input::from_pairs(&pairs);
    let mut faults = input.faults;
    let scenario = match input.draft.check() {
        Ok(scenario) => {
            faults.extend(input.known.check(&scenario));
            Some(scenario)
        }
        // A field that could not be read is not missing as well.
        Err(fault) => {
            if !faults.iter().any(|known| known.field == fault.field) {
                faults.push(fault);
            }
            None
        }
    };
    Html::of(|out| {
        if kind == "planner" {
            form(&pairs, &faults, lang, out);
        } else {
            faulty(&faults, lang, out);
        }
        let Some(plan) = scenario.map(|scenario| plan_with(&scenario, input.known)) else { return };
        let view = View {
            plan: &plan,
            lang,
            links: &links,
            open: &|name| open.contains(&name),
            differ: said("differ") == "1",
            way: Direction::In,
            runs: 0,
        };
        let list = List { place: None, most: usize::MAX, state: &|_| None, whole: false };
        match kind {
            "matrix" => html::matrix(&view, out),
            "verdict" => verdict(&view, out),
            "steps" => html::steps(&view, &list, out),
            _ => {
                verdict(&view, out);
                html::matrix(&view, out);
                html::steps(&view, &list, out);
            }
        }
    })
}

fn verdict(view: &View<'_>, out: &mut Html) {
    out.raw("<div class=\"answer\">");
    html::sentences(view, out);
    html::answer(view, out);
    out.raw("</div>");
    html::cards(view, out);
}

fn faulty(faults: &[InputError], lang: Lang, out: &mut Html) {
    if faults.is_empty() {
        return;
    }
    out.raw("<ul class=\"faults\" role=\"alert\">");
    for fault in faults {
        out.element("<li>", &text::error_message(fault, lang), "</li>");
    }
    out.raw("</ul>");
}

/// The fields that are asked for, each with its fault; what is wrong elsewhere stands above.
fn form(pairs: &[(String, String)], faults: &[InputError], lang: Lang, out: &mut Html) {
    let is_asked = |fault: &&InputError| ASKED.iter().any(|field| field.spec().path == fault.field);
    let (_, elsewhere): (Vec<&InputError>, Vec<&InputError>) = faults.iter().partition(is_asked);
    let elsewhere: Vec<InputError> = elsewhere.into_iter().cloned().collect();
    faulty(&elsewhere, lang, out);
    out.raw("<section class=\"ask\" aria-labelledby=\"ask\"><h3 id=\"ask\">");
    out.text(t::ASK.get(lang)).raw("</h3><div class=\"fields\">");
    for field in ASKED {
        let spec = field.spec();
        let raw = pairs.iter().rfind(|(name, _)| name == spec.key).map_or("", |(_, value)| value);
        // A region that nobody has chosen yet is no fault.
        let fault = faults.iter().find(|fault| fault.field == spec.path && !raw.is_empty());
        html::field(&Asked { field, id: spec.key, raw, fault, quiet: None, lang }, out);
    }
    out.raw("</div></section>");
}
