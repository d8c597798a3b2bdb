//! NAT mode exists in all regions, and every other mode in a part of them; a region that the vendor has closed has none.

use super::common::{other_regions, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, RegionStatus, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label};

/// `GEN-02`
pub const RULE: Rule = Rule {
    code: "GEN-02",
    modes: Modes::ALL,
    severity: Severity::Blocker,
    facts: &[22],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::ENDPOINTS, section: "Region list" },
    ],
    text: text::rule::GEN_02,
    check,
    remedies: other_regions,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let region = facts.region();
    (region.status() == RegionStatus::Closed)
        .then(|| Evidence::of([(label::REGION, Fact::Of(Field::Region, Value::Region(region)))]))
}
