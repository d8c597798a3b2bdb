//! The check over rows of CSV, against taking the same rows apart with the `csv` crate and doing nothing else.
//!
//! With a number it prints so many rows instead, for the command line:
//! `cargo bench --no-default-features --bench rows -- 1000000 > rows.csv`. No two rows are the same; with `few` as the
//! second argument they repeat a thousand scenarios under other names.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench prints what it measures, and one that cannot go on has failed"
)]

mod support;

use std::io::BufWriter;

use support::{check, median, rows};

fn main() {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    match words.first().map(|word| word.parse::<usize>()) {
        Some(Ok(count)) => {
            let few = words.get(1).is_some_and(|word| word == "few");
            rows(count, few, &mut BufWriter::new(std::io::stdout().lock()));
        }
        // A name that asks for another bench.
        Some(Err(_)) => {}
        None => compare(),
    }
}

const ROWS: usize = 100_000;
const RUNS: usize = 9;

fn compare() {
    for few in [false, true] {
        let mut bytes = Vec::new();
        rows(ROWS, few, &mut bytes);
        let kind = if few { "a thousand scenarios under other names" } else { "no two the same" };
        println!("{ROWS} rows, {kind}, median of {RUNS} runs:");
        let reference = median(RUNS, || {
            let mut reader = csv::Reader::from_reader(bytes.as_slice());
            let (mut record, mut cells) = (csv::ByteRecord::new(), 0);
            while reader.read_byte_record(&mut record).unwrap() {
                cells += record.len();
            }
            cells
        });
        let checked = median(RUNS, || check(&bytes));
        let row = |nanoseconds: u128| nanoseconds / ROWS as u128;
        println!("  csv crate, cells alone  {:>6} ns a row", row(reference));
        println!(
            "  check, lines printed    {:>6} ns a row, {} times that",
            row(checked),
            checked.div_ceil(reference)
        );
    }
}
