//! Pieces of a page: well-formed, every word escaped, complete in each language.

use eip_planner::catalog::{Lang, Mode};
use eip_planner::html::{self, Html, Links, List, ReadLinks, View};
use eip_planner::learn::{Place, Shelf, To, Topic, find_instances};
use eip_planner::plan::{Direction, Plan, plan, plan_with};
use eip_planner::scenario::{Change, Field, Input};
use eip_planner::text::frame;
use roxmltree::Document;

use super::common::scenario;

/// Addresses that would break out of an attribute.
struct Hostile;

impl Links for Hostile {
    fn learn(&self, topic: Topic) -> String {
        format!("#/{}?a=\"><b>&'", topic.path())
    }

    fn compare(&self, _: &Change) -> Option<String> {
        Some("\"><i>&'".to_owned())
    }
}

impl ReadLinks for Hostile {
    fn to(&self, to: &To) -> Option<String> {
        (!matches!(to, To::Web(_))).then(|| "\"><u>&'".to_owned())
    }

    fn plan(&self) -> String {
        "\"><s>&'".to_owned()
    }
}

/// A plan with all folds open.
fn view(plan: &Plan, lang: Lang) -> View<'_> {
    View {
        plan,
        lang,
        links: &Hostile,
        open: &|_| true,
        differ: false,
        way: Direction::Out,
        runs: 1,
    }
}

/// Everything of it.
fn everything(plan: &Plan, lang: Lang) -> String {
    let view = view(plan, lang);
    let list = List { place: None, most: html::SLICE, state: &|_| None, whole: true };
    Html::of(|out| {
        html::brief(&view, out);
        html::sentences(&view, out);
        html::answer(&view, out);
        html::cards(&view, out);
        html::assumptions(&view, out);
        html::bars(&view, out);
        html::matrix(&view, out);
        html::topology(&view, out);
        html::steps(&view, &list, out);
        html::exports(&view, out);
        for mode in Mode::ALL {
            html::migration(&view, (Mode::CutThrough, mode), &list, out);
        }
        html::comparison(plan, plan, lang, out);
    })
}

/// HTML as XML: void elements closed, attributes without a value given one.
fn parsed(html: &str) -> String {
    let mut xml = html.replace("<br>", "<br/>");
    for word in [" checked", " open", " selected", " hidden"] {
        xml = xml.replace(&format!("{word}>"), &format!("{word}=\"\">"));
    }
    let mut pieces = xml.split("<input");
    let mut out = format!("<all>{}", pieces.next().unwrap_or_default());
    for piece in pieces {
        let (attributes, rest) = piece.split_once('>').unwrap();
        out.push_str(&format!("<input{attributes}/>{rest}"));
    }
    out + "</all>"
}

#[test]
fn every_piece_is_well_formed_and_holds_no_foreign_mark() {
    let cases = [
        "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3",
        "region=cn-hangzhou&instance=ecs.g5.large&mode=cut-through&eips=3",
        "region=cn-hangzhou&mode=multi-eip&eni=primary",
    ];
    for case in cases {
        for lang in Lang::ALL {
            let html = everything(&plan(&scenario(case)), lang);
            let xml = parsed(&html);
            let document = Document::parse(&xml).unwrap_or_else(|fault| panic!("{case}: {fault}"));
            for mark in ["b", "i", "u", "s", "script"] {
                let found = document.descendants().find(|node| node.has_tag_name(mark));
                assert!(found.is_none(), "{case}: <{mark}>");
            }
            let empty = document.descendants().find(|node| {
                matches!(node.tag_name().name(), "p" | "h3" | "h4" | "button" | "summary" | "dt")
                    && node.descendants().all(|part| part.text().is_none_or(str::is_empty))
            });
            assert!(empty.is_none(), "{case} {lang:?}: {:?}", empty.map(|node| node.range()));
        }
    }
}

