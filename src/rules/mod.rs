//! What holds. Every rule looks at the scenario and says nothing, or one finding.
//!
//! One rule is one small file: its doc comment states the fact as an engineer would say it, [`RULE`](cut_03_one_eip::RULE)
//! names its code, modes, severity and sources, `check` compares and `remedies` says what would lift it.
//! A new rule is a new file, a line in [`ALL`], its texts in each language and its rows in the decision table.

mod assess;
pub(crate) mod common;
mod evidence;
mod notes;

pub use assess::{Assessment, ModeAssessment, Status, assess, assess_one};
pub(crate) use assess::{FOUND, assess_mode, blockers, find_blocker, look, status};
pub use common::section;
pub use evidence::{Evidence, Fact};

use std::sync::OnceLock;

use crate::catalog::{Mode, Source};
use crate::order::by_key;
use crate::scenario::{Change, Facts};
use crate::text;

macro_rules! rules {
    ($($file:ident),+ $(,)?) => {
        $(pub mod $file;)+
        /// Rules that decide or inform by the source page, in the order in which people read them.
        static PAGE_RULES: &[&Rule] = &[$(&$file::RULE),+];
    };
}

rules! {
    gen_01_region_mismatch,
    gen_02_region_closed,
    gen_03_eni_limit,
    gen_04_private_ip_limit,
    nat_01_primary_one_eip,
    nat_02_alg_protocols,
    nat_03_not_visible,
    nat_04_private_ips_short,
    nat_05_private_ips_exhausted,
    nat_06_attach_first,
    nat_07_gateway_route,
    cut_01_primary_eni,
    cut_02_region,
    cut_03_one_eip,
    cut_04_attached,
    cut_05_ipv4_gateway,
    cut_06_private_network,
    cut_07_subscription_release,
    cut_08_discouraged,
    cut_09_primary_private_ip,
    mul_04_closed,
    mul_01_primary_eni,
    mul_02_region,
    mul_03_ten_eips,
    mul_05_family,
    mul_06_family_unknown,
    mul_07_dhcp,
    mul_08_static_address,
    cid_01_recommended,
    gen_05_eni_configuration,
    gen_06_pay_as_you_go_fee,
    gen_07_subscription_no_fee,
    gen_08_outbound_route,
    gen_09_security_group,
}

/// All rules and notes, in the order in which people read them.
pub fn all() -> impl Iterator<Item = &'static Rule> {
    PAGE_RULES.iter().chain(notes::ALL).copied()
}

/// The rules that speak of a mode with their places in [`all`], heaviest first, those of equal weight in order.
pub(crate) fn by_weight(mode: Mode) -> &'static [(u8, &'static Rule)] {
    all_by_weight().get(mode as usize).map_or(&[], Vec::as_slice)
}

/// The same for each mode, in order.
pub(crate) fn all_by_weight() -> &'static [Vec<(u8, &'static Rule)>; Mode::ALL.len()] {
    static LISTS: OnceLock<[Vec<(u8, &'static Rule)>; Mode::ALL.len()]> = OnceLock::new();
    let make = |mode: Mode| {
        let mut list: Vec<_> = (0..).zip(all()).filter(|(_, rule)| rule.modes.has(mode)).collect();
        by_key(&mut list, |(_, rule)| rule.severity);
        list
    };
    LISTS.get_or_init(|| Mode::ALL.map(make))
}

/// The rule of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static Rule> {
    all().find(|rule| rule.code == code)
}

/// What a finding means for the verdict.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Severity {
    /// The mode cannot be used.
    Blocker,
    /// The mode can be used, and the plan contains the step that makes it so.
    Precondition,
    /// It works, with a consequence to know beforehand.
    Caution,
    /// Good to know.
    Note,
}

impl Severity {
    /// The word of the public contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Blocker => "blocker",
            Self::Precondition => "precondition",
            Self::Caution => "caution",
            Self::Note => "note",
        }
    }
}

/// A set of modes.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Modes(u8);

impl Modes {
    /// Every mode.
    pub const ALL: Self = Self::of(&Mode::ALL);
    /// NAT alone.
    pub const NAT: Self = Self::of(&[Mode::Nat]);
    /// Cut-through alone.
    pub const CUT: Self = Self::of(&[Mode::CutThrough]);
    /// Multi-EIP-to-ENI alone.
    pub const MUL: Self = Self::of(&[Mode::MultiEip]);
    /// The secondary CIDR block alone.
    pub const CID: Self = Self::of(&[Mode::SecondaryCidr]);
    /// NAT, and the secondary CIDR block, which associates in NAT mode too.
    pub const NAT_CID: Self = Self::of(&[Mode::Nat, Mode::SecondaryCidr]);
    /// The three modes that use the ENIs of the scenario; the secondary CIDR block makes its own.
    pub const GIVEN_ENI: Self = Self::of(&[Mode::Nat, Mode::CutThrough, Mode::MultiEip]);
    /// The two modes that show the EIP by themselves.
    pub const CUT_MUL: Self = Self::of(&[Mode::CutThrough, Mode::MultiEip]);

    /// The set of these modes.
    #[must_use]
    pub const fn of(modes: &[Mode]) -> Self {
        let mut bits = 0;
        let mut rest = modes;
        while let [first, tail @ ..] = rest {
            bits |= 1 << *first as u8;
            rest = tail;
        }
        Self(bits)
    }

    /// Is the mode in it?
    #[must_use]
    pub const fn has(self, mode: Mode) -> bool {
        self.0 >> mode as u8 & 1 == 1
    }
}

/// Where a fact stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Citation {
    /// The document.
    pub source: Source,
    /// Its section, as the document itself calls it.
    pub section: &'static str,
}

/// What would lift a finding: a change to the scenario, offered as a button.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Remedy {
    /// What it is, in words; `{value}` is the new value of the first changed field.
    pub text: text::remedy::Id,
    /// The change, such that the finding goes.
    pub change: Change,
}

/// A rule of the registry.
#[derive(Debug)]
pub struct Rule {
    /// Stable code, never used again for another rule.
    pub code: &'static str,
    /// Modes it speaks of.
    pub modes: Modes,
    /// What its finding means.
    pub severity: Severity,
    /// Numbers of the source page's facts that it carries (`tests/facts.csv`).
    pub facts: &'static [u8],
    /// Numbers of the newer or older pages' statements that it carries (`X4` is 4).
    pub extends: &'static [u8],
    /// Where it stands.
    pub sources: &'static [Citation],
    /// Title, message, why and how to mend.
    pub text: text::rule::Id,
    /// Says nothing, or the values that make the finding.
    pub check: fn(&Facts<'_>, Mode) -> Option<Evidence>,
    /// What would lift the finding, most practical first.
    pub remedies: fn(&Facts<'_>, Mode) -> Vec<Remedy>,
}

impl PartialEq for Rule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// What a rule found.
#[derive(Clone, Copy, PartialEq, Debug)]
pub struct Finding {
    /// The rule.
    pub rule: &'static Rule,
    /// The mode it was found for.
    pub mode: Mode,
    /// The very values compared.
    pub evidence: Evidence,
}

impl Finding {
    /// What would lift it in this scenario.
    #[must_use]
    pub fn remedies(&self, facts: &Facts<'_>) -> Vec<Remedy> {
        (self.rule.remedies)(facts, self.mode)
    }
}
