//! CSV, SVG, Mermaid and SARIF: each read back by a reader of its kind.

use std::collections::BTreeSet;

use eip_planner::catalog::{Lang, Mode};
use eip_planner::export::{FORMATS, File, find};
use eip_planner::plan::{Plan, plan, plan_with};
use eip_planner::rules::Status;
use eip_planner::scenario::{Known, Slot};
use serde_json::Value as Json;

use crate::common::{hostile, laid_down, scenario, table_scenarios};

const NAT: &str = "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&mode=nat&ipv4Gateway=true";
const SCENARIOS: [&str; 5] = [
    NAT,
    "region=cn-hangzhou&mode=cut-through&enis=2&eips=2",
    "region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2",
    "region=cn-hangzhou&mode=secondary-cidr&eips=2",
    "region=cn-hangzhou&mode=cut-through&eips=3&ipv4Gateway=true",
];

fn print(format: &str, plan: &Plan, lang: Lang) -> Vec<File> {
    (find(format).unwrap().print)(plan, lang)
}

fn filled(address: &str, value: &str) -> Plan {
    let base = scenario(address);
    let mut known = Known::default();
    plan(&base).slots().into_iter().for_each(|slot| known.set(slot, value.to_owned()));
    plan_with(&base, known)
}

/// The cells of a file, the byte order mark apart.
fn cells(text: &str) -> Vec<Vec<String>> {
    let text = text.strip_prefix('\u{feff}').expect("spreadsheets need the mark");
    let mut reader =
        csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    reader.records().map(|row| row.unwrap().iter().map(str::to_owned).collect()).collect()
}

#[test]
fn every_format_prints_every_scenario_of_the_decision_table() {
    let mut files = 0;
    for address in table_scenarios() {
        let plan = plan(&scenario(&address));
        for format in FORMATS {
            for lang in Lang::ALL {
                let printed = (format.print)(&plan, lang);
                assert!(!printed.is_empty(), "{} {address}", format.name);
                for file in &printed {
                    files += 1;
                    let safe =
                        |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || "-._".contains(c);
                    assert!(file.file_name.chars().all(safe), "{}", file.file_name);
                    assert!(!file.text.trim().is_empty(), "{} {address}", file.file_name);
                    is_read(file, &address);
                }
                // Once in one language is enough: no printer knows a clock or a dice.
                if lang == Lang::Zh {
                    assert_eq!(
                        printed,
                        (format.print)(&plan, lang),
                        "the same plan is the same file"
                    );
                }
            }
        }
    }
    assert!(files > 3000, "{files} files");
}

/// A reader of the file's kind takes it. Scripts, HCL and the guest's files have tests of their own.
fn is_read(file: &File, address: &str) {
    let extension = file.file_name.rsplit('.').next().unwrap();
    match extension {
        "json" | "sarif" => {
            let _: Json =
                serde_json::from_str(&file.text).unwrap_or_else(|e| panic!("{e}: {address}"));
        }
        "csv" => assert!(!cells(&file.text).is_empty()),
        "svg" => assert!(!svg_texts(&file.text).1.is_empty()),
        "md" => {
            let html = |event| {
                matches!(
                    event,
                    pulldown_cmark::Event::Html(_) | pulldown_cmark::Event::InlineHtml(_)
                )
            };
            let options = pulldown_cmark::Options::all();
            assert!(!pulldown_cmark::Parser::new_ext(&file.text, options).any(html), "{address}");
        }
        "mmd" => assert!(file.text.starts_with("flowchart LR\n")),
        "tf" | "sh" | "yaml" | "txt" | "ps1" | "network" => {}
        other => {
            assert!(file.text.contains("DEVICE") || file.text.contains('#'), "{other}: {address}")
        }
    }
}

#[test]
fn names_of_files_are_all_different() {
    for address in SCENARIOS {
        let plan = plan(&scenario(address));
        let mut names = BTreeSet::new();
        for file in FORMATS.iter().flat_map(|format| (format.print)(&plan, Lang::En)) {
            assert!(names.insert(file.file_name.clone()), "{} twice", file.file_name);
        }
    }
}

#[test]
fn the_tables_say_what_the_plan_says() {
    let plan = plan(&scenario(NAT));
    let files = print("csv", &plan, Lang::En);
    let comparison = cells(&files[0].text);
    assert_eq!(
        comparison[0],
        ["Item", "NAT mode", "Cut-through mode", "Multi-EIP-to-ENI mode", "Secondary CIDR block"]
    );
    assert_eq!(comparison[1], ["Verdict", "Conditional", "Blocked", "Blocked", "Conditional"]);
    let addresses = cells(&files[1].text);
    assert_eq!(addresses.len(), 1 + 3);
    assert_eq!(addresses[2][..2], ["eip-2", "<eip-2-id>"]);
    assert_eq!(addresses[2][6], "<eni-1-ip-2>");
    let steps = cells(&files[2].text);
    assert_eq!(steps.len(), 1 + plan.steps().len());
    assert!(files.iter().all(|file| !file.text.replace("\r\n", "").contains('\r')));
}

/// A cell that a spreadsheet would take for a formula starts with an apostrophe; everything else comes back as it is.
#[test]
fn hostile_cells_are_texts() {
    let more = ["+1", "-1", "\tx", "\rx", "＝1", "\nx"].map(str::to_owned);
    for value in hostile().into_iter().chain(more) {
        let files = print("csv", &filled(NAT, &value), Lang::Ja);
        let row = cells(&files[1].text)[1].clone();
        let formula = value.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝']);
        let wanted = if formula { format!("'{value}") } else { value.clone() };
        assert_eq!(row[1], wanted);
        assert_eq!(row[7], wanted);
        for file in files {
            for cell in cells(&file.text).into_iter().flatten() {
                assert!(!cell.starts_with(['=', '+', '@', '\t', '\r', '＝']), "{cell}");
            }
        }
    }
}

