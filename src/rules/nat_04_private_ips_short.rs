//! In NAT mode each EIP maps to one private address of the secondary ENI, so the ENI needs as many addresses as EIPs.
//! Addresses can be assigned: the plan contains the step. Where the instance type allows no more, NAT-05 speaks.

use super::common::{fewer_eips, private_ip_limit, section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, limit, source};
use crate::scenario::{EniKind, Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `NAT-04`
pub const RULE: Rule = Rule {
    code: "NAT-04",
    modes: Modes::NAT,
    severity: Severity::Precondition,
    facts: &[3, 17, 36],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::BACKGROUND },
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::NAT },
    ],
    text: text::rule::NAT_04,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    if facts.eni_kind() == EniKind::Primary {
        return None;
    }
    let (wanted, present) = (facts.eips(), facts.private_ips()? * facts.enis());
    (wanted > present).then(|| {
        Evidence::of([(label::WANTED, Fact::Count(wanted)), (label::PRESENT, Fact::Count(present))])
    })
}

fn remedies(facts: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    let per_eni = facts.eips().div_ceil(facts.enis());
    let present = facts.private_ips().unwrap_or(1) * facts.enis();
    let allowed = private_ip_limit(facts).unwrap_or(limit::INPUT_PRIVATE_IPS_MAX.value);
    let more = (per_eni <= allowed)
        .then(|| set(words::MORE_PRIVATE_IPS, Field::EniPrivateIps, Value::Count(per_eni)));
    more.into_iter().chain(Some(fewer_eips(present))).collect()
}
