//! Whether a rule depends on the region or on the instance, found by asking the rule itself.

use super::rule::Case;
use crate::catalog::{Family, Instance, InstanceType, Mode, Region};
use crate::rules::Rule;
use crate::scenario::{Draft, Field, Value};

/// Where a rule speaks.
pub(super) enum Reach {
    /// Region and instance do not matter by themselves.
    Everywhere,
    /// They do.
    Some {
        /// By mode; `None`: the same in every mode of the rule.
        regions: Vec<(Option<Mode>, Part<Region>)>,
        families: Option<Part<Family>>,
        /// For which types of how many, where the family does not decide it.
        types: Option<(Vec<InstanceType>, usize)>,
    },
}

/// The smaller part of all.
#[derive(PartialEq)]
pub(super) struct Part<T> {
    pub these: Vec<T>,
    /// Does the rule speak for all *but* these?
    pub but: bool,
}

fn part<T: Copy>(all: Vec<T>, speaks: impl Fn(T) -> bool) -> Option<Part<T>> {
    let count = all.len();
    let (these, others): (Vec<T>, Vec<T>) = all.into_iter().partition(|one| speaks(*one));
    if these.is_empty() || these.len() == count {
        return None;
    }
    let but = these.len() > others.len();
    Some(Part { these: if but { others } else { these }, but })
}

/// Does the rule speak in this case?
fn speaks(rule: &Rule, draft: Draft, mode: Mode) -> bool {
    draft.check().is_ok_and(|scenario| (rule.check)(&scenario.facts(), mode).is_some())
}

/// Does the rule speak in this region, its example being as it is otherwise?
pub(super) fn speaks_in(rule: &Rule, case: &Case, region: Region, mode: Mode) -> bool {
    let moved = [(Field::Region, Some(Value::Region(region))), (Field::EipRegion, None)];
    speaks(rule, case.draft.with(&moved), mode)
}

fn speaks_for(rule: &Rule, case: &Case, instance: Instance) -> bool {
    let changed = [
        (Field::Instance, Some(Value::Instance(instance))),
        (Field::InstanceLimitsEnis, None),
        (Field::InstanceLimitsPrivateIps, None),
    ];
    speaks(rule, case.draft.with(&changed), case.finding.mode)
}

/// The regions by which the rule decides in this mode.
pub(super) fn regions(rule: &Rule, case: &Case, mode: Mode) -> Option<Part<Region>> {
    part(Region::all().collect(), |region| speaks_in(rule, case, region, mode))
}

/// The families by which the rule decides.
pub(super) fn families(rule: &Rule, case: &Case) -> Option<Part<Family>> {
    part(Family::visible().collect(), |family| speaks_for(rule, case, Instance::Family(family)))
}

pub(super) fn reach(rule: &Rule, case: &Case) -> Reach {
    let modes = Mode::ALL.into_iter().filter(|mode| rule.modes.has(*mode));
    let mut by_mode: Vec<(Option<Mode>, Part<Region>)> = modes
        .clone()
        .filter_map(|mode| regions(rule, case, mode).map(|part| (Some(mode), part)))
        .collect();
    // The same in every mode is said once.
    let count = modes.count();
    if let [(_, first), rest @ ..] = by_mode.as_slice()
        && by_mode.len() == count
        && rest.iter().all(|(_, part)| part == first)
    {
        by_mode.truncate(1);
        by_mode.iter_mut().for_each(|(mode, _)| *mode = None);
    }
    let families = families(rule, case);
    let types = match families {
        Some(_) => None,
        None => {
            let all = InstanceType::visible().count();
            let some: Vec<InstanceType> = InstanceType::visible()
                .filter(|of| speaks_for(rule, case, Instance::Type(*of)))
                .collect();
            (!some.is_empty() && some.len() < all).then_some((some, all))
        }
    };
    if by_mode.is_empty() && families.is_none() && types.is_none() {
        return Reach::Everywhere;
    }
    Reach::Some { regions: by_mode, families, types }
}
