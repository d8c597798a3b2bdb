//! Who has which address.

use serde::Serialize;

use crate::plan::{Eip, Eni, PrivateIp, Topology, eip_name, eni_name};
use crate::scenario::{Known, Scenario, Slot};

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct TopologyDocument<'a> {
    instance: InstanceDocument,
    enis: Vec<EniDocument>,
    eips: Vec<EipDocument<'a>>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct InstanceDocument {
    id: String,
    r#type: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct EniDocument {
    name: String,
    id: String,
    kind: &'static str,
    attached: bool,
    private_ips: Vec<PrivateIpDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct PrivateIpDocument {
    address: String,
    primary: bool,
    new: bool,
    eip: Option<String>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
struct EipDocument<'a> {
    name: String,
    id: String,
    /// The address, once it is known.
    #[serde(skip_serializing_if = "Option::is_none")]
    address: Option<&'a str>,
    eni: String,
    private_ip: Option<String>,
}

impl<'a> TopologyDocument<'a> {
    pub(super) fn of(topology: &Topology, scenario: &Scenario, known: &'a Known) -> Self {
        let said = |slot| known.say(slot);
        let eip = |eip: &Eip| EipDocument {
            name: eip.name(),
            id: said(Slot::EipId(eip.number)),
            address: known.get(Slot::EipAddress(eip.number)),
            eni: eni_name(eip.eni),
            private_ip: topology.private_slot(eip).map(said),
        };
        let private_ip = |eni: &Eni, ip: &PrivateIp| PrivateIpDocument {
            address: said(eni.slot(ip)),
            primary: ip.number == 1,
            new: ip.new,
            eip: ip.eip.map(eip_name),
        };
        let eni = |eni: &Eni| EniDocument {
            name: eni.name(),
            id: said(Slot::EniId(eni.number)),
            kind: eni.kind.word(),
            attached: eni.attached,
            private_ips: eni.private_ips.iter().map(|ip| private_ip(eni, ip)).collect(),
        };
        Self {
            instance: InstanceDocument {
                id: said(Slot::InstanceId),
                r#type: scenario.instance().map(|instance| instance.name()),
            },
            enis: topology.enis.iter().map(eni).collect(),
            eips: topology.eips.iter().map(eip).collect(),
        }
    }
}
