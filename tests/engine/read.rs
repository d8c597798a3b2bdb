//! Pages to read: each thing has one, whole in every language, and what it says of a rule is what the rule does.

use std::collections::BTreeSet;

use eip_planner::catalog::{Family, Lang, Mode, Region, Source};
use eip_planner::check::AnyRule;
use eip_planner::learn::{
    Block, CONTRADICTING, Found, Group, Item, Page, Place, Shelf, To, Topic, grouped, nearest,
    search,
};
use eip_planner::rules::{self, Rule};

use crate::common::assessment;

const EXTENDS: &str = include_str!("data/extends.csv");

fn items(page: &Page) -> Vec<&Item> {
    page.sections.iter().flat_map(|section| &section.blocks).flat_map(items_of).collect()
}

fn items_of(block: &Block) -> Vec<&Item> {
    match block {
        Block::Text(_) | Block::Code(_) => Vec::new(),
        Block::List(items) | Block::Steps(items) => items.iter().collect(),
        Block::Pairs(pairs) => pairs.iter().flat_map(|(a, b)| [a, b]).collect(),
        Block::Table(_, rows) => rows.iter().flatten().collect(),
    }
}

fn texts(page: &Page) -> Vec<String> {
    let mut all: Vec<String> =
        items(page).into_iter().flat_map(|item| [item.text.clone(), item.note.clone()]).collect();
    for section in &page.sections {
        all.push(section.title.to_owned());
        for block in &section.blocks {
            if let Block::Text(text) = block {
                all.push(text.clone());
            }
        }
    }
    all
}

fn every_place() -> Vec<Place> {
    let lists = Shelf::ALL.into_iter().map(Place::List);
    let unknown =
        Shelf::ALL.into_iter().map(|shelf| Place::Unknown(shelf, "no <such> name".to_owned()));
    let pages = Topic::all().map(Place::Page);
    [Place::Hub, Place::News].into_iter().chain(lists).chain(unknown).chain(pages).collect()
}

fn sections(place: &Place, lang: Lang) -> Vec<&'static str> {
    place.page(lang).sections.iter().map(|section| section.id).collect()
}

#[test]
fn every_page_is_whole_in_every_language_and_leads_somewhere() {
    for place in every_place() {
        assert_eq!(Place::parse(&place.path()), Some(place.clone()), "{}", place.path());
        for lang in Lang::ALL {
            let page = place.page(lang);
            assert!(!page.title.is_empty());
            assert!(
                page.sections.iter().all(|section| !section.blocks.is_empty()),
                "{}",
                place.path()
            );
            assert!(items(&page).iter().any(|item| item.to.is_some()), "{}", place.path());
            for text in texts(&page) {
                assert!(!text.contains(['{', '}']), "{}: {text}", place.path());
            }
            // A line says something.
            for item in items(&page) {
                let says = !item.text.is_empty() || !item.code.is_empty() || item.badge.is_some();
                assert!(says, "{} in {lang:?}", place.path());
            }
        }
    }
}

#[test]
fn every_rule_says_what_why_how_where_and_by_whom() {
    for rule in AnyRule::all() {
        let place = Place::Page(Topic::Rule(rule));
        for lang in Lang::ALL {
            let found = sections(&place, lang);
            for id in ["opening", "why", "mend", "example", "where", "sources"] {
                assert!(found.contains(&id), "{} has no {id}", rule.code());
            }
            // What is compared is told of a scenario; resources are shown as the file of the example has them.
            let page = place.page(lang);
            let example = page.section("example").unwrap();
            let file = example.blocks.iter().any(|block| matches!(block, Block::Code(_)));
            let opens = example.blocks.iter().flat_map(items_of).filter_map(|it| it.to.as_ref());
            let opens: Vec<&To> = opens.collect();
            match rule {
                AnyRule::One(_) => {
                    assert!(found.contains(&"evidence") && !file, "{}", rule.code());
                    assert!(matches!(opens[..], [To::Plan(_)]), "{}", rule.code());
                }
                AnyRule::Together(_) => {
                    assert!(file, "{}", rule.code());
                    assert_eq!(opens, [&To::Check(rule.code())]);
                }
            }
            let sources = page.section("sources").unwrap().blocks.iter().flat_map(items_of);
            for (item, citation) in sources.zip(rule.sources()) {
                assert_eq!(item.text, citation.source.title());
                assert!(item.note.contains(citation.section), "{}", rule.code());
            }
        }
    }
}

