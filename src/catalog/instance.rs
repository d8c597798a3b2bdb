//! Instance types and families, and how many ENIs and addresses they carry.

use std::sync::OnceLock;

use super::{FAMILIES, NAME_BLOCK, Source, TYPE_NAMES, TYPE_SOURCES, TYPES};
use crate::order::by_key;

/// An instance family, such as `ecs.g7`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Family(u16);

/// An instance type, such as `ecs.g7.xlarge`.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct InstanceType(u16);

/// A type, or only a family.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Instance {
    /// A type.
    Type(InstanceType),
    /// Only a family.
    Family(Family),
}

#[derive(Debug)]
pub(super) struct FamilyRow {
    pub id: &'static str,
    pub multi_eip: bool,
    pub multi_eip_2021: bool,
    pub hidden: bool,
    /// All its types stand between these two.
    pub types: (u16, u16),
}

/// The types by column, since the page carries them all: like numbers beside each other take less room on the line.
/// Zero is a number that no source gives.
#[derive(Debug)]
pub(super) struct TypeColumns {
    pub name_length: &'static [u8],
    /// Where the name begins, of every type of a [`NAME_BLOCK`] the first.
    pub name_start: &'static [u16],
    pub family: &'static [u16],
    pub vcpu: &'static [u16],
    pub memory: &'static [u16],
    pub enis: &'static [u8],
    pub ipv4: &'static [u8],
    pub sources: &'static [u8],
    /// Those that must be stopped while an ENI is attached.
    pub stop_to_attach: &'static [u16],
}

impl Family {
    /// All of them, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..u16::MAX).map(Self).take(FAMILIES.len())
    }

    /// Those that a picker offers.
    pub fn visible() -> impl Iterator<Item = Self> {
        Self::all().filter(|family| !family.hidden())
    }

    /// Those of multi-EIP-to-ENI, by name.
    #[must_use]
    pub fn listed() -> &'static [Self] {
        static LIST: OnceLock<Vec<Family>> = OnceLock::new();
        LIST.get_or_init(|| Self::all().filter(|family| family.multi_eip()).collect())
    }

    /// The family of a name.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        let index = FAMILIES.binary_search_by(|row| row.id.cmp(id)).ok()?;
        u16::try_from(index).ok().map(Self)
    }

    fn row(self) -> Option<&'static FamilyRow> {
        FAMILIES.get(usize::from(self.0))
    }

    /// Its place in the catalog.
    #[inline]
    pub(crate) fn index(self) -> usize {
        self.0.into()
    }

    /// That of a place in the catalog.
    pub(crate) const fn at(place: u16) -> Self {
        Self(place)
    }

    /// `ecs.g7`
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().map_or("", |row| row.id)
    }

    /// Is it one of the families of multi-EIP-to-ENI?
    #[must_use]
    pub fn multi_eip(self) -> bool {
        self.row().is_some_and(|row| row.multi_eip)
    }

    /// Is it on the list of 2021 alone?
    #[must_use]
    pub fn multi_eip_2021(self) -> bool {
        self.row().is_some_and(|row| row.multi_eip_2021)
    }

    /// Is it known only from the table of 2020?
    #[must_use]
    pub fn hidden(self) -> bool {
        self.row().is_none_or(|row| row.hidden)
    }

    /// Its types, by name.
    pub fn types(self) -> impl Iterator<Item = InstanceType> {
        let (first, end) = self.row().map_or((0, 0), |row| row.types);
        (first..end).map(InstanceType).filter(move |instance| instance.family() == self)
    }
}

