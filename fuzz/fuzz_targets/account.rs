//! The reader of `account`: whatever bytes come, it ends, and the report prints.
#![no_main]

#[path = "common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| common::check(bytes, Some("account")));
