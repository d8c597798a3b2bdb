//! Names and placeholders of a plan's objects: the same ones in every format.
//!
//! What nobody can know yet (ids, addresses) stands in angle brackets, so that it cannot be taken for a value.

/// `eni-1`
#[must_use]
pub fn eni(number: u32) -> String {
    format!("eni-{number}")
}

/// `eip-1`
#[must_use]
pub fn eip(number: u32) -> String {
    format!("eip-{number}")
}

/// `<eni-1-id>`
#[must_use]
pub fn eni_id(eni: u32) -> String {
    format!("<eni-{eni}-id>")
}

/// `<eip-1-id>`
#[must_use]
pub fn eip_id(eip: u32) -> String {
    format!("<eip-{eip}-id>")
}

/// `<eip-1-address>`
#[must_use]
pub fn eip_address(eip: u32) -> String {
    format!("<eip-{eip}-address>")
}

/// `<eni-1-ip-2>`: a private address of an ENI.
#[must_use]
pub fn address(eni: u32, ip: u32) -> String {
    format!("<eni-{eni}-ip-{ip}>")
}

/// `<eni-1-device>`: the interface's name in the guest.
pub(super) fn device(eni: u32) -> String {
    format!("<eni-{eni}-device>")
}

/// `<eni-1-gateway>`: the gateway of the ENI's vSwitch.
pub(super) fn gateway(eni: u32) -> String {
    format!("<eni-{eni}-gateway>")
}

/// `<eni-1-prefix>`: the prefix length of the ENI's vSwitch.
pub(super) fn prefix(eni: u32) -> String {
    format!("<eni-{eni}-prefix>")
}

/// `<vswitch-1-id>`: the vSwitch of an ENI that the plan makes.
pub(super) fn vswitch(number: u32) -> String {
    format!("<vswitch-{number}-id>")
}

/// `<cidr-1>`: a secondary CIDR block that the plan adds.
pub(super) fn cidr(number: u32) -> String {
    format!("<cidr-{number}>")
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