impl InstanceType {
    /// All of them, by name.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..u16::MAX).map(Self).take(TYPES.family.len())
    }

    /// Those that a picker offers.
    pub fn visible() -> impl Iterator<Item = Self> {
        Self::all().filter(|instance| !instance.hidden())
    }

    /// The type of a name.
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        let (mut low, mut high) = (0, u16::try_from(TYPES.family.len()).ok()?);
        while low < high {
            let middle = low + (high - low) / 2;
            match Self(middle).name().cmp(name) {
                std::cmp::Ordering::Equal => return Some(Self(middle)),
                std::cmp::Ordering::Less => low = middle + 1,
                std::cmp::Ordering::Greater => high = middle,
            }
        }
        None
    }

    /// Those with as many vCPUs and as much memory, itself among them.
    pub fn as_large(self) -> impl Iterator<Item = Self> {
        let of = (self.number(TYPES.vcpu), self.number(TYPES.memory));
        let sizes = TYPES.vcpu.iter().zip(TYPES.memory);
        // By the columns as they are: there are so many types that it shows.
        (0..).map(Self).zip(sizes).filter_map(move |(other, (vcpu, memory))| {
            ((Some(*vcpu), Some(*memory)) == of).then_some(other)
        })
    }

    /// A number of this type.
    fn number<T: Copy + Into<u16>>(self, column: &[T]) -> Option<u16> {
        column.get(self.index()).map(|n| (*n).into())
    }

    /// A number that a source gives.
    fn given<T: Copy + Into<u16>>(self, column: &[T]) -> Option<u16> {
        self.number(column).filter(|n| *n > 0)
    }

    /// Its place in the catalog.
    #[inline]
    pub(crate) fn index(self) -> usize {
        self.0.into()
    }

    /// That of a place in the catalog.
    pub(crate) const fn at(place: u16) -> Self {
        Self(place)
    }

    /// `ecs.g7.xlarge`
    #[must_use]
    pub fn name(self) -> &'static str {
        let place = self.index();
        let block = place / NAME_BLOCK;
        let length = |place: usize| TYPES.name_length.get(place).map_or(0, |n| usize::from(*n));
        let Some(start) = TYPES.name_start.get(block) else { return "" };
        let before: usize = (block * NAME_BLOCK..place).map(length).sum();
        let start = usize::from(*start) + before;
        TYPE_NAMES.get(start..start + length(place)).unwrap_or_default()
    }

    /// Its family.
    #[must_use]
    pub fn family(self) -> Family {
        Family(self.number(TYPES.family).unwrap_or(u16::MAX))
    }

    /// vCPUs, if a source gives them.
    #[must_use]
    pub fn vcpu(self) -> Option<u16> {
        self.given(TYPES.vcpu)
    }

    /// Memory in MiB, if a source gives it.
    #[must_use]
    pub fn memory_mib(self) -> Option<u32> {
        self.given(TYPES.memory).map(|n| u32::from(n) * 512)
    }

    /// The most ENIs of an instance, the primary one included, if a source gives them.
    #[must_use]
    pub fn enis(self) -> Option<u16> {
        self.given(TYPES.enis)
    }

    /// The most private IPv4 addresses of one ENI, its primary one included, if a source gives them.
    #[must_use]
    pub fn ipv4_per_eni(self) -> Option<u16> {
        self.given(TYPES.ipv4)
    }

    /// Must the instance be stopped while an ENI is attached?
    #[must_use]
    pub fn needs_stop_to_attach(self) -> bool {
        TYPES.stop_to_attach.contains(&self.0)
    }

    /// Where its numbers come from, the document preferred first.
    #[must_use]
    pub fn sources(self) -> &'static [Source] {
        self.number(TYPES.sources)
            .and_then(|group| TYPE_SOURCES.get(usize::from(group)))
            .copied()
            .unwrap_or_default()
    }

    /// What types are sorted by, the smallest first.
    pub(crate) fn size(self) -> (u16, Option<u32>, Self) {
        (self.vcpu().unwrap_or(u16::MAX), self.memory_mib(), self)
    }

    /// Is it known only from the table of 2020?
    #[must_use]
    pub fn hidden(self) -> bool {
        self.sources() == [super::source::TERWAY_2020_01]
    }
}

impl Instance {
    /// Reads `ecs.g7.xlarge` or `ecs.g7`.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        InstanceType::find(name).map(Self::Type).or_else(|| Family::find(name).map(Self::Family))
    }

    /// The name as read.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Type(instance) => instance.name(),
            Self::Family(family) => family.id(),
        }
    }

    /// The family.
    #[must_use]
    pub fn family(self) -> Family {
        match self {
            Self::Type(instance) => instance.family(),
            Self::Family(family) => family,
        }
    }

    /// Names that share the longest beginning with a name that is not known, at most `max`: 'did you mean'.
    #[must_use]
    pub fn nearest(name: &str, max: usize) -> Vec<&'static str> {
        let shared =
            |known: &str| known.bytes().zip(name.bytes()).take_while(|(a, b)| a == b).count();
        let names = || {
            Family::visible().map(Family::id).chain(InstanceType::visible().map(InstanceType::name))
        };
        // Less than the common "ecs." and one letter more is no likeness.
        let best = names().map(shared).max().filter(|n| *n > 4);
        names().filter(|known| Some(shared(known)) == best).take(max).collect()
    }
}

/// The types of a family that carry this many secondary ENIs with this many private addresses each, smallest
/// first. Types whose limits are not known, and those known only from the table of 2020, are left out.
#[must_use]
pub fn smallest_types(family: Family, secondary_enis: u32, addresses: u32) -> Vec<InstanceType> {
    let mut types: Vec<InstanceType> = carrying(family, secondary_enis, addresses).collect();
    by_key(&mut types, |of| of.size());
    types
}

/// The smallest of [`smallest_types`].
#[must_use]
pub fn smallest_type(family: Family, secondary_enis: u32, addresses: u32) -> Option<InstanceType> {
    carrying(family, secondary_enis, addresses).min_by_key(|of| of.size())
}

fn carrying(
    family: Family,
    secondary_enis: u32,
    addresses: u32,
) -> impl Iterator<Item = InstanceType> {
    family.types().filter(move |instance| {
        instance.enis().is_some_and(|n| u32::from(n) > secondary_enis)
            && instance.ipv4_per_eni().is_some_and(|n| u32::from(n) >= addresses)
            && !instance.hidden()
    })
}
