//! Time and memory of the check over 1, 10², 10⁴ and 10⁶ scenarios, against the `csv` crate taking the same rows apart and
//! doing nothing else. Prints a table and writes a plot: `target/growth.svg`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    clippy::cast_precision_loss,
    reason = "a bench prints what it measures, and one that cannot go on has failed"
)]

mod support;

use std::fmt::Write as _;

use support::{check, median, rows};

const COUNTS: [usize; 4] = [1, 100, 10_000, 1_000_000];

/// What was measured for a number of scenarios.
struct Point {
    scenarios: usize,
    /// Nanoseconds.
    check: u128,
    /// Nanoseconds.
    reference: u128,
    /// The most bytes that were held at once.
    memory: u64,
}

fn main() {
    // A name that asks for another bench.
    if std::env::args().skip(1).any(|word| !word.starts_with("--")) {
        return;
    }
    let points = COUNTS.map(measure);
    println!("scenarios      check   a scenario   csv crate     memory");
    for Point { scenarios, check, reference, memory } in &points {
        let each = check / *scenarios as u128;
        let (check, reference) = (*check as f64 / 1e6, *reference as f64 / 1e6);
        let memory = *memory as f64 / 1e3;
        println!(
            "{scenarios:>9} {check:>7.2} ms {each:>9} ns {reference:>8.2} ms {memory:>7.0} kB"
        );
    }
    let path = concat!(env!("CARGO_MANIFEST_DIR"), "/target/growth.svg");
    std::fs::write(path, plot(&points)).unwrap();
    println!("plotted to target/growth.svg");
}

fn measure(scenarios: usize) -> Point {
    let mut bytes = Vec::new();
    rows(scenarios, false, &mut bytes);
    let runs = if scenarios > 100_000 { 3 } else { 9 };
    // The first run makes lists that the program then keeps.
    check(&bytes);
    let reference = median(runs, || {
        let mut reader = csv::Reader::from_reader(bytes.as_slice());
        let (mut record, mut cells) = (csv::ByteRecord::new(), 0);
        while reader.read_byte_record(&mut record).unwrap() {
            cells += record.len();
        }
        cells
    });
    let memory = allocation_counter::measure(|| {
        check(&bytes);
    })
    .bytes_max;
    Point { scenarios, check: median(runs, || check(&bytes)), reference, memory }
}

const WIDTH: f64 = 640.0;
const HEIGHT: f64 = 400.0;
const EDGE: f64 = 70.0;

/// Both axes are logarithms: what grows in proportion is a straight line that rises one decade in one.
fn plot(points: &[Point]) -> String {
    type Of = fn(&Point) -> f64;
    let curves: [(&str, &str, Of); 3] = [
        ("check, ms", "#1b6ca8", |point| point.check as f64 / 1e6),
        ("csv crate alone, ms", "#7a7a7a", |point| point.reference as f64 / 1e6),
        ("check, kB held", "#b3541e", |point| point.memory as f64 / 1e3),
    ];
    let (low, high) = (-3.0, 5.0);
    let x = |scenarios: f64| EDGE + scenarios.log10() / 6.0 * (WIDTH - 2.0 * EDGE);
    let y = |value: f64| {
        HEIGHT
            - EDGE
            - (value.log10().clamp(low, high) - low) / (high - low) * (HEIGHT - 2.0 * EDGE)
    };
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {WIDTH} {HEIGHT}\" font-family=\"sans-serif\" \
         font-size=\"12\"><title>Time and memory of the check by number of scenarios</title>\
         <rect width=\"{WIDTH}\" height=\"{HEIGHT}\" fill=\"#fff\"/>"
    );
    for point in points {
        let at = x(point.scenarios as f64);
        write!(
            svg,
            "<path d=\"M{at:.1} {EDGE}V{}\" stroke=\"#ddd\"/><text x=\"{at:.1}\" y=\"{}\" text-anchor=\"middle\">{}</text>",
            HEIGHT - EDGE,
            HEIGHT - EDGE + 20.0,
            point.scenarios
        )
        .unwrap();
    }
    for decade in [-3, -1, 1, 3, 5] {
        let value = 10_f64.powi(decade);
        write!(
            svg,
            "<path d=\"M{EDGE} {at:.1}H{}\" stroke=\"#ddd\"/><text x=\"{}\" y=\"{:.1}\" text-anchor=\"end\">{value}</text>",
            WIDTH - EDGE,
            EDGE - 8.0,
            y(value) + 4.0,
            at = y(value)
        )
        .unwrap();
    }
    for ((name, colour, of), row) in curves.into_iter().zip(0_u8..) {
        let line: Vec<String> = points
            .iter()
            .map(|point| format!("{:.1},{:.1}", x(point.scenarios as f64), y(of(point))))
            .collect();
        write!(
            svg,
            "<polyline points=\"{}\" fill=\"none\" stroke=\"{colour}\" stroke-width=\"2\"/>\
             <text x=\"{}\" y=\"{}\" fill=\"{colour}\">{name}</text>",
            line.join(" "),
            EDGE + 12.0,
            EDGE + 16.0 + 16.0 * f64::from(row)
        )
        .unwrap();
    }
    svg.push_str("</svg>\n");
    svg
}
