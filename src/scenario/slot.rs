//! What a plan leaves open: ids and addresses that exist only in the user's account.
//!
//! A slot stands in a plan as `<eip-1-address>`; whoever knows the value enters it under the same name, in the JSON
//! form (`"known": { "eip-1-address": "203.0.113.7" }`) and in an address (`eip-1-address=203.0.113.7`) alike.

use std::net::Ipv4Addr;

use ipnet::Ipv4Net;

use crate::catalog::{block, limit};
use crate::text::slot as t;

/// An open place of a plan. Numbers count from 1: ENI, EIP, and the private address within its ENI.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Slot {
    /// `name`: what people call the plan.
    Name,
    /// `instance-id`
    InstanceId,
    /// `vpc-id`
    VpcId,
    /// `zone-id`: the zone of the instance.
    ZoneId,
    /// `vswitch-id`: the vSwitch that new ENIs stand in.
    VSwitchId,
    /// `security-group-id`
    SecurityGroupId,
    /// `route-table-id`
    RouteTableId,
    /// `ipv4-gateway-id`
    Ipv4GatewayId,
    /// `primary-device`: the primary ENI's name in the guest.
    PrimaryDevice,
    /// `primary-gateway`: the gateway of the primary ENI's vSwitch.
    PrimaryGateway,
    /// `eip-1-id`
    EipId(u32),
    /// `eip-1-address`
    EipAddress(u32),
    /// `eip-1-gateway`: multi-EIP mode, `IpGw` of DescribeEipGatewayInfo.
    EipGateway(u32),
    /// `eip-1-prefix`: multi-EIP mode, `IpMask` of DescribeEipGatewayInfo as a length.
    EipPrefix(u32),
    /// `eni-1-id`
    EniId(u32),
    /// `eni-1-mac`
    EniMac(u32),
    /// `eni-1-device`: its name in the guest.
    EniDevice(u32),
    /// `eni-1-ip-2`: a private address of it.
    EniIp(u32, u32),
    /// `eni-1-gateway`: the gateway of its vSwitch.
    EniGateway(u32),
    /// `eni-1-prefix`: the mask of its vSwitch as a length.
    EniPrefix(u32),
    /// `vswitch-1-id`: a vSwitch that the plan makes.
    MadeVSwitchId(u32),
    /// `cidr-1`: a secondary CIDR block that the plan adds.
    Cidr(u32),
}

/// What a value of a slot looks like.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Form {
    /// An id of the cloud with this prefix.
    Id(&'static str),
    /// A zone's id.
    Zone,
    /// A public IPv4 address.
    Public,
    /// The IPv4 address of an interface or gateway.
    Unicast,
    /// `00:16:3e:00:00:01`
    Mac,
    /// The length of a mask.
    Prefix,
    /// A block that a VPC can add.
    Cidr,
    /// The name of an interface in the guest.
    Device,
    /// One line of text.
    Line,
}

/// The longest name of a plan and of an interface, in characters: enough for people, short enough for every tag.
const LONGEST_LINE: usize = 128;
/// The longest part of an id after its prefix.
const LONGEST_ID: usize = 64;

/// Makes a slot of its numbers.
type Make = fn(u32, u32) -> Slot;

/// Every slot there is.
const ALL: &[Make] = &[
    |_, _| Slot::Name,
    |_, _| Slot::InstanceId,
    |_, _| Slot::VpcId,
    |_, _| Slot::ZoneId,
    |_, _| Slot::VSwitchId,
    |_, _| Slot::SecurityGroupId,
    |_, _| Slot::RouteTableId,
    |_, _| Slot::Ipv4GatewayId,
    |_, _| Slot::PrimaryDevice,
    |_, _| Slot::PrimaryGateway,
    |n, _| Slot::EipId(n),
    |n, _| Slot::EipAddress(n),
    |n, _| Slot::EipGateway(n),
    |n, _| Slot::EipPrefix(n),
    |n, _| Slot::EniId(n),
    |n, _| Slot::EniMac(n),
    |n, _| Slot::EniDevice(n),
    Slot::EniIp,
    |n, _| Slot::EniGateway(n),
    |n, _| Slot::EniPrefix(n),
    |n, _| Slot::MadeVSwitchId(n),
    |n, _| Slot::Cidr(n),
];

impl Slot {
    /// The slot of a key such as `eni-1-ip-2`.
    #[must_use]
    pub fn parse(key: &str) -> Option<Self> {
        let mut numbers = Vec::new();
        let pattern: Vec<&str> = key
            .split('-')
            .map(|part| match number(part) {
                Some(n) => {
                    numbers.push(n);
                    NUMBER
                }
                None => part,
            })
            .collect();
        let pattern = pattern.join("-");
        let make = ALL.iter().find(|make| is_pattern(&pattern, make(1, 1).pattern()))?;
        let mut numbers = numbers.into_iter();
        Some(make(numbers.next().unwrap_or(1), numbers.next().unwrap_or(1)))
    }

