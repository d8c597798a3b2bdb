//! The ordered steps of each mode, as the source page orders them.
//!
//! One file per phase makes the steps; this file says which of them a mode takes, and in which order.

mod associate;
mod attach;
mod configure;
pub(super) mod migrate;
mod prepare;
mod verify;

use super::guest::Guest;
use super::step::{Arg, Call, Phase, Place, Step};
use super::topology::Topology;
use crate::catalog::Mode;
use crate::rules::Citation;
use crate::scenario::{EniKind, Facts};
use crate::text;

/// What the makers of steps look at.
pub(super) struct Context<'a> {
    facts: &'a Facts<'a>,
    mode: Mode,
    topology: &'a Topology,
}

impl Context<'_> {
    fn region(&self) -> (&'static str, String) {
        ("RegionId", self.facts.region().id().to_owned())
    }

    fn guest(&self) -> Guest {
        Guest::of(self.mode, self.topology)
    }

    fn secondary(&self) -> bool {
        self.mode == Mode::SecondaryCidr || self.facts.eni_kind() == EniKind::Secondary
    }
}

/// The steps of a mode that is not blocked.
pub(super) fn of(facts: &Facts<'_>, mode: Mode, topology: &Topology) -> Vec<Step> {
    let context = Context { facts, mode, topology };
    match mode {
        Mode::Nat => nat(&context),
        Mode::CutThrough => cut_through(&context),
        Mode::MultiEip => multi_eip(&context),
        Mode::SecondaryCidr => secondary_cidr(&context),
    }
}

/// Attach first, then associate (facts 29 and 30).
fn nat(context: &Context<'_>) -> Vec<Step> {
    let mut steps = vec![prepare::eips(context)];
    if context.secondary() {
        steps.extend(prepare::enis(context));
        steps.extend(attach::attach(context));
        steps.extend(prepare::private_ips(context));
    }
    steps.extend(associate::associate(context));
    steps.extend(configure::gateway_route(context));
    if context.secondary() {
        steps.push(configure::enis(context));
        steps.push(configure::outbound(context));
    }
    steps.extend(verify::status(context));
    steps.push(verify::reach(context));
    steps
}

/// Detach, associate, attach again (facts 43, 44 and 48).
fn cut_through(context: &Context<'_>) -> Vec<Step> {
    let mut steps = vec![prepare::eips(context)];
    steps.extend(prepare::enis(context));
    steps.extend(prepare::detach(context));
    steps.extend(associate::associate(context));
    steps.extend(verify::status(context));
    steps.extend(attach::attach(context));
    steps.push(configure::enis(context));
    steps.push(configure::route_priority(context));
    steps.push(verify::os(context));
    steps.push(verify::reach(context));
    steps
}

/// Associate all, attach, enable DHCP, then each EIP in the OS (facts 58 to 65).
fn multi_eip(context: &Context<'_>) -> Vec<Step> {
    let mut steps = vec![prepare::eips(context)];
    steps.extend(prepare::enis(context));
    steps.extend(prepare::detach(context));
    steps.extend(associate::associate(context));
    steps.extend(verify::status(context));
    steps.extend(attach::attach(context));
    steps.push(configure::dhcp(context));
    steps.extend(configure::gateway_info(context));
    steps.push(configure::eips(context));
    steps.push(configure::outbound(context));
    steps.push(verify::os(context));
    steps.push(verify::reach(context));
    steps
}

/// Block, vSwitch and ENI that carry the EIP's own address, then NAT on that ENI (fact 66).
fn secondary_cidr(context: &Context<'_>) -> Vec<Step> {
    let mut steps = vec![prepare::eips(context)];
    steps.extend(prepare::blocks(context));
    steps.extend(prepare::vswitches(context));
    steps.extend(prepare::enis(context));
    steps.extend(associate::associate(context));
    steps.extend(attach::attach(context));
    steps.extend(configure::gateway_route(context));
    steps.push(configure::enis(context));
    steps.push(configure::outbound(context));
    steps.extend(verify::status(context));
    steps.push(verify::os(context));
    steps.push(verify::reach(context));
    steps
}

/// A step whose fields the makers fill.
fn step(
    id: impl Into<String>,
    phase: Phase,
    place: Place,
    text: text::step::Id,
    sources: &'static [Citation],
) -> Step {
    Step {
        id: id.into(),
        phase,
        place,
        text,
        args: Vec::new(),
        api: None,
        commands: Vec::new(),
        facts: &[],
        sources,
    }
}

impl Step {
    fn with(mut self, args: &[(&'static str, Arg)]) -> Self {
        self.args.extend_from_slice(args);
        self
    }

    fn facts(mut self, facts: &'static [u8]) -> Self {
        self.facts = facts;
        self
    }

    fn call<const N: usize>(
        mut self,
        product: &'static str,
        action: &'static str,
        parameters: [(&'static str, String); N],
    ) -> Self {
        self.api = Some(Call { product, action, parameters: parameters.into() });
        self
    }

    fn commands(mut self, commands: Vec<String>) -> Self {
        self.commands = commands;
        self
    }
}
