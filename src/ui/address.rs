//! The address of the page: `#/plan?region=cn-hangzhou&eips=3`, and the language when it was chosen.

use crate::catalog::Lang;
use crate::scenario::{parse_pairs, write_pairs};

/// Keys and values as they were typed.
pub type Pairs = Vec<(String, String)>;

const SCREEN: &str = "#/plan";
const LANG: &str = "lang";

/// Splits an address into the scenario's pairs and the language.
pub fn read(hash: &str) -> (Pairs, Option<Lang>) {
    let query = hash.split_once('?').map_or("", |(_, query)| query);
    let (lang, pairs): (Pairs, Pairs) =
        parse_pairs(query).into_iter().partition(|(key, _)| key == LANG);
    (pairs, lang.first().and_then(|(_, tag)| Lang::parse(tag)))
}

/// The address of a state.
pub fn write(pairs: &Pairs, lang: Option<Lang>) -> String {
    let mut all: Vec<(&str, &str)> =
        pairs.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    if let Some(lang) = lang {
        all.push((LANG, lang.id()));
    }
    if all.is_empty() { SCREEN.to_owned() } else { format!("{SCREEN}?{}", write_pairs(&all)) }
}
