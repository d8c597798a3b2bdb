//! Provider, locals and resources.

use super::hcl::{Block, list};
use super::var;
use crate::catalog::{Mode, limit};
use crate::export::escape::hcl;
use crate::plan::{Eip, Eni, Plan};
use crate::scenario::{Billing, EniKind, Slot};

/// All blocks of the main file, in the order in which they come to be.
pub(super) fn resources(plan: &Plan) -> Vec<Block> {
    let module = Module { plan, primary: primary(plan) };
    let mut blocks = vec![
        Block::new("terraform", &[]).block(
            Block::new("required_providers", &[])
                .set("alicloud", r#"{ source = "aliyun/alicloud" }"#),
        ),
        Block::new("provider", &["alicloud"]).set("region", "var.region"),
        module.locals(),
    ];
    let topology = plan.topology();
    blocks.extend(topology.eips.iter().map(|eip| module.eip(eip)));
    if plan.mode == Mode::SecondaryCidr {
        blocks
            .extend(topology.eips.iter().flat_map(|eip| [module.block(eip), module.vswitch(eip)]));
    }
    if !module.primary {
        blocks
            .extend(topology.enis.iter().filter(|eni| module.made(eni)).map(|eni| module.eni(eni)));
        blocks.extend(
            topology
                .enis
                .iter()
                .filter(|eni| module.attaches(eni))
                .map(|eni| module.attachment(eni)),
        );
    }
    blocks.extend(topology.eips.iter().map(|eip| module.association(eip)));
    blocks.extend(module.gateway_route());
    blocks
}

fn primary(plan: &Plan) -> bool {
    plan.topology().enis.iter().any(|eni| eni.kind == EniKind::Primary)
}

struct Module<'a> {
    plan: &'a Plan,
    primary: bool,
}

/// `eip-1` as the name of a block.
fn label(name: &str) -> String {
    name.replace('-', "_")
}

fn eip_label(eip: &Eip) -> String {
    label(&eip.name())
}

fn eni_label(eni: &Eni) -> String {
    label(&eni.name())
}

/// A resource that is made only where the variable names no object.
fn unless(slot: Slot) -> String {
    format!("{} == null ? 1 : 0", var(slot))
}

/// The given id, else the one of the resource.
fn either(slot: Slot, resource: &str) -> String {
    format!("{} != null ? {} : {resource}", var(slot), var(slot))
}

