//! How long each engine takes for the verdicts of a scenario, in nanoseconds.
//!
//! - The planner's clock runs from the checked scenario to the whole assessment: its look at the catalog, the evidence, the
//!   notes and the assumptions count, which the others do not give.
//! - The others' clocks run from a document that already holds what the catalog knows, made into the engine's own values
//!   beforehand, to the engine's own answer; rules were parsed and compiled before. What a caller would still do with the
//!   answer does not count.
//!
//! Ends with an error where a goal is not met.

use std::cell::RefCell;
use std::hint::black_box;
use std::process::ExitCode;

use eip_planner::rules;
use eip_planner_policy::cedar::Cedar;
use eip_planner_policy::document::Document;
use eip_planner_policy::node;
use eip_planner_policy::rego::{self, Interpreter, Machine};
use eip_planner_policy::scenarios::scenarios;
use eip_planner_policy::support::median;

const RUNS: usize = 9;

fn main() -> ExitCode {
    let scenarios = scenarios();
    let documents: Vec<_> =
        scenarios.iter().map(|scenario| Document::of(scenario).json()).collect();
    // A run of it is over in a hundredth of a second: more of them, so that a hitch of the machine weighs nothing.
    let ours = median(RUNS * 11, || {
        for scenario in &scenarios {
            black_box(rules::assess(black_box(scenario)));
        }
    });
    let each = |nanoseconds: u128| nanoseconds / scenarios.len() as u128;
    println!("{} scenarios, median of {RUNS} runs:", scenarios.len());
    println!("  {:<30} {:>8} ns a scenario", "planner", each(ours));
    let mut met = true;
    let mut compare = |name: &str, goal: u128, taken: u128| {
        let reached = taken >= goal * ours;
        met &= reached;
        println!(
            "  {name:<30} {:>8} ns a scenario, {:>4} times the planner's; goal {goal} {}",
            each(taken),
            taken / ours,
            if reached { "met" } else { "NOT met" }
        );
    };
    let inputs: Vec<_> = documents.iter().map(rego::input).collect();
    let interpreter = RefCell::new(Interpreter::default());
    let taken = median(RUNS, || {
        for input in &inputs {
            black_box(interpreter.borrow_mut().run(black_box(input)));
        }
    });
    compare("regorus, interpreter", 20, taken);
    let machine = RefCell::new(Machine::default());
    let taken = median(RUNS, || {
        for input in &inputs {
            black_box(machine.borrow_mut().run(black_box(input)));
        }
    });
    compare("regorus, virtual machine", 20, taken);
    let engine = Cedar::default();
    let requests: Vec<_> = documents.iter().map(|document| engine.requests(document)).collect();
    let taken = median(RUNS, || {
        for requests in &requests {
            black_box(engine.run(black_box(requests)));
        }
    });
    compare("cedar-policy", 20, taken);
    compare("json-rules-engine, Node.js", 50, node::median(&documents, RUNS));
    if met {
        ExitCode::SUCCESS
    } else {
        eprintln!("error: a goal is not met");
        ExitCode::FAILURE
    }
}
