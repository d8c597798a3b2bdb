//! Scenarios as JSON lines: one object in each.

use std::io::{BufRead, Read as _, Result};

use serde_json::Value as Json;

use super::json;
use crate::check::{Design, Fault, Item, Kind, Place, Read, Sink};
use crate::scenario::{Field, SCHEMA, Slot, read_value};
use crate::text::check as t;

/// Scenarios in JSON lines.
pub const KIND: Kind = Kind { name: "json-lines", recognises, read: Read::Stream(read) };

/// A line that is longer is none.
const LONGEST: u64 = 1 << 20;

/// A first line that is an object by itself and speaks of a scenario, or is broken while the next one is such.
fn recognises(text: &str) -> bool {
    let mut lines = text.lines().map(str::trim).filter(|line| !line.is_empty());
    let speaks = |line: &str| {
        line.starts_with('{') && json::parse(line).is_ok_and(|json| is_scenario(&json))
    };
    let Some(first) = lines.next() else { return false };
    if !first.starts_with('{') {
        return false;
    }
    speaks(first) || lines.take(2).any(speaks)
}

/// Does this object name a field of a scenario?
pub(super) fn is_scenario(json: &Json) -> bool {
    let Json::Object(members) = json else { return false };
    let of = |name: &str| {
        Field::ALL.into_iter().any(|field| {
            let path = field.spec().path;
            path.split_once('.').map_or(path, |(group, _)| group) == name
        })
    };
    members.get("schema").is_some_and(|word| word == SCHEMA)
        || members.contains_key("scenario")
        || members.keys().any(|name| of(name))
}

fn read(file: u32, text: &mut dyn BufRead, sink: &mut Sink<'_>) -> Result<()> {
    let mut line = Vec::new();
    let mut number = 0_u32;
    loop {
        line.clear();
        number = number.saturating_add(1);
        if (&mut *text).take(LONGEST).read_until(b'\n', &mut line)? == 0 {
            return Ok(());
        }
        let place = Place::line(file, number);
        let long = line.len() as u64 == LONGEST && line.last() != Some(&b'\n');
        if long {
            while (&mut *text).take(LONGEST).read_until(b'\n', &mut line)? > 0
                && line.last() != Some(&b'\n')
            {
                line.clear();
            }
        }
        let trimmed = line.trim_ascii();
        if trimmed.is_empty() {
            continue;
        }
        let go_on = match std::str::from_utf8(trimmed) {
            _ if long => sink(Item::Fault(place, Fault::said("long-row", t::LONG_ROW))),
            Err(_) => sink(Item::Fault(place, Fault::said("bad-encoding", t::BAD_ENCODING))),
            Ok(text) => match json::parse(text) {
                Err(Fault::Broken(_, column)) => {
                    let fault =
                        Fault::Broken(usize::try_from(number).unwrap_or(usize::MAX), column);
                    sink(Item::Fault(place, fault))
                }
                Err(fault) => sink(Item::Fault(place, fault)),
                Ok(json) => scenario(place, json, sink),
            },
        };
        if !go_on {
            return Ok(());
        }
    }
}

/// A scenario with its name beside or among its fields; what is wrong with it is one fault each.
pub(super) fn scenario(place: Place, mut json: Json, sink: &mut Sink<'_>) -> bool {
    let mut name = None;
    if let Some(members) = json.as_object_mut()
        && let Some(Json::String(given)) = members.get("name")
    {
        name = Some(given.clone());
        members.remove("name");
    }
    let input = read_value(&json);
    let name = name.or_else(|| input.known.get(Slot::Name).map(str::to_owned));
    let mut faults = input.faults;
    if faults.is_empty() {
        faults.extend(input.draft.check().err());
    }
    if faults.is_empty() {
        let name = name.unwrap_or_default();
        let (draft, unknown) = (input.draft, Vec::new());
        return sink(Item::Design(Design { kind: KIND.name, place, name, draft, unknown }));
    }
    faults.into_iter().all(|fault| sink(Item::Fault(place.clone(), Fault::Input(fault))))
}
