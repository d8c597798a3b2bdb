//! What valgrind counts the instructions of: `counts NAME TIMES` does one thing so many times and prints nothing.
//! `.ci/counts` runs it; the figures stand in `benches/counts.txt`.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a bench that cannot go on has failed"
)]

mod support;

use std::hint::black_box;

use eip_planner::catalog::Mode;
use eip_planner::scenario::Scenario;
use eip_planner::{json, plan, rules, scenario};
use support::{SCENARIO, WORST};

/// A name, and what is done once.
type Work = (&'static str, Box<dyn Fn()>);

fn works() -> Vec<Work> {
    let of = |json: &str| -> Scenario { scenario::read_document(json).0.check().unwrap() };
    let (example, worst) = (of(SCENARIO), of(WORST));
    let mut rows = Vec::new();
    support::rows(100, false, &mut rows);
    vec![
        ("assess", Box::new(move || drop(black_box(rules::assess(black_box(&example)))))),
        ("assess-json", Box::new(|| drop(black_box(json::assess(black_box(SCENARIO)))))),
        // With topology and steps, which come when they are asked for.
        (
            "plan",
            Box::new(move || {
                let made = plan::plan(black_box(&example));
                black_box(made.steps());
            }),
        ),
        (
            "least-changes-worst",
            Box::new(move || {
                for mode in Mode::ALL {
                    drop(black_box(plan::least_changes(black_box(&worst), mode)));
                }
            }),
        ),
        (
            "check-100-rows",
            Box::new(move || {
                black_box(support::check(black_box(&rows)));
            }),
        ),
    ]
}

fn main() {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    match words.as_slice() {
        [name] if name == "names" => works().iter().for_each(|(name, _)| println!("{name}")),
        [name, times] => {
            let works = works();
            let (_, work) = works.iter().find(|(known, _)| known == name).unwrap();
            for _ in 0..times.parse::<u32>().unwrap() {
                work();
            }
        }
        // Another bench was asked for, or all of them.
        _ => {}
    }
}
