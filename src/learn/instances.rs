//! Finds instance families and types by part of a name, by vCPUs and memory, and by the EIPs that they carry.

use std::collections::BTreeMap;
use std::ops::Range;

use super::nearest::fold;
use super::wishes::{Query, Wish, read};
use crate::catalog::{Family, Instance, InstanceType, Mode, source};
use crate::plan::most_of;

/// What a search found.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Matches {
    /// The first of them, best first.
    pub hits: Vec<Offer>,
    /// How many there are.
    pub total: usize,
}

/// The least and the most, the same twice for a type; `None`: no source gives it.
pub type Span<T> = Option<(T, T)>;

/// An instance to choose, with what helps to choose it.
#[derive(Clone, PartialEq, Debug)]
pub struct Offer {
    /// Which.
    pub instance: Instance,
    /// What it has, of a family over all its types.
    pub size: Size,
    /// The parts of the name that were asked for.
    marks: Vec<Range<usize>>,
}

/// What an instance has.
#[derive(Clone, Copy, PartialEq, Debug, Default)]
pub struct Size {
    /// vCPUs.
    pub vcpu: Span<u16>,
    /// Memory in MiB.
    pub memory_mib: Span<u32>,
    /// EIPs that it carries in the mode.
    pub eips: Span<u32>,
}

impl Offer {
    /// The name in pieces, each with: was it asked for?
    #[must_use]
    pub fn pieces(&self) -> Vec<(&'static str, bool)> {
        let name = self.instance.name();
        let mut cuts = vec![0, name.len()];
        cuts.extend(self.marks.iter().flat_map(|mark| [mark.start, mark.end]));
        cuts.sort_unstable();
        cuts.dedup();
        let ends = cuts.iter().skip(1);
        let marked = |at: &usize| self.marks.iter().any(|mark| mark.contains(at));
        cuts.iter()
            .zip(ends)
            .filter_map(|(from, to)| Some((name.get(*from..*to)?, marked(from))))
            .collect()
    }
}

/// Families and types that fit every word, best first, at most `most` of them.
///
/// A name fits by any part of it. `8 vCPU`, `32 GiB` and `12 EIP` ask for a size, the last for at least so many in
/// the mode; `4c8g` is understood as well. Sizes alone bring the smallest types first; a name that is
/// written out brings its relatives along; an empty query brings the families.
// A function of its own: the page does without it at first.
#[must_use]
#[inline(never)]
pub fn find_instances(query: &str, mode: Mode, most: usize) -> Matches {
    let query = read(&fold(query));
    let families = families(&query, mode);
    let types = InstanceType::visible().filter_map(|of| {
        let size = size_of(of, mode);
        let rank = rank(&query, of.name(), fits(&query, &size), of.family())?;
        Some((Order::new(&query, rank, is_current(of), Instance::Type(of), &size), size))
    });
    let mut ranked: Vec<_> = Family::visible()
        .filter_map(|family| {
            let of = families.get(&family)?;
            let rank = rank(&query, family.id(), of.fits, family)?;
            Some((
                Order::new(&query, rank, of.current, Instance::Family(family), &of.size),
                of.size,
            ))
        })
        .chain(types.filter(|_| !query.is_empty()))
        .collect();
    let total = ranked.len();
    ranked.sort_by_key(|(order, _)| *order);
    let hits = ranked.into_iter().take(most).map(|(Order { instance, .. }, size)| {
        let marks = query.names.iter().filter_map(|word| place(instance.name(), word)).collect();
        Offer { instance, size, marks }
    });
    Matches { hits: hits.collect(), total }
}

/// The instance of a name as people write it: `G7.xlarge` is `ecs.g7.xlarge`.
#[must_use]
pub fn name_instance(text: &str) -> Option<Instance> {
    let name = fold(text);
    Instance::parse(&name).or_else(|| Instance::parse(&format!("{PREFIX}{name}")))
}

/// What comes first.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Order {
    /// A family where sizes alone were asked for: they are a type's.
    late: bool,
    rank: u8,
    /// Not among those that are sold today.
    retired: bool,
    is_type: bool,
    vcpu: u16,
    memory_mib: u32,
    instance: Instance,
}

impl Order {
    fn new(query: &Query, rank: u8, current: bool, instance: Instance, size: &Size) -> Self {
        let is_type = matches!(instance, Instance::Type(_));
        let of_type = |n: u32| if is_type { n } else { 0 };
        Self {
            late: !is_type && query.names.is_empty() && !query.wishes.is_empty(),
            rank,
            retired: !current,
            is_type,
            vcpu: if is_type { size.vcpu.map_or(u16::MAX, |(least, _)| least) } else { 0 },
            memory_mib: of_type(size.memory_mib.map_or(u32::MAX, |(least, _)| least)),
            instance,
        }
    }
}

