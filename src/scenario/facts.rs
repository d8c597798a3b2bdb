//! The scenario as rules look at it, remembering what they looked at.

use std::cell::Cell;

use super::choice::{Billing, EniKind, Image, ModeChoice};
use super::{Field, Kind, Protocols, Scenario, Value};
use crate::catalog::{Family, Instance, InstanceType, Region};

/// Fields that were looked at.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Seen(u32);

impl Seen {
    /// Was this one looked at?
    #[must_use]
    pub const fn has(self, field: Field) -> bool {
        self.0 >> field.index() & 1 == 1
    }
}

/// Typed reading of a scenario. Every look at a field is remembered, so that the assessment can list
/// the defaults that it rests on as assumptions.
///
/// Given values and defaults are put together once: rules look some two hundred times.
#[derive(Debug)]
pub struct Facts<'a> {
    scenario: &'a Scenario,
    seen: Cell<u32>,
    eip_region: Region,
    instance: Option<Instance>,
    enis_limit: Rests<Option<u32>>,
    private_ips_limit: Rests<Option<u32>>,
    mode: ModeChoice,
    eni_kind: EniKind,
    enis: Rests<u32>,
    private_ips: Option<u32>,
    eips: u32,
    billing: Billing,
    protocols: Protocols,
    image: Image,
    /// The fields that hold yes or no and say yes, as bits.
    yes: u32,
}

/// A value, and the fields that it rests on, as bits.
#[derive(Clone, Copy, Debug)]
struct Rests<T> {
    value: T,
    on: u32,
}

const fn bit(field: Field) -> u32 {
    1 << field.index()
}

impl<'a> Facts<'a> {
    pub(super) fn new(scenario: &'a Scenario) -> Self {
        let values = Values(scenario);
        let instance = scenario.instance();
        let eni_kind = values.choice(Field::EniKind, EniKind::from_index);
        let eni_kind = eni_kind.unwrap_or(EniKind::Secondary);
        let given_enis = values.count(Field::EniCount).unwrap_or(1);
        Self {
            scenario,
            seen: Cell::new(0),
            eip_region: match scenario.value(Field::EipRegion) {
                Some(Value::Region(region)) => region,
                _ => scenario.region(),
            },
            instance,
            enis_limit: values.limit(instance, InstanceType::enis, Field::InstanceLimitsEnis),
            private_ips_limit: values.limit(
                instance,
                InstanceType::ipv4_per_eni,
                Field::InstanceLimitsPrivateIps,
            ),
            mode: values.choice(Field::Mode, ModeChoice::from_index).unwrap_or(ModeChoice::Auto),
            eni_kind,
            // A primary ENI is always one.
            enis: match eni_kind {
                EniKind::Primary => Rests { value: 1, on: bit(Field::EniKind) },
                EniKind::Secondary => {
                    Rests { value: given_enis, on: bit(Field::EniKind) | bit(Field::EniCount) }
                }
            },
            private_ips: values.count(Field::EniPrivateIps),
            eips: values.count(Field::EipsCount).unwrap_or(1),
            billing: values
                .choice(Field::EipsBilling, Billing::from_index)
                .unwrap_or(Billing::PayAsYouGo),
            protocols: match scenario.value(Field::NeedsProtocols) {
                Some(Value::Protocols(set)) => set,
                _ => Protocols::NONE,
            },
            image: values
                .choice(Field::OsImage, Image::from_index)
                .unwrap_or(Image::AlibabaCloudLinux),
            yes: fields(FLAGS)
                .filter(|field| matches!(scenario.value(*field), Some(Value::Flag(true))))
                .fold(0, |bits, field| bits | bit(field)),
        }
    }

    /// The scenario behind it.
    #[must_use]
    pub const fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// Fields that were looked at and not given, in order: the assumptions.
    pub fn assumed(&self) -> impl Iterator<Item = Field> {
        let draft = self.scenario.draft();
        fields(self.seen.get()).filter(|field| draft.get(*field).is_none())
    }

    /// The fields that were looked at so far.
    pub(crate) fn seen(&self) -> Seen {
        Seen(self.seen.get())
    }

    /// Starts to remember anew.
    pub(crate) fn forget(&self) {
        self.seen.set(0);
    }

    // These are a few instructions each, and the page is built for size: a call would take longer than what it calls.
    #[inline(always)]
    fn see<T>(&self, rests: Rests<T>) -> T {
        self.seen.set(self.seen.get() | rests.on);
        rests.value
    }

    #[inline(always)]
    fn look<T>(&self, field: Field, value: T) -> T {
        self.see(Rests { value, on: bit(field) })
    }

    #[inline(always)]
    fn flag(&self, field: Field) -> bool {
        self.look(field, self.yes >> field.index() & 1 == 1)
    }

    /// Region of the ENI and the instance.
    #[must_use]
    #[inline(always)]
    pub fn region(&self) -> Region {
        self.look(Field::Region, self.scenario.region())
    }

    /// Region where the EIPs were allocated.
    #[must_use]
    #[inline(always)]
    pub fn eip_region(&self) -> Region {
        self.look(Field::EipRegion, self.eip_region)
    }

    /// Instance type or family, if given.
    #[must_use]
    #[inline(always)]
    pub fn instance(&self) -> Option<Instance> {
        self.look(Field::Instance, self.instance)
    }

