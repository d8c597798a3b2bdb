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
#[derive(Debug)]
pub struct Facts<'a> {
    scenario: &'a Scenario,
    seen: Cell<u32>,
    /// Read once, since most rules ask for it.
    eni_kind: EniKind,
}

impl<'a> Facts<'a> {
    pub(super) fn new(scenario: &'a Scenario) -> Self {
        let eni_kind = match scenario.value(Field::EniKind) {
            Some(Value::Choice(index)) => EniKind::from_index(index),
            _ => None,
        };
        let eni_kind = eni_kind.unwrap_or(EniKind::Secondary);
        Self { scenario, seen: Cell::new(0), eni_kind }
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

    fn note(&self, field: Field) {
        self.seen.set(self.seen.get() | 1 << field.index());
    }

    fn look(&self, field: Field) -> Option<Value> {
        self.note(field);
        self.scenario.value(field)
    }

    fn flag(&self, field: Field) -> bool {
        self.look(field) == Some(Value::Flag(true))
    }

    fn count(&self, field: Field) -> Option<u32> {
        match self.look(field) {
            Some(Value::Count(n)) => Some(n),
            _ => None,
        }
    }

    fn choice<T>(&self, field: Field, read: fn(u8) -> Option<T>) -> Option<T> {
        match self.look(field) {
            Some(Value::Choice(index)) => read(index),
            _ => None,
        }
    }

    /// Region of the ENI and the instance.
    #[must_use]
    pub fn region(&self) -> Region {
        self.look(Field::Region);
        self.scenario.region()
    }

    /// Region where the EIPs were allocated.
    #[must_use]
    pub fn eip_region(&self) -> Region {
        match self.look(Field::EipRegion) {
            Some(Value::Region(region)) => region,
            _ => self.scenario.region(),
        }
    }

    /// Instance type or family, if given.
    #[must_use]
    pub fn instance(&self) -> Option<Instance> {
        self.look(Field::Instance);
        self.scenario.instance()
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
        let known = |of: InstanceType| of.enis().map(u32::from);
        self.limit(known, Field::InstanceLimitsEnis)
    }

    /// Private IPv4 addresses that each ENI of the instance takes; `None` as above.
    #[must_use]
    pub fn private_ips_limit(&self) -> Option<u32> {
        let known = |of: InstanceType| of.ipv4_per_eni().map(u32::from);
        self.limit(known, Field::InstanceLimitsPrivateIps)
    }

    /// The catalog's number of a type, else the one that was given; a family alone has types of many sizes.
    fn limit(&self, known: fn(InstanceType) -> Option<u32>, field: Field) -> Option<u32> {
        match self.instance() {
            Some(Instance::Type(of)) => known(of).or_else(|| self.count(field)),
            Some(Instance::Family(_)) | None => None,
        }
    }

    /// The mode asked for.
    #[must_use]
    pub fn mode(&self) -> ModeChoice {
        self.choice(Field::Mode, ModeChoice::from_index).unwrap_or(ModeChoice::Auto)
    }

    /// Primary or secondary ENI.
    #[must_use]
    pub fn eni_kind(&self) -> EniKind {
        self.note(Field::EniKind);
        self.eni_kind
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

    pub(super) fn given_enis(&self) -> u32 {
        self.count(Field::EniCount).unwrap_or(1)
    }

    /// Private IPv4 addresses on each ENI now, its primary one included; `None`: not said, the plan assigns them.
    #[must_use]
    pub fn private_ips(&self) -> Option<u32> {
        self.count(Field::EniPrivateIps)
    }

    /// EIPs wanted.
    #[must_use]
    pub fn eips(&self) -> u32 {
        self.count(Field::EipsCount).unwrap_or(1)
    }

    /// How the EIPs are paid for.
    #[must_use]
    pub fn billing(&self) -> Billing {
        self.choice(Field::EipsBilling, Billing::from_index).unwrap_or(Billing::PayAsYouGo)
    }

    /// What the service speaks over the EIP.
    #[must_use]
    pub fn protocols(&self) -> Protocols {
        match self.look(Field::NeedsProtocols) {
            Some(Value::Protocols(set)) => set,
            _ => Protocols::NONE,
        }
    }

    /// Must the OS show the EIP?
    #[must_use]
    pub fn needs_visible(&self) -> bool {
        self.flag(Field::NeedsEipVisibleInOs)
    }

    /// Must the ENI keep its private network function?
    #[must_use]
    pub fn needs_private_network(&self) -> bool {
        self.flag(Field::NeedsPrivateNetwork)
    }

    /// Does the VPC have an IPv4 gateway?
    #[must_use]
    pub fn ipv4_gateway(&self) -> bool {
        self.flag(Field::VpcIpv4Gateway)
    }

    /// Was the multi-EIP mode granted before it closed?
    #[must_use]
    pub fn multi_eip_permission(&self) -> bool {
        self.flag(Field::AccountMultiEipPermission)
    }

    /// The guest system.
    #[must_use]
    pub fn image(&self) -> Image {
        self.choice(Field::OsImage, Image::from_index).unwrap_or(Image::AlibabaCloudLinux)
    }

    /// Is DHCP enabled in the guest?
    #[must_use]
    pub fn dhcp(&self) -> bool {
        self.flag(Field::OsDhcp)
    }
}
