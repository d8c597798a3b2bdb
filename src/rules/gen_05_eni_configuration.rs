//! After attachment some images neither detect the address of a secondary ENI nor add its routes; the OS is then configured by hand.

use super::common::{none, secondary_needed, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field};
use crate::text::{self, evidence as label};

/// `GEN-05`
pub const RULE: Rule = Rule {
    code: "GEN-05",
    modes: Modes::ALL,
    severity: Severity::Note,
    facts: &[32, 50],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::NAT },
        Citation { source: source::SEED, section: section::CUT_THROUGH },
    ],
    text: text::rule::GEN_05,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    (secondary_needed(facts, mode) > 0)
        .then(|| Evidence::of([(label::IMAGE, Fact::Of(Field::OsImage, facts.image().value()))]))
}
