//! Notes on region lists.

use super::{Citation, Evidence, Fact, Modes, NOTE, Rule, cite};
use crate::catalog::{Region, source};
use crate::scenario::{Field, Value};
use crate::text::{evidence as label, rule as words};

/// The current English page has one region more for cut-through than the source page and the Chinese page.
pub(super) const X_01: Rule = Rule {
    code: "X-01",
    modes: Modes::CUT,
    extends: &[1],
    sources: &[
        cite(source::BIND_EN, "Cut-through mode"),
        cite(source::BIND_ZH, "绑定 ENI - EIP 网卡可见"),
    ],
    text: words::X_01,
    check: |facts, mode| {
        let region = facts.region();
        (region.newer_cut_through() && !region.supports(mode)).then(|| of_region(region))
    },
    ..NOTE
};

/// The lists of 2021 lacked one region for cut-through and had one more, since closed, for multi-EIP-to-ENI.
/// The current pages agree on the multi-EIP list (X2).
pub(super) const X_03: Rule = Rule {
    code: "X-03",
    modes: Modes::CUT_MUL,
    extends: &[2, 3],
    sources: IN_2021,
    text: words::X_03,
    check: |facts, mode| {
        let region = facts.region();
        region.otherwise_in_2021(mode).then(|| of_region(region))
    },
    ..NOTE
};

const IN_2021: &[Citation] = &[
    cite(source::DOCS_2021, "Associate an EIP with a secondary ENI in cut-through mode"),
    cite(source::DOCS_2021, "Associate EIPs with secondary ENIs in multi-EIP-to-ENI mode"),
];

fn of_region(region: Region) -> Evidence {
    Evidence::of([(label::REGION, Fact::Of(Field::Region, Value::Region(region)))])
}
