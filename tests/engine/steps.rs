//! The steps of a plan: order, calls, commands.

use std::collections::BTreeMap;

use eip_planner::catalog::Mode;
use eip_planner::plan::{Plan, plan};

use crate::common::{rows, scenario, words};

fn planned(address: &str, mode: Mode) -> Plan {
    plan(&scenario(&format!("{address}&mode={}", mode.id())))
}

/// Where the steps whose ids begin so stand.
fn places(plan: &Plan, prefix: &str) -> Vec<usize> {
    let found: Vec<usize> = plan
        .steps()
        .iter()
        .enumerate()
        .filter(|(_, step)| step.id.starts_with(prefix))
        .map(|(n, _)| n)
        .collect();
    assert!(!found.is_empty(), "no step {prefix}");
    found
}

/// All steps of the first kind come before all of the second.
fn before(plan: &Plan, first: &str, second: &str) {
    let (first, second) = (places(plan, first), places(plan, second));
    assert!(first.iter().max() < second.iter().min());
}

#[test]
fn nat_attaches_before_it_associates() {
    let plan = planned("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3", Mode::Nat);
    before(&plan, "prepare-eips", "associate-");
    before(&plan, "prepare-eni", "attach-");
    before(&plan, "attach-", "assign-ips");
    before(&plan, "assign-ips", "associate-");
    before(&plan, "associate-", "configure-enis");
    before(&plan, "configure-enis", "verify-status");
    assert!(
        planned("region=cn-hangzhou&attached=true", Mode::Nat)
            .steps()
            .iter()
            .all(|step| !step.id.starts_with("attach-"))
    );
}

#[test]
fn cut_through_detaches_associates_and_attaches_again() {
    let plan = planned("region=cn-hangzhou&attached=true", Mode::CutThrough);
    before(&plan, "detach-", "associate-");
    before(&plan, "associate-", "attach-");
    before(&plan, "attach-", "configure-enis");
    before(&plan, "configure-enis", "verify-os");
    assert!(
        planned("region=cn-hangzhou", Mode::CutThrough)
            .steps()
            .iter()
            .all(|step| !step.id.starts_with("detach-"))
    );
}

#[test]
fn multi_eip_enables_dhcp_after_the_attachment_and_sets_each_eip_with_its_own_gateway() {
    let plan = planned(
        "region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true&dhcp=false&eips=2",
        Mode::MultiEip,
    );
    before(&plan, "associate-", "attach-");
    before(&plan, "attach-", "enable-dhcp");
    before(&plan, "enable-dhcp", "eip-gateway-");
    before(&plan, "eip-gateway-", "configure-eips");
    let step = &plan.steps()[places(&plan, "configure-eips")[0]];
    for eip in ["eip-1", "eip-2"] {
        for part in ["address", "prefix", "gateway"] {
            let value = format!("<{eip}-{part}>");
            assert!(
                step.commands.iter().any(|command| command.contains(&value)),
                "{value} is in no command"
            );
        }
    }
}

#[test]
fn the_secondary_cidr_method_makes_block_vswitch_and_eni_with_the_eips_address() {
    let plan = planned("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=2", Mode::SecondaryCidr);
    before(&plan, "add-cidr", "create-vswitch");
    before(&plan, "create-vswitch", "prepare-eni");
    before(&plan, "prepare-eni", "associate-");
    before(&plan, "associate-", "attach-");
    for (number, place) in places(&plan, "prepare-eni").into_iter().enumerate() {
        let call = plan.steps()[place].api.as_ref().unwrap();
        let address = format!("<eip-{}-address>", number + 1);
        assert!(call.parameters.contains(&("PrimaryIpAddress", address)), "{:?}", call.parameters);
    }
    for place in places(&plan, "associate-") {
        let call = plan.steps()[place].api.as_ref().unwrap();
        assert!(call.parameters.contains(&("Mode", "NAT".to_owned())));
    }
}

#[test]
fn a_gateway_needs_its_route() {
    for mode in [Mode::Nat, Mode::SecondaryCidr] {
        let plan = planned("region=cn-hangzhou&ipv4Gateway=true", mode);
        let call = plan.steps()[places(&plan, "gateway-route")[0]].api.as_ref().unwrap();
        assert!(call.parameters.contains(&("DestinationCidrBlock", "0.0.0.0/0".to_owned())));
        assert!(
            planned("region=cn-hangzhou", mode)
                .steps()
                .iter()
                .all(|step| step.id != "gateway-route")
        );
    }
}

