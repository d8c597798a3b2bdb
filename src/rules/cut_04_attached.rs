//! For cut-through the secondary ENI must not be attached when the EIP is associated: detach, associate, attach again.
//! A primary ENI cannot be detached; for it CUT-01 speaks.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{EniKind, Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `CUT-04`
pub const RULE: Rule = Rule {
    code: "CUT-04",
    modes: Modes::CUT,
    severity: Severity::Precondition,
    facts: &[43, 44],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::CUT_THROUGH }],
    text: text::rule::CUT_04,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    (facts.eni_kind() == EniKind::Secondary && facts.attached())
        .then(|| Evidence::of([(label::ATTACHED, Fact::Of(Field::EniAttached, Value::Flag(true)))]))
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::DETACH_FIRST, Field::EniAttached, Value::Flag(false))]
}
