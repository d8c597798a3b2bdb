//! ENIs and instances of the answers.

use super::items::{Reader, link};
use super::{Account, Sort};
use crate::catalog::Mode;
use crate::check::Place;
use crate::check::estate::json::{Object, Result};
use crate::check::estate::words::image;
use crate::check::estate::{Bond, Eni, Head, Instance, Link, Maybe, Str, Target};

impl<'a> Reader<'a> {
    pub(super) fn eni(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] = &[
            "NetworkInterfaceId",
            "NetworkInterfaceName",
            "Type",
            "Status",
            "InstanceId",
            "Attachment",
            "PrivateIpAddress",
            "PrivateIpSets",
            "AssociatedPublicIp",
            "VSwitchId",
            "VpcId",
            "ZoneId",
            "RegionId",
        ];
        let object = Object::read(text, "NetworkInterfaceSet", WANTED)?;
        let attachment = object.object("Attachment", &["InstanceId"])?;
        let attached = attachment.map_or(Ok(Link::Unknown), |it| link(&it, "InstanceId"))?;
        let status = object.text("Status")?;
        let instance = match status.as_deref() {
            Some("Available" | "Detaching") => Link::None,
            _ => link(&object, "InstanceId")?.or(attached),
        };
        let head = self.head(&object, "NetworkInterfaceName")?;
        let sets = object.get("PrivateIpSets");
        let sets = if sets.is_some() {
            Some(object.wrapped("PrivateIpSets", &["PrivateIpSet"])?)
        } else {
            None
        };
        for set in sets.iter().flatten() {
            let set =
                Object::read(set, "PrivateIpSet", &["PrivateIpAddress", "AssociatedPublicIp"])?;
            let private = set.maybe("PrivateIpAddress")?;
            self.seen_from(&set, "AssociatedPublicIp", private, Target::Eni, &head, account)?;
        }
        let private = object.maybe("PrivateIpAddress")?;
        self.seen_from(
            &object,
            "AssociatedPublicIp",
            private.clone(),
            Target::Eni,
            &head,
            account,
        )?;
        account.estate.enis.push(Eni {
            head,
            primary: match object.text("Type")?.as_deref() {
                Some("Primary") => Maybe::Is(true),
                Some(_) => Maybe::Is(false),
                None => Maybe::Unknown,
            },
            vswitch: link(&object, "VSwitchId")?,
            vpc: link(&object, "VpcId")?,
            instance,
            primary_ip: private,
            ips: sets.map_or(Maybe::Unknown, |sets| {
                Maybe::Is(u32::try_from(sets.len().max(1)).unwrap_or(u32::MAX))
            }),
            absent: false,
        });
        Ok(())
    }

    /// An association as the ENI or the instance tells it.
    fn seen_from(
        &self,
        object: &Object<'a>,
        name: &str,
        private_ip: Maybe<Str<'a>>,
        kind: Target,
        head: &Head<'a>,
        account: &mut Account<'a>,
    ) -> Result<()> {
        let public = object.object(name, &["AllocationId"])?;
        let Some(eip) = public.map_or(Ok(None), |it| it.text("AllocationId"))? else {
            return Ok(());
        };
        account.estate.bonds.push(Bond {
            head: head.clone(),
            eip: Link::Id(eip),
            target: Link::Id(self.id.clone()),
            kind: Maybe::Is(kind),
            mode: if kind == Target::Instance { Maybe::Is(Mode::Nat) } else { Maybe::Unknown },
            private_ip,
            vpc: Link::Unknown,
            busy: false,
            lesser: true,
        });
        Ok(())
    }

    pub(super) fn instance(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] = &[
            "InstanceId",
            "InstanceName",
            "InstanceType",
            "RegionId",
            "ZoneId",
            "VpcAttributes",
            "PublicIpAddress",
            "EipAddress",
            "NetworkInterfaces",
            "OSName",
            "OSNameEn",
            "OSType",
            "ImageId",
        ];
        let object = Object::read(text, "Instance", WANTED)?;
        let head = self.head(&object, "InstanceName")?;
        let network = object.object("VpcAttributes", &["VpcId", "VSwitchId"])?;
        let within = |name: &str| network.as_ref().map_or(Ok(Link::Unknown), |it| link(it, name));
        let (vpc, vswitch) = (within("VpcId")?, within("VSwitchId")?);
        let public = object.wrapped("PublicIpAddress", &["IpAddress"])?;
        let public = public.first().and_then(|text| crate::check::estate::json::string(text).ok());
        let mut primary_eni = Link::Unknown;
        let mut ips = Maybe::Unknown;
        for text in object.wrapped("NetworkInterfaces", &["NetworkInterface"])? {
            let eni = self.named_eni(text, &head, (&vpc, &vswitch))?;
            if eni.primary == Maybe::Is(true) {
                primary_eni = eni.head.id.clone().map_or(Link::Unknown, Link::Id);
                ips = eni.ips;
            }
            account.lesser.push(eni);
        }
        let system = ["OSNameEn", "OSName", "OSType", "ImageId"];
        let system = system.iter().filter_map(|name| object.text(name).ok().flatten());
        self.seen_from(&object, "EipAddress", Maybe::Unknown, Target::Instance, &head, account)?;
        account.estate.instances.push(Instance {
            head,
            kind: object.maybe("InstanceType")?,
            primary_eni,
            more_enis: 0,
            ips,
            vswitch,
            vpc,
            public,
            image: system.filter_map(|name| image(&name)).next(),
        });
        Ok(())
    }

    /// An ENI as its instance names it.
    fn named_eni(
        &self,
        text: &'a str,
        instance: &Head<'a>,
        (vpc, vswitch): (&Link<'a>, &Link<'a>),
    ) -> Result<Eni<'a>> {
        const WANTED: &[&str] =
            &["NetworkInterfaceId", "Type", "PrimaryIpAddress", "PrivateIpSets"];
        let object = Object::read(text, "NetworkInterface", WANTED)?;
        let sets = object.wrapped("PrivateIpSets", &["PrivateIpSet"])?.len();
        let primary = object.text("Type")?.is_some_and(|kind| kind == "Primary");
        let id = object.text("NetworkInterfaceId")?;
        Ok(Eni {
            head: Head {
                place: Place::address(self.file, id.clone().unwrap_or_else(|| self.id.clone())),
                id,
                name: Str::default(),
                ..instance.clone()
            },
            primary: Maybe::Is(primary),
            // A secondary ENI may stand in another vSwitch of the VPC.
            vswitch: if primary { vswitch.clone() } else { Link::Unknown },
            vpc: vpc.clone(),
            instance: Link::Id(self.id.clone()),
            primary_ip: object.maybe("PrimaryIpAddress")?,
            ips: match u32::try_from(sets) {
                Ok(n) if n > 0 => Maybe::Is(n),
                _ => Maybe::Unknown,
            },
            absent: false,
        })
    }
}

impl<'a> Account<'a> {
    /// Adds what only instances tell of their ENIs.
    pub fn join(&mut self) {
        for eni in std::mem::take(&mut self.lesser) {
            let Some(id) = &eni.head.id else { continue };
            if self.seen.insert((Sort::Eni, id.clone())) {
                self.estate.enis.push(eni);
            }
        }
    }
}
