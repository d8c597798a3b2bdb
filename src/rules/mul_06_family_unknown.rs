//! As long as no instance is chosen, multi-EIP-to-ENI rests on choosing one of the families of the page's list.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Family, Instance, Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `MUL-06`
pub const RULE: Rule = Rule {
    code: "MUL-06",
    modes: Modes::MUL,
    severity: Severity::Precondition,
    facts: &[60],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MULTI_EIP }],
    text: text::rule::MUL_06,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    facts.instance().is_none().then(|| Evidence::of([(label::SUPPORTED, Fact::Families)]))
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    Family::listed()
        .iter()
        .copied()
        .filter(|family| family.types().any(|t| !t.hidden() && t.ipv4_per_eni().is_some()))
        .take(2)
        .map(|family| {
            set(words::OTHER_FAMILY, Field::Instance, Value::Instance(Instance::Family(family)))
        })
        .collect()
}
