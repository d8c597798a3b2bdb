//! The public JSON forms, key by key.

use eip_planner::catalog::{Lang, Mode};
use eip_planner::check::AnyRule;
use eip_planner::json::{assess, assess_with, export_plan, indented, matrix, migrate, plan};
use eip_planner::{rules, text};
use serde_json::{Value as Json, json};

use crate::common::{error, ok};

const EXAMPLE: &str = r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#;

fn keys(json: &Json) -> Vec<&str> {
    json.as_object().unwrap().keys().map(String::as_str).collect()
}

fn sorted(mut keys: Vec<&str>) -> Vec<&str> {
    keys.sort_unstable();
    keys
}

#[test]
fn the_example_of_the_readme() {
    let answer = ok(&assess(EXAMPLE));
    assert_eq!(answer["recommended"], "nat");
    let status: Vec<&str> =
        answer["modes"].as_array().unwrap().iter().map(|m| m["status"].as_str().unwrap()).collect();
    assert_eq!(status, ["available", "blocked", "blocked", "available"]);
    let blockers = |n: usize| -> Vec<&str> {
        let findings = answer["modes"][n]["findings"].as_array().unwrap();
        findings
            .iter()
            .filter(|f| f["severity"] == "blocker")
            .map(|f| f["rule"].as_str().unwrap())
            .collect()
    };
    assert_eq!(blockers(1), ["CUT-03"]);
    assert_eq!(sorted(blockers(2)), ["MUL-02", "MUL-04", "MUL-05"]);
    for mode in [1, 2] {
        for finding in answer["modes"][mode]["findings"].as_array().unwrap() {
            if finding["severity"] == "blocker" {
                assert!(!finding["remedies"].as_array().unwrap().is_empty(), "{}", finding["rule"]);
            }
        }
    }
    let plan = ok(&plan(EXAMPLE, "{}"));
    assert_eq!(plan["mode"], "nat");
    let eni = &plan["topology"]["enis"][0];
    assert_eq!(eni["kind"], "secondary");
    assert_eq!(eni["privateIps"].as_array().unwrap().len(), 3);
}

#[test]
fn the_assessment_has_the_contracts_keys() {
    let answer = ok(&assess(EXAMPLE));
    assert_eq!(
        sorted(keys(&answer)),
        ["assumptions", "because", "modes", "recommended", "scenario", "schema"]
    );
    assert_eq!(answer["schema"], "eip-planner/1");
    assert_eq!(answer["scenario"], serde_json::from_str::<Json>(EXAMPLE).unwrap());
    let modes: Vec<&str> =
        answer["modes"].as_array().unwrap().iter().map(|m| m["mode"].as_str().unwrap()).collect();
    assert_eq!(modes, ["nat", "cut-through", "multi-eip", "secondary-cidr"]);
    for mode in answer["modes"].as_array().unwrap() {
        let least: &[&str] = if mode["status"] == "blocked" { &["leastChanges"] } else { &[] };
        let mut expected = vec!["capacity", "findings", "maxEips", "mode", "status"];
        expected.extend(least);
        assert_eq!(sorted(keys(mode)), sorted(expected));
        for finding in mode["findings"].as_array().unwrap() {
            let found = keys(finding);
            for key in ["rule", "severity", "message", "evidence", "remedies", "sources"] {
                assert!(found.contains(&key), "{} lacks {key}", finding["rule"]);
            }
            for remedy in finding["remedies"].as_array().unwrap() {
                assert_eq!(sorted(keys(remedy)), ["change", "summary"]);
            }
            for source in finding["sources"].as_array().unwrap() {
                for key in ["document", "section", "asOf"] {
                    assert!(source[key].is_string(), "{} lacks {key}", finding["rule"]);
                }
            }
        }
    }
    for assumption in answer["assumptions"].as_array().unwrap() {
        assert_eq!(sorted(keys(assumption)), ["field", "howToCheck", "value"]);
    }
}

