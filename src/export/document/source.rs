//! Where a fact stands.

use serde::Serialize;

use crate::rules::Citation;

/// A source as people and programs read it.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct SourceDocument {
    document: &'static str,
    section: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    url: Option<&'static str>,
    as_of: &'static str,
}

impl From<&Citation> for SourceDocument {
    fn from(citation: &Citation) -> Self {
        let source = citation.source;
        Self {
            document: source.title(),
            section: citation.section,
            url: source.url(),
            as_of: source.as_of(),
        }
    }
}
