//! An EIP and the ENI it is associated with are in the same region; the association action knows no other case.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `GEN-01`
pub const RULE: Rule = Rule {
    code: "GEN-01",
    modes: Modes::ALL,
    severity: Severity::Blocker,
    facts: &[26, 86],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::PREREQUISITES },
        Citation { source: source::SEED, section: section::RELATED },
    ],
    text: text::rule::GEN_01,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let (eni, eip) = (facts.region(), facts.eip_region());
    (eni != eip).then(|| {
        Evidence::of([
            (label::ENIREGION, Fact::Of(Field::Region, Value::Region(eni))),
            (label::EIPREGION, Fact::Of(Field::EipRegion, Value::Region(eip))),
        ])
    })
}

fn remedies(facts: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![
        set(words::EIPS_IN_ENI_REGION, Field::EipRegion, Value::Region(facts.region())),
        set(words::ENI_IN_EIP_REGION, Field::Region, Value::Region(facts.eip_region())),
    ]
}
