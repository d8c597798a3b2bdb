//! Every format of a report is read back by a reader of its own.

use eip_planner::catalog::Lang;
use eip_planner::check::Report;
use eip_planner::check::export::{FORMATS, find, to_text};
use eip_planner::check::report::{Baseline, read_waivers};
use serde_json::Value as Json;

use super::{ROWS, report, report_of};
use crate::common::{hostile, laid_down};

fn example() -> Report {
    let waivers =
        read_waivers(r#"[{"rule":"NAT-02","name":"nat-sip","reason":"<i>\"inside\" only"}]"#)
            .unwrap();
    let mut report = report_of(
        &[("rows.csv", ROWS.as_bytes()), ("main.tf", b"resource \"alicloud_eip\" \"a\" {}\n")],
        waivers,
    );
    let before = Baseline::of(&super::report(
        b"name,region,mode,protocols\nnat-sip,cn-hangzhou,nat,sip\nold,cn-hangzhou,nat,sip\n",
    ));
    report.comparison = Some(before.compare(&Baseline::of(&report)));
    report
}

fn print(name: &str, report: &Report, lang: Lang) -> String {
    to_text(find(name).unwrap(), report, lang)
}

#[test]
fn snapshots() {
    let report = example();
    for format in FORMATS {
        laid_down(&format!("check.en.{}", format.extension), &to_text(*format, &report, Lang::En));
    }
    laid_down("check.ja.md", &print("markdown", &report, Lang::Ja));
    laid_down("check.zh.md", &print("markdown", &report, Lang::Zh));
}

#[test]
fn sarif_is_valid() {
    // The standard's own pattern for a language has a bracket too many, which no regular expression may have.
    let text = include_str!("../data/sarif-2.1.0.schema.json");
    let mended = text.replace("[a-zA-Z]{2}]?$", "[a-zA-Z]{2}$");
    let schema: Json = serde_json::from_str(&mended).unwrap();
    let validator = jsonschema::draft7::new(&schema).unwrap();
    for lang in Lang::ALL {
        let log: Json = serde_json::from_str(&print("sarif", &example(), lang)).unwrap();
        if let Err(error) = validator.validate(&log) {
            panic!("{error} at {}", error.instance_path());
        }
        let run = &log["runs"][0];
        let rules = run["tool"]["driver"]["rules"].as_array().unwrap();
        for result in run["results"].as_array().unwrap() {
            let index = usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap();
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
        assert_eq!(
            run["invocations"][0]["toolExecutionNotifications"].as_array().unwrap().len(),
            6
        );
    }
}

#[test]
fn json_holds_to_its_schema() {
    let (_, schema) = eip_planner::export::schema::schemas()
        .into_iter()
        .find(|(name, _)| *name == "report.schema.json")
        .unwrap();
    let validator = jsonschema::draft202012::new(&schema).unwrap();
    let document: Json = serde_json::from_str(&print("json", &example(), Lang::Zh)).unwrap();
    if let Err(error) = validator.validate(&document) {
        panic!("{error} at {}", error.instance_path());
    }
}

#[test]
fn junit_counts_what_it_has() {
    let text = print("junit", &example(), Lang::En);
    let document = roxmltree::Document::parse(&text).unwrap();
    let count = |name: &str| {
        document.descendants().filter(|node| node.has_tag_name(name)).count().to_string()
    };
    let suite = document.descendants().find(|node| node.has_tag_name("testsuite")).unwrap();
    assert_eq!(suite.attribute("tests"), Some(count("testcase").as_str()));
    assert_eq!(suite.attribute("errors"), Some(count("error").as_str()));
    let failed = document.descendants().filter(|node| {
        node.has_tag_name("testcase") && node.children().any(|child| child.has_tag_name("failure"))
    });
    assert_eq!(suite.attribute("failures"), Some(failed.count().to_string().as_str()));
    // The waived blocker fails nothing.
    let waived =
        document.descendants().find(|node| node.attribute("name") == Some("nat-sip")).unwrap();
    assert!(!waived.children().any(|child| child.has_tag_name("failure")));
}

#[test]
fn what_users_type_is_harmless_everywhere() {
    for name in hostile() {
        let quoted = name.replace('"', "\"\"");
        let csv = format!(
            "name,region,mode,eips\n\"{quoted}\",cn-hangzhou,cut-through,5\n\"{quoted}\",cn-hangzhou,nat,x\n"
        );
        let report = report_of(&[(&name, csv.as_bytes())], Vec::new());
        let kept = report.rows[0].name.to_string();
        for lang in Lang::ALL {
            let html = print("html", &report, lang);
            assert!(
                !html.contains("<script") && !html.contains("</script>") && !html.contains("<b>"),
                "{name}"
            );
            let junit = print("junit", &report, lang);
            roxmltree::Document::parse(&junit).unwrap_or_else(|error| panic!("{error}: {name}"));
            let sarif: Json = serde_json::from_str(&print("sarif", &report, lang)).unwrap();
            assert_eq!(sarif["runs"][0]["results"][0]["properties"]["name"], kept.as_str());
            let json: Json = serde_json::from_str(&print("json", &report, lang)).unwrap();
            assert_eq!(json["rows"][0]["name"], kept.as_str());
            let text = print("text", &report, lang);
            assert!(!text.chars().any(|c| c.is_control() && c != '\n'), "{name}");
            let table = print("csv", &report, lang);
            let mut reader =
                csv::Reader::from_reader(table.trim_start_matches('\u{feff}').as_bytes());
            for record in reader.records() {
                let record = record.unwrap();
                assert_eq!(record.len(), 14);
                assert!(!record[2].starts_with(['=', '+', '-', '@']), "{name}");
            }
        }
    }
}

#[test]
fn a_page_for_a_customer_stands_alone() {
    for lang in Lang::ALL {
        let page = print("html", &example(), lang);
        assert!(page.contains(&format!("<html lang=\"{}\">", lang.tag())));
        for outside in ["http://", "https://", "<script", "src=", "@import", "url("] {
            assert!(!page.contains(outside), "{outside}");
        }
        for link in page.split("href=\"#").skip(1) {
            let id = link.split('"').next().unwrap();
            assert!(page.contains(&format!("id=\"{id}\"")), "{id}");
        }
        assert!(page.contains("&lt;b&gt;&amp;&quot;x&quot;"));
    }
}

#[test]
fn an_empty_report_has_every_format() {
    for format in FORMATS {
        assert!(!to_text(*format, &report(b""), Lang::En).is_empty());
    }
}