    /// The instance's family, if an instance is given.
    #[must_use]
    pub fn family(&self) -> Option<Family> {
        self.instance().map(Instance::family)
    }

    /// The instance type, if one is given and not only a family.
    #[must_use]
    pub fn instance_type(&self) -> Option<InstanceType> {
        match self.instance() {
            Some(Instance::Type(instance_type)) => Some(instance_type),
            _ => None,
        }
    }

    /// ENIs that the instance takes, the primary one included; `None`: no source gives the number, and nobody else has.
    #[must_use]
    #[inline(always)]
    pub fn enis_limit(&self) -> Option<u32> {
        self.see(self.enis_limit)
    }

    /// Private IPv4 addresses that each ENI of the instance takes; `None` as above.
    #[must_use]
    #[inline(always)]
    pub fn private_ips_limit(&self) -> Option<u32> {
        self.see(self.private_ips_limit)
    }

    /// The mode asked for.
    #[must_use]
    pub fn mode(&self) -> ModeChoice {
        self.look(Field::Mode, self.mode)
    }

    /// Primary or secondary ENI.
    #[must_use]
    #[inline(always)]
    pub fn eni_kind(&self) -> EniKind {
        self.look(Field::EniKind, self.eni_kind)
    }

    /// Is the ENI attached to an instance now? A primary ENI always is.
    #[must_use]
    pub fn attached(&self) -> bool {
        self.eni_kind() == EniKind::Primary || self.flag(Field::EniAttached)
    }

    /// How many ENIs of the kind to use. A primary ENI is always one.
    #[must_use]
    #[inline(always)]
    pub fn enis(&self) -> u32 {
        self.see(self.enis)
    }

    /// Private IPv4 addresses on each ENI now, its primary one included; `None`: not said, the plan assigns them.
    #[must_use]
    #[inline(always)]
    pub fn private_ips(&self) -> Option<u32> {
        self.look(Field::EniPrivateIps, self.private_ips)
    }

    /// EIPs wanted.
    #[must_use]
    #[inline(always)]
    pub fn eips(&self) -> u32 {
        self.look(Field::EipsCount, self.eips)
    }

    /// How the EIPs are paid for.
    #[must_use]
    #[inline(always)]
    pub fn billing(&self) -> Billing {
        self.look(Field::EipsBilling, self.billing)
    }

    /// What the service speaks over the EIP.
    #[must_use]
    #[inline(always)]
    pub fn protocols(&self) -> Protocols {
        self.look(Field::NeedsProtocols, self.protocols)
    }

    /// Must the OS show the EIP?
    #[must_use]
    #[inline(always)]
    pub fn needs_visible(&self) -> bool {
        self.flag(Field::NeedsEipVisibleInOs)
    }

    /// Must the ENI keep its private network function?
    #[must_use]
    #[inline(always)]
    pub fn needs_private_network(&self) -> bool {
        self.flag(Field::NeedsPrivateNetwork)
    }

    /// Does the VPC have an IPv4 gateway?
    #[must_use]
    #[inline(always)]
    pub fn ipv4_gateway(&self) -> bool {
        self.flag(Field::VpcIpv4Gateway)
    }

    /// Was the multi-EIP mode granted before it closed?
    #[must_use]
    #[inline(always)]
    pub fn multi_eip_permission(&self) -> bool {
        self.flag(Field::AccountMultiEipPermission)
    }

    /// The guest system.
    #[must_use]
    #[inline(always)]
    pub fn image(&self) -> Image {
        self.look(Field::OsImage, self.image)
    }

    /// Is DHCP enabled in the guest?
    #[must_use]
    #[inline(always)]
    pub fn dhcp(&self) -> bool {
        self.flag(Field::OsDhcp)
    }
}

/// The fields that hold yes or no, as bits.
const FLAGS: u32 = {
    let (mut bits, mut fields) = (0, Field::ALL.as_slice());
    while let [field, rest @ ..] = fields {
        if matches!(field.spec().kind, Kind::Flag) {
            bits |= bit(*field);
        }
        fields = rest;
    }
    bits
};

/// The fields of these bits, in order.
fn fields(mut bits: u32) -> impl Iterator<Item = Field> {
    std::iter::from_fn(move || {
        let field = *Field::ALL.get(bits.trailing_zeros() as usize)?;
        bits &= bits.wrapping_sub(1);
        Some(field)
    })
}

/// The values that hold, by what they are.
struct Values<'a>(&'a Scenario);

impl Values<'_> {
    fn count(&self, field: Field) -> Option<u32> {
        match self.0.value(field) {
            Some(Value::Count(n)) => Some(n),
            _ => None,
        }
    }

    fn choice<T>(&self, field: Field, read: fn(u8) -> Option<T>) -> Option<T> {
        match self.0.value(field) {
            Some(Value::Choice(index)) => read(index),
            _ => None,
        }
    }

    /// The catalog's number of a type, else the one that was given; a family alone has types of many sizes.
    fn limit(
        &self,
        instance: Option<Instance>,
        known: fn(InstanceType) -> Option<u16>,
        field: Field,
    ) -> Rests<Option<u32>> {
        let on = bit(Field::Instance);
        match instance {
            Some(Instance::Type(of)) => match known(of) {
                Some(known) => Rests { value: Some(known.into()), on },
                None => Rests { value: self.count(field), on: on | bit(field) },
            },
            Some(Instance::Family(_)) | None => Rests { value: None, on },
        }
    }
}
