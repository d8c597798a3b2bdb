//! What the page shows first: the answer's sentences, the deciding reason, labels of the evidence, rows that differ.

use std::collections::BTreeSet;

use eip_planner::catalog::{Lang, Mode};
use eip_planner::export::matrix::ROWS;
use eip_planner::learn::example_of;
use eip_planner::plan::{Fit, Most, Why, capacity, carries, plan};
use eip_planner::rules::{self, Severity, Status, assess};
use eip_planner::text;

use crate::common::scenario;

fn answer(address: &str) -> Vec<String> {
    text::answer(&plan(&scenario(address)), Lang::En)
}

#[test]
fn the_answer_says_which_mode_and_why() {
    let said = answer("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3");
    assert_eq!(said.len(), 1);
    assert!(said[0].starts_with("Recommended: NAT mode, because it needs only"), "{said:?}");
}

#[test]
fn the_answer_says_what_is_in_the_way_of_the_mode_asked_for() {
    let said = answer("region=cn-hangzhou&eips=3&mode=cut-through&ipv4Gateway=true");
    let asked = said.last().unwrap();
    assert!(asked.starts_with("You asked for Cut-through mode. In its way: "), "{asked}");
    for code in ["CUT-03", "CUT-05"] {
        let title = rules::find(code).unwrap().text.title().get(Lang::En);
        assert!(asked.contains(title), "{code}: {asked}");
    }
    let works = answer("region=cn-hangzhou&mode=secondary-cidr");
    assert_eq!(works.last().unwrap(), "You asked for Secondary CIDR block, which works as asked.");
}

#[test]
fn the_answer_says_what_to_do_first() {
    let said = answer("region=cn-hangzhou&mode=cut-through&attached=true&eipVisibleInOs=true");
    let title = rules::find("CUT-04").unwrap().text.title().get(Lang::En);
    assert!(said.iter().any(|sentence| sentence.contains(title)), "{said:?}");
}

#[test]
fn every_sentence_is_whole_in_every_language() {
    let cases = [
        "region=cn-hangzhou",
        "region=cn-hangzhou&mode=multi-eip&eips=12&eni=primary",
        "region=cn-hangzhou&eips=5&instance=ecs.g7.xlarge&eipVisibleInOs=true&privateNetwork=true",
        "region=cn-hangzhou&ipv4Gateway=true",
    ];
    for address in cases {
        for lang in Lang::ALL {
            for sentence in text::answer(&plan(&scenario(address)), lang) {
                assert!(!sentence.contains(['{', '}']) && !sentence.is_empty(), "{sentence}");
            }
        }
    }
}

#[test]
fn a_blocker_decides_a_blocked_mode_and_a_precondition_a_conditional_one() {
    for address in
        ["region=cn-hangzhou&eips=3", "region=cn-hangzhou&ipv4Gateway=true&attached=true"]
    {
        let plan = plan(&scenario(address));
        for mode in &plan.assessment.modes {
            let why = plan.recommendation.deciding(mode).unwrap();
            let severity = match &why {
                Why::Finding(finding) => Some(finding.rule.severity),
                Why::Text(_) => None,
            };
            match mode.status {
                Status::Blocked => assert_eq!(severity, Some(Severity::Blocker)),
                Status::Conditional => assert_eq!(severity, Some(Severity::Precondition)),
                Status::Available => assert!(!matches!(severity, Some(Severity::Blocker))),
            }
        }
    }
}

#[test]
fn every_value_of_the_evidence_has_a_name() {
    let mut seen = BTreeSet::new();
    for rule in rules::all() {
        let Some(address) = example_of(rule) else { continue };
        let assessment = assess(&scenario(address));
        let findings = assessment.modes.iter().flat_map(|mode| &mode.findings);
        seen.extend(
            findings.flat_map(|finding| {
                finding.evidence.iter().map(|(name, _)| name).collect::<Vec<_>>()
            }),
        );
    }
    assert!(seen.len() > 25, "{seen:?}");
    for name in &seen {
        for lang in Lang::ALL {
            assert!(!text::evidence_label(name).get(lang).is_empty(), "{name}");
        }
    }
    // And none is left that no rule compares.
    for (name, _) in text::evidence::ALL {
        assert!(seen.contains(name), "{name}");
    }
}

#[test]
fn rows_that_tell_no_mode_apart_here_can_be_left_out() {
    let left_out = |address: &str| -> Vec<&str> {
        let assessment = assess(&scenario(address));
        ROWS.iter().filter(|row| !row.differs(&assessment)).map(|row| row.id).collect()
    };
    // On a secondary ENI the limits of the primary one matter to nobody; cn-shanghai has every mode.
    assert_eq!(left_out("region=cn-shanghai"), ["eni-types", "primary-max", "regions"]);
    assert_eq!(left_out("region=cn-hangzhou"), ["eni-types", "primary-max"]);
    assert_eq!(left_out("region=cn-shanghai&eni=primary"), ["secondary-max", "regions"]);
    // What decides a verdict is never left out.
    let deciding = assess(&scenario("region=cn-hangzhou&eni=primary&eips=3&ipv4Gateway=true"));
    for row in ROWS {
        let decides = Mode::ALL.into_iter().any(|mode| row.decides(&deciding, mode));
        assert!(!decides || row.differs(&deciding), "{}", row.id);
    }
}

#[test]
fn the_quick_part_of_the_capacity_is_the_whole_ones() {
    for address in [
        "region=cn-hangzhou",
        "region=cn-hangzhou&instance=ecs.g7",
        "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=50",
        "region=cn-shanghai&instance=ecs.g5.large",
    ] {
        let scenario = scenario(address);
        for mode in Mode::ALL {
            let whole = capacity(&scenario, mode);
            assert_eq!(carries(&scenario, mode), (whole.most, whole.limits), "{address} {mode:?}");
        }
    }
}

#[test]
fn what_fits() {
    assert_eq!(Most::Exactly(10).fit(10), Fit::Fits);
    assert_eq!(Most::Exactly(10).fit(11), Fit::TooMany);
    assert_eq!(Most::Between(2, 10).fit(5), Fit::Depends);
    assert_eq!(Most::Unknown.fit(1), Fit::Depends);
}
