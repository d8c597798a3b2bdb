//! Names and placeholders of a plan's objects: the same ones in every format.
//!
//! What only the user's account can tell stands as the placeholder of its slot.

use crate::scenario::Slot;

/// `eni-1`
#[must_use]
pub fn eni(number: u32) -> String {
    numbered("eni-", number)
}

/// `eip-1`
#[must_use]
pub fn eip(number: u32) -> String {
    numbered("eip-", number)
}

/// A plan has hundreds of them: without the machinery for formats.
fn numbered(kind: &str, number: u32) -> String {
    [kind, itoa::Buffer::new().format(number)].concat()
}

/// `<eni-1-id>`
#[must_use]
pub fn eni_id(eni: u32) -> String {
    Slot::EniId(eni).placeholder()
}

/// `<eip-1-id>`
#[must_use]
pub fn eip_id(eip: u32) -> String {
    Slot::EipId(eip).placeholder()
}

/// `<eip-1-address>`
#[must_use]
pub fn eip_address(eip: u32) -> String {
    Slot::EipAddress(eip).placeholder()
}

/// `<eni-1-ip-2>`: a private address of an ENI.
#[must_use]
pub fn address(eni: u32, ip: u32) -> String {
    Slot::EniIp(eni, ip).placeholder()
}

/// `<eni-1-device>`: the interface's name in the guest.
pub(super) fn device(eni: u32) -> String {
    Slot::EniDevice(eni).placeholder()
}

/// `<vswitch-1-id>`: the vSwitch of an ENI that the plan makes.
pub(super) fn vswitch(number: u32) -> String {
    Slot::MadeVSwitchId(number).placeholder()
}

/// `<cidr-1>`: a secondary CIDR block that the plan adds.
pub(super) fn cidr(number: u32) -> String {
    Slot::Cidr(number).placeholder()
}

/// The instance that the ENIs are attached to.
pub const INSTANCE: &str = "<instance-id>";
pub(super) const VPC: &str = "<vpc-id>";
pub(super) const ZONE: &str = "<zone-id>";
pub(super) const VSWITCH: &str = "<vswitch-id>";
pub(super) const SECURITY_GROUP: &str = "<security-group-id>";
pub(super) const ROUTE_TABLE: &str = "<route-table-id>";
pub(super) const GATEWAY_ID: &str = "<ipv4-gateway-id>";
pub(super) const PRIMARY_DEVICE: &str = "<primary-device>";
pub(super) const PRIMARY_GATEWAY: &str = "<primary-gateway>";
