//! The fields of a scenario: one line each, read by the JSON form, the address form, the page and the checks.

use super::choice::{Billing, EniKind, Image, ModeChoice};
use super::{Protocols, Value};
use crate::catalog::{Instance, Region, limit};
use crate::text;

/// A field of the scenario, in the order in which people read and write them.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Field {
    /// `region`
    Region,
    /// `eipRegion`
    EipRegion,
    /// `instance`
    Instance,
    /// `instanceLimits.enis`
    InstanceLimitsEnis,
    /// `instanceLimits.privateIpsPerEni`
    InstanceLimitsPrivateIps,
    /// `mode`
    Mode,
    /// `eni.kind`
    EniKind,
    /// `eni.attached`
    EniAttached,
    /// `eni.count`
    EniCount,
    /// `eni.privateIps`
    EniPrivateIps,
    /// `eips.count`
    EipsCount,
    /// `eips.billing`
    EipsBilling,
    /// `needs.protocols`
    NeedsProtocols,
    /// `needs.eipVisibleInOs`
    NeedsEipVisibleInOs,
    /// `needs.privateNetwork`
    NeedsPrivateNetwork,
    /// `vpc.ipv4Gateway`
    VpcIpv4Gateway,
    /// `account.multiEipPermission`
    AccountMultiEipPermission,
    /// `os.image`
    OsImage,
    /// `os.dhcp`
    OsDhcp,
}

/// What a field holds.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// A whole number from 1 to `max`.
    Count {
        /// The largest number that a person can type.
        max: u32,
    },
    /// Yes or no.
    Flag,
    /// A region id of the catalog.
    Region,
    /// An instance type or family of the catalog.
    Instance,
    /// One of a few words.
    Choice(&'static [&'static str]),
    /// A list of protocol names.
    Protocols,
}

/// What the program knows of a field.
#[derive(Clone, Copy, Debug)]
pub struct Spec {
    /// The field.
    pub field: Field,
    /// Its place in the JSON form (`eni.count`), also its name in errors.
    pub path: &'static str,
    /// Its key in an address (`enis`).
    pub key: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// What holds when the user does not say; `None` where the contract has no default.
    pub default: Option<Value>,
    /// Title, help and how to check it.
    pub text: text::field::Id,
}

impl Field {
    /// How many there are.
    pub const COUNT: usize = 19;

    /// All of them, in order.
    pub const ALL: [Self; Self::COUNT] = [
        Self::Region,
        Self::EipRegion,
        Self::Instance,
        Self::InstanceLimitsEnis,
        Self::InstanceLimitsPrivateIps,
        Self::Mode,
        Self::EniKind,
        Self::EniAttached,
        Self::EniCount,
        Self::EniPrivateIps,
        Self::EipsCount,
        Self::EipsBilling,
        Self::NeedsProtocols,
        Self::NeedsEipVisibleInOs,
        Self::NeedsPrivateNetwork,
        Self::VpcIpv4Gateway,
        Self::AccountMultiEipPermission,
        Self::OsImage,
        Self::OsDhcp,
    ];

