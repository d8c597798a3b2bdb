//! What an assessment takes of memory: its result, and nothing else.
#![cfg(not(target_arch = "wasm32"))]

use eip_planner::catalog::{Instance, InstanceType, Mode, Region};
use eip_planner::rules::{Assessment, assess};
use eip_planner::scenario::{Draft, EniKind, Field, Value};

/// Regions, a type and without one, both kinds of ENI, few EIPs and many.
fn drafts() -> impl Iterator<Item = Draft> {
    let types = [InstanceType::find("ecs.g7.xlarge"), InstanceType::find("ecs.g5.large"), None];
    Region::all().flat_map(move |region| {
        types.into_iter().flat_map(move |of| {
            [EniKind::Primary, EniKind::Secondary].into_iter().flat_map(move |kind| {
                [1, 3, 40].into_iter().map(move |eips| {
                    let mut draft = Draft::default();
                    draft.set(Field::Region, Some(Value::Region(region)));
                    draft.set(Field::Instance, of.map(|of| Value::Instance(Instance::Type(of))));
                    draft.set(Field::EniKind, Some(kind.value()));
                    draft.set(Field::EipsCount, Some(Value::Count(eips)));
                    draft
                })
            })
        })
    })
}

/// How many lists of the result hold anything.
fn lists(assessment: &Assessment) -> u64 {
    let findings = Mode::ALL.iter().filter(|mode| !assessment.mode(**mode).findings.is_empty());
    findings.count() as u64 + u64::from(!assessment.assumed.is_empty())
}

#[test]
fn an_assessment_allocates_each_list_of_its_result_once() {
    let mut looked_at = 0;
    for draft in drafts() {
        let Ok(scenario) = draft.check() else { continue };
        // The first assessment of a program sorts the rules.
        let expected = lists(&assess(&scenario));
        let mut assessment = None;
        let took = allocation_counter::measure(|| assessment = Some(assess(&scenario)));
        assert_eq!(took.count_total, expected, "{draft:?}");
        drop(assessment);
        looked_at += 1;
    }
    assert!(looked_at > 300, "{looked_at}");
}
