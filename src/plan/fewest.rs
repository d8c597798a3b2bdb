//! Who gets which address, on the fewest ENIs that the instance carries.

use super::topology::{Eip, Eni, PrivateIp, Topology};
use crate::catalog::Mode;
use crate::scenario::{EniKind, Facts};

/// Room for EIPs on an instance in a mode.
#[derive(Clone, Copy)]
pub(super) struct Room {
    /// Secondary ENIs.
    pub enis: u32,
    /// EIPs of each of them.
    pub per_eni: u32,
    /// EIPs of the primary ENI.
    pub primary: u32,
}

/// The EIPs wanted on the fewest ENIs; they must fit. Addresses that the ENIs have come before new ones.
///
/// The primary ENI takes what is left once the secondary ones are full, or the first EIP where the scenario asks for it.
pub(super) fn fewest(facts: &Facts<'_>, mode: Mode, room: Room) -> Topology {
    let wanted = facts.eips();
    let asked = facts.eni_kind() == EniKind::Primary;
    let on_primary = match asked {
        true => wanted.min(room.primary),
        false => wanted.saturating_sub(room.enis * room.per_eni),
    };
    let count = (wanted - on_primary).div_ceil(room.per_eni.max(1));
    let mut topology = Topology::default();
    let mut next = 1;
    if asked && on_primary > 0 {
        primary(&mut topology, on_primary, &mut next);
    }
    let first = topology.enis.len();
    for n in 1..=count {
        let number = u32::try_from(first).unwrap_or_default() + n;
        topology.enis.push(secondary(facts, mode, number, n));
    }
    let Topology { enis, eips } = &mut topology;
    let secondary = enis.get_mut(first..).unwrap_or_default();
    let last = if asked { wanted } else { wanted - on_primary };
    for eni in secondary.iter_mut() {
        // In multi-EIP mode the OS holds the EIP itself; two other modes use the primary private address only.
        let places = match mode {
            Mode::MultiEip => 0,
            Mode::Nat => eni.private_ips.len(),
            Mode::CutThrough | Mode::SecondaryCidr => 1,
        };
        for ip in eni.private_ips.iter_mut().take(places) {
            if next <= last {
                ip.eip = Some(next);
                eips.push(Eip { number: next, eni: eni.number, private_ip: Some(ip.number) });
                next += 1;
            }
        }
    }
    for eni in secondary {
        match mode {
            Mode::Nat => assign(eni, eips, room.per_eni, &mut next, last),
            Mode::MultiEip => {
                let end = last.min(next.saturating_add(room.per_eni).saturating_sub(1));
                let eni = eni.number;
                eips.extend((next..=end).map(|number| Eip { number, eni, private_ip: None }));
                next = end.saturating_add(1);
            }
            Mode::CutThrough | Mode::SecondaryCidr => {}
        }
    }
    if !asked && on_primary > 0 {
        primary(&mut topology, on_primary, &mut next);
    }
    topology
}

/// The ENI that comes with the instance; the source page allows it an EIP on its primary private address.
fn primary(topology: &mut Topology, eips: u32, next: &mut u32) {
    let number = u32::try_from(topology.enis.len()).unwrap_or(u32::MAX).saturating_add(1);
    let mut eni = Eni {
        number,
        kind: EniKind::Primary,
        public: false,
        attached: true,
        private_ips: Vec::new(),
    };
    for place in 1..=eips {
        eni.private_ips.push(PrivateIp { number: place, new: place > 1, eip: Some(*next) });
        topology.eips.push(Eip { number: *next, eni: number, private_ip: Some(place) });
        *next += 1;
    }
    topology.enis.push(eni);
}

/// The nth secondary ENI: one of the scenario's with the addresses that it has, or a new one with its primary address.
fn secondary(facts: &Facts<'_>, mode: Mode, number: u32, n: u32) -> Eni {
    let made = mode == Mode::SecondaryCidr;
    let of_scenario = !made && facts.eni_kind() == EniKind::Secondary && n <= facts.enis();
    let has = facts.private_ips().filter(|_| of_scenario).unwrap_or(1);
    // More than the type allows cannot be attached.
    let has = facts.private_ips_limit().map_or(has, |most| has.min(most));
    Eni {
        number,
        kind: EniKind::Secondary,
        public: made,
        attached: of_scenario && facts.attached(),
        private_ips: (1..=has).map(|number| PrivateIp { number, new: false, eip: None }).collect(),
    }
}

/// New addresses with their EIPs, up to the type's limit.
fn assign(eni: &mut Eni, eips: &mut Vec<Eip>, limit: u32, next: &mut u32, last: u32) {
    let has = u32::try_from(eni.private_ips.len()).unwrap_or(u32::MAX);
    for number in has.saturating_add(1)..=limit {
        if *next > last {
            return;
        }
        eni.private_ips.push(PrivateIp { number, new: true, eip: Some(*next) });
        eips.push(Eip { number: *next, eni: eni.number, private_ip: Some(number) });
        *next += 1;
    }
}