/// What the types of a family have together.
#[derive(Default)]
struct Summary {
    size: Size,
    /// Does one of them fit the sizes asked for?
    fits: bool,
    /// Is one of them sold today?
    current: bool,
}

/// All families in one pass over the types.
fn families(query: &Query, mode: Mode) -> BTreeMap<Family, Summary> {
    let mut families: BTreeMap<Family, Summary> = BTreeMap::new();
    for of in InstanceType::visible() {
        let (summary, size) = (families.entry(of.family()).or_default(), size_of(of, mode));
        summary.size.vcpu = both(summary.size.vcpu, size.vcpu);
        summary.size.memory_mib = both(summary.size.memory_mib, size.memory_mib);
        summary.size.eips = both(summary.size.eips, size.eips);
        summary.fits |= fits(query, &size);
        summary.current |= is_current(of);
    }
    families
}

fn both<T: Ord + Copy>(a: Span<T>, b: Span<T>) -> Span<T> {
    let (Some(a), Some(b)) = (a, b) else { return a.or(b) };
    Some((a.0.min(b.0), a.1.max(b.1)))
}

fn size_of(of: InstanceType, mode: Mode) -> Size {
    let twice = |n: u32| (n, n);
    Size {
        vcpu: of.vcpu().map(|n| (n, n)),
        memory_mib: of.memory_mib().map(twice),
        eips: most_of(of, mode).map(twice),
    }
}

fn is_current(of: InstanceType) -> bool {
    of.sources().contains(&source::HELP_2026_06)
}

/// Does a type have all sizes asked for?
fn fits(query: &Query, size: &Size) -> bool {
    query.wishes.iter().all(|wish| match wish {
        Wish::Vcpu(n) => size.vcpu.is_some_and(|(vcpu, _)| u32::from(vcpu) == *n),
        Wish::MemoryMib(n) => size.memory_mib.is_some_and(|(memory, _)| memory == *n),
        Wish::Eips(n) => size.eips.is_some_and(|(_, most)| most >= *n),
    })
}

/// How well a name fits, 0 best; `None`: not at all. The worst word decides.
fn rank(query: &Query, name: &str, fits: bool, family: Family) -> Option<u8> {
    /// Of the same family as the type that is written out.
    const RELATIVE: u8 = 5;
    if !fits {
        return None;
    }
    let ranks = query.names.iter().map(|word| rank_of(name, word));
    let by_name =
        ranks.collect::<Option<Vec<u8>>>().map(|ranks| ranks.into_iter().max().unwrap_or(0));
    by_name.or_else(|| {
        let written = query.names.first().filter(|_| query.names.len() == 1)?;
        let written = InstanceType::find(written)
            .or_else(|| InstanceType::find(&format!("{PREFIX}{written}")))?;
        (written.family() == family).then_some(RELATIVE)
    })
}

/// Every name begins with it, and nobody needs to type it.
const PREFIX: &str = "ecs.";

fn rank_of(name: &str, word: &str) -> Option<u8> {
    let at = place(name, word)?;
    let starts = at.start == 0 || at.start == PREFIX.len();
    let is_edge = |c: Option<char>| !c.is_some_and(|c| c.is_ascii_alphanumeric());
    let before = name.get(..at.start).and_then(|text| text.chars().next_back());
    let after = name.get(at.end..).and_then(|text| text.chars().next());
    let whole = is_edge(before) && is_edge(after);
    Some(match (starts, whole) {
        (true, true) if at.end == name.len() => 0,
        (true, true) => 1,
        (false, true) => 2,
        (true, false) => 3,
        (false, false) => 4,
    })
}

/// Where a word stands in a name: after the common beginning if it can, as a whole word if it can.
fn place(name: &str, word: &str) -> Option<Range<usize>> {
    let is_edge = |at: usize| {
        let around = name.get(at..).and_then(|rest| rest.chars().next());
        !around.is_some_and(|c| c.is_ascii_alphanumeric())
    };
    let places = || name.match_indices(word).map(|(at, found)| at..at + found.len());
    let starts = |at: &Range<usize>| at.start == 0 || at.start == PREFIX.len();
    let whole = |at: &Range<usize>| is_edge(at.end) && at.start.checked_sub(1).is_none_or(is_edge);
    places()
        .find(|at| starts(at) && whole(at))
        .or_else(|| places().find(whole))
        .or_else(|| places().find(starts))
        .or_else(|| places().next())
}