#[test]
fn the_gist_says_the_mode_of_the_plan_and_its_verdict() {
    for (case, says) in [
        ("region=cn-hangzhou&eips=3", "✓ NAT mode Available Recommended"),
        ("region=cn-hangzhou&eips=3&mode=secondary-cidr", "✓ Secondary CIDR block Available"),
        ("region=cn-hangzhou&eips=3&mode=cut-through", "✕ Cut-through mode Blocked"),
        ("region=cn-hangzhou&eips=3&ipv4Gateway=true", "△ NAT mode Conditional Recommended"),
    ] {
        let plan = plan(&scenario(case));
        let xml = parsed(&Html::of(|out| html::brief(&view(&plan, Lang::En), out)));
        let document = Document::parse(&xml).unwrap();
        let text: String = document
            .descendants()
            .filter_map(|node| node.is_text().then(|| node.text()).flatten())
            .collect();
        assert_eq!(text, says);
    }
}

#[test]
fn what_a_user_wrote_stays_text() {
    let hostile = "<img src=x onerror=alert(1)>\"'&";
    let query = "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&mode=nat";
    let mut input = Input::from_pairs(&eip_planner::scenario::parse_pairs(query));
    input.known.set(eip_planner::scenario::Slot::Name, hostile.to_owned());
    let plan = plan_with(&scenario(query), input.known);
    let html = everything(&plan, Lang::En);
    assert!(html.contains("&lt;img src=x onerror=alert(1)&gt;"));
    assert!(!html.contains("<img"));
}

#[test]
fn a_remedy_says_the_change_that_it_makes() {
    let plan = plan(&scenario("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=11&mode=multi-eip"));
    let html = everything(&plan, Lang::En);
    let facts = plan.assessment.scenario.facts();
    for found in plan.assessment.modes.iter().flat_map(|mode| &mode.findings) {
        for remedy in found.remedies(&facts) {
            let change = html::change_text(&remedy.change).replace('&', "&amp;");
            assert!(html.contains(&format!("data-change=\"{change}\"")), "{}", found.rule.code);
        }
    }
}

#[test]
fn every_page_to_read_is_well_formed() {
    let lists = Shelf::ALL.map(Place::List);
    let places = [Place::Hub, Place::News].into_iter().chain(lists);
    for place in places.chain(Topic::all().map(Place::Page)) {
        for lang in Lang::ALL {
            let html = Html::of(|out| html::read(&place, &Hostile, lang, out));
            let xml = parsed(&html);
            assert!(Document::parse(&xml).is_ok(), "{place:?} {lang:?}");
        }
    }
}

const HOSTILE: &str = "\"><img src=x onerror=alert(1)>'&";

/// A field as somebody has filled it in.
fn asked(raw: &str, lang: Lang) -> html::Asked<'_> {
    html::Asked { field: Field::Instance, id: "instance", raw, fault: None, quiet: None, lang }
}

/// The box for an instance, the list open.
fn combo(typed: &str, active: Option<usize>, lang: Lang) -> String {
    let (asked, found) = (asked(typed, lang), find_instances(typed, Mode::Nat, 5));
    let found = Some((&found, Mode::Nat));
    let combo = html::Combo { asked: &asked, typed, open: true, active, found };
    Html::of(|out| html::instance(&combo, out))
}

#[test]
fn the_parts_around_the_plan_are_well_formed_with_anything_typed() {
    for lang in Lang::ALL {
        let screens = [(HOSTILE.to_owned(), HOSTILE, true), ("#/check".to_owned(), "Check", false)];
        let themes = [("dark", frame::THEME_DARK, true)];
        let head = html::Head {
            lang,
            screens: &screens,
            history: (true, false),
            told: HOSTILE,
            themes: &themes,
        };
        let link = |_: &str| HOSTILE.to_owned();
        let printed = Html::of(|out| {
            html::head(&head, out);
            html::save(&html::Save { name: HOSTILE, can: true, lang }, out);
            html::start(&link, lang, out);
        }) + &combo(HOSTILE, None, lang)
            + &combo("g7.xlarge", Some(0), lang);
        let xml = parsed(&printed);
        let document = Document::parse(&xml).unwrap_or_else(|fault| panic!("{lang:?}: {fault}"));
        assert!(!printed.contains("<img"));
        assert!(document.descendants().any(|node| node.attribute("value") == Some(HOSTILE)));
        assert!(document.descendants().any(|node| node.attribute("href") == Some(HOSTILE)));
    }
}

