//! What is known, as lists: rules, regions, instance families.

use serde::Serialize;

use super::document::SourceDocument;
use crate::catalog::{Family, InstanceType, Lang, Mode, Region, RegionStatus};
use crate::check::AnyRule;
use crate::scenario::SCHEMA;
use crate::text;

/// `rules({ lang })`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RulesDocument {
    schema: &'static str,
    rules: Vec<RuleDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RuleDocument {
    /// Stable, such as `CUT-03`.
    code: &'static str,
    severity: &'static str,
    /// The modes that it speaks of.
    modes: Vec<&'static str>,
    title: &'static str,
    why: &'static str,
    /// What to do.
    mend: &'static str,
    sources: Vec<SourceDocument>,
}

/// `regions({ lang })`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct RegionsDocument {
    schema: &'static str,
    regions: Vec<RegionDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RegionDocument {
    id: &'static str,
    name: &'static str,
    /// The part of the world, in words.
    area: &'static str,
    /// `open`, `local` (a single zone), `partner` or `closed`.
    status: &'static str,
    /// The modes that exist there.
    modes: Vec<&'static str>,
}

/// `instanceFamilies()`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct FamiliesDocument {
    schema: &'static str,
    families: Vec<FamilyDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct FamilyDocument {
    id: &'static str,
    /// Does the family take the multi-EIP-to-ENI mode?
    multi_eip: bool,
    types: Vec<TypeDocument>,
}

/// What nobody wrote down is `null`.
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct TypeDocument {
    name: &'static str,
    vcpu: Option<u16>,
    memory_mib: Option<u32>,
    /// ENIs, the primary one among them.
    enis: Option<u16>,
    /// Private IPv4 addresses on each ENI.
    ipv4_per_eni: Option<u16>,
}

impl RulesDocument {
    /// All rules and notes, in the order in which people read them; those over several resources last.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        let rule = |rule: AnyRule| RuleDocument {
            code: rule.code(),
            severity: rule.severity().word(),
            modes: Mode::ALL
                .into_iter()
                .filter(|mode| rule.modes().has(*mode))
                .map(Mode::id)
                .collect(),
            title: rule.title().get(lang),
            why: rule.why().get(lang),
            mend: rule.mend().get(lang),
            sources: rule.sources().iter().map(Into::into).collect(),
        };
        Self { schema: SCHEMA, rules: AnyRule::all().map(rule).collect() }
    }
}

impl RegionsDocument {
    /// All regions, in the order of the catalog.
    #[must_use]
    pub fn of(lang: Lang) -> Self {
        let region = |region: Region| RegionDocument {
            id: region.id(),
            name: region.name(lang),
            area: text::area(region.area()).get(lang),
            status: match region.status() {
                RegionStatus::Open => "open",
                RegionStatus::Local => "local",
                RegionStatus::Partner => "partner",
                RegionStatus::Closed => "closed",
            },
            modes: Mode::ALL.into_iter().filter(|m| region.supports(*m)).map(Mode::id).collect(),
        };
        Self { schema: SCHEMA, regions: Region::all().map(region).collect() }
    }
}

impl FamiliesDocument {
    /// All families that are offered, with their types.
    #[must_use]
    pub fn all() -> Self {
        let instance = |of: InstanceType| TypeDocument {
            name: of.name(),
            vcpu: of.vcpu(),
            memory_mib: of.memory_mib(),
            enis: of.enis(),
            ipv4_per_eni: of.ipv4_per_eni(),
        };
        let family = |family: Family| FamilyDocument {
            id: family.id(),
            multi_eip: family.multi_eip(),
            types: family.types().filter(|of| !of.hidden()).map(instance).collect(),
        };
        Self { schema: SCHEMA, families: Family::visible().map(family).collect() }
    }
}
