//! Designs of an estate: one for each ENI that carries EIPs or is to carry them.

use std::collections::HashSet;
use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use super::{Bond, Eni, Link, Maybe, View};
use crate::catalog::{Family, Instance, Mode};
use crate::check::{Design, Fault, Item, Said, Sink};
use crate::scenario::{
    Allowed, Billing, Draft, EniKind, ErrorCode, Field, InputError, Kind, ModeChoice, Value,
};
use crate::text::estate as t;

/// Hands over the designs; `false` where the sink has had enough.
pub fn designs(view: &View<'_, '_>, sink: &mut Sink<'_>) -> bool {
    let mut said = HashSet::new();
    for (index, eni) in view.estate.enis.iter().enumerate() {
        let bonds: Vec<_> = view.bonds(index).filter(|bond| bond.head.fate.remains()).collect();
        if bonds.is_empty() || !eni.head.fate.remains() {
            continue;
        }
        let mut facts = Facts { draft: Draft::default(), unknown: Vec::new(), fault: None };
        fill(view, index, eni, &bonds, &mut facts);
        let place = eni.head.place.clone();
        if let Some(name) = strange_type(view, index)
            && said.insert(name)
            && !sink(Item::Fault(place.clone(), new_type(name)))
        {
            return false;
        }
        let item = match facts.fault {
            Some(fault) => Item::Fault(place, Fault::Input(fault)),
            None => {
                facts.unknown.sort_unstable();
                facts.unknown.dedup();
                let name = eni.head.name.to_string();
                let (draft, unknown) = (facts.draft, facts.unknown);
                Item::Design(Design { kind: view.estate.kind, place, name, draft, unknown })
            }
        };
        if !sink(item) {
            return false;
        }
    }
    true
}

/// A design as it is made.
struct Facts {
    draft: Draft,
    unknown: Vec<Field>,
    fault: Option<InputError>,
}

impl Facts {
    fn set(&mut self, field: Field, value: Value) {
        self.draft.set(field, Some(value));
    }

    /// A number that a scenario takes; larger ones are no design but a fault.
    fn count(&mut self, field: Field, n: u32) {
        match field.spec().kind {
            Kind::Count { max } if !(1..=max).contains(&n) => {
                let path = field.spec().path;
                let allowed = Allowed::Range(1, max);
                let value = n.to_string();
                self.fault = Some(InputError::new(ErrorCode::OutOfRange, path, &value, allowed));
            }
            _ => self.set(field, Value::Count(n)),
        }
    }

    /// A value, nothing, or one more fact that is missing.
    fn maybe(&mut self, field: Field, value: Maybe<Value>) {
        match value {
            Maybe::Is(Value::Count(n)) => self.count(field, n),
            Maybe::Is(value) => self.set(field, value),
            Maybe::None => {}
            Maybe::Unknown => self.unknown.push(field),
        }
    }
}

fn fill(view: &View<'_, '_>, index: usize, eni: &Eni<'_>, bonds: &[&Bond<'_>], facts: &mut Facts) {
    let done = bonds.iter().all(|bond| bond.done());
    match region(view, index, eni) {
        Maybe::Is(region) => facts.set(Field::Region, Value::Region(region)),
        Maybe::None | Maybe::Unknown => facts.unknown.push(Field::Region),
    }
    eip_region(view, eni, bonds, facts);
    instance(view, index, facts);
    let mode = mode(view, index, eni, bonds);
    match mode {
        Some(mode) => facts.set(Field::Mode, ModeChoice::from(mode).value()),
        None => facts.unknown.push(Field::Mode),
    }
    facts.maybe(
        Field::EniKind,
        match eni.primary {
            Maybe::Is(true) => Maybe::Is(EniKind::Primary.value()),
            Maybe::Is(false) | Maybe::None => Maybe::Is(EniKind::Secondary.value()),
            Maybe::Unknown => Maybe::Unknown,
        },
    );
    attached(view, index, mode.filter(|_| done), facts);
    facts.count(Field::EniCount, 1);
    facts.maybe(
        Field::EniPrivateIps,
        match eni.ips {
            Maybe::Is(n) => Maybe::Is(Value::Count(n)),
            Maybe::None => Maybe::None,
            Maybe::Unknown => Maybe::Unknown,
        },
    );
    if eni.nameless() {
        facts.unknown.push(Field::EipsCount);
    }
    facts.count(Field::EipsCount, u32::try_from(bonds.len()).unwrap_or(u32::MAX));
    billing(view, bonds, facts);
    let gateway = gateway(view, index);
    facts.maybe(
        Field::VpcIpv4Gateway,
        match gateway {
            Maybe::Is(has) => Maybe::Is(Value::Flag(has)),
            Maybe::None => Maybe::Is(Value::Flag(false)),
            Maybe::Unknown => Maybe::Unknown,
        },
    );
    if mode == Some(Mode::MultiEip) {
        // Who uses the mode was granted it before it closed; of others the files know nothing.
        let granted = if done { Maybe::Is(Value::Flag(true)) } else { Maybe::Unknown };
        facts.maybe(Field::AccountMultiEipPermission, granted);
    }
}

