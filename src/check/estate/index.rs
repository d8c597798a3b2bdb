//! The estate with everything joined: by ids across files, by addresses within a file.

use std::collections::HashMap;

use super::{Bond, Eip, Estate, Instance, Link, Maybe, Part, VSwitch, Vpc};
use crate::check::Spot;

/// A resource of the estate: its place in the list of its kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Node {
    /// An EIP.
    Eip(usize),
    /// An ENI.
    Eni(usize),
    /// An instance.
    Instance(usize),
    /// A VPC.
    Vpc(usize),
    /// A vSwitch.
    VSwitch(usize),
}

/// One VPC, be it in the files or known by its id alone.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum VpcKey<'e> {
    /// In the files.
    Here(usize),
    /// Elsewhere.
    Elsewhere(&'e str),
}

impl<'e> VpcKey<'e> {
    /// Its id, where it is elsewhere.
    #[must_use]
    pub const fn id(self) -> &'e str {
        match self {
            Self::Here(_) => "",
            Self::Elsewhere(id) => id,
        }
    }
}

/// The estate, joined.
#[derive(Debug)]
pub struct View<'e, 'a> {
    /// What is joined.
    pub estate: &'e Estate<'a>,
    nodes: HashMap<&'e str, Node>,
    bonds: Vec<Vec<usize>>,
    attachments: Vec<Vec<usize>>,
    loose: bool,
    gateways: HashMap<VpcKey<'e>, usize>,
    gateways_open: bool,
    blocks: HashMap<VpcKey<'e>, Vec<&'e str>>,
}

impl<'e, 'a> View<'e, 'a> {
    /// Joins what was read. `carriers` says which ENI carries each association, see `settle`.
    pub(super) fn new(estate: &'e Estate<'a>, carriers: &[Option<usize>]) -> Self {
        let mut bonds = vec![Vec::new(); estate.enis.len()];
        for (bond, carrier) in carriers.iter().enumerate() {
            if let Some(list) = carrier.and_then(|eni| bonds.get_mut(eni)) {
                list.push(bond);
            }
        }
        let mut attachments = vec![Vec::new(); estate.enis.len()];
        let nodes = nodes(estate);
        let mut loose = false;
        for (index, attachment) in estate.attachments.iter().enumerate() {
            match find(&nodes, &attachment.eni) {
                Some(Node::Eni(eni)) => {
                    if let Some(list) = attachments.get_mut(eni) {
                        list.push(index);
                    }
                }
                _ => loose |= attachment.eni == Link::Unknown && attachment.head.fate.remains(),
            }
        }
        let mut view = Self {
            estate,
            nodes,
            bonds,
            attachments,
            loose,
            gateways: HashMap::new(),
            gateways_open: false,
            blocks: HashMap::new(),
        };
        view.parts();
        view
    }

    /// Gateways and blocks by their VPC.
    fn parts(&mut self) {
        let estate = self.estate;
        for (index, gateway) in estate.gateways.iter().enumerate() {
            if !gateway.head.fate.remains() {
                continue;
            }
            match self.vpc_key(&gateway.vpc) {
                Some(vpc) => {
                    self.gateways.entry(vpc).or_insert(index);
                }
                None => self.gateways_open = true,
            }
        }
        for block in estate.blocks.iter().filter(|block| block.head.fate.remains()) {
            if let (Some(vpc), Some(cidr)) = (self.vpc_key(&block.vpc), block.cidr.get()) {
                self.blocks.entry(vpc).or_default().push(cidr);
            }
        }
        for (index, vpc) in estate.vpcs.iter().enumerate() {
            let told = vpc.blocks.iter().map(|cidr| &**cidr);
            self.blocks.entry(VpcKey::Here(index)).or_default().extend(told);
        }
    }

    /// The IPv4 gateway of a VPC, where the files have it.
    #[must_use]
    pub fn gateway(&self, vpc: VpcKey<'e>) -> Option<&'e Part<'a>> {
        self.gateways.get(&vpc).and_then(|index| self.estate.gateways.get(*index))
    }

    /// Is there a gateway whose VPC nobody knows?
    #[must_use]
    pub const fn gateways_open(&self) -> bool {
        self.gateways_open
    }