#[test]
fn the_head_marks_the_screen_and_what_can_be_undone() {
    let screens = [("#/plan".to_owned(), "Plan", true), ("#/check".to_owned(), "Check", false)];
    let themes = [("system", frame::THEME_SYSTEM, false), ("dark", frame::THEME_DARK, true)];
    let head = html::Head {
        lang: Lang::Ja,
        screens: &screens,
        history: (true, false),
        told: "",
        themes: &themes,
    };
    let xml = parsed(&Html::of(|out| html::head(&head, out)));
    let document = Document::parse(&xml).unwrap();
    let of = |name: &str, value: &str| {
        let found = document.descendants().filter(|node| node.attribute(name) == Some(value));
        found.collect::<Vec<_>>()
    };
    assert_eq!(of("aria-current", "page").len(), 1);
    assert_eq!(of("aria-current", "page")[0].text(), Some("Plan"));
    assert_eq!(of("id", "undo")[0].attribute("aria-disabled"), Some("false"));
    assert_eq!(of("id", "redo")[0].attribute("aria-disabled"), Some("true"));
    let chosen = document.descendants().filter(|node| node.has_attribute("selected"));
    let chosen: Vec<_> = chosen.filter_map(|node| node.attribute("value")).collect();
    assert_eq!(chosen, ["ja", "dark"]);
}

#[test]
fn the_list_of_instances_follows_the_practices_of_a_combobox() {
    let xml = parsed(&combo("g7.xlarge", Some(1), Lang::En));
    let document = Document::parse(&xml).unwrap();
    let find = |role: &str| {
        let found = document.descendants().filter(|node| node.attribute("role") == Some(role));
        found.collect::<Vec<_>>()
    };
    let (input, list, options) = (find("combobox")[0], find("listbox")[0], find("option"));
    assert_eq!(input.attribute("aria-controls"), list.attribute("id"));
    assert_eq!(input.attribute("aria-expanded"), Some("true"));
    assert_eq!(input.attribute("aria-activedescendant"), options[1].attribute("id"));
    let marked: Vec<_> = options.iter().map(|option| option.attribute("aria-selected")).collect();
    assert_eq!(marked[..2], [Some("false"), Some("true")]);
    assert!(xml.contains("<mark>"), "what was asked for is marked");

    // Before anything can be looked for there is the box alone.
    let asked = asked("ecs.g7", Lang::En);
    let closed =
        html::Combo { asked: &asked, typed: "ecs.g7", open: true, active: None, found: None };
    let xml = parsed(&Html::of(|out| html::instance(&closed, out)));
    assert!(xml.contains("aria-expanded=\"false\"") && !xml.contains("listbox\">"));
}

#[test]
fn every_case_to_start_from_leads_to_its_plan() {
    let link = |query: &str| format!("#/plan?{query}");
    let xml = parsed(&Html::of(|out| html::cases(&link, Lang::Zh, out)));
    let document = Document::parse(&xml).unwrap();
    let links: Vec<_> = document.descendants().filter_map(|node| node.attribute("href")).collect();
    assert_eq!(links.len(), eip_planner::learn::EXAMPLES.len());
    for (link, example) in links.into_iter().zip(eip_planner::learn::EXAMPLES) {
        assert_eq!(link, format!("#/plan?{}", example.address));
    }
}
