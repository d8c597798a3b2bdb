//! What several rules share: sections of the source page, and remedies of the same kind.

use super::Remedy;
use crate::catalog::{InstanceType, Mode, Region, smallest_type};
use crate::scenario::{EniKind, Facts, Field, Protocols, Value};
use crate::text::remedy as words;

/// Sections of the source page, as it calls them.
pub mod section {
    /// Opening paragraph.
    pub const INTRO: &str = "EIP を ENI に関連付ける";
    /// Background.
    pub const BACKGROUND: &str = "背景情報";
    /// The list of modes and the comparison table.
    pub const MODES: &str = "関連付けモード";
    /// Prerequisites.
    pub const PREREQUISITES: &str = "前提条件";
    /// NAT mode.
    pub const NAT: &str = "NAT モードで EIP をセカンダリ ENI に関連付ける";
    /// Cut-through mode.
    pub const CUT_THROUGH: &str = "EIP 可視モードで EIP をセカンダリ ENI に関連付ける (非推奨)";
    /// Multi-EIP mode.
    pub const MULTI_EIP: &str =
        "マルチ EIP 可視モードで EIP をセカンダリ ENI に関連付ける (申し込み受付終了)";
    /// Questions and answers.
    pub const FAQ: &str = "よくある質問";
    /// Related documents.
    pub const RELATED: &str = "関連ドキュメント";
}

/// Protocols that the source page names as not working in NAT mode (facts 20 and 35).
pub(in crate::rules) const NAT_REFUSED: Protocols =
    Protocols::H323.or(Protocols::SIP).or(Protocols::DNS).or(Protocols::RTSP);

/// No change of the scenario lifts it.
pub(in crate::rules) fn none(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    Vec::new()
}

/// One remedy that sets one field.
pub(in crate::rules) fn set(text: crate::text::remedy::Id, field: Field, value: Value) -> Remedy {
    Remedy { text, change: smallvec::smallvec![(field, Some(value))] }
}

/// Use a secondary ENI.
pub(in crate::rules) fn secondary_eni(_: &Facts<'_>, _: Mode) -> Vec<Remedy> {
    vec![set(words::SECONDARY_ENI, Field::EniKind, EniKind::Secondary.value())]
}

/// Want this many EIPs instead.
pub(in crate::rules) fn fewer_eips(count: u32) -> Remedy {
    set(words::FEWER_EIPS, Field::EipsCount, Value::Count(count))
}

/// Use this many secondary ENIs, if the instance can carry them.
pub(in crate::rules) fn more_enis(facts: &Facts<'_>, count: u32) -> Option<Remedy> {
    let carried = secondary_limit(facts).is_none_or(|limit| count <= limit);
    let remedy = set(words::MORE_ENIS, Field::EniCount, Value::Count(count));
    (carried && count <= crate::catalog::limit::INPUT_ENIS_MAX.value).then_some(remedy)
}

/// Secondary ENIs that the instance type carries, the primary not counted; `None`: type or limit not known.
#[inline(always)]
pub(crate) fn secondary_limit(facts: &Facts<'_>) -> Option<u32> {
    facts.enis_limit().map(|enis| enis.saturating_sub(1))
}

/// Private IPv4 addresses that one ENI of the instance type carries; `None`: type or limit not known.
pub(crate) fn private_ip_limit(facts: &Facts<'_>) -> Option<u32> {
    facts.private_ips_limit()
}

/// Secondary ENIs that the mode needs in this scenario.
#[inline(always)]
pub(crate) fn secondary_needed(facts: &Facts<'_>, mode: Mode) -> u32 {
    match (mode, facts.eni_kind()) {
        // Each EIP is the primary private address of an ENI of its own.
        (Mode::SecondaryCidr, _) => facts.eips(),
        (_, EniKind::Primary) => 0,
        (_, EniKind::Secondary) => facts.enis(),
    }
}

/// The smallest type of the same family that carries this many secondary ENIs with this many addresses each.
pub(in crate::rules) fn larger_type(
    facts: &Facts<'_>,
    secondary: u32,
    addresses: u32,
) -> Option<Remedy> {
    let current = facts.instance_type()?;
    let fits: InstanceType = smallest_type(current.family(), secondary, addresses)?;
    let value = Value::Instance(crate::catalog::Instance::Type(fits));
    let mut remedy = set(words::LARGER_TYPE, Field::Instance, value);
    // Numbers that were looked up for the old type do not hold for the new one.
    let given = |field: &Field| facts.scenario().draft().get(*field).is_some();
    let limits = [Field::InstanceLimitsEnis, Field::InstanceLimitsPrivateIps];
    remedy.change.extend(limits.into_iter().filter(given).map(|field| (field, None)));
    Some(remedy)
}

/// Regions nearest to the scenario's that support the mode: the same area first, at most three.
pub(in crate::rules) fn other_regions(facts: &Facts<'_>, mode: Mode) -> Vec<Remedy> {
    let here = facts.region();
    let same = |region: &Region| region.area() == here.area();
    let supporting = || Region::supporting(mode).iter().copied();
    supporting()
        .filter(same)
        .chain(supporting().filter(|region| !same(region)))
        .take(3)
        .map(|region| {
            let mut remedy = set(words::OTHER_REGION, Field::Region, Value::Region(region));
            // An EIP region that was named apart moves along, or the remedy would break GEN-01.
            if facts.scenario().draft().get(Field::EipRegion).is_some() {
                remedy.change.push((Field::EipRegion, None));
            }
            remedy
        })
        .collect()
}
