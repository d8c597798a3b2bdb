//! The way of a packet: station by station from a client to the guest, and back.
//!
//! A station says which of our addresses the packet carries when it leaves there, and which rules say so: their sources
//! are the station's. What a mode does to a packet is decided here and nowhere else; pictures and lists only show it.

use super::{Plan, Topology};
use crate::catalog::{Mode, block};
use crate::rules::{self, Rule};
use crate::scenario::{EniKind, Slot};
use crate::text::way as t;

/// Which way.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From the client to the guest.
    In,
    /// The answer.
    Out,
}

impl Direction {
    /// Both, in the order in which packets go.
    pub const ALL: [Self; 2] = [Self::In, Self::Out];

    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::In => "in",
            Self::Out => "out",
        }
    }
}

/// Where a station stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Spot {
    /// Somewhere on the internet.
    Client,
    /// The cloud's edge, where the EIP lives.
    Edge,
    /// The IPv4 gateway of the VPC.
    Gateway,
    /// An ENI, by its number.
    Eni(u32),
    /// The operating system of the instance.
    Guest,
}

/// A station.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Station {
    /// Where it stands.
    pub spot: Spot,
    /// Our address in the packet as it leaves: its destination on the way in, its source on the way out.
    pub carries: Slot,
    /// What happens there.
    pub text: t::Id,
    /// The rules that say so.
    pub rules: &'static [&'static str],
}

/// What else to know of the ways of a mode.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Aside {
    /// What it says; `{block}` is an address block.
    pub text: t::Id,
    /// The address block that it speaks of.
    pub block: &'static str,
    /// The rules that say so.
    pub rules: &'static [&'static str],
}

/// The rules of these codes.
pub fn cited(codes: &'static [&'static str]) -> impl Iterator<Item = &'static Rule> {
    codes.iter().filter_map(|code| rules::find(code))
}

/// What an EIP's packets meet in a mode.
struct Leg {
    mode: Mode,
    eip: Slot,
    /// The address that the guest answers from.
    inner: Slot,
    eni: u32,
    secondary: bool,
    gateway: bool,
}

impl Plan {
    /// The way of an EIP's packets; nothing where the plan has no such EIP, as a blocked one has none.
    #[must_use]
    pub fn way(&self, eip: u32, direction: Direction) -> Vec<Station> {
        let gateway = self.assessment.scenario.facts().ipv4_gateway();
        let Some(leg) = Leg::of(self.mode, self.topology(), eip, gateway) else {
            return Vec::new();
        };
        match direction {
            Direction::In => leg.inward(),
            Direction::Out => leg.outward(),
        }
    }

    /// What else to know of the ways of the plan's mode.
    #[must_use]
    pub fn asides(&self) -> Vec<Aside> {
        let secondary = self.topology().enis.iter().any(|eni| eni.kind == EniKind::Secondary);
        let block = block::CLOUD_SERVICES.cidr;
        let stray = Aside { text: t::STRAY, block, rules: &["X-24", "GEN-08"] };
        let own = match self.mode {
            Mode::CutThrough => Some((t::CLOUD_SERVICES, &["X-18"])),
            Mode::SecondaryCidr => Some((t::SAME_VPC, &["X-40"])),
            Mode::Nat | Mode::MultiEip => None,
        };
        let own = own.map(|(text, rules)| Aside { text, block, rules });
        [secondary.then_some(stray), own.filter(|_| secondary)].into_iter().flatten().collect()
    }
}

impl Leg {
    fn of(mode: Mode, topology: &Topology, eip: u32, gateway: bool) -> Option<Self> {
        let place = topology.eips.iter().find(|place| place.number == eip)?;
        let eni = topology.enis.iter().find(|eni| eni.number == place.eni)?;
        let private = eni.private_ips.iter().find(|ip| Some(ip.number) == place.private_ip);
        let own = Slot::EipAddress(eip);
        let inner = match (mode, private) {
            // In these two the EIP itself reaches the guest.
            (Mode::CutThrough | Mode::MultiEip, _) | (_, None) => own,
            (Mode::Nat | Mode::SecondaryCidr, Some(ip)) => eni.slot(ip),
        };
        let secondary = eni.kind == EniKind::Secondary;
        Some(Self { mode, eip: own, inner, eni: eni.number, secondary, gateway })
    }

