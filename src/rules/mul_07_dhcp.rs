//! In multi-EIP-to-ENI DHCP must be enabled on the instance after the ENI is attached; without it the mode has no effect.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `MUL-07`
pub const RULE: Rule = Rule {
    code: "MUL-07",
    modes: Modes::MUL,
    severity: Severity::Precondition,
    facts: &[61],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MULTI_EIP }],
    text: text::rule::MUL_07,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    (!facts.dhcp())
        .then(|| Evidence::of([(label::DHCP, Fact::Of(Field::OsDhcp, Value::Flag(false)))]))
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::ENABLE_DHCP, Field::OsDhcp, Value::Flag(true))]
}
