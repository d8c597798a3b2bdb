//! The open places of a plan: what stands in it and only the user's account can tell.

use super::Plan;
use crate::catalog::Mode;
use crate::rules::Status;
use crate::scenario::{EniKind, Slot};

impl Plan {
    /// The open places, known or not, in the order in which people fill them in; none in a blocked plan.
    #[must_use]
    pub fn slots(&self) -> Vec<Slot> {
        if self.status == Status::Blocked {
            return vec![Slot::Name];
        }
        let facts = self.assessment.scenario.facts();
        let made = self.mode == Mode::SecondaryCidr;
        let primary = self.topology().enis.iter().any(|eni| eni.kind == EniKind::Primary);
        let new_enis = !primary && (made || self.topology().enis.iter().any(|eni| !eni.attached));
        let mut slots = vec![Slot::Name, Slot::InstanceId];
        if made {
            slots.extend([Slot::VpcId, Slot::ZoneId]);
        } else if new_enis {
            slots.push(Slot::VSwitchId);
        }
        if new_enis {
            slots.push(Slot::SecurityGroupId);
        }
        if facts.ipv4_gateway() && self.mode != Mode::CutThrough {
            slots.extend([Slot::RouteTableId, Slot::Ipv4GatewayId]);
        }
        for eip in &self.topology().eips {
            slots.extend([Slot::EipId(eip.number), Slot::EipAddress(eip.number)]);
            match self.mode {
                Mode::MultiEip => {
                    slots.extend([Slot::EipGateway(eip.number), Slot::EipPrefix(eip.number)]);
                }
                Mode::SecondaryCidr => {
                    slots.extend([Slot::Cidr(eip.number), Slot::MadeVSwitchId(eip.number)]);
                }
                Mode::Nat | Mode::CutThrough => {}
            }
        }
        for eni in &self.topology().enis {
            let n = eni.number;
            slots.extend([Slot::EniId(n), Slot::EniMac(n), Slot::EniDevice(n)]);
            if !eni.public {
                slots.extend(eni.private_ips.iter().map(|ip| Slot::EniIp(n, ip.number)));
            }
            slots.extend([Slot::EniGateway(n), Slot::EniPrefix(n)]);
        }
        if self.mode == Mode::CutThrough {
            slots.extend([Slot::PrimaryDevice, Slot::PrimaryGateway]);
        }
        slots
    }

    /// The open places that nobody has filled in.
    #[must_use]
    pub fn open(&self) -> Vec<Slot> {
        self.slots().into_iter().filter(|slot| self.known.get(*slot).is_none()).collect()
    }

    /// The value of an open place, or its placeholder.
    #[must_use]
    pub fn say(&self, slot: Slot) -> String {
        self.known.say(slot)
    }
}
