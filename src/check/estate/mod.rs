//! What a cloud account holds or will hold, as far as EIPs are concerned: the one model that the readers of Terraform
//! and of account answers fill, that designs are made of and that the cross-resource rules look at.
//!
//! What a file does not say stays apart from what it denies: see [`Maybe`] and [`Link`]. Texts are borrowed from the
//! input wherever its spelling allows.

mod absent;
mod design;
mod fact;
mod index;
pub(crate) mod json;
mod missing;
mod region;
mod settle;
pub(crate) mod words;

pub use design::designs;
pub(super) use design::{known_instance, region_of_eni};
pub use fact::{Fate, Link, Maybe, Order};
pub use index::{Node, View, VpcKey};
pub use missing::advice;
pub use region::region_of;

use std::borrow::Cow;
use std::collections::HashMap;

use super::{Place, Sink, cross};
use crate::catalog::{Mode, Region};
use crate::scenario::{Billing, Image};

/// A text of the input.
pub type Str<'a> = Cow<'a, str>;

/// What every resource has.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Head<'a> {
    /// Where it stands.
    pub place: Place,
    /// Its id, where it has one already.
    pub id: Option<Str<'a>>,
    /// What people call it; may be empty.
    pub name: Str<'a>,
    /// Its region.
    pub region: Maybe<Region>,
    /// What happens to it.
    pub fate: Fate,
}

/// An EIP.
#[derive(Clone, Debug)]
pub struct Eip<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// Its address.
    pub address: Maybe<Str<'a>>,
    /// How it is paid for.
    pub billing: Maybe<Billing>,
    /// How it was paid for, where the plan replaces or destroys it.
    pub billed_before: Maybe<Billing>,
    /// Locked for an overdue payment or an expired subscription: it is released next.
    pub overdue: bool,
}

/// What an EIP is associated with.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Target {
    /// An ENI.
    Eni,
    /// An ECS instance, which means its primary ENI.
    Instance,
    /// A NAT gateway, a load balancer, an HAVIP or an address: of no concern here.
    Other,
}

/// An association of an EIP.
#[derive(Clone, Debug)]
pub struct Bond<'a> {
    /// What every resource has; in an account the EIP's own, since an association is none.
    pub head: Head<'a>,
    /// The EIP.
    pub eip: Link<'a>,
    /// What it is associated with.
    pub target: Link<'a>,
    /// The kind of the target as the input names it; `None`: it leaves that out.
    pub kind: Maybe<Target>,
    /// The mode of the API. Secondary CIDR blocks are told by the ENI's network.
    pub mode: Maybe<Mode>,
    /// The private address that it maps to.
    pub private_ip: Maybe<Str<'a>>,
    /// The VPC of the target, where the input names it.
    pub vpc: Link<'a>,
    /// Is it being made at this moment?
    pub busy: bool,
    /// Seen from the ENI or the instance alone, not from the EIP: less is known.
    pub lesser: bool,
}

/// An ENI.
#[derive(Clone, Debug)]
pub struct Eni<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// Is it the primary one of its instance?
    pub primary: Maybe<bool>,
    /// Its vSwitch.
    pub vswitch: Link<'a>,
    /// Its VPC, where the input names it.
    pub vpc: Link<'a>,
    /// The instance that it is attached to, where the input says so of the ENI itself.
    pub instance: Link<'a>,
    /// Its primary private address.
    pub primary_ip: Maybe<Str<'a>>,
    /// Private IPv4 addresses, the primary one included.
    pub ips: Maybe<u32>,
    /// Not in the files: all that is known is that something names it.
    pub absent: bool,
}

impl Eni<'_> {
    /// Does it stand for an association whose ENI nobody knows?
    #[must_use]
    pub fn nameless(&self) -> bool {
        self.absent && self.head.id.as_deref().is_some_and(|id| id.starts_with('#'))
    }
}