impl Module<'_> {
    /// An ENI that is attached now exists; Terraform makes only others.
    fn made(&self, eni: &Eni) -> bool {
        eni.public || !eni.attached
    }

    /// In cut-through and multi-EIP mode an attached ENI was detached by hand, and is attached anew here.
    fn attaches(&self, eni: &Eni) -> bool {
        !eni.attached || matches!(self.plan.mode, Mode::CutThrough | Mode::MultiEip)
    }

    fn locals(&self) -> Block {
        let mut locals = Block::new("locals", &[]);
        for eip in &self.plan.topology().eips {
            let name = eip_label(eip);
            let resource = format!("alicloud_eip_address.{name}[0]");
            let id = either(Slot::EipId(eip.number), &format!("{resource}.id"));
            locals = locals.set(&format!("{name}_id"), id);
            if self.plan.mode == Mode::SecondaryCidr {
                // The address of an EIP that exists is told; that of a new one is known once it is made.
                let (told, id) = (var(Slot::EipAddress(eip.number)), var(Slot::EipId(eip.number)));
                let address = format!("{id} != null ? {told} : {resource}.ip_address");
                let mask = limit::VPC_CIDR_MASK_MAX.value;
                let smallest = format!("cidrsubnet(\"${{local.{name}_address}}/{mask}\", 0, 0)");
                let block = either(Slot::Cidr(eip.number), &smallest);
                let vswitch = format!("alicloud_vswitch.{name}[0].id");
                locals = locals
                    .set(&format!("{name}_address"), address)
                    .set(&format!("{name}_cidr"), block)
                    .set(
                        &format!("{name}_vswitch_id"),
                        either(Slot::MadeVSwitchId(eip.number), &vswitch),
                    );
            }
        }
        for eni in self.plan.topology().enis.iter().filter(|_| !self.primary) {
            let slot = Slot::EniId(eni.number);
            let name = eni_label(eni);
            let id = if self.made(eni) {
                either(slot, &format!("alicloud_ecs_network_interface.{name}[0].id"))
            } else {
                var(slot)
            };
            locals = locals.set(&format!("{name}_id"), id);
        }
        locals
    }

    fn eip(&self, eip: &Eip) -> Block {
        let subscription = self.plan.assessment.scenario.facts().billing() == Billing::Subscription;
        let name = format!("\"${{var.name}}-{}\"", eip.name());
        let block = Block::resource("alicloud_eip_address", &eip_label(eip))
            .set("count", unless(Slot::EipId(eip.number)))
            .text("payment_type", if subscription { "Subscription" } else { "PayAsYouGo" });
        // A subscription EIP takes no name when it is made, and has to be paid at once.
        if subscription { block.set("auto_pay", "true") } else { block.set("address_name", name) }
    }

    fn block(&self, eip: &Eip) -> Block {
        let name = eip_label(eip);
        let reserved = (0..limit::VSWITCH_RESERVED_FIRST.value)
            .map(|n| format!("cidrhost(local.{name}_cidr, {n})"))
            .chain(
                (1..=limit::VSWITCH_RESERVED_LAST.value)
                    .map(|n| format!("cidrhost(local.{name}_cidr, -{n})")),
            );
        let reserved = list(&reserved.collect::<Vec<_>>());
        let message = format!(
            "{} is an address of its block that the vSwitch reserves: set {} to another block that contains it.",
            eip.name(),
            super::name(Slot::Cidr(eip.number))
        );
        let free = Block::new("precondition", &[])
            .set("condition", format!("!contains({reserved}, local.{name}_address)"))
            .text("error_message", &message);
        Block::resource("alicloud_vpc_ipv4_cidr_block", &name)
            .set("count", unless(Slot::MadeVSwitchId(eip.number)))
            .set("vpc_id", var(Slot::VpcId))
            .set("secondary_cidr_block", format!("local.{name}_cidr"))
            .block(Block::new("lifecycle", &[]).block(free))
    }

    fn vswitch(&self, eip: &Eip) -> Block {
        let name = eip_label(eip);
        Block::resource("alicloud_vswitch", &name)
            .set("count", unless(Slot::MadeVSwitchId(eip.number)))
            .set("vpc_id", var(Slot::VpcId))
            .set("zone_id", var(Slot::ZoneId))
            .set("cidr_block", format!("local.{name}_cidr"))
            .set("vswitch_name", format!("\"${{var.name}}-{}\"", eip.name()))
            .after(&[format!("alicloud_vpc_ipv4_cidr_block.{name}")])
    }

    fn eni(&self, eni: &Eni) -> Block {
        let block = Block::resource("alicloud_ecs_network_interface", &eni_label(eni))
            .set("count", unless(Slot::EniId(eni.number)));
        let public = eni.private_ips.first().and_then(|ip| ip.eip).filter(|_| eni.public);
        let block = match public {
            Some(eip) => block
                .set("vswitch_id", format!("local.eip_{eip}_vswitch_id"))
                .set("primary_ip_address", format!("local.eip_{eip}_address")),
            None => {
                let ips =
                    || eni.private_ips.iter().map(|ip| var(Slot::EniIp(eni.number, ip.number)));
                let further: Vec<String> = ips().skip(1).collect();
                let block = block
                    .set("vswitch_id", var(Slot::VSwitchId))
                    .maybe("primary_ip_address", ips().next());
                // A set of given addresses: with a number of them they were unknown when the EIPs are paired.
                block.maybe("private_ip_addresses", (!further.is_empty()).then(|| list(&further)))
            }
        };
        block
            .set("security_group_ids", list(&[var(Slot::SecurityGroupId)]))
            .set("network_interface_name", format!("\"${{var.name}}-{}\"", eni.name()))
    }

    fn attachment(&self, eni: &Eni) -> Block {
        // Everywhere but in NAT mode the EIP comes first.
        let first: Vec<String> = if self.plan.mode == Mode::Nat {
            Vec::new()
        } else {
            let eips = self.plan.topology().eips.iter().filter(|eip| eip.eni == eni.number);
            eips.map(|eip| format!("alicloud_eip_association.{}", eip_label(eip))).collect()
        };
        let name = eni_label(eni);
        Block::resource("alicloud_ecs_network_interface_attachment", &name)
            .set("network_interface_id", format!("local.{name}_id"))
            .set("instance_id", var(Slot::InstanceId))
            .after(&first)
    }

    fn association(&self, eip: &Eip) -> Block {
        let name = eip_label(eip);
        let block = Block::resource("alicloud_eip_association", &name)
            .set("allocation_id", format!("local.{name}_id"));
        if self.primary {
            return block
                .set("instance_id", var(Slot::InstanceId))
                .text("instance_type", "EcsInstance");
        }
        let eni = self.plan.topology().enis.iter().find(|eni| eni.number == eip.eni);
        let address = match self.plan.mode {
            Mode::SecondaryCidr => Some(format!("local.{name}_address")),
            Mode::Nat => eip.private_ip.map(|ip| var(Slot::EniIp(eip.eni, ip))),
            // These take the primary private address, or none at all.
            Mode::CutThrough | Mode::MultiEip => None,
        };
        let attachment = eni.filter(|eni| self.plan.mode == Mode::Nat && self.attaches(eni));
        let attachment = attachment
            .map(|eni| format!("alicloud_ecs_network_interface_attachment.{}", eni_label(eni)));
        block
            .set("instance_id", format!("local.eni_{}_id", eip.eni))
            // Without it the provider takes the ENI for an instance.
            .text("instance_type", "NetworkInterface")
            .text("mode", self.plan.mode.api_value())
            .maybe("private_ip_address", address)
            .after(&attachment.into_iter().collect::<Vec<_>>())
    }

    fn gateway_route(&self) -> Option<Block> {
        let step = self.plan.steps().iter().find(|step| step.id == "gateway-route")?;
        let call = step.api.as_ref()?;
        let constant = |wanted: &str| {
            call.parameters.iter().find(|(name, _)| *name == wanted).map(|(_, value)| hcl(value))
        };
        Some(
            Block::resource("alicloud_route_entry", "ipv4_gateway")
                .set("route_table_id", var(Slot::RouteTableId))
                .maybe("destination_cidrblock", constant("DestinationCidrBlock"))
                .maybe("nexthop_type", constant("NextHopType"))
                .set("nexthop_id", var(Slot::Ipv4GatewayId)),
        )
    }
}
