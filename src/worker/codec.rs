//! How messages go between page and worker.

use gloo_worker::Codec;
use serde::{Deserialize, Serialize};
use wasm_bindgen::{JsValue, throw_str};

/// Messages as plain objects of the browser, so that handles of files go along in them.
#[derive(Debug)]
pub struct Plain;

// Both ends are made by one build and speak one language; if they do not, only a reload helps, and the guard says so.
impl Codec for Plain {
    fn encode<I: Serialize>(input: I) -> JsValue {
        let plain = serde_wasm_bindgen::Serializer::new();
        input.serialize(&plain).unwrap_or_else(|_| throw_str("a message that is none"))
    }

    fn decode<O: for<'de> Deserialize<'de>>(input: JsValue) -> O {
        serde_wasm_bindgen::from_value(input)
            .unwrap_or_else(|_| throw_str("page and worker differ"))
    }
}
