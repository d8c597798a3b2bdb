//! What holds for every scenario.

use eip_planner::catalog::{Instance, InstanceType, Lang, Mode, Region};
use eip_planner::rules::{Severity, Status, assess};
use eip_planner::scenario::{
    Draft, EniKind, Field, Kind, Protocols, Scenario, Value, parse_pairs, read_document, to_address,
};
use eip_planner::{json, plan};
use proptest::prelude::*;
use proptest::sample::{select, subsequence};

use crate::common::{error, ok};

/// Values of a field; small numbers more often, since there the rules differ.
fn value(field: Field) -> BoxedStrategy<Value> {
    match field.spec().kind {
        Kind::Count { max } => {
            prop_oneof![4 => 1..=12_u32.min(max), 1 => 1..=max].prop_map(Value::Count).boxed()
        }
        Kind::Flag => any::<bool>().prop_map(Value::Flag).boxed(),
        Kind::Region => select(Region::all().collect::<Vec<_>>()).prop_map(Value::Region).boxed(),
        Kind::Instance => {
            let types: Vec<Value> =
                InstanceType::all().map(|t| Value::Instance(Instance::Type(t))).collect();
            let families: Vec<Value> = eip_planner::catalog::Family::all()
                .map(|f| Value::Instance(Instance::Family(f)))
                .collect();
            prop_oneof![3 => select(types), 1 => select(families)].boxed()
        }
        Kind::Choice(words) => (0..words.len()).prop_map(|n| Value::Choice(n as u8)).boxed(),
        Kind::Protocols => subsequence(Protocols::WORDS.to_vec(), 0..=3)
            .prop_map(|words| {
                Value::Protocols(
                    words.iter().fold(Protocols::NONE, |set, word| set.with(word).unwrap()),
                )
            })
            .boxed(),
    }
}

