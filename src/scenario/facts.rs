//! The scenario as rules look at it, remembering what they looked at.

use std::cell::Cell;

use super::choice::{Billing, EniKind, Image, ModeChoice};
use super::{Field, Protocols, Scenario, Value};
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
    limit_enis: Option<u32>,
    limit_private_ips: Option<u32>,
    mode: ModeChoice,
    eni_kind: EniKind,
    given_enis: u32,
    private_ips: Option<u32>,
    eips: u32,
    billing: Billing,
    protocols: Protocols,
    image: Image,
    /// The fields that hold yes or no and say yes, as bits.
    flags: u32,
}

impl<'a> Facts<'a> {
    pub(super) fn new(scenario: &'a Scenario) -> Self {
        let values = Values(scenario);
        Self {
            scenario,
            seen: Cell::new(0),
            eip_region: match scenario.value(Field::EipRegion) {
                Some(Value::Region(region)) => region,
                _ => scenario.region(),
            },
            instance: scenario.instance(),
            limit_enis: values.count(Field::InstanceLimitsEnis),
            limit_private_ips: values.count(Field::InstanceLimitsPrivateIps),
            mode: values.choice(Field::Mode, ModeChoice::from_index).unwrap_or(ModeChoice::Auto),
            eni_kind: values
                .choice(Field::EniKind, EniKind::from_index)
                .unwrap_or(EniKind::Secondary),
            given_enis: values.count(Field::EniCount).unwrap_or(1),
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
            flags: scenario.flags(),
        }
    }

    /// The scenario behind it.
    #[must_use]
    pub const fn scenario(&self) -> &'a Scenario {
        self.scenario
    }

    /// Fields that were looked at and not given, in order: the assumptions.
    pub fn assumed(&self) -> impl Iterator<Item = Field> {
        let (seen, scenario) = (self.seen.get(), self.scenario);
        Field::ALL.into_iter().filter(move |field| {
            seen >> field.index() & 1 == 1 && scenario.draft().get(*field).is_none()
        })
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
    fn look<T>(&self, field: Field, value: T) -> T {
        self.seen.set(self.seen.get() | 1 << field.index());
        value
    }

    #[inline(always)]
    fn flag(&self, field: Field) -> bool {
        self.look(field, self.flags >> field.index() & 1 == 1)
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
    pub fn enis_limit(&self) -> Option<u32> {
        // The catalog's number of a type, else the one that was given; a family alone has types of many sizes.
        let known = self.instance_type()?.enis();
        known.map(u32::from).or_else(|| self.look(Field::InstanceLimitsEnis, self.limit_enis))
    }

    /// Private IPv4 addresses that each ENI of the instance takes; `None` as above.
    #[must_use]
    pub fn private_ips_limit(&self) -> Option<u32> {
        let known = self.instance_type()?.ipv4_per_eni();
        let given = || self.look(Field::InstanceLimitsPrivateIps, self.limit_private_ips);
        known.map(u32::from).or_else(given)
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
    pub fn enis(&self) -> u32 {
        if self.eni_kind() == EniKind::Primary { 1 } else { self.given_enis() }
    }

    #[inline(always)]
    pub(super) fn given_enis(&self) -> u32 {
        self.look(Field::EniCount, self.given_enis)
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
}
