//! The address form: `region=cn-hangzhou&instance=ecs.g7.xlarge&mode=nat&eips=3`.
//!
//! Keys are the scenario's field names, shortened where that is unambiguous; the long names are read too.
//! The pairs are kept as they were typed, so that a value that is wrong is not lost.

use percent_encoding::{AsciiSet, CONTROLS, percent_decode_str, utf8_percent_encode};

use super::error::{Allowed, ErrorCode, InputError};
use super::json::unknown_field;
use super::known::Known;
use super::{Draft, Field, Input, Kind, Slot, Value};

/// What must not stand raw in a key or value of the part after `#`. Commas and dots stay readable.
const RESERVED: &AsciiSet = &CONTROLS
    .add(b' ')
    .add(b'"')
    .add(b'#')
    .add(b'%')
    .add(b'&')
    .add(b'+')
    .add(b'<')
    .add(b'=')
    .add(b'>')
    .add(b'?')
    .add(b'`')
    .add(b'{')
    .add(b'}');

/// Splits a query into its pairs, decoded. Never fails: what is not `key=value` is a key without a value.
#[must_use]
pub fn parse_pairs(query: &str) -> Vec<(String, String)> {
    query
        .split('&')
        .filter(|pair| !pair.is_empty())
        .map(|pair| {
            let (key, value) = pair.split_once('=').unwrap_or((pair, ""));
            (decode(key), decode(value))
        })
        .collect()
}

/// Joins pairs to a query.
#[must_use]
pub fn write_pairs<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> String {
    let encoded: Vec<String> = pairs
        .iter()
        .map(|(key, value)| {
            format!(
                "{}={}",
                utf8_percent_encode(key.as_ref(), RESERVED),
                utf8_percent_encode(value.as_ref(), RESERVED)
            )
        })
        .collect();
    encoded.join("&")
}

fn decode(text: &str) -> String {
    percent_decode_str(text).decode_utf8_lossy().into_owned()
}

/// The query of a draft, in the order of the fields.
#[must_use]
pub fn to_address(draft: &Draft) -> String {
    write_pairs(&draft.pairs())
}

impl Draft {
    /// The given fields as address keys and values.
    #[must_use]
    pub fn pairs(&self) -> Vec<(&'static str, String)> {
        self.given().map(|(field, value)| (field.spec().key, value.to_text(field))).collect()
    }

    /// Reads pairs of an address. Whatever is right is kept; whatever is wrong is named.
    #[must_use]
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> (Self, Vec<InputError>) {
        let input = Input::from_pairs(pairs);
        (input.draft, input.faults)
    }
}

impl Input {
    /// The same with what is known of the plan's open places.
    #[must_use]
    pub fn from_pairs<K: AsRef<str>, V: AsRef<str>>(pairs: &[(K, V)]) -> Self {
        let mut input = Self::default();
        for (key, value) in pairs {
            let (key, value) = (key.as_ref(), value.as_ref());
            if let Some(field) = Field::find(key) {
                match field.spec().kind.parse(value) {
                    Some(value) => input.draft.set(field, Some(value)),
                    None => input.faults.push(refused(field, value)),
                }
            } else if let Some(slot) = Slot::parse(key) {
                input.faults.extend(input.known.take(slot, value).err());
            } else {
                input.faults.push(unknown_field(key, ""));
            }
        }
        input
    }

    /// All of it as address keys and values.
    #[must_use]
    pub fn pairs(&self) -> Vec<(String, String)> {
        let fields = self.draft.pairs().into_iter().map(|(key, value)| (key.to_owned(), value));
        fields.chain(self.known.pairs()).collect()
    }
}

impl Known {
    /// The given values as address keys and values.
    pub fn pairs(&self) -> impl Iterator<Item = (String, String)> {
        self.given().map(|(slot, value)| (slot.key(), value.to_owned()))
    }
}

fn refused(field: Field, value: &str) -> InputError {
    let spec = field.spec();
    let code = match spec.kind {
        Kind::Count { .. } => ErrorCode::OutOfRange,
        Kind::Flag => ErrorCode::WrongType,
        _ => ErrorCode::UnknownValue,
    };
    InputError::new(code, spec.path, value, Allowed::Kind(field))
}

impl Value {
    /// The value as written in an address, read by the field's kind.
    #[must_use]
    pub fn to_text(self, field: Field) -> String {
        match self {
            Self::Count(n) => n.to_string(),
            Self::Flag(flag) => flag.to_string(),
            Self::Protocols(set) => set.words().collect::<Vec<_>>().join(","),
            word => word.word(field).to_owned(),
        }
    }

    /// The same of a value that is one word: a region, an instance, or one of the field's words.
    pub(crate) fn word(self, field: Field) -> &'static str {
        match (self, field.spec().kind) {
            (Self::Region(region), _) => region.id(),
            (Self::Instance(instance), _) => instance.name(),
            (Self::Choice(index), Kind::Choice(words)) => {
                words.get(usize::from(index)).copied().unwrap_or_default()
            }
            _ => "",
        }
    }
}
