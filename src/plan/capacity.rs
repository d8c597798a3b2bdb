//! How many EIPs an instance can carry in a mode, where the limit comes from, and what carries more.

use super::fewest::{Room, fewest};
use super::topology::Topology;
use crate::catalog::{Family, Instance, InstanceType, Mode, Source, limit, source};
use crate::order::by_key;
use crate::rules::Citation;
use crate::scenario::{EniKind, Facts, Scenario};

/// How many types an answer names.
const NAMED: usize = 3;

/// What one instance can carry in a mode, with every ENI that it takes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Capacity {
    /// The mode.
    pub mode: Mode,
    /// The most EIPs.
    pub most: Most,
    /// What the number is made of.
    pub limits: Vec<Part>,
    /// The fewest secondary ENIs that carry the EIPs wanted; `None`: not known, or not to be carried.
    pub enis: Option<u32>,
    /// Who gets which address on these, whatever else stands in the way of the mode; `None` where `enis` is.
    pub topology: Option<Topology>,
    /// The smallest types of the same family that carry the EIPs wanted, where the chosen one does not.
    pub larger: Vec<InstanceType>,
    /// Where the family has none: types of other families with as many vCPUs and as much memory.
    pub others: Vec<InstanceType>,
    /// How many instances of the type carry the EIPs wanted, where one does not.
    pub instances: Option<u32>,
}

/// The most EIPs.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Most {
    /// Of a type.
    Exactly(u32),
    /// Over the types of a family.
    Between(u32, u32),
    /// No instance is given, or no source gives the limits of this one: two numbers are to be looked up.
    Unknown,
}

/// Does an instance carry the EIPs wanted?
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Fit {
    /// It does.
    Fits,
    /// Some types do, or nobody knows.
    Depends,
    /// No type does.
    TooMany,
}

impl Most {
    /// Do so many EIPs fit?
    #[must_use]
    pub const fn fit(self, wanted: u32) -> Fit {
        let (least, most) = match self {
            Self::Unknown => return Fit::Depends,
            Self::Exactly(most) => (most, most),
            Self::Between(least, most) => (least, most),
        };
        if wanted <= least {
            Fit::Fits
        } else if wanted <= most {
            Fit::Depends
        } else {
            Fit::TooMany
        }
    }
}

/// One of the numbers that make the limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it counts.
    pub what: What,
    /// The number.
    pub value: u32,
    /// Where it stands; `None`: whoever asked looked it up.
    pub source: Option<Citation>,
}

/// What a number of the limit counts.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum What {
    /// ENIs of the instance type, the primary one included.
    Enis,
    /// Private IPv4 addresses of one ENI.
    PrivateIps,
    /// EIPs of a secondary ENI that the mode allows.
    PerEni,
    /// EIPs of the primary ENI that the mode allows.
    Primary,
    /// The same by a newer page, which the limit does not follow.
    PrimaryNewer,
    /// The family is not one of those that the mode supports.
    Family,
}

impl What {
    /// The word in the JSON form.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Enis => "enis",
            Self::PrivateIps => "private-ips",
            Self::PerEni => "per-eni",
            Self::Primary => "primary",
            Self::PrimaryNewer => "primary-newer",
            Self::Family => "family",
        }
    }
}

/// What a type takes, from the catalog or from who asked.
#[derive(Clone, Copy)]
struct Numbers {
    of: InstanceType,
    enis: Option<u32>,
    ipv4: Option<u32>,
}

impl Numbers {
    /// Those of the catalog, else those that were given.
    fn given(of: InstanceType, facts: &Facts<'_>) -> Self {
        Self { of, enis: facts.enis_limit(), ipv4: facts.private_ips_limit() }
    }
}

impl From<InstanceType> for Numbers {
    fn from(of: InstanceType) -> Self {
        Self { of, enis: of.enis().map(u32::from), ipv4: of.ipv4_per_eni().map(u32::from) }
    }
}

/// EIPs of each secondary ENI and of the primary one; `None`: the type's numbers are not known.
fn per_eni(of: Numbers, mode: Mode) -> Option<(u32, u32)> {
    match mode {
        Mode::Nat => Some((of.ipv4?, limit::NAT_PRIMARY_EIPS.value)),
        Mode::CutThrough => Some((limit::CUT_THROUGH_EIPS_PER_ENI.value, 0)),
        Mode::MultiEip if !of.of.family().multi_eip() => Some((0, 0)),
        Mode::MultiEip => Some((limit::MULTI_EIP_EIPS_PER_ENI.value, 0)),
        // Each ENI has the one EIP whose address it is.
        Mode::SecondaryCidr => Some((limit::SECONDARY_CIDR_EIPS_PER_ENI.value, 0)),
    }
}

/// The most EIPs of a type in a mode; `None`: its numbers are not known.
#[must_use]
pub fn most_of(of: InstanceType, mode: Mode) -> Option<u32> {
    most_with(of.into(), mode)
}

fn most_with(of: Numbers, mode: Mode) -> Option<u32> {
    let (secondary, primary) = per_eni(of, mode)?;
    // Where the mode refuses the family, its ENIs do not matter.
    if secondary == 0 {
        return Some(primary);
    }
    Some(of.enis?.saturating_sub(1) * secondary + primary)
}

