//! Cut-through exists in the regions of the page's list only; the catalog holds it.

use super::common::{other_regions, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label};

/// `CUT-02`
pub const RULE: Rule = Rule {
    code: "CUT-02",
    modes: Modes::CUT,
    severity: Severity::Blocker,
    facts: &[23, 42],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::CUT_THROUGH },
    ],
    text: text::rule::CUT_02,
    check,
    remedies: other_regions,
};

fn check(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    let region = facts.region();
    (!region.supports(mode)).then(|| {
        Evidence::of([
            (label::REGION, Fact::Of(Field::Region, Value::Region(region))),
            (label::SUPPORTED, Fact::Regions(mode)),
        ])
    })
}
