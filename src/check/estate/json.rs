//! JSON read as far as it is wanted: an object's wanted members as the text that they are, everything else skipped
//! without being built. What is nested is read when somebody asks for it.

use std::borrow::Cow;

use serde::Deserialize;
use serde::de::{Deserializer, IgnoredAny, MapAccess, Visitor};
use serde_json::value::RawValue;

use super::{Maybe, Str};
use crate::check::Fault;
use crate::scenario::{Allowed, ErrorCode, InputError};
use crate::text;

/// How deep modules and lists of answers may stand in each other. Each step reads its text once more, so this also
/// bounds the time; what people write is a tenth of it.
pub const DEEPEST: usize = 32;

/// The wanted members of an object, each as JSON text.
#[derive(Debug)]
pub struct Object<'a> {
    members: Vec<(&'static str, &'a str)>,
}

/// Why a text could not be read.
pub type Result<T> = std::result::Result<T, Fault>;

/// A value that is not what belongs there.
fn wrong(code: ErrorCode, field: &str, value: &str) -> Fault {
    Fault::Input(InputError::new(code, field, value, Allowed::Unsaid))
}

/// Text that is not JSON, or too deep.
pub fn broken(error: &serde_json::Error) -> Fault {
    if error.to_string().starts_with("recursion limit") {
        return too_deep();
    }
    Fault::Broken(error.line(), error.column())
}

/// Nested deeper than anybody nests.
pub fn too_deep() -> Fault {
    Fault::said("too-deep", text::estate::TOO_DEEP)
}

struct Wanted(&'static [&'static str]);

impl<'de> Visitor<'de> for Wanted {
    type Value = std::result::Result<Vec<(&'static str, &'de str)>, Fault>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(
        self,
        mut map: M,
    ) -> std::result::Result<Self::Value, M::Error> {
        let mut members: Vec<(&'static str, &'de str)> = Vec::new();
        let mut twice = None;
        while let Some(Key(key)) = map.next_key()? {
            let Some(name) = self.0.iter().find(|name| **name == key) else {
                map.next_value::<IgnoredAny>()?;
                continue;
            };
            let value: &'de RawValue = map.next_value()?;
            if members.iter().any(|(known, _)| known == name) {
                twice = Some(wrong(ErrorCode::Conflict, name, value.get()));
            }
            members.push((name, value.get()));
        }
        Ok(twice.map_or(Ok(members), Err))
    }
}

/// A key, borrowed where it has no escapes.
#[derive(Deserialize)]
struct Key<'a>(#[serde(borrow)] Cow<'a, str>);

impl<'a> Object<'a> {
    /// Reads an object within a text that was read before; `field` names it where something is wrong.
    pub fn read(text: &'a str, field: &str, wanted: &'static [&'static str]) -> Result<Self> {
        if !text.trim_start().starts_with('{') {
            return Err(wrong(ErrorCode::WrongType, field, text));
        }
        Self::members(text, wanted).map_err(|_| wrong(ErrorCode::BadJson, field, text))?
    }

    /// Reads a whole text as one object.
    pub fn whole(text: &'a str, wanted: &'static [&'static str]) -> Result<Self> {
        Self::members(text, wanted).map_err(|error| broken(&error))?
    }

    fn members(text: &'a str, wanted: &'static [&'static str]) -> serde_json::Result<Result<Self>> {
        let mut json = serde_json::Deserializer::from_str(text);
        let members = json.deserialize_map(Wanted(wanted))?;
        json.end()?;
        Ok(members.map(|members| Self { members }))
    }

    /// A member's text; `None` where it is missing or null.
    pub fn get(&self, name: &str) -> Option<&'a str> {
        self.raw(name).filter(|text| *text != "null")
    }

    /// Is the member there, be it null?
    pub fn has(&self, name: &str) -> bool {
        self.raw(name).is_some()
    }

    fn raw(&self, name: &str) -> Option<&'a str> {
        self.members.iter().find(|(known, _)| *known == name).map(|(_, text)| *text)
    }

    /// A text; numbers are taken as they are written, an empty text as nothing.
    pub fn text(&self, name: &str) -> Result<Option<Str<'a>>> {
        let Some(text) = self.get(name) else { return Ok(None) };
        let read = string(text).map_err(|_| wrong(ErrorCode::WrongType, name, text))?;
        Ok(Some(read).filter(|read| !read.is_empty()))
    }

    /// A whole number, written as one or as a text.
    pub fn count(&self, name: &str) -> Result<Option<u32>> {
        let Some(written) = self.text(name)? else { return Ok(None) };
        match written.parse::<u32>() {
            Ok(number) => Ok(Some(number)),
            Err(_) => Err(wrong(ErrorCode::OutOfRange, name, &written)),
        }
    }