#[test]
fn every_mode_says_when_what_and_how() {
    for mode in Mode::ALL {
        for lang in Lang::ALL {
            let place = Place::Page(Topic::Mode(mode));
            let found = sections(&place, lang);
            for id in [
                "when",
                "when-not",
                "comparison",
                "limits",
                "steps",
                "rules",
                "newer",
                "regions",
                "families",
                "sources",
            ] {
                assert!(found.contains(&id), "{} has no {id}", mode.id());
            }
            let page = place.page(lang);
            let steps = page.section("steps").unwrap().blocks.iter();
            let count: usize = steps
                .map(|block| if let Block::Steps(steps) = block { steps.len() } else { 0 })
                .sum();
            assert!(count > 3, "{}: {count} steps", mode.id());
        }
    }
}

/// Every case that a page opens is one that the planner takes without a fault, in the mode it speaks of.
#[test]
fn cases_that_pages_open_are_whole_and_the_rule_speaks_in_its_own() {
    for place in every_place() {
        let page = place.page(Lang::En);
        for item in items(&page) {
            if let Some(To::Plan(query)) = &item.to {
                let (_, faults) = eip_planner::scenario::Draft::from_pairs(
                    &eip_planner::scenario::parse_pairs(query),
                );
                assert_eq!(faults, [], "{}: {query}", place.path());
            }
        }
    }
    for rule in rules::all() {
        let page = Place::Page(Topic::Rule(rule.into())).page(Lang::En);
        let example =
            page.section("example").unwrap().blocks.iter().flat_map(items_of).find_map(|item| {
                match &item.to {
                    Some(To::Plan(query)) => Some(query.clone()),
                    _ => None,
                }
            });
        assert!(speaks(rule, &example.unwrap()), "{}", rule.code);
        let mended = page.section("mend").unwrap().blocks.iter().flat_map(items_of);
        for item in mended {
            if let Some(To::Plan(query)) = &item.to {
                assert!(!speaks(rule, query), "{} still speaks after {}", rule.code, item.text);
            }
        }
    }
}

fn speaks(rule: &Rule, query: &str) -> bool {
    let assessment = assessment(query);
    let mode = assessment.scenario.facts().mode().mode().unwrap();
    assessment.mode(mode).findings.iter().any(|finding| finding.rule == rule)
}

fn linked(code: &str, section: &str) -> BTreeSet<String> {
    let page = Place::Page(Topic::Rule(AnyRule::find(code).unwrap())).page(Lang::En);
    let found = page.section(section).unwrap().blocks.iter().flat_map(items_of);
    found
        .filter_map(|item| match &item.to {
            Some(To::Place(place @ Place::Page(Topic::Region(_) | Topic::Family(_)))) => {
                Some(place.path())
            }
            _ => None,
        })
        .collect()
}

/// The lists come from asking the rule; here they are held against the catalog.
#[test]
fn where_a_rule_depends_on_region_or_family_its_page_names_them() {
    let regions = |keep: fn(Region) -> bool| -> BTreeSet<String> {
        Region::all().filter(|r| keep(*r)).map(|r| format!("regions/{}", r.id())).collect()
    };
    // The smaller part is named: those without the mode, or those with it.
    let cut = regions(|r| r.supports(Mode::CutThrough));
    let not_cut = regions(|r| !r.supports(Mode::CutThrough));
    assert_eq!(linked("CUT-02", "where"), if cut.len() < not_cut.len() { cut } else { not_cut });
    let closed = regions(|r| !r.supports(Mode::Nat));
    assert!(!closed.is_empty());
    assert_eq!(linked("GEN-02", "where"), closed);
    let families: BTreeSet<String> = Family::visible()
        .filter(|f| f.multi_eip())
        .map(|f| format!("families/{}", f.id()))
        .collect();
    assert_eq!(linked("MUL-05", "where"), families);
    assert!(linked("CUT-03", "where").is_empty());
    assert!(linked("GEN-01", "where").is_empty());
}

