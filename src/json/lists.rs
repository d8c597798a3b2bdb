//! What is known, as lists.

use super::{answer, done};
use crate::export::lists::{FamiliesDocument, RegionsDocument, RulesDocument};

/// Every rule with its reason and its sources: `rules({ lang })` of the contract.
#[must_use]
pub fn rules(options: &str) -> String {
    answer(options, &["lang"], |options| Ok(done(&RulesDocument::of(options.lang))))
}

/// Every region and the modes that exist there: `regions({ lang })` of the contract.
#[must_use]
pub fn regions(options: &str) -> String {
    answer(options, &["lang"], |options| Ok(done(&RegionsDocument::of(options.lang))))
}

/// Every instance family with the limits of its types: `instanceFamilies()` of the contract.
#[must_use]
pub fn instance_families(options: &str) -> String {
    answer(options, &["lang"], |_| Ok(done(&FamiliesDocument::all())))
}
