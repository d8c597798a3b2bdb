//! Plans as one file: a list of documents of the public contract, each a scenario with its name among what is known.
//!
//! Beside the scenario stand what could not be read when it was saved (`rest`, as it was typed) and which steps are
//! done (`done`). A file with one plan, as the page has always exported it, is read as a list of one.

use std::collections::BTreeMap;

use serde::Serialize;
use serde_json::Value as Json;

use super::progress::{Marks, marks};
use super::{Pairs, Progress, Store};
use crate::scenario::{
    Allowed, ErrorCode, Input, InputError, Known, Nested, SCHEMA, Slot, parse_pairs, read_value,
    write_pairs,
};

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    scenario: Json,
    #[serde(skip_serializing_if = "String::is_empty")]
    rest: String,
    #[serde(skip_serializing_if = "BTreeMap::is_empty")]
    done: BTreeMap<String, Marks>,
}

/// A plan that was found in a file.
#[derive(Clone, PartialEq, Debug)]
pub struct Found {
    /// Its name, if it has one.
    pub name: Option<String>,
    /// What it asks, the name left out.
    pub pairs: Pairs,
    /// Which steps are done.
    pub done: BTreeMap<String, Marks>,
}

/// All plans as one file.
#[must_use]
pub fn export(store: &Store, progress: &Progress) -> String {
    let documents: Vec<Document> = store
        .plans()
        .iter()
        .map(|plan| {
            let pairs = plan.pairs();
            let (good, bad): (Vec<_>, Vec<_>) = pairs
                .into_iter()
                .partition(|pair| Input::from_pairs(std::slice::from_ref(pair)).faults.is_empty());
            let Input { draft, known, .. } = Input::from_pairs(&good);
            let done = progress.of_name(&plan.name);
            Document {
                schema: SCHEMA,
                scenario: scenario(&draft, &known),
                rest: write_pairs(&bad),
                done,
            }
        })
        .collect();
    let mut text = serde_json::to_string_pretty(&documents).unwrap_or_default();
    text.push('\n');
    text
}

fn scenario(draft: &crate::scenario::Draft, known: &Known) -> Json {
    let given: Vec<_> = draft.given().map(|(field, value)| (field, Some(value))).collect();
    let mut json = serde_json::to_value(Nested(&given)).unwrap_or_default();
    if let (Some(members), Ok(known)) = (json.as_object_mut(), serde_json::to_value(known)) {
        members.insert(crate::scenario::KNOWN.to_owned(), known);
    }
    json
}

/// Reads such a file, or one with a single plan. What can be read is answered, whatever is wrong is named.
#[must_use]
pub fn import(text: &str) -> (Vec<Found>, Vec<InputError>) {
    let documents = match serde_json::from_str(text) {
        Ok(Json::Array(documents)) => documents,
        Ok(one) => vec![one],
        Err(error) => {
            let at = Allowed::Position(error.line(), error.column());
            return (Vec::new(), vec![InputError::new(ErrorCode::BadJson, "", "", at)]);
        }
    };
    let (mut plans, mut faults) = (Vec::new(), Vec::new());
    for document in &documents {
        let mut input = read_value(document);
        faults.append(&mut input.faults);
        let name = input.known.get(Slot::Name).map(str::to_owned);
        let rest = document.get("rest").and_then(Json::as_str).unwrap_or_default();
        let mut pairs = input.pairs();
        pairs.extend(parse_pairs(rest));
        pairs.retain(|(key, _)| *key != Slot::Name.key());
        let done = document.get("done").and_then(Json::as_object).into_iter().flatten();
        let done = done.filter_map(|(key, of)| Some((key.clone(), marks(of)?))).collect();
        // What holds nothing is no plan.
        if !pairs.is_empty() {
            plans.push(Found { name, pairs, done });
        }
    }
    (plans, faults)
}
