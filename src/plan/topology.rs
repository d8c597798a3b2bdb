//! Which EIP goes to which private address of which ENI.

use super::names;
use crate::catalog::{Mode, limit};
use crate::rules::common::{private_ip_limit, secondary_needed};
use crate::scenario::{EniKind, Facts, Slot};

/// The ENIs of the plan and the EIPs on them.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Topology {
    /// ENIs, in order.
    pub enis: Vec<Eni>,
    /// EIPs, in order.
    pub eips: Vec<Eip>,
}

/// An ENI of the plan.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Eni {
    /// 1, 2, …: `eni-1`.
    pub number: u32,
    /// Primary or secondary.
    pub kind: EniKind,
    /// Does the plan make it, with the EIP's own address as its primary private one?
    pub public: bool,
    /// Is it attached to the instance now?
    pub attached: bool,
    /// Its private addresses, the primary one first.
    pub private_ips: Vec<PrivateIp>,
}

/// A private address of an ENI.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PrivateIp {
    /// 1, 2, … within its ENI; 1 is the primary one.
    pub number: u32,
    /// Does the plan assign it?
    pub new: bool,
    /// The EIP that maps to it.
    pub eip: Option<u32>,
}

/// An EIP of the plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Eip {
    /// 1, 2, …: `eip-1`.
    pub number: u32,
    /// The ENI that it is associated with.
    pub eni: u32,
    /// The private address that it maps to; `None` in multi-EIP mode, where the OS holds the EIP itself.
    pub private_ip: Option<u32>,
}

impl Eni {
    /// `eni-1`
    #[must_use]
    pub fn name(&self) -> String {
        names::eni(self.number)
    }

    /// The open place of one of its private addresses; on a public ENI that is the EIP itself.
    #[must_use]
    pub fn slot(&self, ip: &PrivateIp) -> Slot {
        match ip.eip {
            Some(eip) if self.public => Slot::EipAddress(eip),
            _ => Slot::EniIp(self.number, ip.number),
        }
    }

    /// Its placeholder.
    #[must_use]
    pub fn address(&self, ip: &PrivateIp) -> String {
        self.slot(ip).placeholder()
    }

    /// How many addresses the plan assigns to it.
    #[must_use]
    pub fn new_ips(&self) -> usize {
        self.private_ips.iter().filter(|ip| ip.new).count()
    }
}

impl Eip {
    /// `eip-1`
    #[must_use]
    pub fn name(&self) -> String {
        names::eip(self.number)
    }
}

impl Topology {
    /// The open place of the private address that an EIP maps to.
    #[must_use]
    pub fn private_slot(&self, eip: &Eip) -> Option<Slot> {
        let eni = self.enis.iter().find(|eni| eni.number == eip.eni)?;
        let ip = eni.private_ips.iter().find(|ip| Some(ip.number) == eip.private_ip)?;
        Some(eni.slot(ip))
    }

    /// Its placeholder.
    #[must_use]
    pub fn private_address(&self, eip: &Eip) -> Option<String> {
        self.private_slot(eip).map(Slot::placeholder)
    }

    /// The topology of a mode that is not blocked.
    pub(super) fn of(facts: &Facts<'_>, mode: Mode) -> Self {
        let kind = if mode == Mode::SecondaryCidr { EniKind::Secondary } else { facts.eni_kind() };
        let count = secondary_needed(facts, mode).max(1);
        // The ENIs of the secondary CIDR method are made by the plan, in vSwitches that it makes too.
        let made = mode == Mode::SecondaryCidr;
        let present = if made { 1 } else { facts.private_ips().unwrap_or(1) };
        let mut topology = Self {
            enis: (1..=count)
                .map(|number| Eni {
                    number,
                    kind,
                    public: made,
                    attached: facts.attached() && !made,
                    private_ips: (1..=present)
                        .map(|number| PrivateIp { number, new: false, eip: None })
                        .collect(),
                })
                .collect(),
            eips: Vec::new(),
        };
        for number in 1..=facts.eips() {
            topology.place(number, facts, mode);
        }
        topology
    }

    /// Puts an EIP on the first free address that is there, else on a new one of the ENI with the fewest EIPs.
    fn place(&mut self, number: u32, facts: &Facts<'_>, mode: Mode) {
        let eips = &self.eips;
        let carried = |eni: &Eni| eips.iter().filter(|eip| eip.eni == eni.number).count();
        if mode == Mode::MultiEip {
            let room =
                |eni: &&Eni| (carried(eni) as u64) < u64::from(limit::MULTI_EIP_EIPS_PER_ENI.value);
            if let Some(eni) = self.enis.iter().find(room) {
                let eip = Eip { number, eni: eni.number, private_ip: None };
                self.eips.push(eip);
            }
            return;
        }
        // Cut-through and the secondary CIDR method use the primary private address only.
        let usable = |ip: &PrivateIp| ip.eip.is_none() && (mode == Mode::Nat || ip.number == 1);
        let eni = match self.enis.iter_mut().find(|eni| eni.private_ips.iter().any(usable)) {
            Some(eni) => eni,
            None => {
                let limit = private_ip_limit(facts).map_or(usize::MAX, |limit| limit as usize);
                let room = self.enis.iter_mut().filter(|eni| eni.private_ips.len() < limit);
                let Some(eni) = room.min_by_key(|eni| eni.private_ips.len()) else { return };
                let next =
                    u32::try_from(eni.private_ips.len()).unwrap_or(u32::MAX).saturating_add(1);
                eni.private_ips.push(PrivateIp { number: next, new: true, eip: None });
                eni
            }
        };
        if let Some(ip) = eni.private_ips.iter_mut().find(|ip| usable(ip)) {
            ip.eip = Some(number);
            self.eips.push(Eip { number, eni: eni.number, private_ip: Some(ip.number) });
        }
    }

    /// The same ENIs with their addresses, and the EIPs put on them anew for another mode.
    pub(super) fn again(&self, facts: &Facts<'_>, mode: Mode) -> Self {
        let mut topology = Self { enis: self.enis.clone(), eips: Vec::new() };
        for ip in topology.enis.iter_mut().flat_map(|eni| &mut eni.private_ips) {
            ip.eip = None;
            ip.new = false;
        }
        for number in 1..=facts.eips() {
            topology.place(number, facts, mode);
        }
        topology
    }

    /// The ENIs numbered on from another topology's, so that both can be spoken of in one plan.
    pub(super) fn after(mut self, other: &Self) -> Self {
        let shift = u32::try_from(other.enis.len()).unwrap_or(u32::MAX);
        for eni in &mut self.enis {
            eni.number = eni.number.saturating_add(shift);
        }
        for eip in &mut self.eips {
            eip.eni = eip.eni.saturating_add(shift);
        }
        self
    }

    /// The same once its plan was carried out: everything attached, nothing new.
    pub(super) fn running(&self) -> Self {
        let mut topology = self.with_attached(true);
        let addresses = topology.enis.iter_mut().flat_map(|eni| &mut eni.private_ips);
        addresses.for_each(|ip| ip.new = false);
        topology
    }

    /// The same with every ENI attached, or none.
    pub(super) fn with_attached(&self, attached: bool) -> Self {
        let mut topology = self.clone();
        topology.enis.iter_mut().for_each(|eni| eni.attached = attached);
        topology
    }
}
