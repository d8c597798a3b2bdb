//! What a file is: whatever bytes come, some reader takes them or a fault says why none does.
#![no_main]

#[path = "common.rs"]
mod common;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| common::check(bytes, None));
