//! The ways to give an ENI several public addresses.

/// An association mode of the source page, or the replacement that it recommends.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Mode {
    /// NAT: the EIP maps to a private address of the ENI.
    Nat,
    /// Cut-through (EIP-visible): the EIP replaces the private address.
    CutThrough,
    /// Multi-EIP-to-ENI: several EIPs beside the private address.
    MultiEip,
    /// A secondary CIDR block of the VPC that contains the EIP, and NAT on an ENI that has its address.
    SecondaryCidr,
}

impl Mode {
    /// All of them, in the order of the contract.
    pub const ALL: [Self; 4] = [Self::Nat, Self::CutThrough, Self::MultiEip, Self::SecondaryCidr];

    /// The word of the public contract.
    #[must_use]
    pub const fn id(self) -> &'static str {
        match self {
            Self::Nat => "nat",
            Self::CutThrough => "cut-through",
            Self::MultiEip => "multi-eip",
            Self::SecondaryCidr => "secondary-cidr",
        }
    }

    /// The mode of a word.
    #[must_use]
    pub fn parse(word: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|mode| mode.id() == word)
    }

    /// The value of the API's parameter `Mode` (`AssociateEipAddress`).
    #[must_use]
    pub const fn api_value(self) -> &'static str {
        match self {
            Self::Nat | Self::SecondaryCidr => "NAT",
            Self::CutThrough => "BINDED",
            Self::MultiEip => "MULTI_BINDED",
        }
    }
}
