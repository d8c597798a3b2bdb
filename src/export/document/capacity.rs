//! What one instance carries.

use serde::Serialize;

use super::source::SourceDocument;
use super::topology::TopologyDocument;
use crate::catalog::InstanceType;
use crate::plan::{Capacity, Most, Part};
use crate::scenario::{Known, Scenario};

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub(super) struct CapacityDocument<'a> {
    /// The range over the types of a family, the same number twice for a type, nothing if not known.
    min: Option<u32>,
    max: Option<u32>,
    limits: Vec<PartDocument>,
    /// Secondary ENIs needed for the EIPs wanted.
    enis: Option<u32>,
    larger_types: Vec<&'static str>,
    other_types: Vec<&'static str>,
    instances: Option<u32>,
    /// Who gets which address on the fewest ENIs.
    topology: Option<TopologyDocument<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PartDocument {
    what: &'static str,
    value: u32,
    /// `null`: whoever asked looked it up.
    source: Option<SourceDocument>,
}

impl<'a> CapacityDocument<'a> {
    pub(super) fn of(capacity: Capacity, scenario: &Scenario, known: &'a Known) -> Self {
        let (min, max) = match capacity.most {
            Most::Exactly(most) => (Some(most), Some(most)),
            Most::Between(least, most) => (Some(least), Some(most)),
            Most::Unknown => (None, None),
        };
        let part = |part: &Part| PartDocument {
            what: part.what.word(),
            value: part.value,
            source: part.source.as_ref().map(Into::into),
        };
        let names = |types: &[InstanceType]| types.iter().map(|of| of.name()).collect();
        Self {
            min,
            max,
            limits: capacity.limits.iter().map(part).collect(),
            enis: capacity.enis,
            larger_types: names(&capacity.larger),
            other_types: names(&capacity.others),
            instances: capacity.instances,
            topology: capacity
                .topology
                .map(|topology| TopologyDocument::of(&topology, scenario, known)),
        }
    }
}
