//! Every region, family, kind of ENI and boolean fact, against the source page's table said again in plain words.

use eip_planner::catalog::{Family, Instance, Mode, Region};
use eip_planner::rules::{Status, assess};
use eip_planner::scenario::{Draft, EniKind, Field, Value};

const ALL_REGIONS: [&str; 35] = [
    "cn-qingdao",
    "cn-beijing",
    "cn-zhangjiakou",
    "cn-huhehaote",
    "cn-wulanchabu",
    "cn-hangzhou",
    "cn-shanghai",
    "cn-nanjing",
    "cn-fuzhou",
    "cn-wuhan-lr",
    "cn-shenzhen",
    "cn-heyuan",
    "cn-guangzhou",
    "cn-chengdu",
    "cn-zhongwei",
    "cn-hongkong",
    "ap-northeast-1",
    "ap-northeast-2",
    "ap-southeast-1",
    "ap-southeast-3",
    "ap-southeast-5",
    "ap-southeast-6",
    "ap-southeast-7",
    "ap-southeast-8",
    "us-west-1",
    "us-east-1",
    "us-southeast-1",
    "na-south-1",
    "eu-central-1",
    "eu-west-1",
    "eu-west-2",
    "me-east-1",
    "me-central-1",
    "ap-south-1",
    "ap-southeast-2",
];
const CLOSED: [&str; 2] = ["ap-south-1", "ap-southeast-2"];
/// 中国 (杭州)、中国 (上海)、中国 (青島)、中国 (北京)、中国 (張家口)、中国 (フフホト)、中国 (深圳)、中国 (広州)、
/// 中国 (成都)、シンガポール、インドネシア (ジャカルタ)、ドイツ (フランクフルト)、英国 (ロンドン)、米国 (バージニア)
const CUT_THROUGH: [&str; 14] = [
    "cn-hangzhou",
    "cn-shanghai",
    "cn-qingdao",
    "cn-beijing",
    "cn-zhangjiakou",
    "cn-huhehaote",
    "cn-shenzhen",
    "cn-guangzhou",
    "cn-chengdu",
    "ap-southeast-1",
    "ap-southeast-5",
    "eu-central-1",
    "eu-west-1",
    "us-east-1",
];
/// 中国 (深圳)、中国 (上海)、中国 (北京)、中国 (張家口)、中国 (成都)、シンガポール、ドイツ (フランクフルト)、
/// 米国 (バージニア)、英国 (ロンドン)
const MULTI_EIP: [&str; 9] = [
    "cn-shenzhen",
    "cn-shanghai",
    "cn-beijing",
    "cn-zhangjiakou",
    "cn-chengdu",
    "ap-southeast-1",
    "eu-central-1",
    "us-east-1",
    "eu-west-1",
];
const MULTI_EIP_FAMILIES: [&str; 21] = [
    "ecs.d1ne",
    "ecs.ebmc4",
    "ecs.ebmg5",
    "ecs.ebmhfg5",
    "ecs.f1",
    "ecs.gn5i",
    "ecs.gn6v",
    "ecs.i2",
    "ecs.r1",
    "ecs.re4",
    "ecs.re4e",
    "ecs.sccg5",
    "ecs.sccgn6",
    "ecs.scch5",
    "ecs.g5",
    "ecs.c5",
    "ecs.r5",
    "ecs.t5",
    "ecs.sn2ne",
    "ecs.se1ne",
    "ecs.sn1ne",
];

#[derive(Clone, Copy, Debug)]
struct Case {
    region: &'static str,
    family: Option<&'static str>,
    primary: bool,
    attached: bool,
    visible: bool,
    private_network: bool,
    gateway: bool,
    permission: bool,
    dhcp: bool,
}

/// One EIP on one ENI: the table's columns, said again.
fn said_again(case: Case, mode: Mode) -> Status {
    let closed = CLOSED.contains(&case.region);
    let (blocked, conditional) = match mode {
        Mode::Nat => (closed || case.visible, case.gateway),
        Mode::CutThrough => (
            closed
                || case.primary
                || !CUT_THROUGH.contains(&case.region)
                || case.gateway
                || case.private_network,
            case.attached,
        ),
        Mode::MultiEip => (
            closed
                || case.primary
                || !MULTI_EIP.contains(&case.region)
                || !case.permission
                || case.family.is_some_and(|family| !MULTI_EIP_FAMILIES.contains(&family)),
            case.family.is_none() || !case.dhcp,
        ),
        Mode::SecondaryCidr => (closed, case.gateway),
    };
    match (blocked, conditional) {
        (true, _) => Status::Blocked,
        (false, true) => Status::Conditional,
        (false, false) => Status::Available,
    }
}

fn draft(case: Case, region: Region, family: Option<Family>) -> Draft {
    let mut draft = Draft::default();
    draft.set(Field::Region, Some(Value::Region(region)));
    draft.set(Field::Instance, family.map(|family| Value::Instance(Instance::Family(family))));
    if case.primary {
        draft.set(Field::EniKind, Some(EniKind::Primary.value()));
    }
    for (field, flag) in [
        (Field::EniAttached, case.attached),
        (Field::NeedsEipVisibleInOs, case.visible),
        (Field::NeedsPrivateNetwork, case.private_network),
        (Field::VpcIpv4Gateway, case.gateway),
        (Field::AccountMultiEipPermission, case.permission),
        (Field::OsDhcp, case.dhcp),
    ] {
        draft.set(field, Some(Value::Flag(flag)));
    }
    draft
}

#[test]
fn every_combination_agrees_with_the_table_said_again() {
    let regions: Vec<Region> = Region::all().collect();
    let mut ids: Vec<_> = regions.iter().map(|region| region.id()).collect();
    let mut expected = ALL_REGIONS.to_vec();
    ids.sort_unstable();
    expected.sort_unstable();
    assert_eq!(ids, expected);
    let families: Vec<Option<Family>> =
        std::iter::once(None).chain(Family::all().map(Some)).collect();
    for id in MULTI_EIP_FAMILIES {
        assert!(Family::find(id).is_some(), "{id}");
    }
    let mut cases = 0_u32;
    for region in regions {
        for family in &families {
            for bits in 0..128_u8 {
                let flag = |n: u8| bits >> n & 1 == 1;
                let case = Case {
                    region: region.id(),
                    family: family.map(Family::id),
                    primary: flag(0),
                    attached: flag(1),
                    visible: flag(2),
                    private_network: flag(3),
                    gateway: flag(4),
                    permission: flag(5),
                    dhcp: flag(6),
                };
                let assessment = assess(&draft(case, region, *family).check().unwrap());
                for mode in Mode::ALL {
                    assert_eq!(
                        assessment.mode(mode).status,
                        said_again(case, mode),
                        "{mode:?} {case:?}"
                    );
                    cases += 1;
                }
            }
        }
    }
    assert_eq!(cases as usize, 35 * families.len() * 128 * 4);
}
