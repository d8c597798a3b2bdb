//! What the guest needs to hold: interfaces, their addresses, and routes by source address.
//!
//! The steps' commands and every guest format are printed from this one model, so that they cannot drift apart.

use super::topology::{Eni, Topology};
use super::{Plan, names};
use crate::catalog::{Mode, block, limit};
use crate::scenario::{EniKind, Slot};

/// What a plan sets in the guest; nothing for an ENI that the image configures itself.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Guest {
    /// Interfaces, in the order of the ENIs.
    pub interfaces: Vec<Interface>,
    /// A block that only the primary ENI reaches; its route goes by that one.
    pub by_primary: Option<&'static str>,
}

/// The interface of an ENI.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Interface {
    /// The ENI's number.
    pub eni: u32,
    /// Addresses that packets leave from.
    pub addresses: Vec<Address>,
    /// Route tables, each for some of the addresses.
    pub tables: Vec<Table>,
}

/// An address of an interface.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Address {
    /// Its open place.
    pub address: Slot,
    /// The open place of its prefix length.
    pub prefix: Slot,
    /// Does DHCP give it? Any other is set by hand.
    pub by_dhcp: bool,
}

/// A route table with a default route and the connected net, looked up for the packets of some addresses.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Table {
    /// Its number; also the priority of its rules.
    pub number: u32,
    /// The next hop of its default route.
    pub gateway: Slot,
    /// The addresses whose packets use it; the first one's net is the connected one.
    pub from: Vec<Address>,
}

impl Interface {
    /// The open place of its MAC address.
    #[must_use]
    pub const fn mac(&self) -> Slot {
        Slot::EniMac(self.eni)
    }

    /// The open place of its name.
    #[must_use]
    pub const fn device(&self) -> Slot {
        Slot::EniDevice(self.eni)
    }

    /// `eni-1`
    #[must_use]
    pub fn name(&self) -> String {
        names::eni(self.eni)
    }

    /// Addresses that DHCP does not give.
    pub fn by_hand(&self) -> impl Iterator<Item = &Address> {
        self.addresses.iter().filter(|address| !address.by_dhcp)
    }

    /// The metric of what DHCP puts into the main table: above the primary ENI's, so that this one stays the default.
    #[must_use]
    pub fn metric(&self) -> u32 {
        self.tables.first().map_or(limit::OS_ROUTE_TABLE_FIRST.value, |table| table.number)
    }
}

impl Guest {
    /// Does the guest need nothing?
    #[must_use]
    pub const fn is_empty(&self) -> bool {
        self.interfaces.is_empty()
    }

    /// What the guest needs for this topology.
    pub(super) fn of(mode: Mode, topology: &Topology) -> Self {
        // The primary ENI has one EIP on its one address: every image serves it as it is.
        let enis = topology.enis.iter().filter(|eni| eni.kind == EniKind::Secondary);
        let numbers = limit::OS_ROUTE_TABLE_FIRST.value..;
        let interfaces = match mode {
            Mode::MultiEip => {
                let tables: Vec<(u32, Table)> = topology
                    .eips
                    .iter()
                    .zip(numbers)
                    .map(|(eip, number)| {
                        let address = Address {
                            address: Slot::EipAddress(eip.number),
                            prefix: Slot::EipPrefix(eip.number),
                            by_dhcp: false,
                        };
                        let gateway = Slot::EipGateway(eip.number);
                        (eip.eni, Table { number, gateway, from: vec![address] })
                    })
                    .collect();
                enis.map(|eni| {
                    let own = tables.iter().filter(|(of, _)| *of == eni.number);
                    Interface::of(eni, own.map(|(_, table)| table.clone()).collect())
                })
                .collect()
            }
            _ => enis
                .zip(numbers)
                .map(|(eni, number)| Interface::of(eni, vec![table(mode, eni, number)]))
                .collect(),
        };
        let by_primary = (mode == Mode::CutThrough).then_some(block::CLOUD_SERVICES.cidr);
        Self { interfaces, by_primary }
    }
}

impl Interface {
    fn of(eni: &Eni, tables: Vec<Table>) -> Self {
        let addresses = tables.iter().flat_map(|table| table.from.iter().copied()).collect();
        Self { eni: eni.number, addresses, tables }
    }
}

/// The one table of an ENI whose addresses share a gateway.
fn table(mode: Mode, eni: &Eni, number: u32) -> Table {
    let own = eni.private_ips.iter().filter(|ip| ip.eip.is_some());
    let from = own.map(|ip| Address {
        // Cut-through shows the EIP in place of the private address.
        address: match ip.eip {
            Some(eip) if mode == Mode::CutThrough => Slot::EipAddress(eip),
            _ => eni.slot(ip),
        },
        prefix: Slot::EniPrefix(eni.number),
        by_dhcp: ip.number == 1,
    });
    Table { number, gateway: Slot::EniGateway(eni.number), from: from.collect() }
}

impl Plan {
    /// What the guest needs.
    #[must_use]
    pub fn guest(&self) -> Guest {
        Guest::of(self.mode, self.topology())
    }
}
