//! How many EIPs an instance can carry in a mode, where the limit comes from, and what carries more.

use crate::catalog::{Family, Instance, InstanceType, Mode, Source, limit, source};
use crate::rules::Citation;
use crate::scenario::Scenario;

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

/// One of the numbers that make the limit.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Part {
    /// What it counts.
    pub what: What,
    /// The number.
    pub value: u32,
    /// Where it stands.
    pub source: Citation,
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
            Self::Family => "family",
        }
    }
}

/// EIPs of each secondary ENI and of the primary one; `None`: the type's numbers are not known.
fn per_eni(of: InstanceType, mode: Mode) -> Option<(u32, u32)> {
    match mode {
        Mode::Nat => Some((of.ipv4_per_eni()?.into(), limit::NAT_PRIMARY_EIPS.value)),
        Mode::CutThrough => Some((limit::CUT_THROUGH_EIPS_PER_ENI.value, 0)),
        Mode::MultiEip if !of.family().multi_eip() => Some((0, 0)),
        Mode::MultiEip => Some((limit::MULTI_EIP_EIPS_PER_ENI.value, 0)),
        // Each ENI has the one EIP whose address it is.
        Mode::SecondaryCidr => Some((limit::SECONDARY_CIDR_EIPS_PER_ENI.value, 0)),
    }
}

/// The most EIPs of a type in a mode; `None`: its numbers are not known.
#[must_use]
pub fn most_of(of: InstanceType, mode: Mode) -> Option<u32> {
    let (secondary, primary) = per_eni(of, mode)?;
    let enis = u32::from(of.enis()?).saturating_sub(1);
    Some(enis * secondary + primary)
}

/// What the instance of a scenario can carry in a mode.
#[must_use]
pub fn capacity(scenario: &Scenario, mode: Mode) -> Capacity {
    let wanted = scenario.facts().eips();
    let mut capacity = Capacity {
        mode,
        most: Most::Unknown,
        limits: Vec::new(),
        enis: None,
        larger: Vec::new(),
        others: Vec::new(),
        instances: None,
    };
    match scenario.instance() {
        None => {}
        Some(Instance::Family(family)) => of_family(&mut capacity, family, wanted),
        Some(Instance::Type(of)) => of_type(&mut capacity, of, wanted),
    }
    capacity
}

fn of_family(capacity: &mut Capacity, family: Family, wanted: u32) {
    let mode = capacity.mode;
    let known = || family.types().filter(|of| !of.hidden()).filter_map(|of| most_of(of, mode));
    if let (Some(least), Some(most)) = (known().min(), known().max()) {
        capacity.most = Most::Between(least, most);
    }
    if mode == Mode::MultiEip && !family.multi_eip() {
        capacity.limits.push(family_part());
    }
    capacity.larger = carrying(family.types(), mode, wanted);
}

fn of_type(capacity: &mut Capacity, of: InstanceType, wanted: u32) {
    let mode = capacity.mode;
    let (Some(most), Some((secondary, _))) = (most_of(of, mode), per_eni(of, mode)) else {
        return;
    };
    capacity.most = Most::Exactly(most);
    capacity.limits = parts(of, mode);
    if wanted <= most {
        // The primary ENI is used last: only where the secondary ones are full.
        let enis = u32::from(of.enis().unwrap_or(1)).saturating_sub(1);
        capacity.enis = Some(if secondary == 0 { 0 } else { wanted.div_ceil(secondary).min(enis) });
        return;
    }
    capacity.larger = carrying(of.family().types(), mode, wanted);
    if capacity.larger.is_empty() {
        let like = InstanceType::all().filter(|other| {
            other.family() != of.family()
                && other.vcpu() == of.vcpu()
                && other.memory_mib() == of.memory_mib()
                && other.sources().contains(&source::HELP_2026_06)
        });
        capacity.others = carrying(like, mode, wanted);
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
    fits.sort_by_key(|of| (of.vcpu().unwrap_or(u16::MAX), of.memory_mib(), *of));
    fits.truncate(NAMED);
    fits
}

fn parts(of: InstanceType, mode: Mode) -> Vec<Part> {
    let table = |what, value: Option<u16>| {
        let source = of.sources().first().copied().unwrap_or(source::SEED);
        value.map(|value| Part {
            what, value: value.into(), source: cite(source, "实例规格族")
        })
    };
    let own = |what, limit: crate::catalog::Limit| {
        Some(Part { what, value: limit.value, source: cite(limit.source, limit.section) })
    };
    let enis = table(What::Enis, of.enis());
    let list = match mode {
        Mode::Nat => vec![
            enis,
            table(What::PrivateIps, of.ipv4_per_eni()),
            own(What::Primary, limit::NAT_PRIMARY_EIPS),
        ],
        Mode::CutThrough => vec![enis, own(What::PerEni, limit::CUT_THROUGH_EIPS_PER_ENI)],
        Mode::MultiEip if !of.family().multi_eip() => vec![Some(family_part())],
        Mode::MultiEip => vec![enis, own(What::PerEni, limit::MULTI_EIP_EIPS_PER_ENI)],
        Mode::SecondaryCidr => vec![enis, own(What::PerEni, limit::SECONDARY_CIDR_EIPS_PER_ENI)],
    };
    list.into_iter().flatten().collect()
}

fn family_part() -> Part {
    Part {
        what: What::Family,
        value: 0,
        source: cite(source::SEED, crate::rules::section::MULTI_EIP),
    }
}

const fn cite(source: Source, section: &'static str) -> Citation {
    Citation { source, section }
}