/// The region of an ENI: its own, its vSwitch's, its instance's or its VPC's.
fn region(view: &View<'_, '_>, index: usize, eni: &Eni<'_>) -> Maybe<crate::catalog::Region> {
    let vswitch = view.vswitch(&eni.vswitch).map(|it| it.head.region).unwrap_or_default();
    let instance = view.instance(view.instance_link(index));
    let instance = instance.map(|it| it.head.region).unwrap_or_default();
    let vpc = view.vpc_of(index).and_then(|key| view.vpc(key));
    let vpc = vpc.map(|it| it.head.region).unwrap_or_default();
    vswitch.or(instance).or(vpc).or(eni.head.region)
}

/// The ENI's region, as rules over several resources want it.
pub(in crate::check) fn region_of_eni(
    view: &View<'_, '_>,
    index: usize,
) -> Option<crate::catalog::Region> {
    let eni = view.estate.enis.get(index)?;
    region(view, index, eni).get().copied()
}

fn eip_region(view: &View<'_, '_>, eni: &Eni<'_>, bonds: &[&Bond<'_>], facts: &mut Facts) {
    let here = facts.draft.get(Field::Region);
    let mut known = true;
    for bond in bonds {
        let eip = view.eip(&bond.eip).map(|eip| eip.head.region).unwrap_or_default();
        match eip {
            Maybe::Is(region) if Some(Value::Region(region)) != here => {
                facts.set(Field::EipRegion, Value::Region(region));
                return;
            }
            Maybe::Is(_) => {}
            // What is associated already is in the region of the ENI.
            Maybe::None | Maybe::Unknown => known &= bond.done(),
        }
    }
    if !known && !eni.nameless() {
        facts.unknown.push(Field::EipRegion);
    } else if let Some(region) = here {
        facts.set(Field::EipRegion, region);
    }
}

/// Type, limits and system of the instance.
fn instance(view: &View<'_, '_>, index: usize, facts: &mut Facts) {
    let link = view.instance_link(index);
    let instance = view.instance(link);
    let Some(instance) = instance else {
        // An ENI without an instance has no type to ask for; one whose instance is elsewhere has.
        if *link != Link::None {
            facts.unknown.push(Field::Instance);
        }
        return;
    };
    if let Some(image) = instance.image {
        facts.set(Field::OsImage, image.value());
    }
    let Maybe::Is(name) = &instance.kind else {
        facts.unknown.push(Field::Instance);
        return;
    };
    let Some(known) = known_instance(name) else {
        facts.unknown.push(Field::Instance);
        return;
    };
    facts.set(Field::Instance, Value::Instance(known));
    let Instance::Type(of) = known else { return };
    let limits = view.estate.types.get(name);
    for (field, known, told) in [
        (Field::InstanceLimitsEnis, of.enis(), limits.and_then(|it| it.enis)),
        (Field::InstanceLimitsPrivateIps, of.ipv4_per_eni(), limits.and_then(|it| it.ips)),
    ] {
        if let (None, Some(told)) = (known, told) {
            facts.count(field, told);
        }
    }
}

/// The type of an ENI's instance, if the catalog has neither it nor its family.
fn strange_type<'e>(view: &View<'e, '_>, index: usize) -> Option<&'e str> {
    let kind = view.instance(view.instance_link(index))?.kind.get()?;
    known_instance(kind).is_none().then_some(&**kind)
}

/// What is said of it: all that rests on the type is unknown.
fn new_type(name: &str) -> Fault {
    let values = vec![("type", name.chars().take(80).collect())];
    Fault::Said(Said { code: "unknown-instance-type", text: t::UNKNOWN_TYPE, values })
}

