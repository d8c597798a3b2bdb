//! A small state machine of EIP, ENI, vSwitch and VPC. It executes the calls of a plan or migration and refuses a
//! call whose precondition does not hold.

use std::collections::{BTreeMap, BTreeSet};

use eip_planner::catalog::Mode;
use eip_planner::plan::{Arg, Call, Topology, eip_id, eni_id, migrate, plan};
use eip_planner::rules::Status;
use eip_planner::scenario::{Draft, EniKind, Field, ModeChoice, Scenario, Value};
use proptest::prelude::*;

use crate::common::scenario;
use crate::properties::scenarios;

/// What an EIP is associated with: target, mode of the API, private address.
type Association = (String, String, Option<String>);

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Eni {
    attached: bool,
    addresses: BTreeSet<String>,
    /// The vSwitch that it stands in, where the plan made it.
    vswitch: Option<String>,
}

#[derive(Clone, PartialEq, Eq, Debug, Default)]
struct Cloud {
    eips: BTreeMap<String, Option<Association>>,
    enis: BTreeMap<String, Eni>,
    /// vSwitch and the block that it is in.
    vswitches: BTreeMap<String, String>,
    blocks: BTreeSet<String>,
}

const INSTANCE: &str = "<instance-id>";

fn number(args: &[(&'static str, Arg)], of: fn(&Arg) -> Option<u32>) -> u32 {
    args.iter().find_map(|(_, arg)| of(arg)).unwrap_or_default()
}

fn eni_of(arg: &Arg) -> Option<u32> {
    if let Arg::Eni(number) = arg { Some(*number) } else { None }
}

fn eip_of(arg: &Arg) -> Option<u32> {
    if let Arg::Eip(number) = arg { Some(*number) } else { None }
}

impl Cloud {
    /// The state that a running set-up of a mode is in.
    fn running(topology: &Topology, mode: Mode) -> Self {
        let mut cloud = Self::default();
        for eni in &topology.enis {
            if eni.kind == EniKind::Primary {
                continue;
            }
            let vswitch = eni.public.then(|| {
                let eip = eni.private_ips[0].eip.unwrap();
                let (vswitch, block) = (format!("<vswitch-{eip}-id>"), format!("<cidr-{eip}>"));
                cloud.blocks.insert(block.clone());
                cloud.vswitches.insert(vswitch.clone(), block);
                vswitch
            });
            let addresses = eni.private_ips.iter().map(|ip| eni.address(ip)).collect();
            cloud
                .enis
                .insert(eni_id(eni.number), Eni { attached: eni.attached, addresses, vswitch });
        }
        for eip in &topology.eips {
            let eni = topology.enis.iter().find(|eni| eni.number == eip.eni).unwrap();
            let association = if eni.kind == EniKind::Primary {
                (INSTANCE.to_owned(), "NAT".to_owned(), None)
            } else {
                (eni_id(eip.eni), mode.api_value().to_owned(), topology.private_address(eip))
            };
            cloud.eips.insert(eip_id(eip.number), Some(association));
        }
        cloud
    }

    fn execute(&mut self, call: &Call, args: &[(&'static str, Arg)]) -> Result<(), String> {
        let get = |name: &str| {
            call.parameters.iter().find(|(known, _)| *known == name).map(|(_, value)| value.clone())
        };
        let need = |name: &str| get(name).ok_or_else(|| format!("{} without {name}", call.action));
        let refuse = |why: &str| Err(format!("{}: {why}: {:?}", call.action, call.parameters));
        match call.action {
            "AllocateEipAddress"
            | "CreateRouteEntry"
            | "DescribeEipAddresses"
            | "DescribeEipGatewayInfo" => {}
            "AssociateVpcCidrBlock" => {
                if !self.blocks.insert(need("SecondaryCidrBlock")?) {
                    return refuse("the block is there");
                }
            }
            "UnassociateVpcCidrBlock" => {
                let block = need("SecondaryCidrBlock")?;
                if self.vswitches.values().any(|known| *known == block) {
                    return refuse("the block is in use");
                }
                if !self.blocks.remove(&block) {
                    return refuse("no such block");
                }
            }
            "CreateVSwitch" => {
                let block = need("CidrBlock")?;
                if !self.blocks.contains(&block) {
                    return refuse("no such block");
                }
                let id = format!("<vswitch-{}-id>", number(args, eip_of));
                if self.vswitches.insert(id, block).is_some() {
                    return refuse("the vSwitch is there");
                }
            }
            "DeleteVSwitch" => {
                let id = need("VSwitchId")?;
                if self.enis.values().any(|eni| eni.vswitch.as_ref() == Some(&id)) {
                    return refuse("the vSwitch holds an ENI");
                }
                if self.vswitches.remove(&id).is_none() {
                    return refuse("no such vSwitch");
                }
            }
            "CreateNetworkInterface" => {
                let eni = number(args, eni_of);
                let made = get("PrimaryIpAddress");
                let vswitch = made.is_some().then(|| need("VSwitchId")).transpose()?;
                if vswitch.as_ref().is_some_and(|id| !self.vswitches.contains_key(id)) {
                    return refuse("no such vSwitch");
                }
                let address = made.unwrap_or_else(|| format!("<eni-{eni}-ip-1>"));
                let new = Eni { attached: false, addresses: BTreeSet::from([address]), vswitch };
                if self.enis.insert(eni_id(eni), new).is_some() {
                    return refuse("the ENI is there");
                }
            }
            "DeleteNetworkInterface" => {
                let id = need("NetworkInterfaceId")?;
                if self.associated(&id) {
                    return refuse("the ENI has an EIP");
                }
                match self.enis.remove(&id) {
                    Some(eni) if !eni.attached => {}
                    Some(_) => return refuse("the ENI is attached"),
                    None => return refuse("no such ENI"),
                }
            }
            "AttachNetworkInterface" | "DetachNetworkInterface" => {
                let id = need("NetworkInterfaceId")?;
                let attach = call.action == "AttachNetworkInterface";
                // A linked ENI is detached only after its EIP is off.
                let visible = self
                    .eips
                    .values()
                    .flatten()
                    .any(|(target, mode, _)| *target == id && mode != "NAT");
                if !attach && visible {
                    return refuse("an EIP is visible on the ENI");
                }
                match self.enis.get_mut(&id) {
                    Some(eni) if eni.attached != attach => eni.attached = attach,
                    Some(_) => return refuse("the ENI is in that state already"),
                    None => return refuse("no such ENI"),
                }
            }
            "AssignPrivateIpAddresses" => {
                let id = need("NetworkInterfaceId")?;
                let count: usize =
                    need("SecondaryPrivateIpAddressCount")?.parse().map_err(|_| "no number")?;
                let eni = number(args, eni_of);
                let Some(known) = self.enis.get_mut(&id) else { return refuse("no such ENI") };
                for _ in 0..count {
                    known.addresses.insert(format!("<eni-{eni}-ip-{}>", known.addresses.len() + 1));
                }
            }
            "UnassignPrivateIpAddresses" => {
                let id = need("NetworkInterfaceId")?;
                let addresses = need("PrivateIpAddress")?;
                for address in addresses.split(',') {
                    let mapped = |(target, _, ip): &Association| {
                        *target == id && ip.as_deref() == Some(address)
                    };
                    if self.eips.values().flatten().any(mapped) {
                        return refuse("the address has an EIP");
                    }
                    if !self.enis.get_mut(&id).is_some_and(|eni| eni.addresses.remove(address)) {
                        return refuse("no such address");
                    }
                }
            }
            "AssociateEipAddress" => {
                let (id, target) = (need("AllocationId")?, need("InstanceId")?);
                let ip = get("PrivateIpAddress");
                let mode = get("Mode").unwrap_or_else(|| "NAT".to_owned());
                if self.eips.get(&id).is_some_and(Option::is_some) {
                    return refuse("the EIP is in use");
                }
                if need("InstanceType")? == "NetworkInterface" {
                    let Some(eni) = self.enis.get(&target) else { return refuse("no such ENI") };
                    if mode != "NAT" && eni.attached {
                        return refuse("the ENI is attached");
                    }
                    if mode != "MULTI_BINDED"
                        && !ip.as_ref().is_some_and(|ip| eni.addresses.contains(ip))
                    {
                        return refuse("the ENI has no such address");
                    }
                }
                let taken = |(known, _, other): &Association| {
                    *known == target && ip.is_some() && *other == ip
                };
                if self.eips.values().flatten().any(taken) {
                    return refuse("the address has an EIP");
                }
                if mode == "BINDED" && self.associated(&target) {
                    return refuse("a cut-through ENI takes one EIP");
                }
                self.eips.insert(id, Some((target, mode, ip)));
            }
            "UnassociateEipAddress" => {
                let (id, target) = (need("AllocationId")?, need("InstanceId")?);
                match self.eips.get_mut(&id) {
                    Some(association)
                        if association.as_ref().is_some_and(|(known, ..)| *known == target) =>
                    {
                        *association = None;
                    }
                    _ => return refuse("the EIP is not associated with it"),
                }
            }
            other => return Err(format!("{other} is no call that the machine knows")),
        }
        Ok(())
    }

    fn associated(&self, eni: &str) -> bool {
        self.eips.values().flatten().any(|(target, ..)| target == eni)
    }

    /// Only what is associated, and what stands.
    fn settled(mut self) -> Self {
        self.eips.retain(|_, association| association.is_some());
        self
    }
}

/// All of a topology is there: ENIs attached, EIPs on their addresses.
fn reached(cloud: &Cloud, topology: &Topology, mode: Mode) -> Result<(), String> {
    let wanted = Cloud::running(topology, mode);
    let have = cloud.clone().settled();
    if have.eips != wanted.eips {
        return Err(format!("EIPs {:?}, not {:?}", have.eips, wanted.eips));
    }
    for (id, eni) in &wanted.enis {
        let found = have.enis.get(id).ok_or_else(|| format!("{id} is not there"))?;
        if !found.attached {
            return Err(format!("{id} is not attached"));
        }
        if !found.addresses.is_superset(&eni.addresses) {
            return Err(format!("{id} has {:?}, not {:?}", found.addresses, eni.addresses));
        }
    }
    Ok(())
}

/// The state before a plan: the given ENIs, no EIP associated.
fn start(scenario: &Scenario, mode: Mode, topology: &Topology) -> Cloud {
    let mut cloud = Cloud::default();
    let given = mode != Mode::SecondaryCidr && scenario.facts().attached();
    for eni in topology.enis.iter().filter(|eni| given && eni.kind == EniKind::Secondary) {
        let old = eni.private_ips.iter().filter(|ip| !ip.new);
        let addresses = old.map(|ip| eni.address(ip)).collect();
        cloud.enis.insert(eni_id(eni.number), Eni { attached: true, addresses, vswitch: None });
    }
    cloud
}

fn asking(scenario: &Scenario, mode: Mode) -> Scenario {
    scenario.draft().with(&[(Field::Mode, Some(ModeChoice::from(mode).value()))]).check().unwrap()
}

fn check_plan(scenario: &Scenario, mode: Mode) -> Result<(), String> {
    let plan = plan(&asking(scenario, mode));
    if plan.status == Status::Blocked {
        return Ok(());
    }
    // ENIs that are still to be had may be there already, with more addresses than the one of a new ENI.
    let mut cloud = start(scenario, mode, plan.topology());
    for step in plan.steps() {
        if let Some(call) = &step.api {
            cloud.execute(call, &step.args).map_err(|why| format!("{}: {why}", step.id))?;
            if call.action == "CreateNetworkInterface" {
                let eni = plan
                    .topology()
                    .enis
                    .iter()
                    .find(|eni| step.args.contains(&("eni", Arg::Eni(eni.number))))
                    .unwrap();
                let old = eni.private_ips.iter().filter(|ip| !ip.new).map(|ip| eni.address(ip));
                cloud.enis.get_mut(&eni_id(eni.number)).unwrap().addresses.extend(old);
            }
        }
    }
    reached(&cloud, plan.topology(), mode)
}

fn check_migration(scenario: &Scenario, from: Mode, to: Mode) -> Result<bool, String> {
    let migration = migrate(scenario, from, to);
    if !migration.possible() {
        return if migration.moves.is_empty() {
            Ok(false)
        } else {
            Err("steps of what cannot be".to_owned())
        };
    }
    let mut cloud = Cloud::running(&migration.before, from);
    // From the secondary CIDR block the ENIs of the scenario may be there.
    if from == Mode::SecondaryCidr {
        for eni in
            migration.after.enis.iter().filter(|eni| eni.attached && eni.kind == EniKind::Secondary)
        {
            let old = eni.private_ips.iter().filter(|ip| !ip.new).map(|ip| eni.address(ip));
            cloud.enis.insert(
                eni_id(eni.number),
                Eni { attached: true, addresses: old.collect(), vswitch: None },
            );
        }
    }
    let first = cloud.clone();
    let mut trail = Vec::new();
    for item in &migration.moves {
        if let Some(call) = &item.step.api {
            trail.push((item, cloud.clone()));
            cloud
                .execute(call, &item.step.args)
                .map_err(|why| format!("{}: {why}", item.step.id))?;
            if call.action == "CreateNetworkInterface" {
                let eni = migration
                    .after
                    .enis
                    .iter()
                    .find(|eni| item.step.args.contains(&("eni", Arg::Eni(eni.number))))
                    .unwrap();
                let old = eni.private_ips.iter().filter(|ip| !ip.new).map(|ip| eni.address(ip));
                cloud.enis.get_mut(&eni_id(eni.number)).unwrap().addresses.extend(old);
            }
        }
    }
    reached(&cloud, &migration.after, to)?;
    for (item, before) in trail.into_iter().rev() {
        for call in &item.undo {
            cloud
                .execute(call, &item.step.args)
                .map_err(|why| format!("back from {}: {why}", item.step.id))?;
        }
        let (now, then) = (cloud.clone().settled(), before.settled());
        if now.eips != then.eips || now.vswitches != then.vswitches || now.blocks != then.blocks {
            return Err(format!("back from {}: {now:?}, not {then:?}", item.step.id));
        }
    }
    let (now, then) = (cloud.settled(), first.settled());
    if now != then {
        return Err(format!("back at the start: {now:?}, not {then:?}"));
    }
    Ok(true)
}

fn pairs() -> impl Iterator<Item = (Mode, Mode)> {
    Mode::ALL.into_iter().flat_map(|from| {
        Mode::ALL.into_iter().filter(move |to| *to != from).map(move |to| (from, to))
    })
}

#[test]
fn all_twelve_pairs_can_be_gone_there_and_back() {
    assert_eq!(pairs().count(), 12);
    let scenario = scenario(
        "region=cn-shanghai&instance=ecs.g5.2xlarge&enis=2&eips=2&multiEipPermission=true",
    );
    for (from, to) in pairs() {
        assert_eq!(check_migration(&scenario, from, to), Ok(true), "{from:?} to {to:?}");
    }
}

#[test]
fn a_migration_to_the_closed_mode_without_permission_has_no_steps_and_its_verdict() {
    let migration =
        migrate(&scenario("region=cn-shanghai&instance=ecs.g5.large"), Mode::Nat, Mode::MultiEip);
    assert!(!migration.possible() && migration.moves.is_empty());
    assert_eq!(migration.assessment.mode(Mode::MultiEip).status, Status::Blocked);
    // Who is on the closed mode has its permission.
    let off = migrate(
        &scenario("region=cn-shanghai&instance=ecs.g5.large"),
        Mode::MultiEip,
        Mode::SecondaryCidr,
    );
    assert!(off.possible());
}

#[test]
fn off_cut_through_the_eni_is_detached_and_attached_again() {
    let migration = migrate(
        &scenario("region=cn-hangzhou&instance=ecs.g7.xlarge&billing=subscription"),
        Mode::CutThrough,
        Mode::Nat,
    );
    let ids: Vec<&str> = migration.moves.iter().map(|item| item.step.id.as_str()).collect();
    let at = |id: &str| {
        ids.iter().position(|known| *known == id).unwrap_or_else(|| panic!("no {id} in {ids:?}"))
    };
    assert!(at("disassociate-eip-1") < at("detach-eni-1"));
    assert!(at("detach-eni-1") < at("attach-eni-1"));
    assert!(at("attach-eni-1") < at("associate-eip-1"));
    assert_eq!(migration.moves[at("disassociate-eip-1")].interrupts_eips, [1]);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_plan_ends_in_its_topology(scenario in scenarios()) {
        for mode in Mode::ALL {
            prop_assert_eq!(check_plan(&scenario, mode), Ok(()), "{:?}", mode);
        }
    }

    #[test]
    fn every_migration_runs_and_every_way_back(scenario in scenarios()) {
        // The plainest facts, so that most pairs are possible.
        let mut draft: Draft = *scenario.draft();
        for field in [Field::VpcIpv4Gateway, Field::NeedsEipVisibleInOs, Field::NeedsPrivateNetwork, Field::EipRegion, Field::NeedsProtocols] {
            draft.set(field, None);
        }
        draft.set(Field::AccountMultiEipPermission, Some(Value::Flag(true)));
        // A dozen EIPs show all that two thousand would.
        if let Some(Value::Count(eips)) = draft.get(Field::EipsCount) {
            draft.set(Field::EipsCount, Some(Value::Count(eips.min(12))));
        }
        let scenario = draft.check().unwrap();
        for (from, to) in pairs() {
            let checked = check_migration(&scenario, from, to);
            prop_assert!(checked.is_ok(), "{:?} to {:?}: {:?}", from, to, checked);
        }
    }
}
