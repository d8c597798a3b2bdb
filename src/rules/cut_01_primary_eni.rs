//! Cut-through takes secondary ENIs only: no EIP can be associated with a primary ENI.

use super::common::{secondary_eni, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{EniKind, Facts, Field};
use crate::text::{self, evidence as label};

/// `CUT-01`
pub const RULE: Rule = Rule {
    code: "CUT-01",
    modes: Modes::CUT,
    severity: Severity::Blocker,
    facts: &[14, 16],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MODES }],
    text: text::rule::CUT_01,
    check,
    remedies: secondary_eni,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let kind = facts.eni_kind();
    (kind == EniKind::Primary)
        .then(|| Evidence::of([(label::ENIKIND, Fact::Of(Field::EniKind, kind.value()))]))
}
