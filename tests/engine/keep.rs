//! What a person keeps: plans, marks, undo. The laws hold for any sequence of changes.

use std::collections::BTreeSet;

use eip_planner::catalog::Mode;
use eip_planner::keep::{
    self, Clash, History, Kept, Pairs, Progress, Reading, State, Store, address_of, name_of,
};
use eip_planner::plan::{Plan, migrate, plan_with};
use eip_planner::scenario::{Input, Slot, parse_pairs};
use proptest::prelude::*;

fn pairs(address: &str) -> Pairs {
    parse_pairs(address)
}

fn plan(address: &str) -> Plan {
    let input = Input::from_pairs(&pairs(address));
    plan_with(&input.draft.check().unwrap(), input.known)
}

fn whole<T>(reading: Reading<T>) -> T {
    match reading {
        Reading::Whole(found) => found,
        Reading::Broken(_) => panic!("broken"),
        Reading::Newer => panic!("newer"),
    }
}

fn store(plans: &[(&str, &str)]) -> Store {
    let mut store = Store::default();
    for (name, address) in plans {
        store.save(name, &pairs(address), None).unwrap();
    }
    store
}

fn names(store: &Store) -> Vec<&str> {
    store.plans().iter().map(|plan| &*plan.name).collect()
}

#[test]
fn a_plan_is_saved_opened_and_saved_again() {
    let mut store = store(&[("web", "region=cn-hangzhou&eips=3")]);
    let first = store.find("web").unwrap().clone();
    assert_eq!(first.pairs(), pairs("region=cn-hangzhou&eips=3&name=web"));
    let next =
        store.save("web", &pairs("region=cn-hangzhou&eips=4"), Some(first.revision)).unwrap();
    assert!(next > first.revision);
    assert_eq!(store.find("web").unwrap().address, "region=cn-hangzhou&eips=4");
}

#[test]
fn nothing_is_overwritten_that_was_not_seen() {
    let mut mine = store(&[("web", "region=cn-hangzhou&eips=3")]);
    let seen = mine.find("web").unwrap().revision;
    mine.save("web", &pairs("region=cn-hangzhou&eips=4"), Some(seen)).unwrap();
    let other = pairs("region=cn-hangzhou&eips=5");
    assert_eq!(mine.save("web", &other, Some(seen)), Err(Clash::Changed));
    assert_eq!(mine.save("web", &other, None), Err(Clash::Changed));
    assert_eq!(mine.find("web").unwrap().address, "region=cn-hangzhou&eips=4");
    // What is the same already is no clash.
    assert!(mine.save("web", &pairs("eips=4&region=cn-hangzhou"), None).is_ok());
    mine.delete("web").unwrap();
    assert_eq!(mine.save("web", &other, Some(seen)), Err(Clash::Gone));
    // A plan that was made anew under the old name is another plan.
    mine.save("web", &other, None).unwrap();
    assert_eq!(mine.save("web", &pairs("region=cn-beijing"), Some(seen)), Err(Clash::Changed));
}

#[test]
fn what_was_typed_wrong_is_kept_as_it_was_typed() {
    let typed = "region=cn-hangzhou&eips=three&unknown=%22x%22&instance=ecs.none.x";
    let store = store(&[("web", typed)]);
    let again = whole(Store::read(&store.write()));
    let sorted = |pairs: Pairs| pairs.into_iter().collect::<BTreeSet<_>>();
    assert_eq!(
        sorted(again.find("web").unwrap().pairs()),
        sorted(pairs(&format!("{typed}&name=web")))
    );
    let (found, faults) = keep::import(&keep::export(&store, &Progress::default()));
    assert_eq!(faults, []);
    assert_eq!(sorted(found[0].pairs.clone()), sorted(pairs(typed)));
}

#[test]
fn names_stay_apart() {
    let mut store = store(&[("web", "region=cn-hangzhou"), ("sip", "region=cn-beijing")]);
    assert_eq!(store.rename("web", "sip"), Err(Clash::Changed));
    assert_eq!(store.rename("none", "new"), Err(Clash::Gone));
    assert_eq!(store.duplicate("web").as_deref(), Some("web (2)"));
    assert_eq!(store.duplicate("web (2)").as_deref(), Some("web (3)"));
    assert_eq!(names(&store), ["web", "web (2)", "web (3)", "sip"]);
    store.rename("web", "site").unwrap();
    let (place, gone) = store.delete("web (2)").unwrap();
    assert_eq!(names(&store), ["site", "web (3)", "sip"]);
    assert_eq!(store.restore(place, gone), "web (2)");
    assert_eq!(names(&store), ["site", "web (2)", "web (3)", "sip"]);
    // A name as long as names may be gets its number all the same.
    let long = "長".repeat(80);
    let longest = (1..=80).rev().map(|n| "長".repeat(n)).find(|name| Slot::Name.form().fits(name));
    let longest = longest.unwrap_or(long);
    store.save(&longest, &pairs("region=cn-hangzhou"), None).unwrap();
    let copy = store.duplicate(&longest).unwrap();
    assert!(Slot::Name.form().fits(&copy) && copy.ends_with(" (2)"), "{copy}");
}

