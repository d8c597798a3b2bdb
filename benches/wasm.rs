//! How fast the engine is as WebAssembly, built as the page has it. `.ci/wasm-speed` calls this from Node.js; there is
//! nothing to run natively.
#![allow(
    missing_docs,
    unsafe_code,
    clippy::unwrap_used,
    reason = "a bench that cannot go on has failed; an export needs the word"
)]

mod support;

use std::hint::black_box;

use eip_planner::{json, rules, scenario};
use support::SCENARIO;

/// All modes of one scenario, codes and evidence, so many times.
#[unsafe(no_mangle)]
pub extern "C" fn assess(times: u32) {
    let scenario = scenario::read_document(SCENARIO).0.check().unwrap();
    for _ in 0..times {
        black_box(&rules::assess(black_box(&scenario)));
    }
}

/// The same from JSON to JSON in one language, with remedies, sources and capacity.
#[unsafe(no_mangle)]
pub extern "C" fn assess_json(times: u32) {
    for _ in 0..times {
        black_box(&json::assess(black_box(SCENARIO)));
    }
}

fn main() {}