#[test]
fn the_association_names_the_mode_as_the_api_does() {
    for (mode, value) in
        [(Mode::Nat, "NAT"), (Mode::CutThrough, "BINDED"), (Mode::MultiEip, "MULTI_BINDED")]
    {
        let plan =
            planned("region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true", mode);
        let call = plan.steps()[places(&plan, "associate-")[0]].api.as_ref().unwrap();
        assert!(call.parameters.contains(&("Mode", value.to_owned())), "{:?}", call.parameters);
        assert!(call.parameters.contains(&("InstanceType", "NetworkInterface".to_owned())));
    }
    // Association with the instance puts the EIP on its primary ENI.
    let plan = planned("region=cn-shanghai&eni=primary", Mode::Nat);
    let call = plan.steps()[places(&plan, "associate-")[0]].api.as_ref().unwrap();
    assert!(
        call.parameters.contains(&("InstanceType", "EcsInstance".to_owned())),
        "{:?}",
        call.parameters
    );
}

#[test]
fn every_call_is_one_of_the_api_with_all_that_it_requires() {
    let api: BTreeMap<(&str, &str), Vec<&str>> = rows(include_str!("data/api.csv"))
        .into_iter()
        .map(|row| ((row[0], row[1]), words(row[2])))
        .collect();
    let mut called = std::collections::BTreeSet::new();
    for address in [
        "region=cn-shanghai&instance=ecs.g5.xlarge&multiEipPermission=true&eips=2&attached=true",
        "region=cn-shanghai&instance=ecs.g5.xlarge&multiEipPermission=true&eips=2&ipv4Gateway=true",
        "region=cn-shanghai&eni=primary&billing=subscription",
    ] {
        for mode in Mode::ALL {
            for step in planned(address, mode).steps() {
                let Some(call) = &step.api else { continue };
                let known = api
                    .get(&(call.product, call.action))
                    .unwrap_or_else(|| panic!("the API has no {} {}", call.product, call.action));
                called.insert(call.action);
                let given: Vec<&str> = call.parameters.iter().map(|(name, _)| *name).collect();
                for name in &given {
                    assert!(
                        known.iter().any(|parameter| parameter.trim_start_matches('*') == *name),
                        "{} has no parameter {name}",
                        call.action
                    );
                }
                for required in known.iter().filter_map(|parameter| parameter.strip_prefix('*')) {
                    assert!(given.contains(&required), "{} needs {required}", call.action);
                }
            }
        }
    }
    assert_eq!(called.len(), api.len(), "the table has actions that no plan calls: {called:?}");
}

#[test]
fn console_steps_have_the_labels_of_the_source_page() {
    use eip_planner::catalog::Lang;
    use eip_planner::text::step_text;
    let labels = [
        "Elastic IP アドレスコンソール",
        "上部のナビゲーションバー",
        "「操作」列の「リソースと関連付ける」",
        "「EIP をリソースに関連付ける」ダイアログボックス",
        "「インスタンスタイプ」に「ENI」",
        "「リソースグループ」",
        "「関連付けるインスタンスを選択してください」",
        "「OK」",
    ];
    for (mode, name) in [
        (Mode::Nat, "NAT モード"),
        (Mode::CutThrough, "カットスルーモード"),
        (Mode::MultiEip, "ENI へのマルチ EIP バインドモード"),
    ] {
        let plan =
            planned("region=cn-shanghai&instance=ecs.g5.large&multiEipPermission=true", mode);
        let step = &plan.steps()[places(&plan, "associate-")[0]];
        let console = step_text(step, step.text.console(), Lang::Ja);
        for label in labels.into_iter().chain([name]) {
            assert!(console.contains(label), "{mode:?} lacks {label}");
        }
        let verify = step_text(step, step.text.verify(), Lang::Ja);
        assert!(
            verify.contains("割り当て済み")
                && verify.contains("関連付けられたインスタンスタイプ/ID")
        );
    }
}
