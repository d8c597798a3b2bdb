//! Documents as JSON text, by serde: as short as `serde_json` writes them, letter for letter, and some times as fast,
//! since texts are looked at in words of eight bytes and nearly none has anything to escape.

mod escape;
mod indent;
mod template;
mod writer;

pub(super) use escape::escape_from;
pub use indent::indented;
pub(super) use template::{Hole, Template};

use std::fmt::{self, Display};

use serde::ser::{self, Serialize, SerializeStruct, Serializer};

use writer::Writer;

/// An answer is seldom longer: a text that grows is copied each time.
const ROOM: usize = 1 << 16;

/// As what `serde_json` passes its `RawValue` on: what is JSON already.
const RAW: &str = "$serde_json::private::RawValue";

/// What is JSON already, and is passed on as it is. `serde_json`, too, takes it so.
#[derive(Clone, Copy, Debug)]
pub struct Written<'a>(pub &'a str);

impl Serialize for Written<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut raw = serializer.serialize_struct(RAW, 1)?;
        raw.serialize_field(RAW, self.0)?;
        raw.end()
    }
}

/// A document as JSON, nothing between its parts.
///
/// # Errors
/// What the document itself refuses to say.
pub fn to_string(document: &impl Serialize) -> Result<String, Failure> {
    let mut out = String::with_capacity(ROOM);
    append(document, &mut out)?;
    Ok(out)
}

/// The same at the end of a text.
pub(super) fn append(document: &impl Serialize, out: &mut String) -> Result<(), Failure> {
    let mut writer = Writer { out: std::mem::take(out), raw: false };
    let written = document.serialize(&mut writer);
    *out = writer.out;
    written
}

/// Why a document has no JSON.
#[derive(Debug)]
pub struct Failure(String);

impl Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: Display>(message: T) -> Self {
        Self(message.to_string())
    }
}
