//! The JSON Schemas: those of the types, and every document holds to its own.

use eip_planner::catalog::Lang;
use eip_planner::export::schema::schemas;
use eip_planner::json;
use eip_planner::scenario::{Input, parse_pairs};
use jsonschema::Validator;
use serde_json::{Value as Json, json};

use crate::common::{error, ok, table_scenarios};

fn validator(name: &str) -> Validator {
    let (_, schema) = schemas().into_iter().find(|(known, _)| *known == name).unwrap();
    assert_eq!(schema["$schema"], "https://json-schema.org/draft/2020-12/schema");
    jsonschema::draft202012::new(&schema).unwrap()
}

fn holds(validator: &Validator, document: &Json, what: &str) {
    if let Err(error) = validator.validate(document) {
        panic!("{what}: {error} at {}", error.instance_path());
    }
}

/// The scenario of an address as JSON.
fn document(address: &str) -> Json {
    let input = Input::from_pairs(&parse_pairs(address));
    serde_json::to_value(input.draft.check().unwrap()).unwrap()
}

#[test]
fn the_files_are_those_of_the_types() {
    for (name, schema) in schemas() {
        let path = format!("{}/src/export/schema/{name}", env!("CARGO_MANIFEST_DIR"));
        let printed = serde_json::to_string_pretty(&schema).unwrap() + "\n";
        if std::env::var_os("UPDATE_SNAPSHOTS").is_some() {
            std::fs::write(&path, &printed).unwrap();
        }
        let there = std::fs::read_to_string(&path).unwrap_or_default();
        assert!(
            there == printed,
            "{path} is not of the types: UPDATE_SNAPSHOTS=1 make test-engine"
        );
    }
}

#[test]
fn every_document_holds_to_its_schema() {
    let [scenario, assessment, plan, files, matrix, comparison, migration] =
        ["scenario", "assessment", "plan", "files", "matrix", "comparison", "migration"]
            .map(|name| validator(&format!("{name}.schema.json")));
    let all = table_scenarios();
    assert!(all.len() > 80);
    for (number, address) in all.iter().enumerate() {
        let input = document(address);
        holds(&scenario, &input, address);
        let text = input.to_string();
        let lang = Lang::ALL[number % 3];
        let options = format!(r#"{{"lang":"{}"}}"#, lang.id());
        holds(&assessment, &ok(&json::assess_with(&text, &options)), address);
        holds(&plan, &ok(&json::plan(&text, &options)), address);
        let ways =
            format!(r#"{{"from":"cut-through","to":"secondary-cidr","lang":"{}"}}"#, lang.id());
        holds(&migration, &ok(&json::migrate(&text, &ways)), address);
        let other = document(&all[(number + 1) % all.len()]).to_string();
        holds(&comparison, &ok(&json::compare(&text, &other, &options)), address);
    }
    for lang in Lang::ALL {
        let options = format!(r#"{{"lang":"{}"}}"#, lang.id());
        holds(&validator("rules.schema.json"), &ok(&json::rules(&options)), "rules");
        holds(&validator("regions.schema.json"), &ok(&json::regions(&options)), "regions");
    }
    holds(&validator("families.schema.json"), &ok(&json::instance_families("{}")), "families");
    holds(&matrix, &ok(&json::matrix("{}")), "matrix");
    holds(&matrix, &ok(&json::matrix(r#"{"region":"cn-hangzhou"}"#)), "matrix of a region");
    let exported =
        ok(&json::export_plan(r#"{"region":"cn-hangzhou"}"#, r#"{"format":"terraform"}"#));
    holds(&files, &exported, "files");
    let known = json!({ "region": "cn-hangzhou", "known": { "eip-1-id": "eip-bp1" } }).to_string();
    holds(&plan, &ok(&json::plan(&known, "{}")), "known values");
    let fault = error(&json::plan("{}", "{}"));
    holds(&validator("error.schema.json"), &fault, "error");
}

#[test]
fn what_the_planner_refuses_the_schema_refuses_too() {
    let scenario = validator("scenario.schema.json");
    for bad in [
        json!({}),
        json!({ "region": "cn-nowhere" }),
        json!({ "region": "cn-hangzhou", "eips": { "count": 0 } }),
        json!({ "region": "cn-hangzhou", "eips": { "count": 1.5 } }),
        json!({ "region": "cn-hangzhou", "eips": 3 }),
        json!({ "region": "cn-hangzhou", "mode": "bridge" }),
        json!({ "region": "cn-hangzhou", "needs": { "protocols": ["gopher"] } }),
        json!({ "region": "cn-hangzhou", "color": "red" }),
        json!({ "region": "cn-hangzhou", "known": { "eip-1-id": 7 } }),
        json!({ "schema": "eip-planner/2", "region": "cn-hangzhou" }),
    ] {
        assert!(!scenario.is_valid(&bad), "{bad}");
        error(&json::assess(&bad.to_string()));
    }
    let plan = validator("plan.schema.json");
    let mut document = ok(&json::plan(r#"{"region":"cn-hangzhou"}"#, "{}"));
    document["steps"][0]["id"] = 7.into();
    assert!(!plan.is_valid(&document));
}
