//! Every engine gives the planner's verdicts, on 10 000 scenarios.

use std::collections::BTreeMap;

use eip_planner::rules;
use eip_planner::scenario::Scenario;
use eip_planner_policy::cedar::Cedar;
use eip_planner_policy::document::Document;
use eip_planner_policy::node;
use eip_planner_policy::rego::{self, Interpreter, Machine};
use eip_planner_policy::scenarios::{COUNT, scenarios};
use eip_planner_policy::verdict::{DECIDING, Verdicts, decides, planner};

/// Scenarios in which a rule speaks at least, and in which it is silent at least.
const OFTEN: usize = 100;

#[test]
fn the_rules_are_all_that_decide() {
    let deciding: Vec<&str> =
        rules::all().filter(|rule| decides(rule.severity)).map(|rule| rule.code).collect();
    let mut listed = DECIDING.to_vec();
    listed.sort_by_key(|code| deciding.iter().position(|known| known == code));
    assert_eq!(listed, deciding);
}

#[test]
fn every_rule_speaks_often_and_is_silent_often() {
    let mut speaks = BTreeMap::new();
    for scenario in scenarios() {
        let verdicts = planner(&scenario);
        for code in DECIDING {
            let found = verdicts.values().any(|verdict| verdict.codes.contains(code));
            *speaks.entry(code).or_insert(0) += usize::from(found);
        }
    }
    for (code, count) in speaks {
        assert!((OFTEN..=COUNT - OFTEN).contains(&count), "{code} speaks in {count} of {COUNT}");
    }
}

/// Compares, and names the first scenario in which an engine says otherwise.
fn same(answers: impl Iterator<Item = Verdicts>) {
    let scenarios = scenarios();
    let mut compared = 0;
    for (scenario, answer) in scenarios.iter().zip(answers) {
        assert_eq!(answer, planner(scenario), "{}", Document::of(scenario).json());
        compared += 1;
    }
    assert_eq!(compared, COUNT);
}

fn documents() -> impl Iterator<Item = serde_json::Value> {
    scenarios().into_iter().map(|scenario: Scenario| Document::of(&scenario).json())
}

#[test]
fn regorus_interpreter() {
    let mut engine = Interpreter::default();
    same(documents().map(|document| rego::verdicts(&engine.run(&rego::input(&document)))));
}

#[test]
fn regorus_virtual_machine() {
    let mut engine = Machine::default();
    same(documents().map(|document| rego::verdicts(&engine.run(&rego::input(&document)))));
}

#[test]
fn cedar_policy() {
    let engine = Cedar::default();
    same(documents().map(|document| engine.verdicts(&engine.run(&engine.requests(&document)))));
}

#[test]
fn json_rules_engine() {
    same(node::verdicts(&documents().collect::<Vec<_>>()).into_iter());
}