#[test]
fn a_merge_adds_and_never_overwrites() {
    let mut store = store(&[("web", "region=cn-hangzhou"), ("sip", "region=cn-beijing")]);
    let merged = store.merge([
        ("web".to_owned(), pairs("region=cn-hangzhou")),
        ("sip".to_owned(), pairs("region=cn-shanghai")),
        ("new".to_owned(), pairs("region=cn-shenzhen")),
    ]);
    assert_eq!(merged.same, 1);
    let added: Vec<_> = merged.added.iter().map(|(a, b)| (&**a, &**b)).collect();
    assert_eq!(added, [("sip", "sip (2)"), ("new", "new")]);
    assert_eq!(store.find("sip").unwrap().address, "region=cn-beijing");
}

#[test]
fn broken_and_newer_texts_are_told_apart() {
    for text in ["", "{", "null", "[]", "{\"plans\":[]}", "{\"schema\":\"other/1\",\"plans\":[]}"] {
        assert_eq!(Store::read(text), Reading::Broken(Store::default()), "{text}");
    }
    for text in [r#"{"schema":"eip-planner/2"}"#, r#"{"schema":"eip-planner/17","plans":7}"#] {
        assert_eq!(Store::read(text), Reading::Newer, "{text}");
        assert_eq!(Progress::read(text), Reading::Newer, "{text}");
    }
    let mut text = store(&[("web", "region=cn-hangzhou"), ("sip", "region=cn-beijing")]).write();
    text = text.replace("\"name\":\"sip\"", "\"name\":7");
    let Reading::Broken(left) = Store::read(&text) else { panic!("{text}") };
    assert_eq!(names(&left), ["web"]);
    let text = r#"{"schema":"eip-planner/1","done":{"a":{"s":"1"},"b":{"s":2}}}"#;
    assert!(matches!(Progress::read(text), Reading::Broken(_)));
}

#[test]
fn a_step_that_does_something_else_is_not_done() {
    let before = plan("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3");
    let step = before.steps().iter().find(|step| step.id == "associate-eip-1").unwrap();
    let key = keep::key(&before, None);
    let mut progress = Progress::default();
    progress.set(&key, &step.id, Some(keep::mark(step, &before.known)));
    let of = |plan: &Plan| {
        let step = plan.steps().iter().find(|step| step.id == "associate-eip-1").unwrap();
        progress.state(&keep::key(plan, None), &step.id, || keep::mark(step, &plan.known))
    };
    assert_eq!(of(&before), State::Done);
    assert_eq!(progress.count(&key, before.steps(), &before.known), 1);
    let known = plan("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&eip-1-id=eip-bp1");
    assert_eq!(of(&known), State::Changed);
    assert_eq!(progress.count(&key, known.steps(), &known.known), 0);
    // Another mode, another scenario: other work.
    assert_eq!(
        of(&plan("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&mode=secondary-cidr")),
        State::Open
    );
    assert_eq!(of(&plan("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=4")), State::Open);
    // The same mode, asked for or recommended: the same work.
    assert_eq!(of(&plan("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&mode=nat")), State::Done);
    // So is the way from one mode to another.
    let ways = [(Mode::CutThrough, Mode::Nat), (Mode::CutThrough, Mode::SecondaryCidr)];
    let [one, other] = ways.map(|way| keep::way_key(&before, way, None));
    assert!(one != other && one != key && other != key);
    let mut progress = whole(Progress::read(&progress.write()));
    progress.set(&key, &step.id, None);
    assert_eq!(progress, Progress::default());
}

