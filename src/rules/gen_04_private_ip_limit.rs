//! An ENI that holds more private addresses than the instance type allows on one ENI cannot be attached to it.

use super::common::{larger_type, private_ip_limit, secondary_needed, section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `GEN-04`
pub const RULE: Rule = Rule {
    code: "GEN-04",
    modes: Modes::GIVEN_ENI,
    severity: Severity::Blocker,
    facts: &[30],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::NAT },
        Citation { source: source::HELP_2026_06, section: "实例规格族" },
    ],
    text: text::rule::GEN_04,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let instance = facts.instance()?;
    let (present, limit) = (facts.private_ips()?, private_ip_limit(facts)?);
    (present > limit).then(|| {
        Evidence::of([
            (label::PRESENT, Fact::Count(present)),
            (label::LIMIT, Fact::Count(limit)),
            (label::INSTANCE, Fact::Of(Field::Instance, Value::Instance(instance))),
        ])
    })
}

fn remedies(facts: &Facts<'_>, mode: Mode) -> Vec<Remedy> {
    let larger =
        larger_type(facts, secondary_needed(facts, mode), facts.private_ips().unwrap_or(1));
    let fewer = private_ip_limit(facts)
        .map(|limit| set(words::FEWER_PRIVATE_IPS, Field::EniPrivateIps, Value::Count(limit)));
    larger.into_iter().chain(fewer).collect()
}
