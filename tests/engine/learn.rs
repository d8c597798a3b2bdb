//! Examples, pages and the search over them.

use std::collections::BTreeSet;

use eip_planner::catalog::{Lang, Mode};
use eip_planner::learn::{EXAMPLES, Found, Hit, Topic, example_of, search};
use eip_planner::plan::{migrate, recommend};
use eip_planner::rules;

use crate::common::{assessment, scenario};

fn recommended(title: &str) -> Option<Mode> {
    let example =
        EXAMPLES.iter().find(|example| example.text.title().get(Lang::En) == title).unwrap();
    recommend(&assessment(example.address)).mode
}

/// The answers that the source page gives: NAT for several sites; for an EIP on the NIC with a private network, and
/// for what NAT does not carry, the secondary CIDR block instead of the modes that it discourages or has closed.
#[test]
fn the_examples_have_the_answers_of_the_page() {
    assert_eq!(recommended("Web server with three sites"), Some(Mode::Nat));
    assert_eq!(recommended("Active FTP server"), Some(Mode::SecondaryCidr));
    assert_eq!(recommended("SIP gateway"), Some(Mode::SecondaryCidr));
    assert_eq!(recommended("IPsec VPN"), Some(Mode::SecondaryCidr));
    assert_eq!(recommended("Cut-through to be phased out"), Some(Mode::Nat));
}

#[test]
fn the_running_multi_eip_fleet_works_and_has_a_way_out() {
    let address = EXAMPLES[4].address;
    assert_ne!(assessment(address).mode(Mode::MultiEip).status, rules::Status::Blocked);
    assert!(migrate(&scenario(address), Mode::MultiEip, Mode::SecondaryCidr).possible());
}

#[test]
fn every_rule_has_an_example_in_which_it_speaks() {
    for rule in rules::all() {
        let address = example_of(rule).unwrap_or_else(|| panic!("{} has no example", rule.code));
        let assessment = assessment(address);
        let mode = assessment.scenario.facts().mode().mode().unwrap();
        let found = &assessment.mode(mode).findings;
        assert!(found.iter().any(|finding| finding.rule == rule), "{}: {address}", rule.code);
    }
}

#[test]
fn every_topic_has_a_page_of_its_own_and_is_found_by_its_id_and_titles() {
    let mut paths = BTreeSet::new();
    for topic in Topic::all() {
        assert!(paths.insert(topic.path()), "{} twice", topic.path());
        assert_eq!(Topic::find(&topic.path()), Some(topic));
        for lang in Lang::ALL {
            assert!(!topic.title(lang).is_empty());
            for query in [topic.id(), topic.title(lang)] {
                let hits = search(query, lang, usize::MAX);
                assert!(
                    hits.iter().any(|hit| hit.found == Found::Topic(topic)),
                    "{query} in {lang:?}"
                );
            }
        }
    }
    assert_eq!(Topic::find("rules/NO-99"), None);
}

fn path_of(hit: &Hit) -> Option<String> {
    match hit.found {
        Found::Topic(topic) => Some(topic.path()),
        Found::Type(_) | Found::Case(_) => None,
    }
}

#[test]
fn the_best_hit_comes_first() {
    for (query, lang, path) in [
        ("CUT-03", Lang::Ja, "rules/CUT-03"),
        ("cut-03", Lang::En, "rules/CUT-03"),
        ("ＥＩＰ", Lang::Ja, "glossary/eip"),
        ("杭州", Lang::En, "regions/cn-hangzhou"),
        ("hangzhou", Lang::Zh, "regions/cn-hangzhou"),
        ("ecs.g7", Lang::En, "families/ecs.g7"),
        ("alg", Lang::Zh, "glossary/alg"),
        ("NAT モード", Lang::Ja, "modes/nat"),
    ] {
        let hits = search(query, lang, 5);
        assert_eq!(hits.first().and_then(path_of).as_deref(), Some(path), "{query}");
    }
    assert_eq!(search("  ", Lang::En, 5), []);
    assert_eq!(search("no such thing", Lang::En, 5), []);
}
