//! In cut-through one secondary ENI takes one EIP, on its primary private address.

use super::common::{fewer_eips, more_enis, section};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Mode, limit, source};
use crate::scenario::{EniKind, Facts};
use crate::text::{self, evidence as label};

/// `CUT-03`
pub const RULE: Rule = Rule {
    code: "CUT-03",
    modes: Modes::CUT,
    severity: Severity::Blocker,
    facts: &[18],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MODES }],
    text: text::rule::CUT_03,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    if facts.eni_kind() == EniKind::Primary {
        return None;
    }
    let (wanted, limit) = (facts.eips(), facts.enis() * limit::CUT_THROUGH_EIPS_PER_ENI.value);
    (wanted > limit).then(|| {
        Evidence::of([
            (label::WANTED, Fact::Count(wanted)),
            (label::LIMIT, Fact::Count(limit)),
            (label::PERENI, Fact::Count(limit::CUT_THROUGH_EIPS_PER_ENI.value)),
            (label::ENIS, Fact::Count(facts.enis())),
        ])
    })
}

fn remedies(facts: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    let per_eni = limit::CUT_THROUGH_EIPS_PER_ENI.value;
    let more = more_enis(facts, facts.eips().div_ceil(per_eni));
    more.into_iter().chain(Some(fewer_eips(facts.enis() * per_eni))).collect()
}
