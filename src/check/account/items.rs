//! Objects of the answers become the estate.

use super::{Account, Sort};
use crate::catalog::{Mode, Region};
use crate::check::estate::json::{Object, Result, texts};
use crate::check::estate::words::{BILLING, MODES, TARGETS, word};
use crate::check::estate::{
    Bond, Eip, Fate, Head, Limits, Link, Maybe, Part, Str, Target, VSwitch, Vpc,
};
use crate::check::{Fault, Place};
use crate::scenario::{Allowed, ErrorCode, Field, InputError};

/// The member that an object is known by.
const fn id_of(sort: Sort) -> &'static str {
    match sort {
        Sort::Eip => "AllocationId",
        Sort::Eni => "NetworkInterfaceId",
        Sort::Instance => "InstanceId",
        Sort::Vpc => "VpcId",
        Sort::VSwitch => "VSwitchId",
        Sort::Type => "InstanceTypeId",
        Sort::Gateway => "Ipv4GatewayId",
    }
}

const IDS: &[&str] = &[
    "AllocationId",
    "NetworkInterfaceId",
    "InstanceId",
    "VpcId",
    "VSwitchId",
    "InstanceTypeId",
    "Ipv4GatewayId",
];

/// The id of an object that could not be read, if that can be.
pub fn id(sort: Sort, text: &str) -> Option<String> {
    let object = Object::read(text, "", IDS).ok()?;
    object.text(id_of(sort)).ok().flatten().map(Str::into_owned)
}

/// Reads an object; one that was read before is the same one in another page.
pub fn add<'a>(sort: Sort, text: &'a str, file: u32, account: &mut Account<'a>) -> Result<()> {
    let object = Object::read(text, id_of(sort), IDS)?;
    let Some(id) = object.text(id_of(sort))? else {
        let name = id_of(sort);
        let missing = InputError::new(ErrorCode::MissingField, name, "", Allowed::Unsaid);
        return Err(Fault::Input(missing));
    };
    if account.seen.contains(&(sort, id.clone())) {
        return Ok(());
    }
    let read = Reader { file, id: id.clone() };
    match sort {
        Sort::Eip => read.eip(text, account)?,
        Sort::Eni => read.eni(text, account)?,
        Sort::Instance => read.instance(text, account)?,
        Sort::Vpc => read.vpc(text, account)?,
        Sort::VSwitch => read.vswitch(text, account)?,
        Sort::Type => read.limits(text, account)?,
        Sort::Gateway => read.gateway(text, account)?,
    }
    account.seen.insert((sort, id));
    Ok(())
}

pub(super) struct Reader<'a> {
    pub(super) file: u32,
    pub(super) id: Str<'a>,
}

pub(super) fn link<'a>(object: &Object<'a>, name: &str) -> Result<Link<'a>> {
    Ok(match object.text(name)? {
        Some(id) => Link::Id(id),
        None if object.has(name) => Link::None,
        None => Link::Unknown,
    })
}

