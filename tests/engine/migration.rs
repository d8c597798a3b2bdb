//! From one mode to another: what every pair holds to, beyond what the state machine executes.

use eip_planner::catalog::{Lang, Mode};
use eip_planner::json;
use eip_planner::plan::migrate;
use eip_planner::text::step_text;

use crate::common::{ok, scenario};

const RUNNING: &str = "region=cn-shenzhen&instance=ecs.g5.4xlarge&multiEipPermission=true";

fn pairs() -> impl Iterator<Item = (Mode, Mode)> {
    Mode::ALL
        .into_iter()
        .flat_map(|from| Mode::ALL.map(|to| (from, to)))
        .filter(|(from, to)| from != to)
}

/// Nothing is released, so everything can be taken back.
#[test]
fn no_way_has_a_point_of_no_return() {
    for (from, to) in pairs() {
        let migration = migrate(&scenario(RUNNING), from, to);
        assert!(migration.possible(), "{from:?} to {to:?}");
        assert_eq!(migration.point_of_no_return(), None, "{from:?} to {to:?}");
        let options = format!(r#"{{"from":"{}","to":"{}"}}"#, from.id(), to.id());
        let document = ok(&json::migrate(
            r#"{"region":"cn-shenzhen","account":{"multiEipPermission":true},"instance":"ecs.g5.4xlarge"}"#,
            &options,
        ));
        assert!(document["pointOfNoReturn"].is_null());
    }
}

/// A way whose calls could not be undone would have one.
#[test]
fn a_call_without_a_way_back_is_the_point_of_no_return() {
    let mut migration = migrate(&scenario(RUNNING), Mode::CutThrough, Mode::Nat);
    let place =
        migration.moves.iter().position(|item| item.step.id.starts_with("associate-")).unwrap();
    migration.moves[place].undo.clear();
    assert_eq!(migration.point_of_no_return(), Some(place));
}

/// Facts 46 and 47: after the release of a subscription EIP the ENI is detached and attached again, and says so.
#[test]
fn out_of_cut_through_the_eni_is_detached_and_attached_again() {
    for (billing, word) in [("subscription", true), ("pay-as-you-go", false)] {
        for to in [Mode::Nat, Mode::SecondaryCidr, Mode::MultiEip] {
            let address = format!("{RUNNING}&billing={billing}");
            let migration = migrate(&scenario(&address), Mode::CutThrough, to);
            let place = |id: &str| migration.moves.iter().position(|item| item.step.id == id);
            let (off, detach, attach) =
                (place("disassociate-eip-1"), place("detach-eni-1"), place("attach-eni-1"));
            assert!(off < detach && detach < attach && off.is_some(), "{to:?}");
            let step = &migration.moves[detach.unwrap()].step;
            let text = step_text(step, step.text.detail(), Lang::En);
            assert_eq!(text.contains("subscription"), word, "{text}");
            assert!(text.contains("private network of eni-1"), "{text}");
        }
    }
}
