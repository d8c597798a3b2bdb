//! The steps of a plan as calls of the functions, and as instructions where people do them.

use std::fmt::Write as _;

use super::name;
use crate::catalog::{Lang, Mode};
use crate::export::escape::{comment, shell};
use crate::plan::{Eip, Eni, Plan, Step};
use crate::scenario::{Billing, EniKind, Slot};
use crate::text;

/// All steps, in order.
pub(super) fn body(plan: &Plan, lang: Lang) -> String {
    let mut out = String::new();
    if let Some(own) = plan.known.get(Slot::Name) {
        let _ = writeln!(out, "say {}", shell(own));
    }
    for (step, number) in plan.steps().iter().zip(1_u32..) {
        let title = plan.known.fill(&text::step_text(step, step.text.title(), lang));
        let _ = writeln!(out, "\nsay {}", shell(&comment(&format!("{number}. {title}"))));
        if !call(&mut out, plan, step) {
            by_hand(&mut out, plan, step, lang);
        }
    }
    out.push_str("\nsay \"$M_DONE\"\n");
    out
}

fn value(slot: Slot) -> String {
    format!("\"${}\"", name(slot))
}

/// The calls of a step; `false`: people do it.
fn call(out: &mut String, plan: &Plan, step: &Step) -> bool {
    let Some(call) = &step.api else { return false };
    let topology = plan.topology();
    let eni = || {
        let of = |eni: &&Eni| {
            step.id.ends_with(&format!("eni-{}", eni.number))
                || step.id == format!("prepare-{}", eni.name())
        };
        topology.enis.iter().find(of)
    };
    let eip = || {
        let number = step.id.rsplit('-').next().and_then(|n| n.parse::<u32>().ok());
        topology.eips.iter().find(|eip| Some(eip.number) == number)
    };
    match (call.action, eni(), eip()) {
        ("AllocateEipAddress", ..) => allocate(out, plan),
        ("AssociateVpcCidrBlock", _, Some(eip)) => {
            let (block, address) =
                (name(Slot::Cidr(eip.number)), value(Slot::EipAddress(eip.number)));
            let _ = writeln!(out, "[ -n \"${block}\" ] || {block}=$(around {address})");
            let _ = writeln!(out, "add_cidr cidr-{} \"${block}\"", eip.number);
        }
        ("CreateVSwitch", _, Some(eip)) => {
            let (id, block) =
                (name(Slot::MadeVSwitchId(eip.number)), value(Slot::Cidr(eip.number)));
            let _ =
                writeln!(out, "create_vswitch vswitch-{} \"${id}\" {block}\n{id}=$ID", eip.number);
        }
        ("CreateNetworkInterface", Some(eni), _) => create_eni(out, eni),
        ("DetachNetworkInterface", Some(eni), _) => {
            let eips = topology.eips.iter().filter(|eip| eip.eni == eni.number);
            let eips: Vec<String> = eips.map(|eip| value(Slot::EipId(eip.number))).collect();
            let id = value(Slot::EniId(eni.number));
            let _ = writeln!(out, "detach {} {id} {}", eni.name(), eips.join(" "));
        }
        ("AttachNetworkInterface", Some(eni), _) => {
            let _ = writeln!(out, "attach {} {}", eni.name(), value(Slot::EniId(eni.number)));
        }
        ("AssignPrivateIpAddresses", Some(eni), _) => {
            let count = eni.private_ips.len();
            let _ =
                writeln!(out, "assign {} {} {count}", eni.name(), value(Slot::EniId(eni.number)));
        }
        ("AssociateEipAddress", _, Some(eip)) => associate(out, plan, eip),
        ("CreateRouteEntry", ..) => out.push_str("gateway_route\n"),
        ("DescribeEipGatewayInfo", Some(eni), _) => {
            let _ = writeln!(out, "gateway_info {}", value(Slot::EniId(eni.number)));
        }
        ("DescribeEipAddresses", ..) => {
            for eip in &topology.eips {
                let (label, id) = (eip.name(), value(Slot::EipId(eip.number)));
                let _ = writeln!(
                    out,
                    "open {id} || say \"  {label} $(eip_field {id} Status) $(eip_field {id} IpAddress)\""
                );
            }
        }
        _ => return false,
    }
    true
}

fn allocate(out: &mut String, plan: &Plan) {
    let subscription = plan.assessment.scenario.facts().billing() == Billing::Subscription;
    for eip in &plan.topology().eips {
        let id = name(Slot::EipId(eip.number));
        if !subscription {
            let _ = writeln!(out, "allocate {} \"${id}\"\n{id}=$ID", eip.name());
        }
        if plan.mode == Mode::SecondaryCidr {
            // Block, vSwitch and ENI are made around the address; a dry run of an EIP that is not there yet has none.
            let address = name(Slot::EipAddress(eip.number));
            let _ = writeln!(
                out,
                "if ! open \"${id}\"; then {address}=$(eip_field \"${id}\" IpAddress); fi"
            );
            let _ =
                writeln!(out, "[ -n \"${address}\" ] || [ -z \"$DRY\" ] || {address}=203.0.113.7");
        }
    }
}

fn create_eni(out: &mut String, eni: &Eni) {
    let id = name(Slot::EniId(eni.number));
    let (vswitch, address) = match eni.private_ips.first().and_then(|ip| ip.eip) {
        Some(eip) if eni.public => (Slot::MadeVSwitchId(eip), Slot::EipAddress(eip)),
        _ => (Slot::VSwitchId, Slot::EniIp(eni.number, 1)),
    };
    let (vswitch, address) = (value(vswitch), value(address));
    let _ = writeln!(out, "create_eni {} \"${id}\" {vswitch} {address}\n{id}=$ID", eni.name());
}

fn associate(out: &mut String, plan: &Plan, eip: &Eip) {
    let id = value(Slot::EipId(eip.number));
    let primary = plan.topology().enis.iter().any(|eni| eni.kind == EniKind::Primary);
    if primary {
        let instance = value(Slot::InstanceId);
        let _ = writeln!(out, "associate {} {id} {instance} EcsInstance '' ''", eip.name());
        return;
    }
    let (eni, mode) = (value(Slot::EniId(eip.eni)), plan.mode.api_value());
    let address = match (plan.mode, eip.private_ip) {
        (Mode::SecondaryCidr, _) => value(Slot::EipAddress(eip.number)),
        (Mode::Nat, Some(ip)) => {
            let slot = Slot::EniIp(eip.eni, ip);
            let (key, given) = (slot.key(), value(slot));
            let _ = writeln!(out, "pick {key} {eni} {ip} {given}");
            "\"$ADDRESS\"".to_owned()
        }
        _ => "''".to_owned(),
    };
    let _ = writeln!(out, "associate {} {id} {eni} NetworkInterface {mode} {address}", eip.name());
}

/// What a script can't do is said at its place.
fn by_hand(out: &mut String, plan: &Plan, step: &Step, lang: Lang) {
    let of = |text| plan.known.fill(&text::step_text(step, text, lang));
    let mut lines = vec![of(step.text.detail())];
    lines.extend(of(step.text.console()).lines().map(str::to_owned));
    lines.extend(step.commands.iter().map(|line| format!("  {}", plan.known.fill(line))));
    lines.push(of(step.text.verify()));
    out.push_str("say \"  $M_BY_HAND\"\n");
    for line in lines.iter().filter(|line| !line.is_empty()) {
        let _ = writeln!(out, "say {}", shell(&comment(&format!("  {line}"))));
    }
}