/// The most EIPs that the instance of a scenario can carry in a mode, and what the number is made of: the quick part of
/// [`capacity`].
#[must_use]
pub fn carries(scenario: &Scenario, mode: Mode) -> (Most, Vec<Part>) {
    match scenario.instance() {
        None => (Most::Unknown, Vec::new()),
        Some(Instance::Family(family)) => most_of_family(family, mode),
        Some(Instance::Type(of)) => {
            let numbers = Numbers::given(of, &scenario.facts());
            let most = most_with(numbers, mode).map_or(Most::Unknown, Most::Exactly);
            // What is known of the limits is said even where the rest is not.
            (most, parts(numbers, mode))
        }
    }
}

fn most_of_family(family: Family, mode: Mode) -> (Most, Vec<Part>) {
    let known = || family.types().filter(|of| !of.hidden()).filter_map(|of| most_of(of, mode));
    let most = match (known().min(), known().max()) {
        (Some(least), Some(most)) => Most::Between(least, most),
        _ => Most::Unknown,
    };
    let refused = mode == Mode::MultiEip && !family.multi_eip();
    (most, refused.then(family_part).into_iter().collect())
}

/// What the instance of a scenario can carry in a mode.
#[must_use]
pub fn capacity(scenario: &Scenario, mode: Mode) -> Capacity {
    let wanted = scenario.facts().eips();
    let (most, limits) = carries(scenario, mode);
    let mut capacity = Capacity {
        mode,
        most,
        limits,
        enis: None,
        topology: None,
        larger: Vec::new(),
        others: Vec::new(),
        instances: None,
    };
    match scenario.instance() {
        None => {}
        Some(Instance::Family(family)) => {
            capacity.larger = carrying(family.types(), mode, wanted);
        }
        Some(Instance::Type(of)) => {
            let facts = scenario.facts();
            of_type(&mut capacity, Numbers::given(of, &facts), &facts);
        }
    }
    capacity
}

fn of_type(capacity: &mut Capacity, numbers: Numbers, facts: &Facts<'_>) {
    let (mode, of, wanted) = (capacity.mode, numbers.of, facts.eips());
    let (Some(most), Some((secondary, primary))) =
        (most_with(numbers, mode), per_eni(numbers, mode))
    else {
        return;
    };
    if wanted <= most {
        let enis = if secondary == 0 { 0 } else { numbers.enis.unwrap_or(1).saturating_sub(1) };
        let topology = fewest(facts, mode, Room { enis, per_eni: secondary, primary });
        let used = topology.enis.iter().filter(|eni| eni.kind == EniKind::Secondary).count();
        capacity.enis = u32::try_from(used).ok();
        capacity.topology = Some(topology);
        return;
    }
    capacity.larger = carrying(of.family().types(), mode, wanted);
    if capacity.larger.is_empty() {
        let family = of.family();
        let like = of.as_large().filter(|other| {
            other.family() != family && other.sources().contains(&source::HELP_2026_06)
        });
        if of.vcpu().is_some() {
            capacity.others = carrying(like, mode, wanted);
        }
    }
    capacity.instances = wanted.checked_div(most).map(|_| wanted.div_ceil(most));
}

/// The smallest of these types that carry so many EIPs.
fn carrying(
    types: impl Iterator<Item = InstanceType>,
    mode: Mode,
    wanted: u32,
) -> Vec<InstanceType> {
    let mut fits: Vec<InstanceType> = types
        .filter(|of| !of.hidden() && most_of(*of, mode).is_some_and(|most| most >= wanted))
        .collect();
    by_key(&mut fits, |of| of.size());
    fits.truncate(NAMED);
    fits
}

fn parts(of: Numbers, mode: Mode) -> Vec<Part> {
    let table = |what, value: Option<u32>, listed: Option<u16>| {
        let sources = of.of.sources().first().copied().filter(|_| listed.is_some());
        let source = sources.map(|source| cite(source, "实例规格族"));
        value.map(|value| Part { what, value, source })
    };
    let own = |what, limit: crate::catalog::Limit| {
        let source = Some(cite(limit.source, limit.section));
        Some(Part { what, value: limit.value, source })
    };
    let enis = table(What::Enis, of.enis, of.of.enis());
    let list = match mode {
        Mode::Nat => vec![
            enis,
            table(What::PrivateIps, of.ipv4, of.of.ipv4_per_eni()),
            own(What::Primary, limit::NAT_PRIMARY_EIPS),
            // One on each private address (X4): shown beside the limit of the source page, which rules.
            of.ipv4.map(|value| Part {
                what: What::PrimaryNewer,
                value,
                source: Some(cite(source::NATMULTI, "Limits")),
            }),
        ],
        Mode::CutThrough => vec![enis, own(What::PerEni, limit::CUT_THROUGH_EIPS_PER_ENI)],
        Mode::MultiEip if !of.of.family().multi_eip() => vec![Some(family_part())],
        Mode::MultiEip => vec![enis, own(What::PerEni, limit::MULTI_EIP_EIPS_PER_ENI)],
        Mode::SecondaryCidr => vec![enis, own(What::PerEni, limit::SECONDARY_CIDR_EIPS_PER_ENI)],
    };
    list.into_iter().flatten().collect()
}

fn family_part() -> Part {
    Part {
        what: What::Family,
        value: 0,
        source: Some(cite(source::SEED, crate::rules::section::MULTI_EIP)),
    }
}

const fn cite(source: Source, section: &'static str) -> Citation {
    Citation { source, section }
}