#[test]
fn what_is_new_has_every_note_once_and_every_source_with_its_date() {
    let page = Place::News.page(Lang::En);
    let codes = |id: &str| -> Vec<&str> {
        page.section(id).unwrap().blocks.iter().flat_map(items_of).map(|item| item.code).collect()
    };
    let (against, more) = (codes("contradict"), codes("extend"));
    let all: BTreeSet<&str> = against.iter().chain(&more).copied().collect();
    assert_eq!(all.len(), against.len() + more.len());
    let notes: BTreeSet<&str> =
        rules::all().map(|rule| rule.code).filter(|code| code.starts_with("X-")).collect();
    assert_eq!(all, notes);
    let dates: Vec<&Item> =
        page.section("dates").unwrap().blocks.iter().flat_map(items_of).collect();
    assert_eq!(dates.len(), Source::all().count());
}

/// Which notes contradict is said in the table of the other pages' statements.
#[test]
fn the_contradicting_notes_are_those_of_the_table() {
    let listed: BTreeSet<&str> = EXTENDS
        .lines()
        .filter_map(|line| line.split_once(",conflicts,"))
        .flat_map(|(_, notes)| notes.split_whitespace())
        .collect();
    assert_eq!(CONTRADICTING.iter().copied().collect::<BTreeSet<_>>(), listed);
}

#[test]
fn an_unknown_name_has_the_nearest_ones() {
    let near = |path: &str| -> String {
        let Some(Place::Unknown(shelf, name)) = Place::parse(path) else {
            panic!("{path} is known")
        };
        nearest(shelf, &name, 1).first().map(Topic::path).unwrap()
    };
    assert_eq!(near("rules/CUT03"), "rules/CUT-03");
    assert_eq!(near("regions/hangzou"), "regions/cn-hangzhou");
    assert_eq!(near("families/ecs.g77"), "families/ecs.g7");
    assert_eq!(near("glossary/%E3%82%BC%E3%83%BC%E3%83%B3"), near("glossary/ゼーン"));
    assert_eq!(Place::parse("rules/cut-03"), Place::parse("rules/CUT-03"));
    assert_eq!(Place::parse("rules/"), Some(Place::List(Shelf::Rules)));
    assert_eq!(Place::parse("nonsense"), None);
}

fn best(query: &str, lang: Lang) -> Option<Found> {
    search(query, lang, 1).first().map(|hit| hit.found)
}

#[test]
fn the_search_finds_types_and_cases_and_forgives_a_slip() {
    let path = |query, lang| match best(query, lang) {
        Some(Found::Topic(topic)) => topic.path(),
        other => panic!("{query}: {other:?}"),
    };
    assert_eq!(path("hangzhuo", Lang::En), "regions/cn-hangzhou");
    assert_eq!(path("カットスルモード", Lang::Ja), "modes/cut-through");
    assert_eq!(path("ｃｕｔ－０３", Lang::Zh), "rules/CUT-03");
    assert_eq!(path("xr-01", Lang::En), "rules/XR-01");
    assert_eq!(path("二重の関連付け", Lang::Ja), "rules/XR-01");
    assert_eq!(path("EIP 重复绑定", Lang::Zh), "rules/XR-01");
    assert!(
        matches!(best("ecs.g7.xlarge", Lang::Zh), Some(Found::Type(of)) if of.name() == "ecs.g7.xlarge")
    );
    assert!(matches!(best("SIP gateway", Lang::Ja), Some(Found::Case(_))));
    // The text of a page in English, on the Japanese page.
    assert!(search("metadata", Lang::Ja, 50).iter().any(|hit| matches!(
        hit.found,
        Found::Topic(Topic::Rule(rule)) if rule.code() == "X-18"
    )));
    assert_eq!(search("qqqqqqqqqqqq", Lang::En, 5), []);
    assert_eq!(search(&"x".repeat(100_000), Lang::En, 5), []);
}

#[test]
fn groups_keep_the_best_first_and_are_short() {
    let groups = grouped("ecs.g7", Lang::En, 4);
    assert_eq!(groups.first().map(|(group, _)| *group), Some(Group::Of(Shelf::Families)));
    assert!(groups.iter().any(|(group, _)| *group == Group::Types));
    assert!(groups.iter().all(|(_, found)| !found.is_empty() && found.len() <= 4));
}

#[test]
fn neighbours_go_through_the_whole_list_in_order() {
    for shelf in Shelf::ALL {
        let list: Vec<Topic> = Topic::of(shelf).collect();
        assert_eq!(list.first().unwrap().neighbours().0, None);
        assert_eq!(list.last().unwrap().neighbours().1, None);
        for pair in list.windows(2) {
            assert_eq!(pair[0].neighbours().1, Some(pair[1]));
            assert_eq!(pair[1].neighbours().0, Some(pair[0]));
        }
    }
}
