//! In multi-EIP-to-ENI the OS shows the EIPs only after each is configured in it as a static address,
//! with the gateway and mask of DescribeEipGatewayInfo.

use super::common::{none, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::Facts;
use crate::text::{self, evidence as label};

/// `MUL-08`
pub const RULE: Rule = Rule {
    code: "MUL-08",
    modes: Modes::MUL,
    severity: Severity::Note,
    facts: &[13, 57, 62, 63, 64, 65],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::MULTI_EIP },
    ],
    text: text::rule::MUL_08,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    Some(Evidence::of([(label::WANTED, Fact::Count(facts.eips()))]))
}
