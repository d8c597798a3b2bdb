//! Cases of the field to start from.

use crate::text::example as t;

/// A case to start from.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Example {
    /// Title and what it is about.
    pub text: t::Id,
    /// The scenario, as an address has it.
    pub address: &'static str,
}

/// All of them, the plainest first.
pub const EXAMPLES: [Example; 6] = [
    Example {
        text: t::WEB_THREE_SITES,
        address: "region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&protocols=https",
    },
    Example {
        text: t::ACTIVE_FTP,
        address: "region=cn-shanghai&instance=ecs.g7.large&protocols=ftp&eipVisibleInOs=true&privateNetwork=true",
    },
    Example {
        text: t::SIP_GATEWAY,
        address: "region=cn-shenzhen&instance=ecs.c7.xlarge&eips=2&protocols=sip",
    },
    Example {
        text: t::IPSEC_VPN,
        address: "region=ap-southeast-1&instance=ecs.g7.large&protocols=other&eipVisibleInOs=true&privateNetwork=true",
    },
    Example {
        text: t::LEGACY_MULTI_EIP,
        address: "region=cn-beijing&instance=ecs.g5.4xlarge&mode=multi-eip&eips=5&multiEipPermission=true",
    },
    Example {
        text: t::CUT_THROUGH_OUT,
        address: "region=cn-hangzhou&instance=ecs.g6.xlarge&mode=cut-through&attached=true&privateNetwork=true",
    },
];
