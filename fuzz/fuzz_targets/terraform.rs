//! The reader of `terraform`: whatever bytes come, it ends, and the report prints.
#![no_main]

#[path = "common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| common::check(bytes, Some("terraform")));