#[test]
fn a_default_that_a_rule_looked_at_is_an_assumption_and_a_given_value_is_none() {
    let assumed = |scenario: &str| -> Vec<String> {
        let answer = ok(&assess(scenario));
        let list = answer["assumptions"].as_array().unwrap().clone();
        list.iter().map(|a| a["field"].as_str().unwrap().to_owned()).collect()
    };
    let first = assumed(EXAMPLE);
    for field in [
        "eipRegion",
        "eni.kind",
        "eni.attached",
        "vpc.ipv4Gateway",
        "account.multiEipPermission",
        "os.dhcp",
    ] {
        assert!(first.iter().any(|f| f == field), "{field} is not in {first:?}");
    }
    for field in ["region", "instance", "eips.count"] {
        assert!(!first.iter().any(|f| f == field), "{field} was given");
    }
    let second = assumed(r#"{"region":"cn-hangzhou","vpc":{"ipv4Gateway":false}}"#);
    assert!(!second.iter().any(|f| f == "vpc.ipv4Gateway"));
}

#[test]
fn evidence_is_the_very_values_compared() {
    let answer = ok(&assess(
        r#"{"region":"cn-shenzhen","instance":"ecs.g5.large","eips":{"count":11},"account":{"multiEipPermission":true}}"#,
    ));
    let finding = answer["modes"][2]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["rule"] == "MUL-03")
        .unwrap();
    assert_eq!(finding["evidence"]["wanted"], 11);
    assert_eq!(finding["evidence"]["limit"], 10);
    assert_eq!(finding["remedies"][0]["change"], json!({"eips":{"count":10}}));
}

#[test]
fn a_remedy_is_a_merge_patch() {
    let answer = ok(&assess(EXAMPLE));
    let cut = answer["modes"][1]["findings"]
        .as_array()
        .unwrap()
        .iter()
        .find(|f| f["rule"] == "CUT-03")
        .unwrap();
    let changes: Vec<&Json> =
        cut["remedies"].as_array().unwrap().iter().map(|r| &r["change"]).collect();
    assert_eq!(changes, [&json!({"eni":{"count":3}}), &json!({"eips":{"count":1}})]);
}

#[test]
fn a_blocked_mode_says_the_least_change() {
    let answer = ok(&assess(EXAMPLE));
    let least = |n: usize| answer["modes"][n]["leastChanges"].as_array().unwrap().clone();
    assert_eq!(least(1)[0], json!({"summary":"Use 3 secondary ENIs","change":{"eni":{"count":3}}}));
    assert!(least(2).is_empty(), "nothing opens the closed mode");
}

#[test]
fn the_plan_has_the_contracts_keys() {
    for mode in Mode::ALL {
        let scenario = format!(
            r#"{{"region":"cn-shanghai","instance":"ecs.g5.large","mode":"{}","account":{{"multiEipPermission":true}}}}"#,
            mode.id()
        );
        let answer = ok(&plan(&scenario, "{}"));
        assert_eq!(
            sorted(keys(&answer)),
            ["assessment", "mode", "scenario", "schema", "sources", "status", "steps", "topology"]
        );
        assert_eq!(answer["mode"], mode.id());
        assert!(!answer["steps"].as_array().unwrap().is_empty(), "{mode:?}");
        for step in answer["steps"].as_array().unwrap() {
            for key in ["id", "phase", "title", "detail", "where", "verify", "rollback"] {
                assert!(
                    step[key].as_str().is_some_and(|text| !text.is_empty()),
                    "{} lacks {key}",
                    step["id"]
                );
            }
            assert!(
                ["prepare", "associate", "attach", "configure", "verify"]
                    .contains(&step["phase"].as_str().unwrap())
            );
            assert!(["console", "api", "os"].contains(&step["where"].as_str().unwrap()));
            assert!(
                !step["sources"].as_array().unwrap().is_empty(),
                "{} has no source",
                step["id"]
            );
            if let Some(api) = step.get("api") {
                assert_eq!(sorted(keys(api)), ["action", "parameters", "product"]);
            }
        }
    }
}