impl<'a> Reader<'a> {
    pub(super) fn head(&self, object: &Object<'a>, name: &str) -> Result<Head<'a>> {
        let zone = object.text("ZoneId")?;
        let region = match object.text("RegionId")? {
            Some(id) => Some(Region::find(&id).ok_or_else(|| {
                let allowed = Allowed::Kind(Field::Region);
                Fault::Input(InputError::new(ErrorCode::UnknownValue, "RegionId", &id, allowed))
            })?),
            None => zone.and_then(|zone| crate::check::estate::region_of(&zone)),
        };
        Ok(Head {
            place: Place::address(self.file, self.id.clone()),
            id: Some(self.id.clone()),
            name: object.text(name)?.unwrap_or_default(),
            region: region.map_or(Maybe::Unknown, Maybe::Is),
            fate: Fate::Stays,
        })
    }

    fn eip(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] = &[
            "AllocationId",
            "IpAddress",
            "Status",
            "InstanceId",
            "InstanceType",
            "Mode",
            "PrivateIpAddress",
            "VpcId",
            "RegionId",
            "Name",
            "ChargeType",
            "InstanceChargeType",
            "BusinessStatus",
            "OperationLocks",
        ];
        let object = Object::read(text, "EipAddress", WANTED)?;
        let head = self.head(&object, "Name")?;
        let billing = word("ChargeType", &object.maybe("ChargeType")?, BILLING)?.or(word(
            "InstanceChargeType",
            &object.maybe("InstanceChargeType")?,
            BILLING,
        )?);
        let locks = object.wrapped("OperationLocks", &["LockReason"])?;
        let locked = locks.iter().any(|lock| lock.contains("\"financial\""));
        let status = object.text("BusinessStatus")?;
        let overdue = locked || status.is_some_and(|it| it == "FinancialLocked");
        let target = link(&object, "InstanceId")?;
        let state = object.text("Status")?;
        let idle = state.as_deref().is_some_and(|it| matches!(it, "Available" | "Unassociating"));
        if let (Link::Id(_), false) = (&target, idle) {
            let kind = match word("InstanceType", &object.maybe("InstanceType")?, TARGETS) {
                Ok(Maybe::Is(kind)) => Maybe::Is(kind),
                Ok(other) => other,
                // Kinds that came later are no ENI either.
                Err(_) => Maybe::Is(Target::Other),
            };
            let mode = match word("Mode", &object.maybe("Mode")?, MODES)? {
                _ if kind == Maybe::Is(Target::Instance) => Maybe::Is(Mode::Nat),
                mode => mode,
            };
            account.estate.bonds.push(Bond {
                head: head.clone(),
                eip: Link::Id(self.id.clone()),
                target,
                kind,
                mode,
                private_ip: object.maybe("PrivateIpAddress")?,
                vpc: link(&object, "VpcId")?,
                busy: state.is_some_and(|it| it == "Associating"),
                lesser: false,
            });
        }
        let address = object.maybe("IpAddress")?;
        let billed_before = billing;
        account.estate.eips.push(Eip { head, address, billing, billed_before, overdue });
        Ok(())
    }

    fn vpc(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] =
            &["VpcId", "VpcName", "RegionId", "Ipv4GatewayId", "SecondaryCidrBlocks"];
        let object = Object::read(text, "Vpc", WANTED)?;
        let blocks = object.get("SecondaryCidrBlocks");
        let blocks = match blocks {
            Some(text) if text.starts_with('[') => texts(text, "SecondaryCidrBlocks")?,
            Some(text) => {
                let inner = Object::read(text, "SecondaryCidrBlocks", &["SecondaryCidrBlock"])?;
                let inner = inner.get("SecondaryCidrBlock");
                inner.map_or(Ok(Vec::new()), |text| texts(text, "SecondaryCidrBlock"))?
            }
            None => Vec::new(),
        };
        account.estate.vpcs.push(Vpc {
            head: self.head(&object, "VpcName")?,
            gateway: match object.maybe("Ipv4GatewayId")? {
                Maybe::Is(_) => Maybe::Is(true),
                Maybe::None => Maybe::None,
                Maybe::Unknown => Maybe::Unknown,
            },
            blocks,
        });
        Ok(())
    }

    fn vswitch(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] =
            &["VSwitchId", "VSwitchName", "RegionId", "ZoneId", "VpcId", "CidrBlock"];
        let object = Object::read(text, "VSwitch", WANTED)?;
        account.estate.vswitches.push(VSwitch {
            head: self.head(&object, "VSwitchName")?,
            vpc: link(&object, "VpcId")?,
            cidr: object.maybe("CidrBlock")?,
        });
        Ok(())
    }

    fn limits(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] = &["EniQuantity", "EniPrivateIpAddressQuantity"];
        let object = Object::read(text, "InstanceType", WANTED)?;
        let limits = Limits {
            enis: object.count("EniQuantity")?,
            ips: object.count("EniPrivateIpAddressQuantity")?,
        };
        account.estate.types.insert(self.id.clone(), limits);
        Ok(())
    }

    fn gateway(&self, text: &'a str, account: &mut Account<'a>) -> Result<()> {
        const WANTED: &[&str] = &["Ipv4GatewayId", "Ipv4GatewayName", "VpcId", "RegionId"];
        let object = Object::read(text, "Ipv4GatewayModel", WANTED)?;
        account.estate.gateways.push(Part {
            head: self.head(&object, "Ipv4GatewayName")?,
            vpc: link(&object, "VpcId")?,
            cidr: Maybe::None,
        });
        Ok(())
    }
}
