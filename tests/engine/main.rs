//! Tests of the engine, without a browser.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

mod archive;
mod capacity;
mod catalog;
mod catalog_data;
mod check;
mod cli;
mod common;
mod compare;
mod compromise;
mod contract;
mod decision_table;
mod documents;
mod embed;
mod estate;
mod evidence;
mod exhaustive;
mod facts;
mod form;
mod frozen;
mod guest;
mod html;
mod instances;
mod json_text;
mod keep;
mod known;
mod learn;
mod least_change;
mod machine;
mod markdown;
mod matters;
mod migration;
mod notes_table;
mod packet;
mod properties;
mod read;
mod schema;
mod see;
mod site;
mod steps;
mod tables;
mod terraform;
mod text_data;
mod worker;
