//! Protocols that need a NAT application layer gateway do not work over an EIP in NAT mode.
//! The page names H.323, SIP, DNS and RTSP; the catalog holds the list.

use super::common::{NAT_REFUSED, section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `NAT-02`
pub const RULE: Rule = Rule {
    code: "NAT-02",
    modes: Modes::NAT,
    severity: Severity::Blocker,
    facts: &[20, 35],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::NAT },
    ],
    text: text::rule::NAT_02,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let refused = facts.protocols().and(NAT_REFUSED);
    (!refused.is_empty()).then(|| {
        Evidence::of([(
            label::PROTOCOLS,
            Fact::Of(Field::NeedsProtocols, Value::Protocols(refused)),
        )])
    })
}

fn remedies(facts: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    let kept = facts.protocols().without(NAT_REFUSED);
    vec![set(words::DROP_PROTOCOLS, Field::NeedsProtocols, Value::Protocols(kept))]
}
