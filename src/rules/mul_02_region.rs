//! Multi-EIP-to-ENI exists in the regions of the page's list only; the catalog holds it.

use super::common::{other_regions, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label};

/// `MUL-02`
pub const RULE: Rule = Rule {
    code: "MUL-02",
    modes: Modes::MUL,
    severity: Severity::Blocker,
    facts: &[24],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MODES }],
    text: text::rule::MUL_02,
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
