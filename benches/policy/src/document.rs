//! What the policies look at: a scenario with its defaults, and what the catalog knows of its region and instance.

use eip_planner::catalog::{Mode, RegionStatus, limit};
use eip_planner::scenario::{Protocols, Scenario};
use serde::Serialize;

/// Flat, since every policy engine reads members of an object quickest. What nobody knows is left out.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Document {
    region: &'static str,
    eip_region: &'static str,
    region_closed: bool,
    cut_through_in_region: bool,
    multi_eip_in_region: bool,
    instance_given: bool,
    /// Is its family on the list of multi-EIP-to-ENI?
    #[serde(skip_serializing_if = "Option::is_none")]
    multi_eip_family: Option<bool>,
    /// ENIs that the instance takes, the primary one included.
    #[serde(skip_serializing_if = "Option::is_none")]
    eni_limit: Option<u32>,
    /// Private addresses that each ENI takes.
    #[serde(skip_serializing_if = "Option::is_none")]
    private_ip_limit: Option<u32>,
    eni_kind: &'static str,
    attached: bool,
    enis: u32,
    #[serde(skip_serializing_if = "Option::is_none")]
    private_ips: Option<u32>,
    eips: u32,
    protocols: Vec<&'static str>,
    eip_visible_in_os: bool,
    private_network: bool,
    ipv4_gateway: bool,
    multi_eip_permission: bool,
    dhcp: bool,
    nat_primary_eips: u32,
    cut_through_eips_per_eni: u32,
    multi_eip_eips_per_eni: u32,
    nat_refused_protocols: Vec<&'static str>,
}

/// Protocols that the source page names as not working in NAT mode.
const NAT_REFUSED: Protocols =
    Protocols::H323.or(Protocols::SIP).or(Protocols::DNS).or(Protocols::RTSP);

impl Document {
    /// The document of a scenario.
    #[must_use]
    pub fn of(scenario: &Scenario) -> Self {
        let facts = scenario.facts();
        let region = facts.region();
        Self {
            region: region.id(),
            eip_region: facts.eip_region().id(),
            region_closed: region.status() == RegionStatus::Closed,
            cut_through_in_region: region.supports(Mode::CutThrough),
            multi_eip_in_region: region.supports(Mode::MultiEip),
            instance_given: facts.instance().is_some(),
            multi_eip_family: facts.family().map(|family| family.multi_eip()),
            eni_limit: facts.enis_limit(),
            private_ip_limit: facts.private_ips_limit(),
            eni_kind: facts.eni_kind().word(),
            attached: facts.attached(),
            enis: facts.enis(),
            private_ips: facts.private_ips(),
            eips: facts.eips(),
            protocols: facts.protocols().words().collect(),
            eip_visible_in_os: facts.needs_visible(),
            private_network: facts.needs_private_network(),
            ipv4_gateway: facts.ipv4_gateway(),
            multi_eip_permission: facts.multi_eip_permission(),
            dhcp: facts.dhcp(),
            nat_primary_eips: limit::NAT_PRIMARY_EIPS.value,
            cut_through_eips_per_eni: limit::CUT_THROUGH_EIPS_PER_ENI.value,
            multi_eip_eips_per_eni: limit::MULTI_EIP_EIPS_PER_ENI.value,
            nat_refused_protocols: NAT_REFUSED.words().collect(),
        }
    }

    /// As JSON.
    #[must_use]
    pub fn json(&self) -> serde_json::Value {
        serde_json::to_value(self).unwrap()
    }
}
