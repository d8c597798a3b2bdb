//! From one mode to another: the steps between two running set-ups, each with its way back.

use std::collections::BTreeMap;

use super::{
    Arg, Call, Context, Phase, Place, Step, associate, attach, configure, prepare, step, verify,
};
use crate::catalog::{Mode, source};
use crate::plan::names;
use crate::plan::topology::{Eip, Topology};
use crate::rules::common::secondary_limit;
use crate::rules::{Citation, section};
use crate::scenario::{Billing, EniKind, Facts, Image};
use crate::text::step as t;

const DISASSOCIATE: &[Citation] = &[
    Citation { source: source::BIND_EN, section: "Disassociate an EIP from a cloud resource" },
    Citation { source: source::SDK_VPC, section: "UnassociateEipAddress" },
];
const FREE: &[Citation] = &[Citation { source: source::SEED, section: section::MULTI_EIP }];
const CLEAN: &[Citation] = &[
    Citation { source: source::SDK_ECS, section: "DeleteNetworkInterface" },
    Citation { source: source::SDK_VPC, section: "DeleteVSwitch" },
];
const BLOCK: &[Citation] = &[Citation { source: source::META, section: "UnassociateVpcCidrBlock" }];

/// A step of a migration.
#[derive(Clone, PartialEq, Debug)]
pub struct Move {
    /// What to do.
    pub step: Step,
    /// Calls that take it back; none where there is nothing to call.
    pub undo: Vec<Call>,
    /// EIPs that answer no longer from here on, until they are associated again and the guest is configured.
    pub interrupts_eips: Vec<u32>,
    /// ENIs whose private network stops, until they are attached again.
    pub interrupts_enis: Vec<u32>,
}

/// What stands before, between and after.
pub(in crate::plan) struct Route<'a> {
    pub facts: &'a Facts<'a>,
    pub from: Mode,
    pub to: Mode,
    pub before: &'a Topology,
    pub after: &'a Topology,
}

fn plain(steps: impl IntoIterator<Item = Step>) -> Vec<Move> {
    let plain = |step| Move {
        step,
        undo: Vec::new(),
        interrupts_eips: Vec::new(),
        interrupts_enis: Vec::new(),
    };
    steps.into_iter().map(plain).collect()
}

