//! Filter, sort and group, for the page: places in the list of rows, never copies of rows.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::{Report, Row};
use crate::catalog::{Family, Mode, Region};
use crate::check::{Outcome, Spot};
use crate::rules::{Rule, Severity};
use crate::scenario::{Field, Value};

/// Which rows to show: all conditions that are given hold.
#[derive(Clone, Default, PartialEq, Debug)]
pub struct Filter {
    /// These outcomes; none given: all.
    pub outcomes: Vec<Outcome>,
    /// A finding of this rule.
    pub rule: Option<&'static Rule>,
    /// In this region.
    pub region: Option<Region>,
    /// Of this family.
    pub family: Option<Family>,
    /// In this mode.
    pub mode: Option<Mode>,
    /// Of this file.
    pub file: Option<u32>,
    /// Name, place, region or instance contain this, in any case.
    pub search: String,
}

/// What rows are sorted and grouped by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// Where they stand.
    Place,
    /// Name.
    Name,
    /// Outcome, blocked and unknown ones first.
    Outcome,
    /// Mode.
    Mode,
    /// Region.
    Region,
    /// Instance family.
    Family,
    /// The heaviest rule.
    Rule,
}

/// The rows that the filter lets through.
#[must_use]
pub fn filter(report: &Report, filter: &Filter) -> Vec<u32> {
    let search = filter.search.to_lowercase();
    let passes = |row: &Row| {
        (filter.outcomes.is_empty() || filter.outcomes.contains(&row.outcome))
            && filter.rule.is_none_or(|rule| row.rules.has(rule))
            && filter.region.is_none_or(|wanted| region(row) == Some(wanted))
            && filter.family.is_none_or(|wanted| family(row) == Some(wanted))
            && filter.mode.is_none_or(|wanted| row.mode == Some(wanted))
            && filter.file.is_none_or(|wanted| row.place.file == wanted)
            && (search.is_empty() || contains(report, row, &search))
    };
    report.rows.iter().zip(0..).filter(|(row, _)| passes(row)).map(|(_, index)| index).collect()
}

fn contains(report: &Report, row: &Row, search: &str) -> bool {
    let has = |text: &str| text.to_lowercase().contains(search);
    has(&row.name)
        || has(report.file_name(&row.place))
        || matches!(&row.place.spot, Spot::Address(address) if has(address))
        || region(row).is_some_and(|region| has(region.id()))
        || matches!(row.draft.get(Field::Instance), Some(Value::Instance(of)) if has(of.name()))
}

fn region(row: &Row) -> Option<Region> {
    match row.draft.get(Field::Region) {
        Some(Value::Region(region)) => Some(region),
        _ => None,
    }
}

fn family(row: &Row) -> Option<Family> {
    match row.draft.get(Field::Instance) {
        Some(Value::Instance(instance)) => Some(instance.family()),
        _ => None,
    }
}

fn heaviest(row: &Row) -> Option<&'static Rule> {
    row.rules.iter().filter(|rule| rule.severity < Severity::Note).min_by_key(|rule| rule.severity)
}

/// Blocked designs want an eye first, then those that nobody can judge.
const fn urgency(outcome: Outcome) -> u8 {
    match outcome {
        Outcome::Blocked => 0,
        Outcome::Unknown => 1,
        Outcome::Conditional => 2,
        Outcome::Available => 3,
    }
}

/// Sorts places of rows; equals stay in the order in which they stand.
pub fn sort(report: &Report, rows: &mut [u32], by: By, descending: bool) {
    let of = |index: &u32| usize::try_from(*index).ok().and_then(|index| report.rows.get(index));
    let compare = |a: &u32, b: &u32| {
        let (Some(one), Some(two)) = (of(a), of(b)) else { return a.cmp(b) };
        match by {
            By::Place => one.place.cmp(&two.place),
            By::Name => one.name.cmp(&two.name),
            By::Outcome => urgency(one.outcome).cmp(&urgency(two.outcome)),
            By::Mode => one.mode.cmp(&two.mode),
            By::Region => region(one).map(Region::id).cmp(&region(two).map(Region::id)),
            By::Family => family(one).map(Family::id).cmp(&family(two).map(Family::id)),
            By::Rule => rank(one).cmp(&rank(two)),
        }
    };
    let directed = |a: &u32, b: &u32| {
        let order: Ordering = compare(a, b);
        if descending { order.reverse() } else { order }
    };
    rows.sort_by(directed);
}

/// Rows without a rule that weighs come last.
fn rank(row: &Row) -> (bool, Option<(Severity, &'static str)>) {
    let rule = heaviest(row).map(|rule| (rule.severity, rule.code));
    (rule.is_none(), rule)
}

/// Puts rows into groups by the id of what they share; an empty id is what has none.
#[must_use]
pub fn group(report: &Report, rows: &[u32], by: By) -> Vec<(String, Vec<u32>)> {
    let mut groups: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    for index in rows {
        let Some(row) = usize::try_from(*index).ok().and_then(|index| report.rows.get(index))
        else {
            continue;
        };
        let id = match by {
            By::Place => report.file_name(&row.place).to_owned(),
            By::Name => row.name.to_string(),
            By::Outcome => row.outcome.word().to_owned(),
            By::Mode => row.mode.map(Mode::id).unwrap_or_default().to_owned(),
            By::Region => region(row).map(Region::id).unwrap_or_default().to_owned(),
            By::Family => family(row).map(Family::id).unwrap_or_default().to_owned(),
            By::Rule => heaviest(row).map(|rule| rule.code).unwrap_or_default().to_owned(),
        };
        groups.entry(id).or_default().push(*index);
    }
    groups.into_iter().collect()
}
