//! JSON Schemas (2020-12) of everything that leaves and enters as JSON, generated from the Rust types.
//!
//! They stand in `src/export/schema/`, are shipped with the site, and a test sees that they are the ones of the types.

use schemars::JsonSchema;
use schemars::generate::SchemaSettings;
use serde_json::{Map, Value as Json, json};

use super::comparison::ComparisonDocument;
use super::document::{AssessmentDocument, PlanDocument};
use super::lists::{FamiliesDocument, RegionsDocument, RulesDocument};
use super::matrix::MatrixDocument;
use super::migration::MigrationDocument;
use crate::catalog::Region;
use crate::scenario::{Field, KNOWN, Kind, Protocols, SCHEMA};

/// File name and schema, each.
#[must_use]
pub fn schemas() -> Vec<(&'static str, Json)> {
    let mut own = scenario();
    if let Some(members) = own.as_object_mut() {
        members.insert("$schema".to_owned(), DRAFT.into());
        members.insert("title".to_owned(), "Scenario".into());
    }
    vec![
        ("scenario.schema.json", own),
        ("assessment.schema.json", of::<AssessmentDocument<'_>>()),
        ("plan.schema.json", of::<PlanDocument<'_>>()),
        ("files.schema.json", of::<crate::json::Files>()),
        ("matrix.schema.json", of::<MatrixDocument>()),
        ("rules.schema.json", of::<RulesDocument>()),
        ("regions.schema.json", of::<RegionsDocument>()),
        ("families.schema.json", of::<FamiliesDocument>()),
        ("comparison.schema.json", of::<ComparisonDocument>()),
        ("migration.schema.json", of::<MigrationDocument<'_>>()),
        ("report.schema.json", of::<crate::check::export::document::ReportDocument<'_>>()),
        ("error.schema.json", of::<crate::json::Fault>()),
    ]
}

const DRAFT: &str = "https://json-schema.org/draft/2020-12/schema";

fn of<T: JsonSchema>() -> Json {
    // What is written is what readers get: a field that may be left out is not required.
    let generator = SchemaSettings::draft2020_12().for_serialize().into_generator();
    let mut schema = generator.into_root_schema_for::<T>().to_value();
    name(&mut schema);
    schema
}

/// Every document names the version of the contract.
fn name(schema: &mut Json) {
    if let Some(word) = schema.pointer_mut("/properties/schema") {
        *word = json!({ "const": SCHEMA });
    }
}

/// A scenario, from the table of fields. A `null` is a field that was not given.
#[must_use]
pub fn scenario() -> Json {
    let mut properties = Map::new();
    properties.insert("schema".to_owned(), json!({ "const": SCHEMA }));
    for field in Field::ALL {
        let spec = field.spec();
        let text = spec.text.title().get(crate::catalog::Lang::En);
        let mut schema = kind(spec.kind, field == Field::Region);
        if let Some(members) = schema.as_object_mut() {
            members.insert("description".to_owned(), text.into());
            if let Some(default) = spec.default {
                let default = serde_json::to_value(default.in_json(field));
                members.insert("default".to_owned(), default.unwrap_or_default());
            }
        }
        match spec.path.split_once('.') {
            None => {
                properties.insert(spec.path.to_owned(), schema);
            }
            Some((group, name)) => {
                let group = properties.entry(group).or_insert_with(|| {
                    json!({ "type": ["object", "null"], "properties": {}, "additionalProperties": false })
                });
                if let Some(members) =
                    group.pointer_mut("/properties").and_then(Json::as_object_mut)
                {
                    members.insert(name.to_owned(), schema);
                }
            }
        }
    }
    properties.insert(
        KNOWN.to_owned(),
        json!({
            "type": ["object", "null"],
            "description": "Ids and addresses of the account, by the placeholder that they replace",
            "additionalProperties": { "type": ["string", "null"], "minLength": 1 },
        }),
    );
    json!({
        "type": "object",
        "properties": properties,
        "required": [Field::Region.spec().path],
        "additionalProperties": false,
    })
}

fn kind(kind: Kind, required: bool) -> Json {
    let or_null = |word: &str| if required { json!(word) } else { json!([word, "null"]) };
    let words = |list: &[&str]| {
        let none = (!required).then_some(Json::Null);
        list.iter().map(|word| Json::from(*word)).chain(none).collect::<Vec<_>>()
    };
    match kind {
        Kind::Count { max } => json!({ "type": or_null("integer"), "minimum": 1, "maximum": max }),
        Kind::Flag => json!({ "type": or_null("boolean") }),
        Kind::Region => {
            let ids: Vec<&str> = Region::all().map(Region::id).collect();
            json!({ "enum": words(&ids) })
        }
        Kind::Instance => json!({ "type": or_null("string"), "pattern": r"^ecs\.[a-z0-9.-]+$" }),
        Kind::Choice(list) => json!({ "enum": words(list) }),
        Kind::Protocols => {
            json!({ "type": or_null("array"), "items": { "enum": Protocols::WORDS } })
        }
    }
}
