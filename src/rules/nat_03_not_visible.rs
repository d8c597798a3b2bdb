//! In NAT mode the OS does not show the EIP: it is read with DescribeEipAddresses, not with ifconfig or ipconfig.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `NAT-03`
pub const RULE: Rule = Rule {
    code: "NAT-03",
    modes: Modes::NAT,
    severity: Severity::Blocker,
    facts: &[13, 28, 34],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::NAT },
    ],
    text: text::rule::NAT_03,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    facts.needs_visible().then(|| {
        Evidence::of([(
            label::EIPVISIBLEINOS,
            Fact::Of(Field::NeedsEipVisibleInOs, Value::Flag(true)),
        )])
    })
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::READ_BY_API, Field::NeedsEipVisibleInOs, Value::Flag(false))]
}
