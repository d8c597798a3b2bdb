//! In cut-through the EIP replaces the private address: the ENI becomes a public NIC and loses its private network function.
//! The page's general word that both addresses work (fact 4) has this exception; the table rules.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `CUT-06`
pub const RULE: Rule = Rule {
    code: "CUT-06",
    modes: Modes::CUT,
    severity: Severity::Blocker,
    facts: &[4, 19, 39, 40],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::CUT_THROUGH },
    ],
    text: text::rule::CUT_06,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    facts.needs_private_network().then(|| {
        Evidence::of([(
            label::PRIVATENETWORK,
            Fact::Of(Field::NeedsPrivateNetwork, Value::Flag(true)),
        )])
    })
}

fn remedies(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::GIVE_UP_PRIVATE_NETWORK, Field::NeedsPrivateNetwork, Value::Flag(false))]
}