#[test]
fn no_two_steps_of_a_migration_share_a_mark() {
    let plan = plan("region=cn-hangzhou&instance=ecs.g5.xlarge&eips=3&enis=3&attached=true");
    for (from, to) in Mode::ALL.into_iter().flat_map(|from| Mode::ALL.map(|to| (from, to))) {
        let moves = migrate(&plan.assessment.scenario, from, to).moves;
        let ids: BTreeSet<&str> = moves.iter().map(|of| of.step.id.as_str()).collect();
        assert_eq!(ids.len(), moves.len(), "{from:?} to {to:?}");
    }
}

#[test]
fn marks_go_with_a_name_and_with_a_file() {
    let plan = plan("region=cn-hangzhou&eips=2");
    let mut progress = Progress::default();
    let (nameless, web) = (keep::key(&plan, None), keep::key(&plan, Some("web & co")));
    progress.set(&nameless, "a", Some("1".to_owned()));
    progress.copy(&nameless, &web);
    progress.copy_name("web & co", "site");
    assert_eq!(progress.of_name("site").len(), 1);
    assert_eq!(progress.nameless(), 1);
    progress.forget_nameless();
    assert_eq!(progress.nameless(), 0);
    let store = store(&[("web & co", "region=cn-hangzhou&eips=2")]);
    let (found, _) = keep::import(&keep::export(&store, &progress));
    let mut other = Progress::default();
    other.add("new", found[0].done.clone());
    assert_eq!(other.state(&keep::key(&plan, Some("new")), "a", || "1".to_owned()), State::Done);
}

