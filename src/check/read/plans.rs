//! Our own plans, as the page exports them: one, a list of them, or all that a browser keeps.

use serde_json::Value as Json;

use super::{json, lines};
use crate::check::{Fault, Input, Item, Kind, Place, Read, Sink};

/// Exported plans, and scenarios as a document or a list.
pub const KIND: Kind = Kind { name: "plans", recognises, read: Read::Whole(read) };

/// An object or list that says early that it is of this program. A scenario alone has nothing else to know it by.
fn recognises(text: &str) -> bool {
    let start = text.trim_start();
    if !start.starts_with(['{', '[']) {
        return false;
    }
    let head: String = start.chars().take(4096).filter(|c| !c.is_whitespace()).collect();
    head.contains(r#""schema":"eip-planner/"#)
        || head.contains(r#""scenario":{"#)
        || (start.len() < 1 << 20 && json::parse(start).is_ok_and(|json| of_scenarios(&json)))
}

fn of_scenarios(json: &Json) -> bool {
    match json {
        Json::Array(items) => items.first().is_some_and(lines::is_scenario),
        other => lines::is_scenario(other),
    }
}

fn read(files: &[Input<'_>], sink: &mut Sink<'_>) {
    for input in files {
        let go_on = match json::parse(input.text) {
            Err(fault) => sink(Item::Fault(Place::file(input.file), fault)),
            Ok(Json::Array(items)) => items.into_iter().enumerate().all(|(index, item)| {
                lines::scenario(Place::address(input.file, format!("[{index}]")), item, sink)
            }),
            Ok(one) => lines::scenario(Place::file(input.file), one, sink),
        };
        if !go_on {
            return;
        }
    }
}

/// What a broken text of JSON is answered with.
pub(crate) fn broken(text: &str) -> Option<Fault> {
    json::parse(text).err()
}