    /// The secondary IPv4 blocks of a VPC.
    pub fn blocks(&self, vpc: VpcKey<'e>) -> impl Iterator<Item = &'e str> {
        self.blocks.get(&vpc).into_iter().flatten().copied()
    }

    /// What a link leads to within the files.
    #[must_use]
    pub fn find(&self, link: &Link<'_>) -> Option<Node> {
        find(&self.nodes, link)
    }

    /// The EIP that a link leads to.
    #[must_use]
    pub fn eip(&self, link: &Link<'_>) -> Option<&'e Eip<'a>> {
        match self.find(link)? {
            Node::Eip(index) => self.estate.eips.get(index),
            _ => None,
        }
    }

    /// The instance that a link leads to.
    #[must_use]
    pub fn instance(&self, link: &Link<'_>) -> Option<&'e Instance<'a>> {
        match self.find(link)? {
            Node::Instance(index) => self.estate.instances.get(index),
            _ => None,
        }
    }

    /// The vSwitch that a link leads to.
    #[must_use]
    pub fn vswitch(&self, link: &Link<'_>) -> Option<&'e VSwitch<'a>> {
        match self.find(link)? {
            Node::VSwitch(index) => self.estate.vswitches.get(index),
            _ => None,
        }
    }

    /// The VPC of a key.
    #[must_use]
    pub fn vpc(&self, key: VpcKey<'_>) -> Option<&'e Vpc<'a>> {
        match key {
            VpcKey::Here(index) => self.estate.vpcs.get(index),
            VpcKey::Elsewhere(_) => None,
        }
    }

    /// Which VPC a link leads to, if anybody knows.
    #[must_use]
    pub fn vpc_key<'s>(&self, link: &'s Link<'_>) -> Option<VpcKey<'s>> {
        match (self.find(link), link) {
            (Some(Node::Vpc(index)), _) => Some(VpcKey::Here(index)),
            (None, Link::Id(id)) => Some(VpcKey::Elsewhere(id)),
            _ => None,
        }
    }

    /// Associations that an ENI carries or is to carry, those that go included.
    pub fn bonds(&self, eni: usize) -> impl Iterator<Item = &'e Bond<'a>> {
        let list = self.bonds.get(eni).map(Vec::as_slice).unwrap_or_default();
        list.iter().filter_map(|index| self.estate.bonds.get(*index))
    }

    /// The instance that an ENI is attached to, or will be.
    #[must_use]
    pub fn instance_link(&self, eni: usize) -> &'e Link<'a> {
        static NONE: Link<'static> = Link::None;
        let attached = self.attached(eni).next().map(|attachment| &attachment.instance);
        let own = self.estate.enis.get(eni).map(|eni| &eni.instance);
        match (attached, own) {
            (Some(link), _) => link,
            (None, Some(Link::None)) if self.loose => &Link::Unknown,
            (None, Some(link)) => link,
            (None, None) => &NONE,
        }
    }

    /// Attachments of an ENI that remain.
    pub fn attached(&self, eni: usize) -> impl Iterator<Item = &'e super::Attachment<'a>> {
        let list = self.attachments.get(eni).map(Vec::as_slice).unwrap_or_default();
        list.iter()
            .filter_map(|index| self.estate.attachments.get(*index))
            .filter(|attachment| attachment.head.fate.remains())
    }

    /// Is an ENI attached at this moment?
    #[must_use]
    pub fn attached_now(&self, index: usize) -> Maybe<bool> {
        let Some(eni) = self.estate.enis.get(index) else { return Maybe::Unknown };
        let mut attachments = self.attached(index).peekable();
        if eni.primary == Maybe::Is(true) {
            return Maybe::Is(true);
        }
        if attachments.peek().is_some() {
            return Maybe::Is(attachments.any(|attachment| attachment.head.fate.there()));
        }
        match &eni.instance {
            Link::Id(_) | Link::At(_) => Maybe::Is(true),
            Link::None if self.loose => Maybe::Unknown,
            Link::None => Maybe::Is(false),
            Link::Unknown => Maybe::Unknown,
        }
    }

    /// The VPC of an ENI.
    #[must_use]
    pub fn vpc_of(&self, index: usize) -> Option<VpcKey<'e>> {
        let eni = self.estate.enis.get(index)?;
        let instance = self.instance(self.instance_link(index));
        let through = |link: &Link<'_>| self.vswitch(link).and_then(|it| self.vpc_key(&it.vpc));
        self.vpc_key(&eni.vpc)
            .or_else(|| through(&eni.vswitch))
            .or_else(|| instance.and_then(|it| self.vpc_key(&it.vpc)))
            .or_else(|| instance.and_then(|it| through(&it.vswitch)))
    }
}

pub(super) fn find(nodes: &HashMap<&str, Node>, link: &Link<'_>) -> Option<Node> {
    match link {
        Link::Id(id) => nodes.get(&**id).copied(),
        Link::At(address) => nodes.get(address.as_str()).copied(),
        Link::None | Link::Unknown => None,
    }
}

/// Every resource by its address and its id.
pub(super) fn nodes<'e>(estate: &'e Estate<'_>) -> HashMap<&'e str, Node> {
    let mut nodes = HashMap::new();
    let mut add = |head: &'e super::Head<'_>, node: Node| {
        if let Spot::Address(address) = &head.place.spot {
            nodes.entry(address.as_str()).or_insert(node);
        }
        if let Some(id) = &head.id {
            nodes.entry(&**id).or_insert(node);
        }
    };
    estate.eips.iter().enumerate().for_each(|(i, it)| add(&it.head, Node::Eip(i)));
    estate.instances.iter().enumerate().for_each(|(i, it)| add(&it.head, Node::Instance(i)));
    estate.vpcs.iter().enumerate().for_each(|(i, it)| add(&it.head, Node::Vpc(i)));
    estate.vswitches.iter().enumerate().for_each(|(i, it)| add(&it.head, Node::VSwitch(i)));
    for (i, eni) in estate.enis.iter().enumerate() {
        // An ENI that only something else names stands at that other thing's address.
        if !eni.absent || eni.head.id.is_some() {
            add(&eni.head, Node::Eni(i));
        }
    }
    nodes
}
