//! The JSON form of a scenario.

use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::error::{Allowed, ErrorCode, InputError};
use super::known::{KNOWN, Known};
use super::{Draft, Field, Kind, Protocols, Scenario, Value};

/// The name that every document of the public contract carries.
pub const SCHEMA: &str = "eip-planner/1";

/// What a document says.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Input {
    /// The scenario so far.
    pub draft: Draft,
    /// What is known of the plan's open places.
    pub known: Known,
    /// What is wrong.
    pub faults: Vec<InputError>,
}

/// Reads a scenario, or the scenario inside an exported plan or assessment.
///
/// Whatever is right is kept; whatever is wrong is named.
#[must_use]
pub fn read_document(text: &str) -> (Draft, Vec<InputError>) {
    let input = read_input(text);
    (input.draft, input.faults)
}

/// The same with what is known of the plan's open places.
#[must_use]
pub fn read_input(text: &str) -> Input {
    match serde_json::from_str::<Json>(text) {
        Ok(json) => read_value(&json),
        Err(error) => {
            let at = Allowed::Position(error.line(), error.column());
            let faults = vec![InputError::new(ErrorCode::BadJson, "", "", at)];
            Input { faults, ..Input::default() }
        }
    }
}

/// The same for JSON that is parsed already.
#[must_use]
pub fn read_value(json: &Json) -> Input {
    let mut input = Input::default();
    if let Json::Object(document) = json
        && let Some(schema) = document.get("schema")
        && schema.as_str() != Some(SCHEMA)
    {
        let allowed = Allowed::Words(vec![SCHEMA]);
        let fault = InputError::new(ErrorCode::BadSchema, "schema", &plain(schema), allowed);
        input.faults.push(fault);
        return input;
    }
    match json {
        Json::Object(document) => match document.get("scenario") {
            Some(Json::Object(scenario)) => read_object("", scenario, &mut input),
            Some(other) => input.faults.push(wrong_type("scenario", other)),
            None => read_object("", document, &mut input),
        },
        other => input.faults.push(wrong_type("", other)),
    }
    input
}

fn wrong_type(path: &str, json: &Json) -> InputError {
    InputError::new(ErrorCode::WrongType, path, &plain(json), Allowed::Nothing)
}

fn read_object(prefix: &str, object: &serde_json::Map<String, Json>, input: &mut Input) {
    for (name, json) in object {
        let path = if prefix.is_empty() { name.clone() } else { format!("{prefix}.{name}") };
        if prefix.is_empty() && name == "schema" {
            continue;
        }
        if prefix.is_empty() && name == KNOWN {
            input.known.read(json, &mut input.faults);
        } else if let Some(field) = Field::ALL.into_iter().find(|field| field.spec().path == path) {
            match read_field(field, json) {
                Ok(value) => input.draft.set(field, value),
                Err(error) => input.faults.push(error),
            }
        } else if prefix.is_empty() && groups().any(|group| group == name) {
            match json {
                Json::Object(inner) => read_object(name, inner, input),
                Json::Null => {}
                other => input.faults.push(wrong_type(&path, other)),
            }
        } else {
            input.faults.push(unknown_field(&path, prefix));
        }
    }
}

/// `eni`, `eips`, … : the objects that fields stand in.
fn groups() -> impl Iterator<Item = &'static str> {
    Field::ALL
        .into_iter()
        .filter_map(|field| field.spec().path.split_once('.').map(|(group, _)| group))
}

pub(super) fn unknown_field(path: &str, prefix: &str) -> InputError {
    let known = Field::ALL
        .into_iter()
        .map(|field| field.spec().path)
        .filter(|known| prefix.is_empty() || known.starts_with(prefix))
        .collect();
    InputError::new(ErrorCode::UnknownField, path, "", Allowed::Words(known))
}

