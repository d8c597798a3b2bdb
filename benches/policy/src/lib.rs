//! The rules that decide a verdict, written for established policy engines beside the planner's own: the same verdicts
//! (`tests/verdicts.rs`), and how much longer the engines take for them (`benches/verdicts.rs`).
//!
//! Rules look at a [`document`]: the scenario with what the catalog knows about it, the same for every policy engine.
//! No number of the documentation stands in a policy.

pub mod cedar;
pub mod document;
pub mod node;
pub mod rego;
pub mod scenarios;
#[path = "../../support/mod.rs"]
pub mod support;
pub mod verdict;