#[test]
fn a_file_with_one_plan_is_a_list_of_one() {
    let text =
        r#"{"schema":"eip-planner/1","scenario":{"region":"cn-hangzhou","known":{"name":"web"}}}"#;
    for text in [text.to_owned(), format!("[{text}]")] {
        let (found, faults) = keep::import(&text);
        assert_eq!(faults, []);
        assert_eq!(found[0].name.as_deref(), Some("web"));
        assert_eq!(found[0].pairs, pairs("region=cn-hangzhou"));
    }
    for text in
        ["{", "7", "[7]", r#"[{"schema":"eip-planner/2","scenario":{"region":"cn-hangzhou"}}]"#]
    {
        let (found, faults) = keep::import(text);
        assert_eq!((found.len(), faults.len()), (0, 1), "{text}");
    }
}

#[test]
fn typing_is_one_change() {
    let mut history = History::default();
    let mut now = String::new();
    for letter in ["e", "c", "s"] {
        if !history.goes_on("instance") {
            history.record(now.clone(), Some("instance"));
        }
        now.push_str(letter);
    }
    assert!(!history.goes_on("eips"));
    history.record(now.clone(), None);
    now.push_str(" and more");
    now = history.undo(now).unwrap();
    assert_eq!(now, "ecs");
    now = history.undo(now).unwrap();
    assert_eq!(now, "");
    assert_eq!(history.undo(now), None);
    // Typing after undo is a change of its own.
    assert!(!history.goes_on("instance"));
}

/// A change of a store.
#[derive(Clone, Debug)]
enum Op {
    Save(String, String, bool),
    Rename(String, String),
    Duplicate(String),
    Delete(String, bool),
    Merge(Vec<(String, String)>),
}

fn name() -> impl Strategy<Value = String> {
    prop_oneof![
        8 => "[ab]( \\([2-4]\\))?",
        1 => "[^\\p{C}\\s]([^\\p{C}]{0,30}[^\\p{C}\\s])?",
    ]
    .prop_filter("a name", |name| Slot::Name.form().fits(name))
}

/// Right, wrong and hostile.
fn address() -> impl Strategy<Value = String> {
    prop_oneof![
        Just("region=cn-hangzhou&eips=3".to_owned()),
        Just("region=cn-beijing&instance=ecs.g7.large&protocols=sip,ftp&eip-1-id=eip-a".to_owned()),
        "region=cn-hangzhou&eips=[0-9]{1,4}",
        "[a-z]{1,5}=[<>\"'%&=+ ]{1,5}",
    ]
}

fn op() -> impl Strategy<Value = Op> {
    prop_oneof![
        (name(), address(), any::<bool>()).prop_map(|(n, a, seen)| Op::Save(n, a, seen)),
        (name(), name()).prop_map(|(a, b)| Op::Rename(a, b)),
        name().prop_map(Op::Duplicate),
        (name(), any::<bool>()).prop_map(|(n, back)| Op::Delete(n, back)),
        proptest::collection::vec((name(), address()), 0..4).prop_map(Op::Merge),
    ]
}

fn apply(store: &mut Store, op: Op) {
    match op {
        Op::Save(name, address, seen) => {
            let seen = store.find(&name).map(|plan| plan.revision).filter(|_| seen);
            let _ = store.save(&name, &pairs(&address), seen);
        }
        Op::Rename(old, new) => drop(store.rename(&old, &new)),
        Op::Duplicate(name) => drop(store.duplicate(&name)),
        Op::Delete(name, back) => {
            if let Some((place, plan)) = store.delete(&name)
                && back
            {
                store.restore(place, plan);
            }
        }
        Op::Merge(plans) => {
            store.merge(plans.into_iter().map(|(name, address)| (name, pairs(&address))));
        }
    }
}

fn stores() -> impl Strategy<Value = Store> {
    proptest::collection::vec(op(), 0..12).prop_map(|ops| {
        let mut store = Store::default();
        ops.into_iter().for_each(|op| apply(&mut store, op));
        store
    })
}

fn content(store: &Store) -> BTreeSet<(String, String)> {
    store.plans().iter().map(|plan| (plan.name.clone(), address_of(&plan.pairs()))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn names_and_revisions_are_never_twice(store in stores()) {
        let names: BTreeSet<_> = store.plans().iter().map(|plan| &plan.name).collect();
        let revisions: BTreeSet<_> = store.plans().iter().map(|plan| plan.revision).collect();
        prop_assert_eq!(names.len(), store.plans().len());
        prop_assert_eq!(revisions.len(), store.plans().len());
        for plan in store.plans() {
            let of = plan.pairs();
            prop_assert_eq!(name_of(&of), Some(&*plan.name));
        }
    }

    #[test]
    fn what_is_written_is_read(store in stores()) {
        prop_assert_eq!(Store::read(&store.write()), Reading::Whole(store));
    }

    #[test]
    fn export_and_import_give_the_same_plans(store in stores(), other in stores()) {
        let (found, faults) = keep::import(&keep::export(&store, &Progress::default()));
        prop_assert_eq!(faults, []);
        let plans = || found.iter().map(|plan| (plan.name.clone().unwrap(), plan.pairs.clone()));
        let mut empty = Store::default();
        empty.merge(plans());
        prop_assert_eq!(content(&empty), content(&store));
        // Into a store that has plans: they stay as they are, and nothing is missing.
        let mut full = other.clone();
        let merged = full.merge(plans());
        for plan in other.plans() {
            prop_assert_eq!(full.find(&plan.name), Some(plan));
        }
        prop_assert_eq!(merged.added.len() + merged.same, store.plans().len());
        // And once more: nothing new but what had to take another name.
        let again = full.merge(plans());
        prop_assert!(again.added.iter().all(|(old, new)| old != new));
    }

    #[test]
    fn no_change_of_another_is_lost(mine in stores(), op in op(), name in name(), address in address()) {
        let seen = mine.find(&name).map(|plan| plan.revision);
        let mut theirs = mine.clone();
        apply(&mut theirs, op);
        let before: Option<Kept> = theirs.find(&name).cloned();
        let saved = theirs.save(&name, &pairs(&address), seen);
        if before.as_ref().map(|plan| plan.revision) != seen
            && before.as_ref().is_none_or(|plan| plan.address != address_of(&pairs(&address)))
        {
            prop_assert!(saved.is_err());
            prop_assert_eq!(theirs.find(&name).cloned(), before);
        } else {
            prop_assert!(saved.is_ok());
        }
    }

    #[test]
    fn any_text_is_read_without_harm(text in "\\PC{0,60}") {
        let _ = (Store::read(&text), Progress::read(&text), keep::import(&text));
    }

    #[test]
    fn undo_takes_back_redo(changes in proptest::collection::vec(0..9_u8, 1..30), back in 0..30_usize) {
        let mut history = History::default();
        let mut now = 0_u8;
        let mut states = vec![now];
        for change in changes {
            history.record(now, None);
            now = change;
            states.push(now);
        }
        for _ in 0..back {
            let Some(before) = history.undo(now) else { break };
            now = before;
        }
        let place = states.len().saturating_sub(back + 1);
        prop_assert_eq!(now, states[place]);
        // Redo, then undo: as before, the stacks too.
        let as_it_was = history.clone();
        if let Some(after) = history.redo(now) {
            prop_assert_eq!(history.undo(after), Some(now));
            prop_assert_eq!(&history, &as_it_was);
        }
        // And all the way forward.
        while let Some(after) = history.redo(now) {
            now = after;
        }
        prop_assert_eq!(now, *states.last().unwrap());
    }
}
