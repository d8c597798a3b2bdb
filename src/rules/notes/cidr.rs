//! Notes on the secondary CIDR block, of which the source page gives no detail.

use super::{Evidence, Fact, Modes, NOTE, Rule, always, cite, cite_limit, with_gateway};
use crate::catalog::{Mode, limit, source};
use crate::scenario::{Field, Value};
use crate::text::{evidence as label, rule as words};

/// What it needs: a block that contains the EIP, a vSwitch in it, an ENI whose primary private address is the EIP,
/// association in NAT mode, attachment. What it is for stands on the same page (X38).
pub(super) const X_36: Rule = Rule {
    code: "X-36",
    modes: Modes::CID,
    extends: &[36, 38],
    sources: &[
        cite(source::EXPOSE_NEW, "Background information"),
        cite(source::EXPOSE_OLD, "Procedure"),
        cite_limit(limit::VPC_SECONDARY_CIDRS),
    ],
    text: words::X_36,
    check: |facts, _| {
        Some(Evidence::of([
            (label::WANTED, Fact::Count(facts.eips())),
            (label::BLOCKS, Fact::Count(limit::VPC_SECONDARY_CIDRS.value)),
        ]))
    },
    ..NOTE
};

/// The new vSwitch is in the zone of the instance.
pub(super) const X_37: Rule = Rule {
    code: "X-37",
    modes: Modes::CID,
    extends: &[37],
    sources: &[cite(source::EXPOSE_OLD, "Procedure")],
    text: words::X_37,
    check: always,
    ..NOTE
};

/// The ENI may take IPv6 as well.
pub(super) const X_39: Rule = Rule {
    code: "X-39",
    modes: Modes::CID,
    extends: &[39],
    sources: &[cite(source::EXPOSE_NEW, "Background information")],
    text: words::X_39,
    check: always,
    ..NOTE
};

/// Other instances of the VPC reach the EIP by the private network.
pub(super) const X_40: Rule = Rule {
    code: "X-40",
    modes: Modes::CID,
    extends: &[40],
    sources: &[cite(source::EXPOSE_NEW, "Limits")],
    text: words::X_40,
    check: always,
    ..NOTE
};

/// The page has a further limit on the vSwitch block, at which the stored copy ends.
pub(super) const X_41: Rule = Rule {
    code: "X-41",
    modes: Modes::CID,
    extends: &[41],
    sources: &[cite(source::EXPOSE_NEW, "Limits")],
    text: words::X_41,
    check: always,
    ..NOTE
};

/// Derived: the EIP must not be a reserved address of its vSwitch, and a small block takes few other hosts with it.
pub(super) const X_42: Rule = Rule {
    code: "X-42",
    modes: Modes::CID,
    extends: &[42],
    sources: &[cite_limit(limit::VSWITCH_RESERVED_FIRST), cite_limit(limit::VPC_CIDR_MASK_MAX)],
    text: words::X_42,
    check: |_, _| {
        Some(Evidence::of([
            (label::FIRST, Fact::Count(limit::VSWITCH_RESERVED_FIRST.value)),
            (label::LAST, Fact::Count(limit::VSWITCH_RESERVED_LAST.value)),
            (label::MASK, Fact::Count(limit::VPC_CIDR_MASK_MAX.value)),
        ]))
    },
    ..NOTE
};

/// No page limits it by region; it matters where the list of cut-through would.
pub(super) const X_43: Rule = Rule {
    code: "X-43",
    modes: Modes::CID,
    extends: &[43],
    sources: &[
        cite(source::EXPOSE_NEW, "Limits"),
        cite(source::EXPOSE_OLD, "Background information"),
    ],
    text: words::X_43,
    check: |facts, mode| {
        let region = facts.region();
        (region.supports(mode) && !region.supports(Mode::CutThrough)).then(|| {
            Evidence::of([(label::REGION, Fact::Of(Field::Region, Value::Region(region)))])
        })
    },
    ..NOTE
};

/// Derived: no page forbids an IPv4 gateway with it, and the association is one in NAT mode (NAT-07).
pub(super) const X_44: Rule = Rule {
    code: "X-44",
    modes: Modes::CID,
    extends: &[44],
    sources: &[cite(source::EXPOSE_NEW, "Background information")],
    text: words::X_44,
    check: with_gateway,
    ..NOTE
};
