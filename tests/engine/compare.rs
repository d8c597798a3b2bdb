//! Two plans side by side.

use eip_planner::json::compare as compare_json;
use eip_planner::plan::{compare, plan};
use proptest::prelude::*;

use crate::common::{error, ok, scenario};
use crate::properties::scenarios;

const NOW: &str = r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#;

#[test]
fn now_and_after_a_remedy() {
    let after = r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3},"eni":{"count":3}}"#;
    let answer = ok(&compare_json(NOW, after, "{}"));
    assert_eq!(answer["facts"].as_array().unwrap().len(), 1);
    assert_eq!(answer["facts"][0]["field"], "eni.count");
    assert_eq!(
        (&answer["facts"][0]["before"], &answer["facts"][0]["after"]),
        (&1.into(), &3.into())
    );
    let cut = answer["modes"]
        .as_array()
        .unwrap()
        .iter()
        .find(|mode| mode["mode"] == "cut-through")
        .unwrap();
    assert_eq!(cut["status"]["before"], "blocked");
    assert_eq!(cut["status"]["after"], "available");
    assert_eq!(cut["gone"], serde_json::json!(["CUT-03"]));
    let steps = answer["steps"].as_array().unwrap();
    let step =
        |id: &str| steps.iter().find(|step| step["id"] == id).unwrap_or_else(|| panic!("no {id}"));
    assert_eq!(
        (&step("associate-eip-1")["before"], &step("associate-eip-1")["after"]),
        (&true.into(), &true.into())
    );
    assert_eq!(
        (&step("attach-eni-3")["before"], &step("attach-eni-3")["after"]),
        (&false.into(), &true.into())
    );
    assert_eq!(
        (&step("assign-ips-eni-1")["before"], &step("assign-ips-eni-1")["after"]),
        (&true.into(), &false.into())
    );
}

#[test]
fn a_bad_scenario_of_either_side_is_named() {
    assert_eq!(error(&compare_json(NOW, r#"{"region":"mars"}"#, "{}"))["field"], "region");
    assert_eq!(error(&compare_json("{", NOW, "{}"))["code"], "bad-json");
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn a_plan_does_not_differ_from_itself(scenario in scenarios()) {
        let plan = plan(&scenario);
        let found = compare(&plan, &plan);
        prop_assert!(found.facts.is_empty() && found.modes.is_empty());
        prop_assert!(found.steps.iter().all(|step| step.before && step.after));
        prop_assert_eq!(found.steps.len(), plan.steps().len());
    }

    #[test]
    fn what_differs_there_and_back_is_the_same(a in scenarios(), b in scenarios()) {
        let (a, b) = (plan(&a), plan(&b));
        let (there, back) = (compare(&a, &b), compare(&b, &a));
        prop_assert_eq!(there.facts.len(), back.facts.len());
        for (one, other) in there.modes.iter().zip(&back.modes) {
            prop_assert_eq!(one.mode, other.mode);
            prop_assert_eq!(&one.gone, &other.new);
            prop_assert_eq!(one.status.0, other.status.1);
        }
        let only = |steps: &[eip_planner::plan::StepChange]| steps.iter().filter(|step| !step.after).count();
        let added = back.steps.iter().filter(|step| !step.before).count();
        prop_assert_eq!(only(&there.steps), added);
    }
}

#[test]
fn a_default_that_is_said_changes_no_fact() {
    let (a, b) =
        (scenario("region=cn-hangzhou"), scenario("region=cn-hangzhou&eips=1&eni=secondary"));
    assert!(compare(&plan(&a), &plan(&b)).facts.is_empty());
}
