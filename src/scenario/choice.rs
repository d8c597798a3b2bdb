//! Fields that are one of a few words, as enums with the words of the public contract.

use super::Value;
use crate::catalog::Mode;

macro_rules! choices {
    ($(#[$doc:meta])* $name:ident, default $default:literal { $($(#[$vdoc:meta])* $variant:ident = $word:literal),+ $(,)? }) => {
        $(#[$doc])*
        #[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
        pub enum $name { $($(#[$vdoc])* $variant),+ }

        impl $name {
            /// All of them, in order.
            pub const ALL: &'static [Self] = &[$(Self::$variant),+];
            /// Their words, in the same order.
            pub const WORDS: &'static [&'static str] = &[$($word),+];
            /// What holds when the user does not say.
            pub(super) const DEFAULT: Value = Value::Choice($default);

            /// The word of the public contract.
            #[must_use]
            pub const fn word(self) -> &'static str {
                match self { $(Self::$variant => $word),+ }
            }

            /// As a value of its field.
            #[must_use]
            pub const fn value(self) -> Value {
                Value::Choice(self as u8)
            }

            pub(super) fn from_index(index: u8) -> Option<Self> {
                Self::ALL.get(usize::from(index)).copied()
            }
        }
    };
}

choices! {
    /// Which mode the user asks for.
    ModeChoice, default 0 {
        /// A recommendation, please.
        Auto = "auto",
        /// NAT.
        Nat = "nat",
        /// Cut-through (EIP-visible).
        CutThrough = "cut-through",
        /// Multi-EIP-to-ENI.
        MultiEip = "multi-eip",
        /// The recommended replacement: a secondary CIDR block.
        SecondaryCidr = "secondary-cidr",
    }
}

impl ModeChoice {
    /// The mode, unless a recommendation is asked for.
    #[must_use]
    pub const fn mode(self) -> Option<Mode> {
        match self {
            Self::Auto => None,
            Self::Nat => Some(Mode::Nat),
            Self::CutThrough => Some(Mode::CutThrough),
            Self::MultiEip => Some(Mode::MultiEip),
            Self::SecondaryCidr => Some(Mode::SecondaryCidr),
        }
    }
}

impl From<Mode> for ModeChoice {
    fn from(mode: Mode) -> Self {
        match mode {
            Mode::Nat => Self::Nat,
            Mode::CutThrough => Self::CutThrough,
            Mode::MultiEip => Self::MultiEip,
            Mode::SecondaryCidr => Self::SecondaryCidr,
        }
    }
}

choices! {
    /// Which kind of ENI takes the EIPs.
    EniKind, default 1 {
        /// The ENI that comes with the instance.
        Primary = "primary",
        /// An ENI created on its own and attached.
        Secondary = "secondary",
    }
}

choices! {
    /// How the EIPs are paid for.
    Billing, default 0 {
        /// Pay-as-you-go.
        PayAsYouGo = "pay-as-you-go",
        /// Subscription.
        Subscription = "subscription",
    }
}

choices! {
    /// The guest system.
    Image, default 2 {
        /// Ubuntu.
        Ubuntu = "ubuntu",
        /// Debian.
        Debian = "debian",
        /// Alibaba Cloud Linux.
        AlibabaCloudLinux = "alibaba-cloud-linux",
        /// CentOS.
        Centos = "centos",
        /// Red Hat Enterprise Linux.
        Rhel = "rhel",
        /// Windows.
        Windows = "windows",
        /// Anything else.
        Other = "other",
    }
}
