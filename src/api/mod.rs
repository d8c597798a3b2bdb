//! The JavaScript surface: JSON in, JSON out, as `json` has it; `src/api/js` makes functions of it.
//!
//! Values cross the border as JSON texts, not one by one (`serde-wasm-bindgen`): a getter that throws, a cycle or a
//! proxy then is met in JavaScript, where it can be caught, and never inside the module, where a stack that runs
//! over would leave it in pieces. It is smaller as well: the reader of JSON is there anyhow.

#[cfg(feature = "api-all")]
mod command;
mod element;

use wasm_bindgen::prelude::wasm_bindgen;

use crate::catalog::Lang;
use crate::json;
use crate::scenario::{Allowed, ErrorCode, InputError};
use crate::text::{self, Refused};

/// Takes a file of texts. Answers its language; a file that is none, or of another build, gives nothing.
#[wasm_bindgen(js_name = loadTexts)]
#[must_use]
pub fn load_texts(file: &str) -> Option<String> {
    match text::load(file) {
        Ok(lang) => Some(lang.id().to_owned()),
        Err(Refused::NoTexts | Refused::OtherBuild) => None,
    }
}

/// The languages that are there, with spaces between.
#[wasm_bindgen]
#[must_use]
pub fn languages() -> String {
    let loaded = Lang::ALL.into_iter().filter(|lang| text::is_loaded(*lang));
    loaded.map(Lang::id).collect::<Vec<_>>().join(" ")
}

/// A fault that JavaScript found before it could ask: what JSON cannot carry.
#[wasm_bindgen]
#[must_use]
pub fn fault(field: &str, value: &str, options: &str) -> String {
    let fault = InputError::new(ErrorCode::WrongType, field, value, Allowed::Unsaid);
    json::refuse(fault, options)
}

macro_rules! functions {
    ($($(#[$doc:meta])* $name:literal $function:ident($($argument:ident),+);)+) => {
        $(
            $(#[$doc])*
            #[wasm_bindgen(js_name = $name)]
            #[must_use]
            pub fn $function($($argument: &str),+) -> String {
                json::$function($($argument),+)
            }
        )+
    };
}

functions! {
    /// What holds for each mode.
    "assess" assess_with(scenario, options);
    /// What to do.
    "plan" plan(scenario, options);
    /// The comparison of the modes.
    "matrix" matrix(options);
}

#[cfg(feature = "api-all")]
functions! {
    /// Every rule.
    "rules" rules(options);
    /// Every region.
    "regions" regions(options);
    /// Every instance family.
    "instanceFamilies" instance_families(options);
    /// The plan in a format.
    "exportPlan" export_plan(scenario, options);
    /// From one mode to another.
    "migrate" migrate(scenario, options);
    /// Two scenarios side by side.
    "compare" compare(before, after, options);
    /// Many designs.
    "check" check(input, options);
}
