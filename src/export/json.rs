//! The plan of the public contract, as a file that the page opens again.

use super::document::PlanDocument;
use super::json_text::{indented, to_string};
use super::{File, file_name};
use crate::catalog::Lang;
use crate::plan::Plan;

/// One file, indented, ending in a line feed.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    // Writing these documents to a string has no case that fails: no maps with other keys than texts.
    let mut text = indented(&to_string(&PlanDocument::of(plan, lang)).unwrap_or_default());
    text.push('\n');
    vec![File { file_name: file_name(plan, "json"), media_type: "application/json", text }]
}