/// Steps whose way back is another call with these parameters of their own call.
fn undone(
    steps: impl IntoIterator<Item = Step>,
    product: &'static str,
    action: &'static str,
    kept: &[&str],
    more: impl Fn(&Step) -> Vec<(&'static str, String)>,
) -> Vec<Move> {
    let mut moves = plain(steps);
    for item in &mut moves {
        let Some(call) = &item.step.api else { continue };
        let own = call.parameters.iter().filter(|(name, _)| kept.contains(name)).cloned();
        let parameters = own.chain(more(&item.step)).collect();
        item.undo = vec![Call { product, action, parameters }];
    }
    moves
}

const ATTACHMENT: &[&str] = &["RegionId", "NetworkInterfaceId", "InstanceId"];

fn detached(steps: Vec<Step>, private_network: bool) -> Vec<Move> {
    let mut moves = undone(steps, "ecs", "AttachNetworkInterface", ATTACHMENT, |_| Vec::new());
    for item in moves.iter_mut().filter(|_| private_network) {
        item.interrupts_enis = item.step.args.iter().filter_map(eni_of).collect();
    }
    moves
}

fn attached(steps: Vec<Step>) -> Vec<Move> {
    undone(steps, "ecs", "DetachNetworkInterface", ATTACHMENT, |_| Vec::new())
}

fn associated(steps: Vec<Step>) -> Vec<Move> {
    let kept = &["RegionId", "AllocationId", "InstanceId", "InstanceType", "PrivateIpAddress"];
    undone(steps, "vpc", "UnassociateEipAddress", kept, |_| Vec::new())
}

fn created(steps: Vec<Step>) -> Vec<Move> {
    undone(steps, "ecs", "DeleteNetworkInterface", &["RegionId"], |step| {
        let eni = step.args.iter().find_map(eni_of).unwrap_or_default();
        vec![("NetworkInterfaceId", names::eni_id(eni))]
    })
}

fn eni_of((_, arg): &(&'static str, Arg)) -> Option<u32> {
    match arg {
        Arg::Eni(number) => Some(*number),
        _ => None,
    }
}

fn eip_of((_, arg): &(&'static str, Arg)) -> Option<u32> {
    match arg {
        Arg::Eip(number) => Some(*number),
        _ => None,
    }
}

/// Modes in which the OS shows the EIP by themselves.
const fn visible(mode: Mode) -> bool {
    matches!(mode, Mode::CutThrough | Mode::MultiEip)
}

/// The calls that put the EIPs on their ENIs, by EIP.
fn associations(context: &Context<'_>) -> BTreeMap<u32, Call> {
    let steps = associate::associate(context).into_iter();
    steps.filter_map(|step| Some((step.args.iter().find_map(eip_of)?, step.api?))).collect()
}

/// Its parameters as the call that takes it off wants them.
fn without_mode(call: &Call) -> Vec<(&'static str, String)> {
    call.parameters.iter().filter(|(name, _)| *name != "Mode").cloned().collect()
}

impl Route<'_> {
    fn context<'b>(&'b self, mode: Mode, topology: &'b Topology) -> Context<'b> {
        Context { facts: self.facts, mode, topology }
    }

    /// All steps, in order.
    pub(in crate::plan) fn moves(&self) -> Vec<Move> {
        let mut moves = match (self.from, self.to) {
            (_, Mode::SecondaryCidr) => self.onto_secondary_cidr(),
            (Mode::SecondaryCidr, _) => self.off_secondary_cidr(),
            _ => self.on_the_same_enis(),
        };
        let (route, rest): (Vec<Step>, Vec<Step>) =
            self.configure().into_iter().partition(|step| step.id == "gateway-route");
        let kept = &["RegionId", "RouteTableId", "DestinationCidrBlock", "NextHopId"];
        moves.extend(undone(route, "vpc", "DeleteRouteEntry", kept, |_| Vec::new()));
        moves.extend(plain(rest));
        if self.from == Mode::SecondaryCidr {
            moves.extend(self.clean());
        }
        moves
    }

    /// EIPs out of the guest where it holds them by hand, then off their ENIs.
    fn disassociate(&self) -> Vec<Move> {
        let mut moves = Vec::new();
        if self.from == Mode::MultiEip {
            let commands = self.before.eips.iter().map(|eip| {
                let (address, device) = (names::eip_address(eip.number), names::device(eip.eni));
                match self.facts.image() {
                    Image::Windows => {
                        format!("netsh interface ipv4 delete address \"{device}\" {address}")
                    }
                    _ => format!("ip addr del {address}/<eip-{}-prefix> dev {device}", eip.number),
                }
            });
            let free = step("remove-eips", Phase::Prepare, Place::Os, t::REMOVE_EIPS, FREE);
            moves.extend(plain([free.commands(commands.collect())]));
            for item in &mut moves {
                item.interrupts_eips = self.before.eips.iter().map(|eip| eip.number).collect();
            }
        }
        let calls = associations(&self.context(self.from, self.before));
        moves.extend(self.before.eips.iter().map(|eip| self.disassociate_one(eip, &calls)));
        moves
    }

    fn disassociate_one(&self, eip: &Eip, calls: &BTreeMap<u32, Call>) -> Move {
        // The association that is taken back here is also the way back.
        let back = calls.get(&eip.number).cloned();
        let parameters = back.as_ref().map(without_mode).unwrap_or_default();
        let id = format!("disassociate-{}", eip.name());
        let mut step = step(id, Phase::Prepare, Place::Console, t::DISASSOCIATE_EIP, DISASSOCIATE)
            .with(&[("eip", Arg::Eip(eip.number)), ("region", Arg::Region(self.facts.region()))]);
        step.api = Some(Call { product: "vpc", action: "UnassociateEipAddress", parameters });
        let mut undo: Vec<Call> = back.into_iter().collect();
        if visible(self.from) {
            // A visible EIP goes onto a detached ENI: the way back detaches it before its first EIP and attaches it
            // after its last one. It is gone from the last disassociation to the first.
            let on_it = || self.before.eips.iter().filter(|other| other.eni == eip.eni);
            if on_it().next_back() == Some(eip) {
                undo.insert(0, self.attachment("DetachNetworkInterface", eip.eni));
            }
            if on_it().next() == Some(eip) {
                undo.push(self.attachment("AttachNetworkInterface", eip.eni));
            }
        }
        Move { step, undo, interrupts_eips: vec![eip.number], interrupts_enis: Vec::new() }
    }

    fn attachment(&self, action: &'static str, eni: u32) -> Call {
        let parameters = vec![
            ("RegionId", self.facts.region().id().to_owned()),
            ("NetworkInterfaceId", names::eni_id(eni)),
            ("InstanceId", names::INSTANCE.to_owned()),
        ];
        Call { product: "ecs", action, parameters }
    }

    /// Attachments of the new mode. An ENI with a visible EIP is not detached: the way back takes its EIPs off, detaches
    /// it, and puts them on again.
    fn attach(&self, context: &Context<'_>) -> Vec<Move> {
        let mut moves = attached(attach::attach(context));
        if visible(self.to) {
            let calls = associations(context);
            for item in &mut moves {
                let Some(eni) = item.step.args.iter().find_map(eni_of) else { continue };
                let eips = context.topology.eips.iter().filter(|eip| eip.eni == eni);
                let on: Vec<Call> =
                    eips.filter_map(|eip| calls.get(&eip.number).cloned()).collect();
                let off = on.iter().map(|call| Call {
                    product: "vpc",
                    action: "UnassociateEipAddress",
                    parameters: without_mode(call),
                });
                item.undo = off.chain(std::mem::take(&mut item.undo)).collect();
                item.undo.extend(on);
            }
        }
        moves
    }

    /// ENIs off their instance. One that comes out of cut-through has to be detached and attached again for its private
    /// network (facts 46 and 47), above all where a subscription EIP was released from it.
    fn detach(&self, mode: Mode, private_network: bool) -> Vec<Move> {
        let running = self.before.with_attached(true);
        let mut steps = prepare::detach(&self.context(mode, &running));
        if self.from == Mode::CutThrough {
            let subscription = self.facts.billing() == Billing::Subscription;
            for step in &mut steps {
                step.text =
                    if subscription { t::DETACH_SUBSCRIPTION } else { t::DETACH_CUT_THROUGH };
                step.facts = &[46, 47];
            }
        }
        detached(steps, private_network)
    }

    /// NAT, cut-through and multi-EIP on the ENIs that are there.
    fn on_the_same_enis(&self) -> Vec<Move> {
        let off = self.from == Mode::CutThrough || self.to != Mode::Nat;
        let mut moves = self.disassociate();
        if off {
            moves.extend(self.detach(self.to, self.from != Mode::CutThrough));
        }
        let loose = self.after.with_attached(!off);
        let context = self.context(self.to, &loose);
        if self.to == Mode::Nat {
            // Attached anew, the ENI has its private network back, also after the release of a subscription EIP.
            moves.extend(attached(attach::attach(&context)));
            moves.extend(self.assigned(&context));
            moves.extend(associated(associate::associate(&context)));
        } else {
            moves.extend(associated(associate::associate(&context)));
            moves.extend(self.attach(&context));
        }
        moves
    }

    fn assigned(&self, context: &Context<'_>) -> Vec<Move> {
        let kept = &["RegionId", "NetworkInterfaceId"];
        undone(prepare::private_ips(context), "ecs", "UnassignPrivateIpAddresses", kept, |step| {
            let eni = step.args.iter().find_map(eni_of);
            let enis = context.topology.enis.iter().filter(|known| Some(known.number) == eni);
            let new = enis.flat_map(|eni| {
                eni.private_ips
                    .iter()
                    .filter(|ip| ip.new)
                    .map(|ip| names::address(eni.number, ip.number))
            });
            vec![("PrivateIpAddress", new.collect::<Vec<_>>().join(","))]
        })
    }

    /// Block, vSwitch and ENI first, while everything still runs; then EIP after EIP.
    fn onto_secondary_cidr(&self) -> Vec<Move> {
        let context = self.context(self.to, self.after);
        let number = |step: &Step| step.args.iter().find_map(eip_of).unwrap_or_default();
        let mut moves = undone(
            prepare::blocks(&context),
            "vpc",
            "UnassociateVpcCidrBlock",
            &["RegionId", "VpcId", "SecondaryCidrBlock"],
            |_| Vec::new(),
        );
        moves.extend(undone(
            prepare::vswitches(&context),
            "vpc",
            "DeleteVSwitch",
            &["RegionId"],
            |step| vec![("VSwitchId", names::vswitch(number(step)))],
        ));
        moves.extend(created(prepare::enis(&context)));
        moves.extend(self.disassociate());
        if self.before.enis.iter().all(|eni| eni.kind == EniKind::Secondary) {
            let together = self.before.enis.len() + self.after.enis.len();
            let fits =
                secondary_limit(self.facts).is_none_or(|limit| together as u64 <= u64::from(limit));
            if self.from == Mode::CutThrough || !fits {
                moves.extend(self.detach(self.from, self.from != Mode::CutThrough));
            }
            if self.from == Mode::CutThrough && fits {
                let loose = self.before.with_attached(false);
                moves.extend(attached(attach::attach(&self.context(self.from, &loose))));
            }
        }
        moves.extend(associated(associate::associate(&context)));
        moves.extend(attached(attach::attach(&context)));
        moves
    }

    /// Off the ENIs that carry the EIPs' own addresses, onto those of the scenario.
    fn off_secondary_cidr(&self) -> Vec<Move> {
        let context = self.context(self.to, self.after);
        let primary = self.after.enis.iter().all(|eni| eni.kind == EniKind::Primary);
        let mut moves = Vec::new();
        if !primary {
            moves.extend(created(prepare::enis(&context)));
        }
        moves.extend(self.disassociate());
        let running = self.before.with_attached(true);
        moves.extend(detached(prepare::detach(&self.context(self.from, &running)), false));
        if primary {
            moves.extend(associated(associate::associate(&context)));
        } else if self.to == Mode::Nat {
            moves.extend(attached(attach::attach(&context)));
            moves.extend(self.assigned(&context));
            moves.extend(associated(associate::associate(&context)));
        } else {
            moves.extend(detached(prepare::detach(&context), true));
            moves.extend(associated(associate::associate(&context)));
            moves.extend(self.attach(&context));
        }
        moves
    }

    /// The guest, and the checks.
    fn configure(&self) -> Vec<Step> {
        let context = self.context(self.to, self.after);
        let secondary = self.after.enis.iter().any(|eni| eni.kind == EniKind::Secondary);
        let mut steps = Vec::new();
        if matches!(self.to, Mode::Nat | Mode::SecondaryCidr) {
            steps.extend(configure::gateway_route(&context));
        }
        match self.to {
            Mode::MultiEip => {
                steps.push(configure::dhcp(&context));
                steps.extend(configure::gateway_info(&context));
                steps.push(configure::eips(&context));
            }
            _ if secondary => steps.push(configure::enis(&context)),
            _ => {}
        }
        if self.to == Mode::CutThrough {
            steps.push(configure::route_priority(&context));
        }
        steps.extend(verify::status(&context));
        if self.to != Mode::Nat {
            steps.push(verify::os(&context));
        }
        steps.push(verify::reach(&context));
        steps
    }

    /// ENI, vSwitch and block that nothing uses any more.
    fn clean(&self) -> Vec<Move> {
        let context = self.context(self.from, self.before);
        let region = || ("RegionId", self.facts.region().id().to_owned());
        let back = |steps: Vec<Step>,
                    number: u32,
                    of: fn(&(&'static str, Arg)) -> Option<u32>|
         -> Vec<Call> {
            let own =
                steps.into_iter().filter(|step| step.args.iter().find_map(of) == Some(number));
            own.filter_map(|step| step.api).collect()
        };
        let make =
            |id: String,
             text,
             sources,
             arg,
             call: (&'static str, &'static str, Vec<(&'static str, String)>)| {
                let mut step = step(id, Phase::Verify, Place::Console, text, sources).with(&[arg]);
                let (product, action, parameters) = call;
                step.api = Some(Call { product, action, parameters });
                Move {
                    step,
                    undo: Vec::new(),
                    interrupts_eips: Vec::new(),
                    interrupts_enis: Vec::new(),
                }
            };
        let mut moves = Vec::new();
        for eni in &self.before.enis {
            let parameters = vec![region(), ("NetworkInterfaceId", names::eni_id(eni.number))];
            let call = ("ecs", "DeleteNetworkInterface", parameters);
            let id = format!("delete-{}", eni.name());
            let mut item = make(id, t::DELETE_ENI, CLEAN, ("eni", Arg::Eni(eni.number)), call);
            item.undo = back(prepare::enis(&context), eni.number, eni_of);
            moves.push(item);
        }
        for eip in &self.before.eips {
            let parameters = vec![region(), ("VSwitchId", names::vswitch(eip.number))];
            let call = ("vpc", "DeleteVSwitch", parameters);
            let id = format!("delete-vswitch-{}", eip.number);
            let mut item = make(id, t::DELETE_VSWITCH, CLEAN, ("eip", Arg::Eip(eip.number)), call);
            item.undo = back(prepare::vswitches(&context), eip.number, eip_of);
            moves.push(item);
        }
        for eip in &self.before.eips {
            let vpc = ("VpcId", names::VPC.to_owned());
            let parameters = vec![region(), vpc, ("SecondaryCidrBlock", names::cidr(eip.number))];
            let call = ("vpc", "UnassociateVpcCidrBlock", parameters);
            let id = format!("remove-cidr-{}", eip.number);
            let mut item = make(id, t::REMOVE_CIDR, BLOCK, ("eip", Arg::Eip(eip.number)), call);
            item.undo = back(prepare::blocks(&context), eip.number, eip_of);
            moves.push(item);
        }
        moves
    }
}