fn svg_texts(text: &str) -> (String, Vec<String>) {
    let document =
        roxmltree::Document::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"));
    let title = document.root_element().children().find(|node| node.has_tag_name("title"));
    let whole = |node: roxmltree::Node<'_, '_>| -> String {
        // A text that is cut carries the whole value in its title.
        match node.children().find(|child| child.has_tag_name("title")) {
            Some(title) => title.text().unwrap_or_default().to_owned(),
            None => node.text().unwrap_or_default().to_owned(),
        }
    };
    let texts =
        document.descendants().filter(|node| node.has_tag_name("text")).map(whole).collect();
    (title.and_then(|node| node.text().map(str::to_owned)).unwrap_or_default(), texts)
}

#[test]
fn the_picture_shows_every_eip_with_its_address_and_eni() {
    for address in SCENARIOS {
        let plan = plan(&scenario(address));
        for lang in Lang::ALL {
            let (title, texts) = svg_texts(&print("svg", &plan, lang)[0].text);
            assert!(title.contains(eip_planner::text::mode_text(plan.mode).name().get(lang)));
            let has = |wanted: &str| texts.iter().any(|text| text.contains(wanted));
            if plan.status == Status::Blocked {
                assert!(has("CUT-03") && has("CUT-05"), "{texts:?}");
                continue;
            }
            for eip in &plan.topology().eips {
                assert!(has(&format!(
                    "{} {}",
                    eip.name(),
                    Slot::EipAddress(eip.number).placeholder()
                )));
                if plan.mode != Mode::CutThrough
                    && let Some(private) = plan.topology().private_address(eip)
                {
                    assert!(has(&private), "{private}");
                }
            }
            for eni in &plan.topology().enis {
                assert!(has(&format!("{} · ", eni.name())));
            }
        }
    }
}

#[test]
fn hostile_values_are_whole_in_the_picture() {
    for value in hostile() {
        for address in SCENARIOS {
            let plan = filled(address, &value);
            let text = print("svg", &plan, Lang::En)[0].text.clone();
            let (title, texts) = svg_texts(&text);
            // XML has no word for most control characters: they are left out.
            let wanted: String =
                value.chars().filter(|c| !c.is_control() || "\n\r\t".contains(*c)).collect();
            assert!(title.starts_with(&wanted), "{title}");
            if plan.status != Status::Blocked {
                assert!(texts.contains(&wanted), "{value}");
            }
        }
    }
}

/// Nothing in a label but letters, digits and numbers of characters: no mark of Mermaid or HTML.
#[test]
fn hostile_values_are_no_marks_in_the_chart() {
    for value in hostile() {
        for address in SCENARIOS {
            let plan = filled(address, &value);
            let text = print("mermaid", &plan, Lang::En)[0].text.clone();
            for line in text.lines() {
                let Some((_, rest)) = line.split_once("[\"") else { continue };
                let (label, tail) = rest.rsplit_once("\"]").unwrap_or_else(|| panic!("{line}"));
                let label = label.replace("<br/>", "");
                assert!(!label.contains(['"', '<', '>', '`', '|', '{', '[']), "{line}");
                assert!(tail.is_empty() || tail == ")", "{line}");
            }
        }
    }
    let plain = print("mermaid", &plan(&scenario(NAT)), Lang::En)[0].text.clone();
    for wanted in ["subgraph vpc[", "subgraph eni1[", "eip3 <--> ip1_3", "gateway <--> eip1"] {
        assert!(plain.contains(wanted), "{wanted}\n{plain}");
    }
}

#[test]
fn findings_are_sarif_by_the_official_schema() {
    let mut schema: Json =
        serde_json::from_str(include_str!("data/sarif-2.1.0.schema.json")).unwrap();
    // The official text has a stray bracket in these patterns, which makes them none.
    for definition in ["run", "toolComponent"] {
        let language = &mut schema["definitions"][definition]["properties"]["language"];
        assert!(language["pattern"].as_str().unwrap().ends_with("]?$"));
        language.as_object_mut().unwrap().remove("pattern");
    }
    let validator = jsonschema::validator_for(&schema).unwrap();
    assert!(!validator.is_valid(&serde_json::json!({ "version": "2.1.0" })), "a log has runs");
    let mut plans: Vec<Plan> =
        table_scenarios().iter().map(|address| plan(&scenario(address))).collect();
    plans.extend(hostile().iter().map(|value| filled(NAT, value)));
    for plan in plans {
        for lang in Lang::ALL {
            let log: Json = serde_json::from_str(&print("sarif", &plan, lang)[0].text).unwrap();
            if let Err(error) = validator.validate(&log) {
                panic!("{error} at {}", error.instance_path());
            }
            let run = &log["runs"][0];
            let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
            let results = run["results"].as_array().unwrap();
            assert_eq!(results.len(), plan.assessment.mode(plan.mode).findings.len());
            for result in results {
                let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
                assert_eq!(rules[index]["id"], result["ruleId"], "every result's rule is declared");
            }
        }
    }
}

#[test]
fn examples_are_as_they_were_laid_down() {
    let plan = plan(&scenario(NAT));
    for (format, names) in [
        ("csv", &["comparison.csv", "addresses.csv", "steps.csv"][..]),
        ("svg", &["example.svg"]),
        ("mermaid", &["example.mmd"]),
        ("sarif", &["example.sarif"]),
    ] {
        for (file, name) in print(format, &plan, Lang::En).iter().zip(names) {
            laid_down(name, &file.text);
        }
    }
}
