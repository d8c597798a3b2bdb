//! Which rows are shown, and how, as the address says it.

use super::message::Pairs;
use crate::catalog::{Family, Mode, Region};
use crate::check::report::{By, Filter};
use crate::check::{Outcome, cross};
use crate::rules;

/// Outcomes, one key each.
pub const OUTCOME: &str = "outcome";
/// A rule.
pub const RULE: &str = "rule";
/// A region.
pub const REGION: &str = "region";
/// A family.
pub const FAMILY: &str = "family";
/// A mode.
pub const MODE: &str = "mode";
/// What name, place, region or instance contain.
pub const SEARCH: &str = "search";
/// What rows are sorted by; a minus in front turns the order.
pub const SORT: &str = "sort";
/// What rows are grouped by.
pub const GROUP: &str = "group";
/// With [`NEW`]: rows with findings that the earlier report does not have.
pub const CHANGE: &str = "change";
/// The word for it.
pub const NEW: &str = "new";

/// The row that is open beside the table, by its number in the report.
pub const ROW: &str = "row";

/// The example that is checked first, by the code of its rule; gone from the address once it is.
pub const EXAMPLE: &str = "example";

/// The query of the check's address that opens the example of a rule over several resources.
#[must_use]
pub fn example(code: &str) -> String {
    format!("view.{EXAMPLE}={code}")
}

/// All keys.
pub const KEYS: [&str; 11] =
    [OUTCOME, RULE, REGION, FAMILY, MODE, SEARCH, SORT, GROUP, CHANGE, ROW, EXAMPLE];

/// What rows are sorted and grouped by, with its word.
pub const ORDERS: [(&str, By); 7] = [
    ("place", By::Place),
    ("name", By::Name),
    ("outcome", By::Outcome),
    ("mode", By::Mode),
    ("region", By::Region),
    ("family", By::Family),
    ("rule", By::Rule),
];

/// Which rows are shown, and how.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct View {
    /// The rows.
    pub filter: Filter,
    /// The order, and is it turned?
    pub sort: Option<(By, bool)>,
    /// The groups.
    pub group: Option<By>,
    /// Those alone with new findings?
    pub new: bool,
    /// What no word of a view is.
    pub unknown: Pairs,
}

impl View {
    /// Reads the pairs; what is wrong is kept apart, and the rest holds.
    #[must_use]
    pub fn read(pairs: &[(String, String)]) -> Self {
        let mut view = Self::default();
        for (key, value) in pairs {
            if view.take(key, value).is_none() {
                view.unknown.push((key.clone(), value.clone()));
            }
        }
        view
    }

    fn take(&mut self, key: &str, value: &str) -> Option<()> {
        let filter = &mut self.filter;
        match key {
            OUTCOME => {
                let outcome = Outcome::ALL.into_iter().find(|one| one.word() == value)?;
                filter.outcomes.push(outcome);
            }
            RULE => filter.rule = Some(rules::find(value)?),
            REGION => filter.region = Some(Region::find(value)?),
            FAMILY => filter.family = Some(Family::find(value)?),
            MODE => filter.mode = Some(Mode::parse(value)?),
            SEARCH => value.clone_into(&mut filter.search),
            SORT => {
                let word = value.strip_prefix('-');
                self.sort = Some((order(word.unwrap_or(value))?, word.is_some()));
            }
            GROUP => self.group = Some(order(value)?),
            // They change nothing of the others.
            ROW => drop(value.parse::<u32>().ok()?),
            EXAMPLE => drop(cross::find(value)?),
            CHANGE => self.new = (value == NEW).then_some(true)?,
            _ => return None,
        }
        Some(())
    }
}

fn order(word: &str) -> Option<By> {
    ORDERS.into_iter().find(|(known, _)| *known == word).map(|(_, by)| by)
}
