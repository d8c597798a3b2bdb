//! In NAT mode the private addresses that the instance type allows on its ENIs are the most EIPs they can take.

use super::common::{fewer_eips, larger_type, more_enis, private_ip_limit, section};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{EniKind, Facts, Field, Value};
use crate::text::{self, evidence as label};

/// `NAT-05`
pub const RULE: Rule = Rule {
    code: "NAT-05",
    modes: Modes::NAT,
    severity: Severity::Blocker,
    facts: &[17, 30, 36],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::MODES },
        Citation { source: source::SEED, section: section::NAT },
        Citation { source: source::HELP_2026_06, section: "实例规格族" },
    ],
    text: text::rule::NAT_05,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let instance = facts.instance()?;
    if facts.eni_kind() == EniKind::Primary {
        return None;
    }
    let (wanted, per_eni) = (facts.eips(), private_ip_limit(facts)?);
    let limit = per_eni * facts.enis();
    (wanted > limit).then(|| {
        Evidence::of([
            (label::WANTED, Fact::Count(wanted)),
            (label::LIMIT, Fact::Count(limit)),
            (label::PERENI, Fact::Count(per_eni)),
            (label::INSTANCE, Fact::Of(Field::Instance, Value::Instance(instance))),
        ])
    })
}

fn remedies(facts: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    let per_eni = private_ip_limit(facts).unwrap_or(1);
    let more = more_enis(facts, facts.eips().div_ceil(per_eni));
    let larger = larger_type(facts, facts.enis(), facts.eips().div_ceil(facts.enis()));
    more.into_iter().chain(larger).chain(Some(fewer_eips(per_eni * facts.enis()))).collect()
}
