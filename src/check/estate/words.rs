//! Words of the API that Terraform's provider hands through: the same in both inputs.

use super::json::Result;
use super::{Maybe, Str, Target};
use crate::catalog::Mode;
use crate::check::Fault;
use crate::scenario::{Allowed, Billing, ErrorCode, Image, InputError};

/// How an EIP is paid for.
pub const BILLING: &[(&str, Billing)] = &[
    ("PayAsYouGo", Billing::PayAsYouGo),
    ("PostPaid", Billing::PayAsYouGo),
    ("Subscription", Billing::Subscription),
    ("PrePaid", Billing::Subscription),
];

/// Modes of an association.
pub const MODES: &[(&str, Mode)] =
    &[("NAT", Mode::Nat), ("BINDED", Mode::CutThrough), ("MULTI_BINDED", Mode::MultiEip)];

/// What an EIP is associated with.
pub const TARGETS: &[(&str, Target)] = &[
    ("NetworkInterface", Target::Eni),
    ("EcsInstance", Target::Instance),
    ("Nat", Target::Other),
    ("SlbInstance", Target::Other),
    ("HaVip", Target::Other),
    ("IpAddress", Target::Other),
];

/// The guest system that a name of a system or an image tells.
#[must_use]
pub fn image(name: &str) -> Option<Image> {
    const NAMES: &[(&str, Image)] = &[
        ("ubuntu", Image::Ubuntu),
        ("debian", Image::Debian),
        ("alibaba cloud linux", Image::AlibabaCloudLinux),
        ("aliyun", Image::AlibabaCloudLinux),
        ("centos", Image::Centos),
        ("red hat", Image::Rhel),
        ("redhat", Image::Rhel),
        ("rhel", Image::Rhel),
        ("windows", Image::Windows),
        ("win20", Image::Windows),
    ];
    let name = name.to_lowercase();
    NAMES.iter().find(|(known, _)| name.starts_with(known)).map(|(_, image)| *image)
}

/// One of a few words; another one is a fault that names them.
pub fn word<T: Copy>(
    field: &'static str,
    value: &Maybe<Str<'_>>,
    words: &[(&'static str, T)],
) -> Result<Maybe<T>> {
    let text = match value {
        Maybe::Is(text) => text,
        Maybe::None => return Ok(Maybe::None),
        Maybe::Unknown => return Ok(Maybe::Unknown),
    };
    let found = words.iter().find(|(known, _)| **known == **text);
    found.map(|(_, value)| Maybe::Is(*value)).ok_or_else(|| {
        let known = Allowed::Words(words.iter().map(|(word, _)| *word).collect());
        Fault::Input(InputError::new(ErrorCode::UnknownValue, field, text, known))
    })
}
