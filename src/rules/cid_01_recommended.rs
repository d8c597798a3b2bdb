//! The page recommends a secondary CIDR block of the VPC to show an EIP on the NIC, in place of the multi-EIP mode.
//! It links to the method and gives no steps; those come from the linked page.

use super::common::{none, section};
use super::{Citation, Evidence, Fact, Modes, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::Facts;
use crate::text::{self, evidence as label};

/// `CID-01`
pub const RULE: Rule = Rule {
    code: "CID-01",
    modes: Modes::CID,
    severity: Severity::Note,
    facts: &[12, 66, 85],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::RELATED },
        Citation { source: source::EXPOSE_NEW, section: "Background information" },
    ],
    text: text::rule::CID_01,
    check,
    remedies: none,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    Some(Evidence::of([(label::WANTED, Fact::Count(facts.eips()))]))
}
