//! What a person keeps: plans with a name, which steps are done, what can be undone.
//!
//! Nothing here knows where it is kept. The page puts these texts into the browser's storage, and asks here what to
//! do about a text that is broken, newer than the program, or was changed by another tab meanwhile.

mod document;
mod history;
mod progress;
mod store;

pub use document::{Found, export, import};
pub use history::History;
pub use progress::{Progress, State, key, mark, way_key};
pub use store::{Clash, Kept, Merged, Store};

use serde_json::Value as Json;

use crate::scenario::{Input, SCHEMA, Slot, parse_pairs, write_pairs};

/// Keys and values as they were typed.
pub type Pairs = Vec<(String, String)>;

/// A text that was kept, read again.
#[derive(Clone, PartialEq, Debug)]
pub enum Reading<T> {
    /// It says this.
    Whole(T),
    /// Not all of it can be read; this much can.
    Broken(T),
    /// A newer program wrote it: it must stay as it is.
    Newer,
}

/// Reads a kept text by its version; what `read` answers is what could be read, and whether that is all.
fn versioned<T>(text: &str, read: impl FnOnce(&Json) -> (T, bool)) -> Reading<T> {
    let json: Json = serde_json::from_str(text).unwrap_or_default();
    let schema = json.get("schema").and_then(Json::as_str);
    let family = SCHEMA.split_once('/').map_or(SCHEMA, |(family, _)| family);
    match schema.and_then(|schema| schema.strip_prefix(family)?.strip_prefix('/')) {
        Some(_) if schema == Some(SCHEMA) => match read(&json) {
            (found, true) => Reading::Whole(found),
            (found, false) => Reading::Broken(found),
        },
        Some(version) if version.bytes().all(|b| b.is_ascii_digit()) && !version.is_empty() => {
            Reading::Newer
        }
        _ => Reading::Broken(read(&json).0),
    }
}

/// The name that stands in the pairs, if it can be one.
#[must_use]
pub fn name_of(pairs: &[(String, String)]) -> Option<&str> {
    let key = Slot::Name.key();
    let (_, name) = pairs.iter().rfind(|(known, _)| *known == key)?;
    Slot::Name.form().fits(name).then_some(name.as_str())
}

/// The pairs without their name as one address, in the order of the fields; what cannot be read stands at its end.
#[must_use]
pub fn address_of(pairs: &[(String, String)]) -> String {
    let name = Slot::Name.key();
    let (good, bad): (Vec<_>, Vec<_>) = pairs
        .iter()
        .filter(|(key, _)| *key != name)
        .cloned()
        .partition(|pair| Input::from_pairs(std::slice::from_ref(pair)).faults.is_empty());
    let mut all = Input::from_pairs(&good).pairs();
    all.extend(bad);
    write_pairs(&all)
}

/// The pairs of an address, with a name.
#[must_use]
pub fn pairs_of(address: &str, name: &str) -> Pairs {
    let mut pairs = parse_pairs(address);
    pairs.push((Slot::Name.key(), name.to_owned()));
    pairs
}
