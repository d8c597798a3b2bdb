//! The Markdown export, read by a real parser.

use eip_planner::catalog::{Lang, Mode};
use eip_planner::json::{export_plan, plan};
use pulldown_cmark::{Event, HeadingLevel, Options, Parser, Tag, TagEnd};
use serde_json::Value as Json;

use eip_planner::export::find;
use eip_planner::plan::{plan as plan_of, plan_with};
use eip_planner::scenario::Known;

use crate::common::{hostile, laid_down, ok, scenario};

const CASES: [&str; 4] = [
    r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#,
    r#"{"region":"cn-hangzhou","mode":"cut-through","eni":{"attached":true},"needs":{"protocols":["sip","h323"]}}"#,
    r#"{"region":"cn-shanghai","instance":"ecs.g5.large","mode":"multi-eip","account":{"multiEipPermission":true},"eips":{"count":2}}"#,
    r#"{"region":"ap-south-1","mode":"multi-eip"}"#,
];

fn markdown(scenario: &str, lang: Lang) -> String {
    let options = format!(r#"{{"format":"markdown","lang":"{}"}}"#, lang.id());
    ok(&export_plan(scenario, &options))["files"][0]["text"].as_str().unwrap().to_owned()
}

struct Parsed {
    headings: Vec<(HeadingLevel, String)>,
    boxes: usize,
    html: usize,
    links: Vec<String>,
    /// Cells of each row of each table.
    rows: Vec<Vec<usize>>,
    text: String,
}

fn parse(markdown: &str) -> Parsed {
    let mut parsed = Parsed {
        headings: Vec::new(),
        boxes: 0,
        html: 0,
        links: Vec::new(),
        rows: Vec::new(),
        text: String::new(),
    };
    let mut heading = None;
    for event in Parser::new_ext(markdown, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS) {
        match event {
            Event::Start(Tag::Heading { level, .. }) => heading = Some((level, String::new())),
            Event::End(TagEnd::Heading(_)) => parsed.headings.extend(heading.take()),
            Event::Start(Tag::Table(_)) => parsed.rows.push(Vec::new()),
            Event::Start(Tag::TableHead | Tag::TableRow) => parsed.rows.last_mut().unwrap().push(0),
            Event::Start(Tag::TableCell) => {
                *parsed.rows.last_mut().unwrap().last_mut().unwrap() += 1
            }
            Event::Start(Tag::Link { dest_url, .. }) => parsed.links.push(dest_url.to_string()),
            Event::TaskListMarker(_) => parsed.boxes += 1,
            Event::Html(_) | Event::InlineHtml(_) => parsed.html += 1,
            Event::Text(text) | Event::Code(text) => {
                parsed.text.push_str(&text);
                if let Some((_, title)) = &mut heading {
                    title.push_str(&text);
                }
            }
            _ => {}
        }
    }
    parsed
}

#[test]
fn a_plan_is_a_runbook_with_a_box_for_every_step() {
    for scenario in CASES {
        for lang in Lang::ALL {
            let steps = ok(&plan(scenario, &format!(r#"{{"lang":"{}"}}"#, lang.id())))["steps"]
                .as_array()
                .unwrap()
                .clone();
            let parsed = parse(&markdown(scenario, lang));
            assert_eq!(parsed.boxes, steps.len(), "{scenario} {lang:?}");
            assert_eq!(parsed.html, 0, "{scenario}: a placeholder was read as HTML");
            for (step, number) in steps.iter().zip(1..) {
                let title = format!("{number}. {}", step["title"].as_str().unwrap());
                assert!(
                    parsed.headings.iter().any(|(_, heading)| heading.starts_with(&title)),
                    "{title}"
                );
                for key in ["detail", "verify", "rollback"] {
                    let text = step[key].as_str().unwrap();
                    assert!(parsed.text.contains(text), "{title}: {text}");
                }
                for command in step["commands"].as_array().unwrap_or(&Vec::new()) {
                    assert!(parsed.text.contains(command.as_str().unwrap()), "{title}: {command}");
                }
            }
        }
    }
}

#[test]
fn every_table_is_whole_and_every_link_is_a_public_address() {
    for scenario in CASES {
        for lang in Lang::ALL {
            let parsed = parse(&markdown(scenario, lang));
            assert!(parsed.rows.len() >= 3);
            for table in parsed.rows {
                assert!(table.len() >= 2, "a table without rows");
                assert!(table.iter().all(|cells| *cells == table[0]), "{scenario}: {table:?}");
            }
            assert!(!parsed.links.is_empty());
            assert!(
                parsed.links.iter().all(|link| link.starts_with("https://")),
                "{:?}",
                parsed.links
            );
        }
    }
}

#[test]
fn a_blocked_plan_says_why_and_what_would_lift_it() {
    let scenario = CASES[3];
    let answer = ok(&plan(scenario, "{}"));
    let text = parse(&markdown(scenario, Lang::En)).text;
    for finding in answer["assessment"]["modes"][2]["findings"].as_array().unwrap() {
        if finding["severity"] == "blocker" {
            assert!(text.contains(finding["message"].as_str().unwrap()), "{finding}");
            for remedy in finding["remedies"].as_array().unwrap() {
                assert!(text.contains(remedy["summary"].as_str().unwrap()), "{remedy}");
            }
        }
    }
}

#[test]
fn assumptions_stand_before_the_steps() {
    let parsed = parse(&markdown(CASES[0], Lang::En));
    let at = |name: &str| parsed.headings.iter().position(|(_, heading)| heading == name).unwrap();
    assert!(
        at("Assumptions to check first") < at("Verdict")
            && at("Verdict") < at("Steps")
            && at("Steps") < at("Sources")
    );
}

/// The example of the README, in every language; a change of it must be meant.
#[test]
fn the_runbook_of_the_example_is_the_one_laid_down() {
    for lang in Lang::ALL {
        let name = format!("example.{}.md", lang.id());
        laid_down(&name, &markdown(CASES[0], lang));
    }
}

#[test]
fn every_mode_can_be_printed_in_every_language() {
    for mode in Mode::ALL {
        for lang in Lang::ALL {
            let mut scenario: Json = serde_json::from_str(CASES[2]).unwrap();
            scenario["mode"] = mode.id().into();
            scenario["eips"]["count"] = 1.into();
            let parsed = parse(&markdown(&scenario.to_string(), lang));
            assert_eq!(parsed.headings[0].0, HeadingLevel::H1);
            assert!(parsed.boxes > 0, "{mode:?}");
        }
    }
}

/// Texts of a runbook, put together as they are read.
fn read(text: &str) -> String {
    let mut out = String::new();
    for event in Parser::new_ext(text, Options::all()) {
        match event {
            Event::Text(text) | Event::Code(text) => out.push_str(&text),
            Event::Html(html) | Event::InlineHtml(html) => panic!("{html} is HTML"),
            Event::SoftBreak | Event::HardBreak | Event::End(_) => out.push('\n'),
            _ => {}
        }
    }
    out
}

/// A value stands in the text as it is; what would break a line is a space, since a cell has one line.
#[test]
fn hostile_values_are_text() {
    for value in hostile() {
        let base = scenario("region=cn-hangzhou&eips=2&mode=nat");
        let mut known = Known::default();
        plan_of(&base).slots().into_iter().for_each(|slot| known.set(slot, value.clone()));
        let file = (find("markdown").unwrap().print)(&plan_with(&base, known), Lang::En).remove(0);
        let wanted: String =
            value.chars().map(|c| if c == '\n' || c == '\r' { ' ' } else { c }).collect();
        let found = read(&file.text);
        // Readers drop spaces at the edges of a cell, and typographers may turn quotation marks: compare without them.
        let plain = |text: &str| -> String {
            text.chars().filter(|c| !c.is_whitespace() && !"'\"‘’“”".contains(*c)).collect()
        };
        assert!(plain(&found).matches(&plain(&wanted)).count() > 10, "{value}");
        let headings = parse(&file.text).headings.len();
        assert_eq!(
            headings,
            parse(&markdown(
                r#"{"region":"cn-hangzhou","mode":"nat","eips":{"count":2}}"#,
                Lang::En
            ))
            .headings
            .len(),
            "no value makes a heading"
        );
    }
}

#[test]
fn open_places_stand_at_the_top_and_the_diagram_with_the_addresses() {
    let text = markdown(CASES[0], Lang::En);
    let (places, steps) = (text.find("## Open places").unwrap(), text.find("## Steps").unwrap());
    assert!(places < steps);
    for key in ["instance-id", "eip-3-id", "eni-1-ip-3", "eni-1-mac"] {
        let at = text.find(&format!("\\<{key}\\>")).unwrap_or_else(|| panic!("{key}"));
        assert!(places < at && at < steps, "{key}");
    }
    let chart = text.split_once("```mermaid\n").unwrap().1.split_once("```").unwrap().0;
    assert!(chart.starts_with("flowchart LR\n") && chart.contains("eip3 <--> ip1_3"), "{chart}");
}