fn read_field(field: Field, json: &Json) -> Result<Option<Value>, InputError> {
    let spec = field.spec();
    let refuse = |code| Err(InputError::new(code, spec.path, &plain(json), Allowed::Kind(field)));
    let known =
        |value: Option<Value>, code| value.map_or_else(|| refuse(code), |value| Ok(Some(value)));
    match (spec.kind, json) {
        // An explicit null is a field that was not given, as in a merge patch.
        (_, Json::Null) => Ok(None),
        (Kind::Count { max }, Json::Number(number)) => known(
            number
                .as_u64()
                .and_then(|n| u32::try_from(n).ok())
                .filter(|n| (1..=max).contains(n))
                .map(Value::Count),
            ErrorCode::OutOfRange,
        ),
        (Kind::Flag, Json::Bool(flag)) => Ok(Some(Value::Flag(*flag))),
        (Kind::Region | Kind::Instance | Kind::Choice(_), Json::String(text)) => {
            known(spec.kind.parse(text), ErrorCode::UnknownValue)
        }
        (Kind::Protocols, Json::Array(items)) => {
            let mut set = Protocols::NONE;
            for item in items {
                let Json::String(word) = item else {
                    return Err(InputError::new(
                        ErrorCode::WrongType,
                        spec.path,
                        &plain(item),
                        Allowed::Kind(field),
                    ));
                };
                let Some(more) = set.with(word) else {
                    return Err(InputError::new(
                        ErrorCode::UnknownValue,
                        spec.path,
                        word,
                        Allowed::Kind(field),
                    ));
                };
                set = more;
            }
            Ok(Some(Value::Protocols(set)))
        }
        _ => refuse(ErrorCode::WrongType),
    }
}

/// A JSON value as people would quote it: texts without their quotation marks.
pub(super) fn plain(json: &Json) -> String {
    match json {
        Json::String(text) => text.clone(),
        other => other.to_string(),
    }
}

impl Value {
    /// The value as JSON, read by the field's kind.
    #[must_use]
    pub const fn in_json(self, field: Field) -> InJson {
        InJson(field, self)
    }
}

/// A value of a field as JSON has it.
#[derive(Clone, Copy, Debug)]
pub struct InJson(Field, Value);

impl Serialize for InJson {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.1 {
            Value::Count(n) => serializer.serialize_u32(n),
            Value::Flag(flag) => serializer.serialize_bool(flag),
            Value::Protocols(set) => serializer.collect_seq(set.words()),
            word => serializer.serialize_str(word.word(self.0)),
        }
    }
}

/// Fields as a nested JSON object: a scenario (given fields only) or a merge patch (`None` is `null`).
#[derive(Clone, Copy, Debug)]
pub struct Nested<'a>(pub &'a [(Field, Option<Value>)]);

impl Serialize for Nested<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(None)?;
        let mut rest = self.0;
        while let Some(((field, value), tail)) = rest.split_first() {
            match field.spec().path.split_once('.') {
                None => {
                    let value = value.map(|value| value.in_json(*field));
                    map.serialize_entry(field.spec().path, &value)?;
                    rest = tail;
                }
                Some((group, _)) => {
                    let in_group = |(field, _): &&(Field, Option<Value>)| {
                        field.spec().path.split_once('.').is_some_and(|(other, _)| other == group)
                    };
                    let members = rest.iter().take_while(in_group).count();
                    let (inside, after) = rest.split_at_checked(members).unwrap_or((rest, &[]));
                    map.serialize_entry(group, &Group(inside))?;
                    rest = after;
                }
            }
        }
        map.end()
    }
}

struct Group<'a>(&'a [(Field, Option<Value>)]);

impl Serialize for Group<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.0.len()))?;
        for (field, value) in self.0 {
            let path = field.spec().path;
            let name = path.split_once('.').map_or(path, |(_, name)| name);
            map.serialize_entry(name, &value.map(|value| value.in_json(*field)))?;
        }
        map.end()
    }
}

impl Serialize for Scenario {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let given: Vec<_> =
            self.draft().given().map(|(field, value)| (field, Some(value))).collect();
        Nested(&given).serialize(serializer)
    }
}
