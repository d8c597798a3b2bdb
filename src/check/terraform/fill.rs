//! Resources become the estate.

use std::cell::RefCell;
use std::collections::BTreeMap;

use super::join::Join;
use super::provider::{Providers, region};
use super::resource::{Resource, Type};
use super::values::{Values, Via};
use crate::catalog::{Mode, Region};
use crate::check::Place;
use crate::check::estate::json::{Object, Result};
use crate::check::estate::words::{BILLING, MODES, TARGETS, image, word};
use crate::check::estate::{
    Attachment, Bond, Eip, Eni, Estate, Fate, Head, Instance, Link, Maybe, Part, Str, Target,
    VSwitch, Vpc, region_of,
};

/// Where resources are put.
pub struct Fill<'f, 'a> {
    /// The number of the file.
    pub file: u32,
    /// The links between resources.
    pub join: &'f Join<'f, 'a>,
    /// Regions of providers.
    pub providers: &'f Providers<'a>,
    /// Regions and zones that the catalog does not have, each with the first resource that names it.
    pub strange: RefCell<BTreeMap<String, String>>,
}

impl<'a> Fill<'_, 'a> {
    /// Adds a resource to the estate.
    pub fn add(&self, resource: &Resource<'a>, estate: &mut Estate<'a>) -> Result<()> {
        match resource.kind {
            Type::Eip => estate.eips.push(self.eip(resource)?),
            Type::Association => estate.bonds.push(self.bond(resource)?),
            Type::Eni => estate.enis.push(self.eni(resource)?),
            Type::Attachment => estate.attachments.push(self.attachment(resource)?),
            Type::Instance => estate.instances.push(self.instance(resource)?),
            Type::Vpc => estate.vpcs.push(self.vpc(resource)?),
            Type::VSwitch => estate.vswitches.push(self.vswitch(resource)?),
            Type::Gateway => estate.gateways.push(self.part(resource, "ipv4_gateway_name")?),
            Type::Block => estate.blocks.push(self.part(resource, "secondary_cidr_block")?),
            Type::Route => estate.gateways.extend(self.route(resource)?),
        }
        Ok(())
    }

    fn head(&self, values: &Values<'_, 'a>, names: &[&str], zones: &[&str]) -> Result<Head<'a>> {
        let resource = values.resource;
        let mut here = Maybe::Unknown;
        for zone in zones {
            if let Maybe::Is(zone) = values.computed(zone)? {
                let told = region_of(&zone).map_or_else(|| region(Some(&zone)), Maybe::Is);
                here = here.or(self.known(told, Some(&zone), resource));
            }
        }
        let provider = values.block.and_then(|block| block.provider.as_deref());
        let provider = provider.and_then(|key| self.providers.region(key, self.join.root));
        let id = match resource.fate {
            Fate::Made | Fate::Replaced => None,
            Fate::Stays | Fate::Goes => values.computed("id")?.get().cloned(),
        };
        Ok(Head {
            place: Place::address(self.file, resource.address.clone()),
            id,
            name: values.name(names),
            region: here.or(self.known(region(provider.as_deref()), provider.as_deref(), resource)),
            fate: resource.fate,
        })
    }

    /// Keeps a word that the catalog does not have, to say so.
    fn known(
        &self,
        told: Maybe<Region>,
        word: Option<&str>,
        resource: &Resource<'a>,
    ) -> Maybe<Region> {
        if let (true, Some(word)) = (told.is_unknown(), word.filter(|word| !word.is_empty())) {
            let mut strange = self.strange.borrow_mut();
            strange.entry(word.to_owned()).or_insert_with(|| resource.address.clone());
        }
        told
    }

    fn eip(&self, resource: &Resource<'a>) -> Result<Eip<'a>> {
        const WANTED: &[&str] =
            &["id", "address_name", "name", "ip_address", "payment_type", "instance_charge_type"];
        const PAID: &[&str] = &["payment_type", "instance_charge_type"];
        let values = Values::read(resource, self.join, WANTED)?;
        let billing = word("payment_type", &values.any(PAID)?, BILLING)?;
        let mut before = Maybe::Unknown;
        if let Some(text) = resource.before {
            let object = Object::read(text, "before", PAID)?;
            for name in PAID {
                // The older name stands beside the newer one, and one of them is null.
                let told = word("payment_type", &object.maybe(name)?, BILLING)?;
                before = if matches!(before, Maybe::Is(_)) { before } else { told };
            }
        }
        Ok(Eip {
            head: self.head(&values, &["address_name", "name"], &[])?,
            address: values.computed("ip_address")?,
            billing,
            billed_before: before,
            overdue: false,
        })
    }

    fn bond(&self, resource: &Resource<'a>) -> Result<Bond<'a>> {
        const WANTED: &[&str] = &[
            "id",
            "allocation_id",
            "instance_id",
            "instance_type",
            "mode",
            "private_ip_address",
            "vpc_id",
        ];
        let values = Values::read(resource, self.join, WANTED)?;
        let (eip, _) = values.link(self.join, "allocation_id", &[Type::Eip])?;
        let (target, via) = values.link(self.join, "instance_id", &[Type::Eni, Type::Instance])?;
        let told = word("instance_type", &values.written("instance_type")?, TARGETS)?;
        // The API takes NAT where nobody names a mode.
        let mode = match word("mode", &values.written("mode")?, MODES)? {
            Maybe::None => Maybe::Is(Mode::Nat),
            mode => mode,
        };
        Ok(Bond {
            head: self.head(&values, &[], &[])?,
            kind: kind(told, &target, via),
            eip,
            target,
            // The API takes NAT where nobody names a mode.
            mode,
            private_ip: values.written("private_ip_address")?,
            vpc: values.written("vpc_id")?.get().map_or(Link::Unknown, |id| Link::Id(id.clone())),
            // Another mode is another association, though the provider changes it in place.
            busy: before(resource)?.is_some_and(|before| Maybe::Is(before) != mode),
            lesser: false,
        })
    }

    fn eni(&self, resource: &Resource<'a>) -> Result<Eni<'a>> {
        const WANTED: &[&str] = &[
            "id",
            "network_interface_name",
            "name",
            "vswitch_id",
            "primary_ip_address",
            "private_ip",
            "private_ip_addresses",
            "private_ips",
            "secondary_private_ip_address_count",
            "private_ips_count",
            "status",
        ];
        let values = Values::read(resource, self.join, WANTED)?;
        let (vswitch, _) = values.link(self.join, "vswitch_id", &[Type::VSwitch])?;
        let more = values.secondaries(
            &["private_ip_addresses", "private_ips"],
            &["secondary_private_ip_address_count", "private_ips_count"],
        )?;
        let attached = resource.fate == Fate::Stays
            && values.computed("status")?.get().is_some_and(|status| status == "InUse");
        Ok(Eni {
            head: self.head(&values, &["network_interface_name", "name"], &[])?,
            primary: Maybe::Is(false),
            vswitch,
            vpc: Link::Unknown,
            // Attached by something that the file does not have, unless an attachment of the file tells more.
            instance: if attached { Link::Unknown } else { Link::None },
            primary_ip: values.any(&["primary_ip_address", "private_ip"])?,
            ips: one_more(more),
            absent: false,
        })
    }

    fn attachment(&self, resource: &Resource<'a>) -> Result<Attachment<'a>> {
        const WANTED: &[&str] = &["id", "network_interface_id", "instance_id"];
        let values = Values::read(resource, self.join, WANTED)?;
        Ok(Attachment {
            head: self.head(&values, &[], &[])?,
            eni: values.link(self.join, "network_interface_id", &[Type::Eni])?.0,
            instance: values.link(self.join, "instance_id", &[Type::Instance])?.0,
        })
    }

    fn instance(&self, resource: &Resource<'a>) -> Result<Instance<'a>> {
        const WANTED: &[&str] = &[
            "id",
            "instance_name",
            "instance_type",
            "network_interface_id",
            "network_interfaces",
            "secondary_private_ips",
            "secondary_private_ip_address_count",
            "vswitch_id",
            "subnet_id",
            "vpc_id",
            "availability_zone",
            "internet_max_bandwidth_out",
            "public_ip",
            "image_id",
            "os_name",
        ];
        let values = Values::read(resource, self.join, WANTED)?;
        let (vswitch, _) = values.link(self.join, "vswitch_id", &[Type::VSwitch])?;
        let bandwidth = values.count("internet_max_bandwidth_out")?.get().copied().unwrap_or(0);
        let public = (bandwidth > 0).then(|| match values.computed("public_ip") {
            Ok(Maybe::Is(address)) => address,
            _ => Str::Owned(format!("internet_max_bandwidth_out = {bandwidth}")),
        });
        let more = values
            .secondaries(&["secondary_private_ips"], &["secondary_private_ip_address_count"])?;
        let made = matches!(resource.fate, Fate::Made | Fate::Replaced);
        let with = if made { values.len("network_interfaces")? } else { Maybe::None };
        let system = values.name(&["os_name", "image_id"]);
        Ok(Instance {
            head: self.head(&values, &["instance_name"], &["availability_zone"])?,
            kind: values.computed("instance_type")?,
            primary_eni: values
                .computed("network_interface_id")?
                .get()
                .map_or(Link::Unknown, |id| Link::Id(id.clone())),
            more_enis: with.get().copied().unwrap_or(0),
            ips: one_more(more),
            vswitch,
            vpc: values.computed("vpc_id")?.get().map_or(Link::Unknown, |id| Link::Id(id.clone())),
            public,
            image: image(&system),
        })
    }

    fn vpc(&self, resource: &Resource<'a>) -> Result<Vpc<'a>> {
        const WANTED: &[&str] = &["id", "vpc_name", "name", "region_id", "secondary_cidr_blocks"];
        let values = Values::read(resource, self.join, WANTED)?;
        Ok(Vpc {
            head: self.head(&values, &["vpc_name", "name"], &["region_id"])?,
            // Who has the VPC in a file has its gateway there too.
            gateway: Maybe::None,
            blocks: values.texts("secondary_cidr_blocks")?,
        })
    }

    fn vswitch(&self, resource: &Resource<'a>) -> Result<VSwitch<'a>> {
        const WANTED: &[&str] =
            &["id", "vswitch_name", "name", "vpc_id", "cidr_block", "zone_id", "availability_zone"];
        let values = Values::read(resource, self.join, WANTED)?;
        Ok(VSwitch {
            head: self.head(
                &values,
                &["vswitch_name", "name"],
                &["zone_id", "availability_zone"],
            )?,
            vpc: values.link(self.join, "vpc_id", &[Type::Vpc])?.0,
            cidr: values.computed("cidr_block")?,
        })
    }

    fn part(&self, resource: &Resource<'a>, name: &'static str) -> Result<Part<'a>> {
        const WANTED: &[&str] =
            &["id", "vpc_id", "ipv4_gateway_name", "secondary_cidr_block", "region_id"];
        let values = Values::read(resource, self.join, WANTED)?;
        Ok(Part {
            head: self.head(&values, &[name], &["region_id"])?,
            vpc: values.link(self.join, "vpc_id", &[Type::Vpc])?.0,
            cidr: values.computed("secondary_cidr_block")?,
        })
    }

    /// A route to an IPv4 gateway: its VPC has one, wherever that was made.
    fn route(&self, resource: &Resource<'a>) -> Result<Option<Part<'a>>> {
        const WANTED: &[&str] = &["id", "route_table_id", "nexthop_type"];
        let values = Values::read(resource, self.join, WANTED)?;
        if values.computed("nexthop_type")?.get().is_none_or(|kind| kind != "Ipv4Gateway") {
            return Ok(None);
        }
        let (vpc, _) = values.link(self.join, "route_table_id", &[Type::Vpc])?;
        // A table known by its id alone does not tell its VPC.
        let Link::At(_) = vpc else { return Ok(None) };
        Ok(Some(Part { head: self.head(&values, &[], &[])?, vpc, cidr: Maybe::None }))
    }
}

/// What a target is. The provider knows load balancers and NAT gateways by their ids and takes everything else for an
/// instance, so that an ENI without its kind stays one whose kind is missing.
fn kind(told: Maybe<Target>, target: &Link<'_>, via: Via) -> Maybe<Target> {
    if told != Maybe::None {
        return told;
    }
    match (target, via) {
        (_, Via::Foreign) => Maybe::Is(Target::Other),
        (_, Via::Resource(Type::Instance)) => Maybe::Is(Target::Instance),
        (Link::Id(id), _) if id.starts_with("i-") => Maybe::Is(Target::Instance),
        (Link::Id(id), _) if !id.starts_with("eni-") => Maybe::Is(Target::Other),
        _ => Maybe::None,
    }
}

/// The mode before, where a plan changes the association in place.
fn before(resource: &Resource<'_>) -> Result<Option<Mode>> {
    let (Fate::Stays, Some(text)) = (resource.fate, resource.before) else { return Ok(None) };
    let object = Object::read(text, "before", &["mode"])?;
    Ok(word("mode", &object.maybe("mode")?, MODES)?.get().copied())
}

fn one_more(secondaries: Maybe<u32>) -> Maybe<u32> {
    match secondaries {
        Maybe::Is(n) => Maybe::Is(n.saturating_add(1)),
        other => other,
    }
}