/// A type of the catalog, or the family of one that the catalog does not have.
pub(in crate::check) fn known_instance(name: &str) -> Option<Instance> {
    let family = || name.rsplit_once('.').and_then(|(family, _)| Family::find(family));
    Instance::parse(name).or_else(|| family().map(Instance::Family))
}

/// The mode of an ENI: the strictest of its associations.
pub(in crate::check) fn mode(
    view: &View<'_, '_>,
    index: usize,
    eni: &Eni<'_>,
    bonds: &[&Bond<'_>],
) -> Option<Mode> {
    let mut found = Mode::Nat;
    for bond in bonds {
        match bond.mode {
            Maybe::Is(Mode::CutThrough) => found = Mode::CutThrough,
            Maybe::Is(Mode::MultiEip) if found == Mode::Nat => found = Mode::MultiEip,
            Maybe::Unknown => return None,
            _ => {}
        }
    }
    if found == Mode::Nat && exposes(view, index, eni, bonds) {
        found = Mode::SecondaryCidr;
    }
    Some(found)
}

/// Does an ENI stand in a secondary block of its VPC that holds public addresses, so that it has the EIP's own?
fn exposes(view: &View<'_, '_>, index: usize, eni: &Eni<'_>, bonds: &[&Bond<'_>]) -> bool {
    let same = |bond: &&Bond<'_>| {
        let address = view.eip(&bond.eip).and_then(|eip| eip.address.get());
        address.is_some() && address == eni.primary_ip.get().or(bond.private_ip.get())
    };
    if bonds.iter().any(same) {
        return true;
    }
    let cidr = view.vswitch(&eni.vswitch).and_then(|it| it.cidr.get());
    let Some(net) = cidr.and_then(|cidr| cidr.parse::<Ipv4Net>().ok()) else { return false };
    let within = |block: &str| block.parse::<Ipv4Net>().is_ok_and(|block| block.contains(&net));
    public(net.network()) && view.vpc_of(index).is_some_and(|vpc| view.blocks(vpc).any(within))
}

fn public(address: Ipv4Addr) -> bool {
    !address.is_private() && !address.is_loopback() && !address.is_link_local()
}

/// Is the ENI attached at the moment of the association?
fn attached(view: &View<'_, '_>, index: usize, done: Option<Mode>, facts: &mut Facts) {
    if let Some(Mode::CutThrough | Mode::MultiEip) = done {
        // What is associated in these modes was associated before it was attached: nothing is to be detached for it.
        facts.set(Field::EniAttached, Value::Flag(false));
        return;
    }
    match view.attached_now(index) {
        Maybe::Is(now) => facts.set(Field::EniAttached, Value::Flag(now)),
        Maybe::None | Maybe::Unknown => facts.unknown.push(Field::EniAttached),
    }
}

fn billing(view: &View<'_, '_>, bonds: &[&Bond<'_>], facts: &mut Facts) {
    let mut billing = Maybe::Is(Billing::PayAsYouGo);
    for bond in bonds {
        match view.eip(&bond.eip).map(|eip| eip.billing).unwrap_or_default() {
            Maybe::Is(Billing::Subscription) => {
                billing = Maybe::Is(Billing::Subscription);
                break;
            }
            Maybe::Unknown => billing = Maybe::Unknown,
            Maybe::Is(Billing::PayAsYouGo) | Maybe::None => {}
        }
    }
    match billing {
        Maybe::Is(billing) => facts.set(Field::EipsBilling, billing.value()),
        Maybe::None | Maybe::Unknown => facts.unknown.push(Field::EipsBilling),
    }
}

/// Does the ENI's VPC have an IPv4 gateway?
fn gateway(view: &View<'_, '_>, index: usize) -> Maybe<bool> {
    let Some(vpc) = view.vpc_of(index) else { return Maybe::Unknown };
    let told = view.vpc(vpc).map(|it| it.gateway).unwrap_or_default();
    if told == Maybe::Is(true) || view.gateway(vpc).is_some() {
        return Maybe::Is(true);
    }
    match told {
        _ if view.gateways_open() => Maybe::Unknown,
        Maybe::Unknown if !view.estate.gateways_complete => Maybe::Unknown,
        _ => Maybe::Is(false),
    }
}
