//! New applications for the multi-EIP-to-ENI mode are no longer accepted; only accounts that have the permission can use it.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `MUL-04`
pub const RULE: Rule = Rule {
    code: "MUL-04",
    modes: Modes::MUL,
    severity: Severity::Blocker,
    facts: &[11, 55],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::MULTI_EIP },
    ],
    text: text::rule::MUL_04,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    (!facts.multi_eip_permission()).then(|| {
        Evidence::of([(
            label::MULTIEIPPERMISSION,
            Fact::Of(Field::AccountMultiEipPermission, Value::Flag(false)),
        )])
    })
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::PERMISSION_WAS_GRANTED, Field::AccountMultiEipPermission, Value::Flag(true))]
}