    /// Its key: the same word in JSON, addresses and placeholders.
    #[must_use]
    pub fn key(self) -> String {
        let mut key = String::new();
        self.write(&mut key);
        key
    }

    fn write(self, out: &mut String) {
        let (n, m) = self.numbers();
        let Some((first, rest)) = self.pattern().split_first() else { return };
        out.push_str(first);
        for (number, part) in [n, m].into_iter().zip(rest) {
            out.push_str(itoa::Buffer::new().format(number));
            out.push_str(part);
        }
    }

    /// Its key without its numbers: what stands before, between and after them.
    const fn pattern(self) -> &'static [&'static str] {
        match self {
            Self::Name => &["name"],
            Self::InstanceId => &["instance-id"],
            Self::VpcId => &["vpc-id"],
            Self::ZoneId => &["zone-id"],
            Self::VSwitchId => &["vswitch-id"],
            Self::SecurityGroupId => &["security-group-id"],
            Self::RouteTableId => &["route-table-id"],
            Self::Ipv4GatewayId => &["ipv4-gateway-id"],
            Self::PrimaryDevice => &["primary-device"],
            Self::PrimaryGateway => &["primary-gateway"],
            Self::EipId(..) => &["eip-", "-id"],
            Self::EipAddress(..) => &["eip-", "-address"],
            Self::EipGateway(..) => &["eip-", "-gateway"],
            Self::EipPrefix(..) => &["eip-", "-prefix"],
            Self::EniId(..) => &["eni-", "-id"],
            Self::EniMac(..) => &["eni-", "-mac"],
            Self::EniDevice(..) => &["eni-", "-device"],
            Self::EniIp(..) => &["eni-", "-ip-", ""],
            Self::EniGateway(..) => &["eni-", "-gateway"],
            Self::EniPrefix(..) => &["eni-", "-prefix"],
            Self::MadeVSwitchId(..) => &["vswitch-", "-id"],
            Self::Cidr(..) => &["cidr-", ""],
        }
    }

    /// What stands in a plan as long as nobody knows better: `<eni-1-id>`, which can't be taken for a value.
    #[must_use]
    pub fn placeholder(self) -> String {
        let mut placeholder = String::with_capacity(24);
        placeholder.push('<');
        self.write(&mut placeholder);
        placeholder.push('>');
        placeholder
    }

    /// Its numbers, 1 where it has none.
    #[must_use]
    pub const fn numbers(self) -> (u32, u32) {
        match self {
            Self::EipId(n)
            | Self::EipAddress(n)
            | Self::EipGateway(n)
            | Self::EipPrefix(n)
            | Self::EniId(n)
            | Self::EniMac(n)
            | Self::EniDevice(n)
            | Self::EniGateway(n)
            | Self::EniPrefix(n)
            | Self::MadeVSwitchId(n)
            | Self::Cidr(n) => (n, 1),
            Self::EniIp(n, m) => (n, m),
            _ => (1, 1),
        }
    }

    /// What its value looks like.
    #[must_use]
    pub const fn form(self) -> Form {
        match self {
            Self::Name => Form::Line,
            Self::InstanceId => Form::Id("i-"),
            Self::VpcId => Form::Id("vpc-"),
            Self::ZoneId => Form::Zone,
            Self::VSwitchId | Self::MadeVSwitchId(_) => Form::Id("vsw-"),
            Self::SecurityGroupId => Form::Id("sg-"),
            Self::RouteTableId => Form::Id("vtb-"),
            Self::Ipv4GatewayId => Form::Id("ipv4gw-"),
            Self::PrimaryDevice | Self::EniDevice(_) => Form::Device,
            Self::EipId(_) => Form::Id("eip-"),
            Self::EipAddress(_) => Form::Public,
            Self::EniId(_) => Form::Id("eni-"),
            Self::EniMac(_) => Form::Mac,
            Self::EniIp(..) | Self::PrimaryGateway | Self::EipGateway(_) | Self::EniGateway(_) => {
                Form::Unicast
            }
            Self::EipPrefix(_) | Self::EniPrefix(_) => Form::Prefix,
            Self::Cidr(_) => Form::Cidr,
        }
    }

    /// Its title, and where its value is found.
    #[must_use]
    pub const fn text(self) -> t::Id {
        match self {
            Self::Name => t::NAME,
            Self::InstanceId => t::INSTANCE_ID,
            Self::VpcId => t::VPC_ID,
            Self::ZoneId => t::ZONE_ID,
            Self::VSwitchId => t::VSWITCH_ID,
            Self::SecurityGroupId => t::SECURITY_GROUP_ID,
            Self::RouteTableId => t::ROUTE_TABLE_ID,
            Self::Ipv4GatewayId => t::IPV4_GATEWAY_ID,
            Self::PrimaryDevice => t::PRIMARY_DEVICE,
            Self::PrimaryGateway => t::PRIMARY_GATEWAY,
            Self::EipId(_) => t::EIP_ID,
            Self::EipAddress(_) => t::EIP_ADDRESS,
            Self::EipGateway(_) => t::EIP_GATEWAY,
            Self::EipPrefix(_) => t::EIP_PREFIX,
            Self::EniId(_) => t::ENI_ID,
            Self::EniMac(_) => t::ENI_MAC,
            Self::EniDevice(_) => t::ENI_DEVICE,
            Self::EniIp(..) => t::ENI_IP,
            Self::EniGateway(_) => t::ENI_GATEWAY,
            Self::EniPrefix(_) => t::ENI_PREFIX,
            Self::MadeVSwitchId(_) => t::MADE_VSWITCH_ID,
            Self::Cidr(_) => t::CIDR,
        }
    }
}