/// Any draft that makes a scenario.
pub fn scenarios() -> impl Strategy<Value = Scenario> {
    let fields: Vec<_> = Field::ALL
        .into_iter()
        .map(|field| {
            let maybe = match field {
                Field::Region => value(field).prop_map(Some).boxed(),
                _ => proptest::option::weighted(0.4, value(field)).boxed(),
            };
            maybe.prop_map(move |value| (field, value))
        })
        .collect();
    fields.prop_filter_map("more than one primary ENI", |values| {
        let mut draft = Draft::default();
        for (field, value) in values {
            draft.set(field, value);
        }
        draft.check().ok()
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn applying_a_remedy_removes_its_finding(scenario in scenarios()) {
        let before = assess(&scenario);
        for mode in &before.modes {
            for finding in &mode.findings {
                for remedy in finding.remedies(&scenario.facts()) {
                    let mended = scenario.draft().with(&remedy.change);
                    prop_assert_ne!(&mended, scenario.draft(), "{} changes nothing", finding.rule.code);
                    let mended = mended.check();
                    prop_assert!(mended.is_ok(), "{}: {:?} makes no scenario", finding.rule.code, remedy.change);
                    let after = assess(&mended.unwrap());
                    let still = after.mode(mode.mode).findings.iter().any(|f| f.rule.code == finding.rule.code);
                    prop_assert!(!still, "{} survives {:?} of {}", finding.rule.code, remedy.change, to_address(scenario.draft()));
                }
            }
        }
    }

    #[test]
    fn the_status_follows_from_the_findings(scenario in scenarios()) {
        for mode in assess(&scenario).modes {
            let has = |severity| mode.findings.iter().any(|finding| finding.rule.severity == severity);
            let expected = match (has(Severity::Blocker), has(Severity::Precondition)) {
                (true, _) => Status::Blocked,
                (false, true) => Status::Conditional,
                (false, false) => Status::Available,
            };
            prop_assert_eq!(mode.status, expected);
        }
    }

    #[test]
    fn the_address_form_round_trips(scenario in scenarios()) {
        let address = to_address(scenario.draft());
        let (draft, faults) = Draft::from_pairs(&parse_pairs(&address));
        prop_assert!(faults.is_empty(), "{address}: {faults:?}");
        prop_assert_eq!(&draft, scenario.draft(), "{}", address);
    }

    #[test]
    fn the_json_form_round_trips(scenario in scenarios()) {
        let json = serde_json::to_string(&scenario).unwrap();
        let (draft, faults) = read_document(&json);
        prop_assert!(faults.is_empty(), "{json}: {faults:?}");
        prop_assert_eq!(&draft, scenario.draft());
    }

    #[test]
    fn a_plan_associates_every_eip_once_and_exceeds_no_limit(scenario in scenarios()) {
        for mode in Mode::ALL {
            let choice = eip_planner::scenario::ModeChoice::from(mode).value();
            let plan = plan::plan(&scenario.draft().with(&[(Field::Mode, Some(choice))]).check().unwrap());
            prop_assert_eq!(plan.mode, mode);
            if plan.status == Status::Blocked {
                prop_assert!(plan.steps().is_empty());
                continue;
            }
            let facts = scenario.facts();
            let mut numbers: Vec<u32> = plan.topology().eips.iter().map(|eip| eip.number).collect();
            numbers.sort_unstable();
            prop_assert_eq!(numbers, (1..=facts.eips()).collect::<Vec<_>>(), "{:?}", mode);
            let associated = plan.steps().iter().filter(|step| step.id.starts_with("associate-")).count();
            prop_assert_eq!(associated as u32, facts.eips());
            let mut ids: Vec<&str> = plan.steps().iter().map(|step| step.id.as_str()).collect();
            let all = ids.len();
            ids.sort_unstable();
            ids.dedup();
            prop_assert_eq!(ids.len(), all, "a step's id is there twice");
            if let Some(limits) = facts.instance_type() {
                for eni in plan.topology().enis.iter().filter(|eni| eni.kind == EniKind::Secondary) {
                    let addresses = eni.private_ips.len();
                    prop_assert!(limits.ipv4_per_eni().is_none_or(|most| addresses <= usize::from(most)), "{:?}: {} addresses", mode, addresses);
                }
                let enis = plan.topology().enis.iter().filter(|eni| eni.kind == EniKind::Secondary).count();
                prop_assert!(limits.enis().is_none_or(|most| enis < usize::from(most)), "{:?}: {} ENIs", mode, enis);
            }
        }
    }

    #[test]
    fn the_recommended_mode_is_never_blocked_nor_left_behind_while_another_fits(scenario in scenarios()) {
        let assessment = assess(&scenario);
        let open = |mode: Mode| assessment.mode(mode).status != Status::Blocked;
        let recommended = plan::recommend(&assessment).mode;
        prop_assert_eq!(recommended.is_some(), Mode::ALL.into_iter().any(open));
        if let Some(mode) = recommended {
            prop_assert!(open(mode));
            if open(Mode::Nat) || open(Mode::SecondaryCidr) {
                prop_assert!(matches!(mode, Mode::Nat | Mode::SecondaryCidr));
            }
        }
    }

    #[test]
    fn the_border_answers_whatever_comes(scenario in ".{0,80}", options in ".{0,40}") {
        for answer in [
            json::assess(&scenario),
            json::plan(&scenario, &options),
            json::export_plan(&scenario, &options),
            json::matrix(&options),
        ] {
            let answer: serde_json::Value = serde_json::from_str(&answer).unwrap();
            prop_assert!(answer.get("ok").is_some() != answer.get("error").is_some());
        }
    }

    #[test]
    fn an_unknown_field_is_refused_by_name(name in "[a-z][a-zA-Z]{0,20}", group in select(vec!["", "eni", "eips", "needs", "vpc", "account", "os"])) {
        let path = if group.is_empty() { name.clone() } else { format!("{group}.{name}") };
        let groups = ["eni", "eips", "needs", "vpc", "account", "os", "schema", "scenario"];
        prop_assume!(Field::find(&path).is_none_or(|field| field.spec().path != path) && !groups.contains(&path.as_str()));
        let text = if group.is_empty() {
            format!(r#"{{"region":"cn-hangzhou","{name}":1}}"#)
        } else {
            format!(r#"{{"region":"cn-hangzhou","{group}":{{"{name}":1}}}}"#)
        };
        let fault = error(&json::assess(&text));
        prop_assert_eq!(&fault["code"], "unknown-field");
        prop_assert_eq!(fault["field"].as_str().unwrap(), path.as_str());
    }

    #[test]
    fn a_bad_number_is_refused_by_name(
        field in select(vec![Field::EniCount, Field::EniPrivateIps, Field::EipsCount]),
        bad in prop_oneof![Just("0".to_owned()), (-9999_i64..0).prop_map(|n| n.to_string()), (3000_u64..).prop_map(|n| n.to_string()),
            (0.01..50.0_f64).prop_filter("whole", |n| n.fract() != 0.0).prop_map(|n| n.to_string()), Just("1e99".to_owned())],
    ) {
        let (group, name) = field.spec().path.split_once('.').unwrap();
        let fault = error(&json::assess(&format!(r#"{{"region":"cn-hangzhou","{group}":{{"{name}":{bad}}}}}"#)));
        prop_assert_eq!(&fault["code"], "out-of-range");
        prop_assert_eq!(fault["field"].as_str().unwrap(), field.spec().path);
        let (_, faults) = Draft::from_pairs(&[("region", "cn-hangzhou"), (field.spec().key, bad.as_str())]);
        prop_assert_eq!(faults.len(), 1);
        prop_assert_eq!(faults[0].field.as_str(), field.spec().path);
        prop_assert_eq!(faults[0].value.as_str(), bad.as_str());
    }
}

// Plans of two thousand EIPs are long: fewer cases.
proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn an_exported_plan_opens_as_the_same_plan(scenario in scenarios(), lang in select(Lang::ALL.to_vec())) {
        let given = serde_json::to_string(&scenario).unwrap();
        let options = format!(r#"{{"format":"json","lang":"{}"}}"#, lang.id());
        let file = ok(&json::export_plan(&given, &options))["files"][0]["text"].as_str().unwrap().to_owned();
        let (draft, faults) = read_document(&file);
        prop_assert!(faults.is_empty(), "{faults:?}");
        prop_assert_eq!(&draft, scenario.draft());
        prop_assert_eq!(json::plan(&file, "{}"), json::plan(&given, "{}"));
    }
}