    /// The field of a JSON path (`eips.count`) or an address key (`eips`).
    #[must_use]
    pub fn find(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|field| {
            let spec = field.spec();
            spec.path == name || spec.key == name
        })
    }

    /// Its place in [`Field::ALL`].
    #[must_use]
    pub const fn index(self) -> usize {
        self as usize
    }

    /// What holds where a field is not given, in order.
    pub(super) const fn defaults() -> [Option<Value>; Self::COUNT] {
        let mut defaults = [None; Self::COUNT];
        let (mut slots, mut fields) = (defaults.as_mut_slice(), Self::ALL.as_slice());
        while let ([slot, more @ ..], [field, rest @ ..]) = (slots, fields) {
            *slot = field.spec().default;
            (slots, fields) = (more, rest);
        }
        defaults
    }

    /// What the program knows of it.
    #[must_use]
    pub const fn spec(self) -> Spec {
        const YES_NO: Kind = Kind::Flag;
        const NO: Option<Value> = Some(Value::Flag(false));
        const ONE: Option<Value> = Some(Value::Count(1));
        use text::field as t;
        let (path, key, kind, default, text) = match self {
            Self::Region => ("region", "region", Kind::Region, None, t::REGION),
            Self::EipRegion => ("eipRegion", "eipRegion", Kind::Region, None, t::EIPREGION),
            Self::Instance => ("instance", "instance", Kind::Instance, None, t::INSTANCE),
            Self::InstanceLimitsEnis => (
                "instanceLimits.enis",
                "limitEnis",
                Kind::Count { max: limit::INPUT_TYPE_ENIS_MAX.value },
                None,
                t::INSTANCELIMITS_ENIS,
            ),
            Self::InstanceLimitsPrivateIps => (
                "instanceLimits.privateIpsPerEni",
                "limitPrivateIps",
                Kind::Count { max: limit::INPUT_PRIVATE_IPS_MAX.value },
                None,
                t::INSTANCELIMITS_PRIVATEIPSPERENI,
            ),
            Self::Mode => (
                "mode",
                "mode",
                Kind::Choice(ModeChoice::WORDS),
                Some(ModeChoice::DEFAULT),
                t::MODE,
            ),
            Self::EniKind => (
                "eni.kind",
                "eni",
                Kind::Choice(EniKind::WORDS),
                Some(EniKind::DEFAULT),
                t::ENI_KIND,
            ),
            Self::EniAttached => ("eni.attached", "attached", YES_NO, NO, t::ENI_ATTACHED),
            Self::EniCount => (
                "eni.count",
                "enis",
                Kind::Count { max: limit::INPUT_ENIS_MAX.value },
                ONE,
                t::ENI_COUNT,
            ),
            Self::EniPrivateIps => (
                "eni.privateIps",
                "privateIps",
                Kind::Count { max: limit::INPUT_PRIVATE_IPS_MAX.value },
                None,
                t::ENI_PRIVATEIPS,
            ),
            Self::EipsCount => (
                "eips.count",
                "eips",
                Kind::Count { max: limit::INPUT_EIPS_MAX.value },
                ONE,
                t::EIPS_COUNT,
            ),
            Self::EipsBilling => (
                "eips.billing",
                "billing",
                Kind::Choice(Billing::WORDS),
                Some(Billing::DEFAULT),
                t::EIPS_BILLING,
            ),
            Self::NeedsProtocols => (
                "needs.protocols",
                "protocols",
                Kind::Protocols,
                Some(Value::Protocols(Protocols::NONE)),
                t::NEEDS_PROTOCOLS,
            ),
            Self::NeedsEipVisibleInOs => {
                ("needs.eipVisibleInOs", "eipVisibleInOs", YES_NO, NO, t::NEEDS_EIPVISIBLEINOS)
            }
            Self::NeedsPrivateNetwork => {
                ("needs.privateNetwork", "privateNetwork", YES_NO, NO, t::NEEDS_PRIVATENETWORK)
            }
            Self::VpcIpv4Gateway => {
                ("vpc.ipv4Gateway", "ipv4Gateway", YES_NO, NO, t::VPC_IPV4GATEWAY)
            }
            Self::AccountMultiEipPermission => (
                "account.multiEipPermission",
                "multiEipPermission",
                YES_NO,
                NO,
                t::ACCOUNT_MULTIEIPPERMISSION,
            ),
            Self::OsImage => {
                ("os.image", "image", Kind::Choice(Image::WORDS), Some(Image::DEFAULT), t::OS_IMAGE)
            }
            Self::OsDhcp => ("os.dhcp", "dhcp", YES_NO, Some(Value::Flag(true)), t::OS_DHCP),
        };
        Spec { field: self, path, key, kind, default, text }
    }
}

impl Spec {
    /// A number one step up or down from what was typed, within its range; from the default where nothing was typed.
    /// `None`: there is nothing to step from or to.
    #[must_use]
    pub fn stepped(&self, text: &str, up: bool) -> Option<String> {
        let Kind::Count { max } = self.kind else { return None };
        let typed = if text.is_empty() { self.default } else { Some(self.kind.parse(text)?) };
        let next = match typed {
            Some(Value::Count(n)) if up => n.saturating_add(1).min(max),
            Some(Value::Count(n)) => n.saturating_sub(1).max(1),
            _ => 1,
        };
        Some(next.to_string())
    }
}

impl Kind {
    /// The values of a kind that has only a few; else none.
    #[must_use]
    pub fn values(self) -> Vec<Value> {
        match self {
            Self::Flag => vec![Value::Flag(true), Value::Flag(false)],
            Self::Choice(words) => words.iter().filter_map(|word| self.parse(word)).collect(),
            _ => Vec::new(),
        }
    }

    /// Reads a value as people write it in an address, a form or a table cell. `None`: not allowed here.
    #[must_use]
    pub fn parse(self, text: &str) -> Option<Value> {
        match self {
            // No sign, no fraction, no exponent: `parse` on digits only, so "+3" and "3.0" are refused.
            Self::Count { max } => text
                .bytes()
                .all(|b| b.is_ascii_digit())
                .then(|| text.parse::<u32>().ok())
                .flatten()
                .filter(|n| (1..=max).contains(n))
                .map(Value::Count),
            Self::Flag => text.parse::<bool>().ok().map(Value::Flag),
            Self::Region => Region::find(text).map(Value::Region),
            Self::Instance => Instance::parse(text).map(Value::Instance),
            Self::Choice(words) => words
                .iter()
                .position(|word| *word == text)
                .and_then(|i| u8::try_from(i).ok())
                .map(Value::Choice),
            Self::Protocols => Protocols::parse(text).map(Value::Protocols),
        }
    }
}
