//! In multi-EIP-to-ENI the instance must belong to one of the families of the page's list; the catalog holds it.

use super::common::{section, set};
use super::{Citation, Evidence, Fact, Modes, Remedy, Rule, Severity};
use crate::catalog::{Family, Instance, Mode, source};
use crate::scenario::{Facts, Field, Value};
use crate::text::{self, evidence as label, remedy as words};

/// `MUL-05`
pub const RULE: Rule = Rule {
    code: "MUL-05",
    modes: Modes::MUL,
    severity: Severity::Blocker,
    facts: &[60],
    extends: &[],
    sources: &[Citation { source: source::SEED, section: section::MULTI_EIP }],
    text: text::rule::MUL_05,
    check,
    remedies,
};

fn check(facts: &Facts<'_>, _: Mode) -> Option<Evidence> {
    let (instance, family) = (facts.instance()?, facts.family()?);
    (!family.multi_eip()).then(|| {
        Evidence::of([
            (label::INSTANCE, Fact::Of(Field::Instance, Value::Instance(instance))),
            (label::FAMILY, Fact::Of(Field::Instance, Value::Instance(Instance::Family(family)))),
            (label::SUPPORTED, Fact::Families),
        ])
    })
}

/// Families of the list whose name begins alike (`g7` and `g5`), or else the first ones of the list.
fn remedies(facts: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    let class =
        |family: Family| family.id().strip_prefix("ecs.").and_then(|name| name.chars().next());
    let here = facts.family().and_then(class);
    let listed = |near: bool| {
        Family::listed().iter().copied().filter(move |family| (class(*family) == here) == near)
    };
    listed(true)
        .chain(listed(false))
        .take(2)
        .map(|family| {
            set(words::OTHER_FAMILY, Field::Instance, Value::Instance(Instance::Family(family)))
        })
        .collect()
}
