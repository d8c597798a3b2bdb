//! Documents as JSON text: letter for letter what `serde_json` writes.

use std::collections::BTreeMap;

use eip_planner::json::{Written, indented, to_string};
use proptest::prelude::*;
use serde::ser::Error;
use serde::{Serialize, Serializer};
use serde_json::Value as Json;
use serde_json::value::RawValue;

/// Texts with what is to be escaped at every place of a word of eight bytes.
fn text() -> impl Strategy<Value = String> {
    let piece = prop_oneof![
        "[ -~]{0,20}",
        "[\\x00-\\x1f\"\\\\\\x7f]{1,2}",
        "[ぁ-ん一-龥é]{0,9}",
        Just("\u{2028}\u{1f600}".to_owned()),
    ];
    prop::collection::vec(piece, 0..5).prop_map(|pieces| pieces.concat())
}

fn json() -> impl Strategy<Value = Json> {
    let leaf = prop_oneof![
        Just(Json::Null),
        any::<bool>().prop_map(Json::from),
        any::<i64>().prop_map(Json::from),
        any::<u64>().prop_map(Json::from),
        any::<f64>().prop_map(Json::from),
        text().prop_map(Json::from),
    ];
    leaf.prop_recursive(6, 64, 8, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..6).prop_map(Json::from),
            prop::collection::btree_map(text(), inner, 0..6)
                .prop_map(|members| Json::Object(members.into_iter().collect())),
        ]
    })
}

/// One of everything that serde knows.
#[derive(Serialize)]
enum Kind {
    Unit,
    New(f32),
    Tuple(i8, u16),
    Struct { inner: Option<char> },
}

#[derive(Serialize)]
struct Nothing;

#[derive(Serialize)]
struct Wrapped(i16);

#[derive(Serialize)]
struct Pair(u8, u32);

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Everything<'a> {
    kinds: Vec<Kind>,
    by_number: BTreeMap<i32, Option<Nothing>>,
    by_yes_and_no: BTreeMap<bool, Wrapped>,
    by_letter: BTreeMap<char, Pair>,
    #[serde(skip_serializing_if = "Option::is_none")]
    left_out: Option<u8>,
    #[serde(flatten)]
    more: BTreeMap<String, Json>,
    shown: std::net::Ipv4Addr,
    bytes: Bytes,
    written: Box<RawValue>,
    written_here: Written<'a>,
    nothing: (),
}

struct Bytes(Vec<u8>);

impl Serialize for Bytes {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.serialize_bytes(&self.0)
    }
}

proptest! {
    #[test]
    fn any_json_is_written_as_serde_json_writes_it(value in json()) {
        prop_assert_eq!(to_string(&value).unwrap(), serde_json::to_string(&value).unwrap());
    }

    #[test]
    fn any_json_is_indented_as_serde_json_indents_it(value in json()) {
        let text = to_string(&value).unwrap();
        prop_assert_eq!(indented(&text), serde_json::to_string_pretty(&value).unwrap());
    }

    #[test]
    fn whatever_serde_knows_is_written_as_serde_json_writes_it(
        number in any::<f32>(), letter in any::<char>(), words in prop::collection::vec(text(), 3), bytes: Vec<u8>,
        written in json(),
    ) {
        let here = to_string(&written).unwrap();
        let everything = Everything {
            kinds: vec![Kind::Unit, Kind::New(number), Kind::Tuple(-1, 2), Kind::Struct { inner: Some(letter) }],
            by_number: [(-1, None), (2, Some(Nothing))].into(),
            by_yes_and_no: [(true, Wrapped(-3))].into(),
            by_letter: [(letter, Pair(4, 5))].into(),
            left_out: None,
            more: words.into_iter().map(|word| (word.clone(), word.into())).collect(),
            shown: [192, 0, 2, 1].into(),
            bytes: Bytes(bytes),
            written_here: Written(&here),
            written: RawValue::from_string(format!(" {written} ")).unwrap(),
            nothing: (),
        };
        prop_assert_eq!(to_string(&everything).unwrap(), serde_json::to_string(&everything).unwrap());
    }
}

#[test]
fn what_is_no_document_is_indented_to_its_end() {
    for text in ["", "}]", "{\"a", "[1,2", ":,", "\u{3042}"] {
        assert!(indented(text).len() >= text.len(), "{text}");
    }
}

#[test]
fn a_key_with_parts_and_a_refusal_are_errors() {
    struct Refusing;
    impl Serialize for Refusing {
        fn serialize<S: Serializer>(&self, _: S) -> Result<S::Ok, S::Error> {
            Err(S::Error::custom("not today"))
        }
    }
    assert!(to_string(&BTreeMap::from([(vec![1], 2)])).is_err());
    assert_eq!(to_string(&[Refusing]).unwrap_err().to_string(), "not today");
}
