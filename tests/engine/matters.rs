//! Which fields matter in a mode.

use eip_planner::catalog::Mode;
use eip_planner::html;
use eip_planner::plan::{Plan, plan};
use eip_planner::scenario::{Field, Kind, Protocols, Scenario, Value};

use crate::common::scenario;

const CASES: [&str; 8] = [
    "region=cn-hangzhou",
    "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3",
    "region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true",
    "region=cn-hangzhou&eni=primary",
    "region=cn-hongkong&ipv4Gateway=true&privateNetwork=true&image=windows",
    "region=cn-hangzhou&instance=ecs.g5.large&attached=true&enis=2&privateIps=3&dhcp=false&multiEipPermission=true",
    "region=us-west-1&instance=ecs.g7.xlarge&eips=60&protocols=sip&eipVisibleInOs=true&billing=subscription",
    "region=cn-hangzhou&eipRegion=cn-beijing&image=other",
];

const MODES: [&str; 5] = ["auto", "nat", "cut-through", "multi-eip", "secondary-cidr"];

fn cases() -> impl Iterator<Item = Scenario> {
    CASES.iter().flat_map(|case| MODES.map(|mode| scenario(&format!("{case}&mode={mode}"))))
}

/// Values that a field can have, one of every kind of difference that a rule or step makes.
fn values(field: Field) -> Vec<Option<Value>> {
    let some = |text: &str| field.spec().kind.parse(text);
    let mut values = vec![None];
    match field.spec().kind {
        Kind::Flag => values.extend(["true", "false"].map(some)),
        Kind::Choice(words) => values.extend(words.iter().map(|word| some(word))),
        Kind::Count { .. } => values.extend(["1", "2", "9"].map(some)),
        Kind::Region => values.extend(["cn-hangzhou", "cn-beijing", "us-west-1"].map(some)),
        Kind::Instance => values.extend(["ecs.g7.xlarge", "ecs.g5.large", "ecs.g5"].map(some)),
        Kind::Protocols => values.extend(Protocols::WORDS.iter().map(|word| some(word))),
    }
    values
}

/// What the mode's verdict and plan are made of.
fn outcome(plan: &Plan, asked: Option<Mode>) -> String {
    let modes: Vec<_> = asked
        .map_or(Mode::ALL.to_vec(), |mode| vec![mode])
        .into_iter()
        .map(|mode| plan.assessment.mode(mode))
        .collect();
    format!("{modes:?} {:?} {:?} {:?}", plan.mode, plan.topology(), plan.steps())
}

#[test]
fn a_field_that_does_not_matter_changes_neither_verdict_nor_steps() {
    let mut quiet = 0;
    for scenario in cases() {
        let before = plan(&scenario);
        let (matters, asked) = (before.matters(), scenario.facts().mode().mode());
        for field in Field::ALL.into_iter().filter(|field| !matters.has(*field)) {
            quiet += 1;
            for value in values(field) {
                let Ok(changed) = scenario.draft().with(&[(field, value)]).check() else {
                    continue;
                };
                let after = plan(&changed);
                assert_eq!(
                    outcome(&after, asked),
                    outcome(&before, asked),
                    "{field:?} {value:?} {scenario:?}"
                );
            }
        }
    }
    assert!(quiet > 100, "{quiet}");
}

fn matters(address: &str, field: Field) -> bool {
    plan(&scenario(address)).matters().has(field)
}

#[test]
fn dhcp_and_permission_matter_where_a_rule_or_note_speaks_of_them() {
    for (field, modes) in [
        (Field::OsDhcp, vec!["nat", "secondary-cidr"]),
        (Field::AccountMultiEipPermission, vec!["nat", "cut-through", "secondary-cidr"]),
    ] {
        for mode in modes {
            let address = format!("region=cn-hangzhou&mode={mode}");
            assert!(!matters(&address, field), "{field:?} {mode}");
        }
        assert!(matters("region=cn-hangzhou&mode=multi-eip", field), "{field:?}");
        // While no mode is chosen, every mode is judged.
        assert!(matters("region=cn-hangzhou", field), "{field:?}");
    }
}

#[test]
fn what_a_step_of_a_blocked_mode_looks_at_matters() {
    let blocked = "region=cn-hangzhou&mode=cut-through&eips=9";
    assert!(plan(&scenario(blocked)).steps().is_empty());
    assert!(matters(blocked, Field::OsImage));
    assert!(matters(blocked, Field::EipsBilling));
}

#[test]
fn how_many_enis_does_not_matter_to_a_primary_one() {
    assert!(!matters("region=cn-hangzhou&mode=nat&eni=primary", Field::EniCount));
    assert!(matters("region=cn-hangzhou&mode=nat", Field::EniCount));
}

/// The page does not ask whether these matter as long as not all of its program is there.
#[test]
fn what_is_asked_first_always_matters() {
    for scenario in cases() {
        let matters = plan(&scenario).matters();
        for field in html::FIRST {
            assert!(matters.has(field), "{field:?} {scenario:?}");
        }
    }
}