impl Bond<'_> {
    /// Was the association made before, and does it stay?
    #[must_use]
    pub const fn done(&self) -> bool {
        self.head.fate.there() && !self.busy
    }
}

/// An attachment of an ENI to an instance.
#[derive(Clone, Debug)]
pub struct Attachment<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// The ENI.
    pub eni: Link<'a>,
    /// The instance.
    pub instance: Link<'a>,
}

/// An ECS instance.
#[derive(Clone, Debug)]
pub struct Instance<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// Its type.
    pub kind: Maybe<Str<'a>>,
    /// Its primary ENI.
    pub primary_eni: Link<'a>,
    /// ENIs that it is created with beside the primary one.
    pub more_enis: u32,
    /// Private IPv4 addresses of its primary ENI.
    pub ips: Maybe<u32>,
    /// Its vSwitch.
    pub vswitch: Link<'a>,
    /// Its VPC, where the input names it.
    pub vpc: Link<'a>,
    /// Its fixed public address, or the bandwidth that asks for one.
    pub public: Option<Str<'a>>,
    /// Its system.
    pub image: Option<Image>,
}

/// A VPC.
#[derive(Clone, Debug)]
pub struct Vpc<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// Does it have an IPv4 gateway, as the VPC itself tells?
    pub gateway: Maybe<bool>,
    /// Its secondary IPv4 blocks, as the VPC itself tells.
    pub blocks: Vec<Str<'a>>,
}

/// A vSwitch.
#[derive(Clone, Debug)]
pub struct VSwitch<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// Its VPC.
    pub vpc: Link<'a>,
    /// Its IPv4 block.
    pub cidr: Maybe<Str<'a>>,
}

/// A part of a VPC: an IPv4 gateway, or a secondary IPv4 block.
#[derive(Clone, Debug)]
pub struct Part<'a> {
    /// What every resource has.
    pub head: Head<'a>,
    /// Its VPC.
    pub vpc: Link<'a>,
    /// The block; of a gateway nothing.
    pub cidr: Maybe<Str<'a>>,
}

/// What an instance type carries, as the account says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Limits {
    /// ENIs, the primary one included.
    pub enis: Option<u32>,
    /// Private IPv4 addresses of each.
    pub ips: Option<u32>,
}

/// Everything that was read.
#[derive(Debug, Default)]
pub struct Estate<'a> {
    /// The kind of input it was read from.
    pub kind: &'static str,
    /// EIPs.
    pub eips: Vec<Eip<'a>>,
    /// Their associations.
    pub bonds: Vec<Bond<'a>>,
    /// ENIs.
    pub enis: Vec<Eni<'a>>,
    /// Attachments of ENIs.
    pub attachments: Vec<Attachment<'a>>,
    /// Instances.
    pub instances: Vec<Instance<'a>>,
    /// VPCs.
    pub vpcs: Vec<Vpc<'a>>,
    /// vSwitches.
    pub vswitches: Vec<VSwitch<'a>>,
    /// IPv4 gateways.
    pub gateways: Vec<Part<'a>>,
    /// Secondary IPv4 blocks.
    pub blocks: Vec<Part<'a>>,
    /// What instance types carry, by name.
    pub types: HashMap<Str<'a>, Limits>,
    /// A VPC of the files without an IPv4 gateway in the files has none.
    pub gateways_complete: bool,
    /// For each attachment and association that a plan makes, their places in the lists: which one is made first.
    pub orders: Vec<(usize, usize, Order)>,
}

impl Estate<'_> {
    /// Is there nothing that a design could be made of?
    #[must_use]
    pub fn idle(&self) -> bool {
        !self.bonds.iter().any(settle::concerns)
    }
}

/// Hands over everything that the files give: designs, then what holds for resources together.
pub fn tell(estate: &mut Estate<'_>, sink: &mut Sink<'_>) {
    let carriers = settle::settle(estate);
    let view = View::new(estate, &carriers);
    let _ = designs(&view, sink) && cross::look(&view, sink);
}
