//! An instance takes several ENIs, each with EIPs of its own, but its type limits how many: the primary one counts too.
//! The limit is that of the catalog's type table; a type without one says nothing here.

use super::common::{fewer_eips, larger_type, secondary_limit, secondary_needed, section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, source};
use crate::scenario::{EniKind, Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `GEN-03`
pub const RULE: Rule = Rule {
    code: "GEN-03",
    modes: Modes::ALL,
    severity: Severity::Blocker,
    facts: &[6, 7, 31, 49],
    extends: &[],
    sources: &[
        Citation { source: source::SEED, section: section::BACKGROUND },
        Citation { source: source::SEED, section: section::NAT },
        Citation { source: source::SEED, section: section::CUT_THROUGH },
        Citation { source: source::HELP_2026_06, section: "实例规格族" },
    ],
    text: text::rule::GEN_03,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, mode: Mode) -> Option<Evidence> {
    let instance = facts.instance()?;
    let (wanted, limit) = (secondary_needed(facts, mode), secondary_limit(facts)?);
    (wanted > limit).then(|| {
        Evidence::of([
            (label::WANTED, Fact::Count(wanted)),
            (label::LIMIT, Fact::Count(limit)),
            (label::INSTANCE, Fact::Of(Field::Instance, Value::Instance(instance))),
        ])
    })
}

fn remedies(facts: &Facts<'_>, mode: Mode) -> Vec<Remedy> {
    let (wanted, limit) =
        (secondary_needed(facts, mode), secondary_limit(facts).unwrap_or_default());
    let larger = larger_type(facts, wanted, facts.private_ips().unwrap_or(1));
    let fewer = (limit > 0).then(|| match mode {
        Mode::SecondaryCidr => fewer_eips(limit),
        _ => set(words::FEWER_ENIS, Field::EniCount, Value::Count(limit)),
    });
    // A type with one ENI has its primary one, which takes an EIP in NAT mode.
    let primary = (limit == 0 && mode == Mode::Nat).then(|| Remedy {
        text: words::PRIMARY_ENI,
        change: [(Field::EniKind, Some(EniKind::Primary.value())), (Field::EniCount, None)].into(),
    });
    larger.into_iter().chain(fewer).chain(primary).collect()
}
