//! A set of rules in sixteen bytes.

use crate::rules::{Rule, all};

/// Rules by their place in the registry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RuleSet(u128);

impl RuleSet {
    /// The rules at these places of the registry.
    pub(super) const fn of(bits: u128) -> Self {
        Self(bits)
    }

    /// Is this rule in it?
    #[must_use]
    pub fn has(self, rule: &Rule) -> bool {
        self.iter().any(|known| known == rule)
    }

    /// The rules, in the order of the registry.
    pub fn iter(self) -> impl Iterator<Item = &'static Rule> {
        let has = move |index: &u32| self.0 >> index & 1 == 1;
        all().zip(0_u32..u128::BITS).filter(move |(_, index)| has(index)).map(|(rule, _)| rule)
    }

    /// Their places in the registry.
    pub(super) fn indices(self) -> impl Iterator<Item = usize> {
        let mut bits = self.0;
        std::iter::from_fn(move || {
            let index = (bits != 0).then(|| bits.trailing_zeros() as usize);
            bits &= bits.wrapping_sub(1);
            index
        })
    }
}