    /// The elements of a list; none where the member is missing or null.
    pub fn list(&self, name: &str) -> Result<Vec<&'a str>> {
        self.get(name).map_or(Ok(Vec::new()), |text| list(text, name))
    }

    /// An object within; `None` where the member is missing or null.
    pub fn object(
        &self,
        name: &str,
        wanted: &'static [&'static str],
    ) -> Result<Option<Object<'a>>> {
        self.get(name).map(|text| Object::read(text, name, wanted)).transpose()
    }

    /// The list that the API wraps: `{"EipAddress": […]}` under `EipAddresses`, or the list itself.
    pub fn wrapped(&self, name: &str, wanted: &'static [&'static str]) -> Result<Vec<&'a str>> {
        let Some(text) = self.get(name) else { return Ok(Vec::new()) };
        if text.starts_with('[') {
            return list(text, name);
        }
        let inner = Object::read(text, name, wanted)?;
        wanted.first().map_or(Ok(Vec::new()), |name| inner.list(name))
    }

    /// A text, or what it means that there is none.
    pub fn maybe(&self, name: &str) -> Result<Maybe<Str<'a>>> {
        Ok(match self.text(name)? {
            Some(text) => Maybe::Is(text),
            None if self.has(name) => Maybe::None,
            None => Maybe::Unknown,
        })
    }
}

/// A text, or a number or a word as it is written.
pub fn string(text: &str) -> serde_json::Result<Str<'_>> {
    if text.starts_with(['{', '[', 'n']) {
        // The error that reading a text gives is as good as any.
        return serde_json::from_str::<String>(text).map(Cow::Owned);
    }
    if text.starts_with('"') {
        return serde_json::from_str::<Key<'_>>(text).map(|key| key.0);
    }
    Ok(Cow::Borrowed(text))
}

/// The elements of a list.
pub fn list<'a>(text: &'a str, field: &str) -> Result<Vec<&'a str>> {
    if !text.trim_start().starts_with('[') {
        return Err(wrong(ErrorCode::WrongType, field, text));
    }
    let elements: Vec<&RawValue> =
        serde_json::from_str(text).map_err(|_| wrong(ErrorCode::BadJson, field, text))?;
    Ok(elements.into_iter().map(RawValue::get).collect())
}

/// The texts of a list; what is no text is left out.
pub fn texts<'a>(text: &'a str, field: &str) -> Result<Vec<Str<'a>>> {
    Ok(list(text, field)?.into_iter().filter_map(|element| string(element).ok()).collect())
}

struct Entries;

impl<'de> Visitor<'de> for Entries {
    type Value = Vec<(Str<'de>, &'de str)>;

    fn expecting(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("an object")
    }

    fn visit_map<M: MapAccess<'de>>(
        self,
        mut map: M,
    ) -> std::result::Result<Self::Value, M::Error> {
        let mut entries = Vec::new();
        while let Some(Key(key)) = map.next_key()? {
            let value: &'de RawValue = map.next_value()?;
            entries.push((key, value.get()));
        }
        Ok(entries)
    }
}

/// All members of an object.
pub fn entries<'a>(text: &'a str, field: &str) -> Result<Vec<(Str<'a>, &'a str)>> {
    if !text.trim_start().starts_with('{') {
        return Err(wrong(ErrorCode::WrongType, field, text));
    }
    serde_json::Deserializer::from_str(text)
        .deserialize_map(Entries)
        .map_err(|_| wrong(ErrorCode::BadJson, field, text))
}

#[cfg(test)]
mod tests {
    use super::*;

    const WANTED: &[&str] = &["a", "b"];

    fn code(fault: Fault) -> String {
        match fault {
            Fault::Input(error) => format!("{} {}", error.code.word(), error.field),
            Fault::Broken(line, column) => format!("broken {line}:{column}"),
            Fault::Said(said) => said.code.to_owned(),
        }
    }

    #[test]
    fn members_are_read_as_they_are_written() {
        let object = Object::read(r#"{"x":[[[]]],"a":"\u0041","b":null}"#, "it", WANTED).unwrap();
        assert_eq!(object.text("a").unwrap().as_deref(), Some("A"));
        assert!(object.has("b") && object.get("b").is_none());
        let numbers = Object::read(r#"{"a":"7","b":7}"#, "it", WANTED).unwrap();
        assert_eq!((numbers.count("a").unwrap(), numbers.count("b").unwrap()), (Some(7), Some(7)));
    }

    #[test]
    fn what_is_wrong_is_named() {
        let read = |text| Object::read(text, "it", WANTED);
        for (text, within, whole) in [
            (r#"{"a":1,"a":2}"#, "conflict a", "conflict a"),
            ("[]", "wrong-type it", "broken 1:"),
            (r#"{"a":1"#, "bad-json it", "broken 1:"),
            ("{\"a\":1}x", "bad-json it", "broken 1:"),
        ] {
            assert_eq!(code(read(text).unwrap_err()), within, "{text}");
            let said = code(Object::whole(text, WANTED).unwrap_err());
            assert!(said.starts_with(whole), "{text}: {said}");
        }
        for (text, said) in [
            (r#"{"a":{}}"#, "wrong-type a"),
            (r#"{"a":"\ud800"}"#, "wrong-type a"),
            (r#"{"a":1e9}"#, "out-of-range a"),
            (r#"{"a":-1}"#, "out-of-range a"),
            (r#"{"a":99999999999}"#, "out-of-range a"),
        ] {
            assert_eq!(code(read(text).unwrap().count("a").unwrap_err()), said, "{text}");
        }
    }

    #[test]
    fn what_is_skipped_may_be_as_deep_as_it_likes() {
        let deep = format!("{{\"x\":{}{},\"a\":1}}", "[".repeat(100_000), "]".repeat(100_000));
        assert_eq!(Object::read(&deep, "it", WANTED).unwrap().count("a").unwrap(), Some(1));
    }
}