#[test]
fn a_blocked_mode_yields_no_steps_and_says_why() {
    let answer = ok(&plan(
        r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","mode":"multi-eip"}"#,
        "{}",
    ));
    assert_eq!(answer["status"], "blocked");
    assert_eq!(answer["steps"], json!([]));
    let findings = answer["assessment"]["modes"][2]["findings"].as_array().unwrap();
    assert!(
        findings
            .iter()
            .any(|f| f["severity"] == "blocker" && !f["remedies"].as_array().unwrap().is_empty())
    );
}

#[test]
fn export_plan_gives_files() {
    for (format, media_type, name) in [
        ("markdown", "text/markdown", "eip-plan-cn-hangzhou-nat.md"),
        ("json", "application/json", "eip-plan-cn-hangzhou-nat.json"),
    ] {
        let answer = ok(&export_plan(EXAMPLE, &format!(r#"{{"format":"{format}"}}"#)));
        let file = &answer["files"][0];
        assert_eq!(sorted(keys(file)), ["fileName", "mediaType", "text"]);
        assert_eq!(file["mediaType"], media_type);
        assert_eq!(file["fileName"], name);
    }
    let json = ok(&export_plan(EXAMPLE, r#"{"format":"json"}"#));
    // The same document, a line for each part of it.
    let text = json["files"][0]["text"].as_str().unwrap();
    let answer = plan(EXAMPLE, "{}");
    let document =
        answer.strip_prefix(r#"{"ok":"#).and_then(|rest| rest.strip_suffix('}')).unwrap();
    assert_eq!(text, format!("{}\n", indented(document)));
    let several = text.lines().find(|line| line.contains(",\""));
    assert_eq!(several, None);
}

#[test]
fn the_matrix_has_every_row_of_the_source_pages_table() {
    let answer = ok(&matrix("{}"));
    let rows = answer["rows"].as_array().unwrap();
    let ids: Vec<&str> = rows.iter().map(|row| row["id"].as_str().unwrap()).collect();
    assert_eq!(
        ids,
        [
            "visible",
            "eni-types",
            "primary-max",
            "secondary-max",
            "private-network",
            "protocols",
            "regions",
            "standing"
        ]
    );
    for row in rows {
        assert_eq!(row["cells"].as_array().unwrap().len(), 4);
    }
    let text = |row: usize, cell: usize| rows[row]["cells"][cell]["text"].as_str().unwrap();
    assert_eq!(text(2, 0), "1");
    assert!(text(3, 1).starts_with('1'));
    assert_eq!(text(3, 2), "10");
    assert!(
        text(6, 1).starts_with("14: ") && text(6, 1).contains("Indonesia (Jakarta)"),
        "{}",
        text(6, 1)
    );
    assert!(text(6, 2).starts_with("9: ") && !text(6, 2).contains("Hangzhou"), "{}", text(6, 2));
    let decided = ok(&matrix(r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge"}"#));
    assert_eq!(decided["modes"][2]["status"], "blocked");
    assert_eq!(decided["rows"][6]["cells"][2]["decides"], true);
    assert_eq!(decided["rows"][6]["cells"][1]["decides"], false);
}

#[test]
fn bad_input_is_named() {
    let cases = [
        ("", "bad-json", ""),
        ("[]", "wrong-type", ""),
        ("{}", "missing-field", "region"),
        (r#"{"region":"cn-hangzou"}"#, "unknown-value", "region"),
        (r#"{"region":7}"#, "wrong-type", "region"),
        (r#"{"region":"cn-hangzhou","eips":3}"#, "wrong-type", "eips"),
        (r#"{"region":"cn-hangzhou","eips":{"count":"3"}}"#, "wrong-type", "eips.count"),
        (r#"{"region":"cn-hangzhou","eips":{"count":0}}"#, "out-of-range", "eips.count"),
        (r#"{"region":"cn-hangzhou","eips":{"count":2001}}"#, "out-of-range", "eips.count"),
        (r#"{"region":"cn-hangzhou","mode":"natt"}"#, "unknown-value", "mode"),
        (r#"{"region":"cn-hangzhou","instance":"ecs.g7.xxlarge"}"#, "unknown-value", "instance"),
        (
            r#"{"region":"cn-hangzhou","needs":{"protocols":["smtp"]}}"#,
            "unknown-value",
            "needs.protocols",
        ),
        (
            r#"{"region":"cn-hangzhou","needs":{"protocols":"sip"}}"#,
            "wrong-type",
            "needs.protocols",
        ),
        (r#"{"region":"cn-hangzhou","os":{"dhcp":"yes"}}"#, "wrong-type", "os.dhcp"),
        (r#"{"region":"cn-hangzhou","eni":{"kind":"primary","count":2}}"#, "conflict", "eni.count"),
        (r#"{"schema":"eip-planner/2","region":"cn-hangzhou"}"#, "bad-schema", "schema"),
    ];
    for (input, code, field) in cases {
        for lang in Lang::ALL {
            let fault = error(&assess_with(input, &format!(r#"{{"lang":"{}"}}"#, lang.id())));
            assert_eq!(fault["code"], code, "{input}");
            assert_eq!(fault["field"], field, "{input}");
            let message = fault["message"].as_str().unwrap();
            assert!(!message.is_empty() && !message.contains('{'), "{input}: {message}");
        }
    }
    assert!(
        error(&assess(r#"{"region":"cn-hangzhou","instance":"ecs.g7.xxlarge"}"#))["message"]
            .as_str()
            .unwrap()
            .contains("ecs.g7.")
    );
    assert!(
        error(&assess(r#"{"region":"cn-hangzhou","eips":{"count":2001}}"#))["message"]
            .as_str()
            .unwrap()
            .contains("2000")
    );
    assert_eq!(error(&plan(EXAMPLE, r#"{"lang":"fr"}"#))["field"], "lang");
    assert_eq!(error(&plan(EXAMPLE, r#"{"langg":"en"}"#))["field"], "langg");
    assert_eq!(error(&export_plan(EXAMPLE, r#"{"format":"docx"}"#))["field"], "format");
    assert_eq!(error(&export_plan(EXAMPLE, "{}"))["code"], "missing-field");
    assert_eq!(error(&matrix(r#"{"region":"mars"}"#))["field"], "region");
}

#[test]
fn a_migration_says_waits_interruptions_and_ways_back() {
    for lang in Lang::ALL {
        let options =
            format!(r#"{{"from":"cut-through","to":"secondary-cidr","lang":"{}"}}"#, lang.id());
        let answer =
            ok(&migrate(r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge"}"#, &options));
        assert_eq!(answer["possible"], true);
        check(&answer, "");
        let steps = answer["steps"].as_array().unwrap();
        let step = steps.iter().find(|step| step["id"] == "disassociate-eip-1").unwrap();
        assert_eq!(step["interrupts"]["eips"], json!(["eip-1"]));
        assert_eq!(step["wait"], json!({"action":"DescribeEipAddresses","state":"Available"}));
        let undo: Vec<&str> = step["undo"]
            .as_array()
            .unwrap()
            .iter()
            .map(|c| c["action"].as_str().unwrap())
            .collect();
        assert_eq!(
            undo,
            ["DetachNetworkInterface", "AssociateEipAddress", "AttachNetworkInterface"]
        );
        for step in steps {
            assert!(step["verify"].is_string() && step["rollback"].is_string());
        }
    }
    assert_eq!(error(&migrate(EXAMPLE, r#"{"from":"nat"}"#))["field"], "to");
    assert_eq!(
        error(&migrate(EXAMPLE, r#"{"from":"nat","to":"bridge"}"#))["code"],
        "unknown-value"
    );
}

/// Every sentence that a finding, remedy, reason or step can say, with its values filled in.
#[test]
fn no_text_keeps_a_placeholder() {
    let scenarios = [
        EXAMPLE,
        r#"{"region":"ap-south-1","eipRegion":"cn-hangzhou","eips":{"count":150}}"#,
        r#"{"region":"cn-guangzhou","instance":"ecs.g7.large","eni":{"count":4,"privateIps":7},"eips":{"count":30,"billing":"subscription"},"needs":{"protocols":["sip","ftp","tftp","other"],"eipVisibleInOs":true,"privateNetwork":true},"vpc":{"ipv4Gateway":true}}"#,
        r#"{"region":"me-central-1","eni":{"kind":"primary"},"eips":{"count":3}}"#,
        r#"{"region":"cn-shanghai","instance":"ecs.t5-lc1m1.small","eni":{"attached":true,"privateIps":2},"account":{"multiEipPermission":true},"os":{"dhcp":false}}"#,
        r#"{"region":"cn-shanghai","instance":"ecs.gn5d"}"#,
        r#"{"region":"cn-shanghai","eips":{"count":11}}"#,
    ];
    let mut spoken = std::collections::BTreeSet::new();
    for scenario in scenarios {
        for lang in Lang::ALL {
            for mode in Mode::ALL {
                let mut asked: Json = serde_json::from_str(scenario).unwrap();
                asked["mode"] = mode.id().into();
                let answer =
                    ok(&plan(&asked.to_string(), &format!(r#"{{"lang":"{}"}}"#, lang.id())));
                check(&answer, "");
                for mode in answer["assessment"]["modes"].as_array().unwrap() {
                    spoken.extend(
                        mode["findings"]
                            .as_array()
                            .unwrap()
                            .iter()
                            .map(|f| f["rule"].as_str().unwrap().to_owned()),
                    );
                }
            }
        }
    }
    for rule in rules::all() {
        assert!(spoken.contains(rule.code), "{} never spoke", rule.code);
    }
}

fn check(json: &Json, path: &str) {
    match json {
        Json::String(text) => {
            assert!(!text.contains(['{', '}']) && !text.is_empty(), "{path}: {text:?}")
        }
        Json::Array(items) => items.iter().for_each(|item| check(item, path)),
        Json::Object(map) => {
            map.iter().for_each(|(key, value)| check(value, &format!("{path}.{key}")))
        }
        _ => {}
    }
}

/// Words are looked up by key, so a key that is missing would be an empty text.
#[test]
fn every_word_is_there() {
    use eip_planner::scenario::{Field, Kind, Protocols};
    for field in Field::ALL {
        let words: &[&str] = match field.spec().kind {
            Kind::Choice(words) => words,
            Kind::Protocols => Protocols::WORDS,
            _ => &[],
        };
        for word in words {
            assert!(!text::choice(field, word).is_empty(), "{}.{word}", field.spec().path);
        }
    }
}

#[test]
fn every_rule_that_a_verdict_or_a_report_names_is_listed_with_its_reason() {
    let listed = ok(&eip_planner::json::rules(r#"{"lang":"en"}"#));
    let listed = listed["rules"].as_array().unwrap();
    let codes: Vec<&str> = listed.iter().map(|rule| rule["code"].as_str().unwrap()).collect();
    for rule in AnyRule::all() {
        assert!(codes.contains(&rule.code()), "{}", rule.code());
    }
    assert_eq!(codes.len(), AnyRule::all().count(), "each once");
    let gateway = listed.iter().find(|rule| rule["code"] == "XR-06").unwrap();
    assert_eq!(gateway["severity"], "blocker");
    assert_eq!(gateway["modes"], json!(["cut-through"]));
    for rule in listed {
        assert!(
            !rule["why"].as_str().unwrap().is_empty()
                && !rule["sources"].as_array().unwrap().is_empty()
        );
    }
}
