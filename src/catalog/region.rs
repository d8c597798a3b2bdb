//! Regions: names, and which modes each supports.

use std::sync::OnceLock;

use super::{Lang, Mode, REGIONS};

/// A region of the catalog.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub struct Region(u8);

/// What kind of region it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RegionStatus {
    /// Public.
    Open,
    /// With a single zone.
    Local,
    /// Run by a partner.
    Partner,
    /// Closed by the vendor.
    Closed,
}

#[derive(Debug)]
pub(super) struct RegionRow {
    pub id: &'static str,
    pub names: [&'static str; 3],
    pub aliases: &'static [&'static str],
    pub area: &'static str,
    pub status: RegionStatus,
    pub nat: bool,
    pub cut_through: bool,
    pub multi_eip: bool,
    pub newer_cut_through: bool,
    pub otherwise_in_2021: &'static [&'static str],
}

impl Region {
    /// All of them, in the order of the catalog.
    pub fn all() -> impl Iterator<Item = Self> {
        (0..u8::MAX).map(Self).take(REGIONS.len())
    }

    /// Those that support a mode, in the order of the catalog.
    #[must_use]
    pub fn supporting(mode: Mode) -> &'static [Self] {
        static LISTS: [OnceLock<Vec<Region>>; Mode::ALL.len()] =
            [const { OnceLock::new() }; Mode::ALL.len()];
        let list = || Self::all().filter(|region| region.supports(mode)).collect();
        LISTS.get(mode as usize).map_or(&[], |place| place.get_or_init(list))
    }

    /// The region of an id.
    #[must_use]
    pub fn find(id: &str) -> Option<Self> {
        Self::all().find(|region| region.id() == id)
    }

    /// The region of a name in any language, or of another spelling of it.
    #[must_use]
    pub fn find_by_name(name: &str) -> Option<Self> {
        let called = |row: &RegionRow| row.names.contains(&name) || row.aliases.contains(&name);
        Self::all().find(|region| region.row().is_some_and(called))
    }

    fn row(self) -> Option<&'static RegionRow> {
        REGIONS.get(usize::from(self.0))
    }

    /// Its place in the catalog.
    #[inline]
    pub(crate) fn index(self) -> usize {
        self.0.into()
    }

    /// That of a place in the catalog.
    pub(crate) const fn at(place: u8) -> Self {
        Self(place)
    }

    /// `cn-hangzhou`
    #[must_use]
    pub fn id(self) -> &'static str {
        self.row().map_or("", |row| row.id)
    }

    /// Its name, spelled as on the source page where that names it.
    #[must_use]
    pub fn name(self, lang: Lang) -> &'static str {
        self.row().and_then(|row| row.names.get(lang as usize)).copied().unwrap_or_default()
    }

    /// What kind of region it is.
    #[must_use]
    pub fn status(self) -> RegionStatus {
        self.row().map_or(RegionStatus::Closed, |row| row.status)
    }

    /// The part of the world: the first part of its id.
    #[must_use]
    pub fn area(self) -> &'static str {
        self.row().map_or("", |row| row.area)
    }

    /// The parts of the world, in the order of the regions.
    #[must_use]
    pub fn areas() -> Vec<&'static str> {
        let mut areas = Vec::new();
        for area in Self::all().map(Self::area) {
            if !areas.contains(&area) {
                areas.push(area);
            }
        }
        areas
    }

    /// Is the mode there? NAT is in every region that is open; the secondary CIDR method has no list of its
    /// own and associates in NAT mode; the other two follow the lists of the source page.
    #[must_use]
    pub fn supports(self, mode: Mode) -> bool {
        self.row().is_some_and(|row| match mode {
            Mode::Nat | Mode::SecondaryCidr => row.nat,
            Mode::CutThrough => row.cut_through,
            Mode::MultiEip => row.multi_eip,
        })
    }

    /// Is cut-through there by the newer English page?
    #[must_use]
    pub fn newer_cut_through(self) -> bool {
        self.row().is_some_and(|row| row.newer_cut_through)
    }

    /// Did the list of 2021 say the opposite for this mode?
    #[must_use]
    pub fn otherwise_in_2021(self, mode: Mode) -> bool {
        self.row().is_some_and(|row| row.otherwise_in_2021.contains(&mode.id()))
    }
}