    fn inward(&self) -> Vec<Station> {
        let (edge, rules): (_, &'static [&'static str]) = match self.mode {
            Mode::Nat => (t::EDGE_IN_NAT, &["NAT-03", "X-21"]),
            Mode::CutThrough => (t::EDGE_IN_VISIBLE, &["CUT-06"]),
            Mode::MultiEip => (t::EDGE_IN_VISIBLE, &["MUL-08"]),
            Mode::SecondaryCidr => (t::EDGE_IN_CIDR, &["X-36"]),
        };
        let edge = Station { spot: Spot::Edge, carries: self.inner, text: edge, rules };
        let gateway = self.at_gateway(self.inner, t::GATEWAY_IN);
        let (eni, rules): (_, &'static [&'static str]) = match self.mode {
            Mode::CutThrough => (t::ENI_IN_CUT_THROUGH, &["CUT-06", "GEN-09"]),
            Mode::Nat | Mode::MultiEip | Mode::SecondaryCidr => (t::ENI_IN, &["GEN-09"]),
        };
        let eni = Station { spot: Spot::Eni(self.eni), carries: self.inner, text: eni, rules };
        let (guest, rules): (_, &'static [&'static str]) = match self.mode {
            Mode::Nat => (t::GUEST_IN_NAT, &["NAT-03"]),
            Mode::CutThrough => (t::GUEST_IN_CUT_THROUGH, &["CUT-06"]),
            Mode::MultiEip => (t::GUEST_IN_MULTI_EIP, &["MUL-08"]),
            Mode::SecondaryCidr => (t::GUEST_IN_CIDR, &["X-36"]),
        };
        let guest = Station { spot: Spot::Guest, carries: self.inner, text: guest, rules };
        let client =
            Station { spot: Spot::Client, carries: self.eip, text: t::CLIENT_IN, rules: &[] };
        [Some(client), Some(edge), gateway, Some(eni), Some(guest)].into_iter().flatten().collect()
    }

    fn outward(&self) -> Vec<Station> {
        let (guest, rules): (_, &'static [&'static str]) = match self.mode {
            // The primary ENI is the way out by default.
            _ if !self.secondary => (t::GUEST_OUT_PRIMARY, &["GEN-08"]),
            Mode::CutThrough => (t::GUEST_OUT_CUT_THROUGH, &["X-24", "GEN-08"]),
            Mode::MultiEip => (t::GUEST_OUT_MULTI_EIP, &["X-24", "MUL-08"]),
            Mode::Nat | Mode::SecondaryCidr => (t::GUEST_OUT, &["X-24"]),
        };
        let guest = Station { spot: Spot::Guest, carries: self.inner, text: guest, rules };
        let eni = Station {
            spot: Spot::Eni(self.eni),
            carries: self.inner,
            text: t::ENI_OUT,
            rules: if self.secondary { &["X-24"] } else { &["GEN-08"] },
        };
        let gateway = self.at_gateway(self.inner, t::GATEWAY_OUT);
        let (edge, rules): (_, &'static [&'static str]) = match self.mode {
            Mode::Nat => (t::EDGE_OUT_NAT, &["NAT-03", "X-21"]),
            Mode::CutThrough => (t::EDGE_OUT_VISIBLE, &["CUT-06"]),
            Mode::MultiEip => (t::EDGE_OUT_VISIBLE, &["MUL-08"]),
            Mode::SecondaryCidr => (t::EDGE_OUT_CIDR, &["X-36"]),
        };
        let edge = Station { spot: Spot::Edge, carries: self.eip, text: edge, rules };
        let client =
            Station { spot: Spot::Client, carries: self.eip, text: t::CLIENT_OUT, rules: &[] };
        [Some(guest), Some(eni), gateway, Some(edge), Some(client)].into_iter().flatten().collect()
    }

    /// Where the VPC has an IPv4 gateway, packets of the internet pass it. Cut-through never has one (CUT-05).
    fn at_gateway(&self, carries: Slot, text: t::Id) -> Option<Station> {
        let rules: &'static [&'static str] = match self.mode {
            Mode::Nat | Mode::SecondaryCidr => &["NAT-07", "X-22"],
            Mode::CutThrough | Mode::MultiEip => &["X-22"],
        };
        self.gateway.then_some(Station { spot: Spot::Gateway, carries, text, rules })
    }
}