/// What stands for a number in a key.
const NUMBER: &str = "#";

/// Is a key that has [`NUMBER`] in the place of each number made of these parts?
fn is_pattern(key: &str, parts: &[&str]) -> bool {
    key.split(NUMBER).eq(parts.iter().copied())
}

/// A number as keys write it: digits, no leading zero, no more than anybody can plan.
fn number(part: &str) -> Option<u32> {
    let digits = !part.is_empty() && part.bytes().all(|b| b.is_ascii_digit());
    let plain = digits && !part.starts_with('0');
    plain.then(|| part.parse().ok()).flatten().filter(|n| *n <= limit::INPUT_EIPS_MAX.value)
}

impl Form {
    /// Does a value look like this?
    #[must_use]
    pub fn fits(self, value: &str) -> bool {
        let lower = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit();
        match self {
            Self::Id(prefix) => value.strip_prefix(prefix).is_some_and(|rest| {
                (1..=LONGEST_ID).contains(&rest.len()) && rest.chars().all(lower)
            }),
            Self::Zone => {
                (1..=LONGEST_ID).contains(&value.len())
                    && value.chars().all(|c| lower(c) || c == '-')
            }
            Self::Public => value.parse().is_ok_and(|address: Ipv4Addr| {
                unicast(address) && !address.is_private() && !cloud_services(address)
            }),
            Self::Unicast => value.parse().is_ok_and(unicast),
            Self::Mac => {
                let parts: Vec<&str> = value.split(':').collect();
                let hex =
                    |part: &&str| part.len() == 2 && part.bytes().all(|b| b.is_ascii_hexdigit());
                parts.len() == 6 && parts.iter().all(hex)
            }
            Self::Prefix => {
                number(value).is_some_and(|n| (limit::VPC_CIDR_MASK_MIN.value..=32).contains(&n))
            }
            Self::Cidr => value.parse().is_ok_and(|net: Ipv4Net| {
                let mask = u32::from(net.prefix_len());
                (limit::VPC_CIDR_MASK_MIN.value..=limit::VPC_CIDR_MASK_MAX.value).contains(&mask)
                    && net.addr() == net.network()
                    && unicast(net.network())
                    && unicast(net.broadcast())
                    && !cloud_services(net.network())
                    && !cloud_services(net.broadcast())
            }),
            Self::Device => line(value) && !value.contains(FOREIGN),
            Self::Line => line(value),
        }
    }

    /// A value as an example.
    #[must_use]
    pub fn example(self) -> String {
        match self {
            Self::Id(prefix) => format!("{prefix}bp1a2b3c4d5e6f7g8h9"),
            Self::Zone => "cn-hangzhou-h".to_owned(),
            Self::Public => "203.0.113.7".to_owned(),
            Self::Unicast => "10.0.1.20".to_owned(),
            Self::Mac => "00:16:3e:00:00:01".to_owned(),
            Self::Prefix => "24".to_owned(),
            Self::Cidr => "203.0.113.0/28".to_owned(),
            Self::Device => "eth1".to_owned(),
            Self::Line => "web-01".to_owned(),
        }
    }
}

/// Characters that no interface has in its name and that a command line would take for its own.
const FOREIGN: [char; 21] = [
    '"', '\'', '`', '$', ';', '|', '&', '<', '>', '\\', '%', '^', '!', '*', '?', '{', '}', '[',
    ']', '/', '~',
];

fn line(value: &str) -> bool {
    (1..=LONGEST_LINE).contains(&value.chars().count())
        && value.trim() == value
        && !value.chars().any(char::is_control)
}

/// Is this the name of an interface as Linux allows them, and as everybody writes them?
pub(super) fn linux_device(name: &str) -> bool {
    const LONGEST: usize = 15;
    let plain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-');
    name.len() <= LONGEST && name.chars().all(plain) && !name.starts_with('-')
}

/// An address that an interface can have.
fn unicast(address: Ipv4Addr) -> bool {
    let [first, ..] = address.octets();
    !(first == 0
        || first >= 224
        || address.is_loopback()
        || address.is_link_local()
        || address.is_broadcast())
}

fn cloud_services(address: Ipv4Addr) -> bool {
    block::CLOUD_SERVICES.cidr.parse().is_ok_and(|net: Ipv4Net| net.contains(&address))
}
