//! Findings that somebody answers for. They stay in the report, marked with the reason.

use serde_json::Value as Json;

use crate::check::read::json;
use crate::check::{Fault, Said};
use crate::text::check as t;

/// A finding that does not count, and why.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Waiver {
    /// The code of the rule.
    pub rule: String,
    /// The design by its name; `None`: by its place, or every design.
    pub name: Option<String>,
    /// The design by the address of its resource, or by what was asked (`region=cn-hangzhou&eips=3`).
    pub place: Option<String>,
    /// Why.
    pub reason: String,
}

impl Waiver {
    /// Does it hold for a finding of this rule in the design of this name and these places?
    #[must_use]
    pub fn holds(&self, rule: &str, name: &str, places: &[&str]) -> bool {
        self.rule == rule
            && self.name.as_deref().is_none_or(|wanted| wanted == name)
            && self.place.as_deref().is_none_or(|wanted| places.contains(&wanted))
    }
}

/// Reads a list of `{ rule, name?, place?, reason }`. One without a rule, a reason or a design is refused: it would
/// hide more than anybody meant.
///
/// # Errors
/// Where the text breaks, or which of the list is not a waiver.
pub fn read_waivers(text: &str) -> Result<Vec<Waiver>, Fault> {
    let bad = |number: usize| {
        let values = vec![("number", number.to_string())];
        Fault::Said(Said { code: "bad-waiver", text: t::BAD_WAIVER, values })
    };
    let Json::Array(items) = json::parse(text)? else { return Err(bad(0)) };
    items.iter().zip(1..).map(|(item, number)| read(item).ok_or_else(|| bad(number))).collect()
}

fn read(item: &Json) -> Option<Waiver> {
    let members = item.as_object()?;
    let known = |name: &String| ["rule", "name", "place", "reason"].contains(&name.as_str());
    if !members.keys().all(known) {
        return None;
    }
    let text = |name: &str| match members.get(name) {
        None | Some(Json::Null) => Some(None),
        Some(Json::String(text)) => Some(Some(text.clone())),
        Some(_) => None,
    };
    let (name, place) = (text("name")?, text("place")?);
    let reason = text("reason")?.filter(|reason| !reason.trim().is_empty())?;
    let rule = text("rule")??;
    (name.is_some() || place.is_some()).then_some(Waiver { rule, name, place, reason })
}
