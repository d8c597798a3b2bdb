//! A set of rules in sixteen bytes.

use crate::rules::{Finding, Rule, all};

/// Rules by their place in the registry.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct RuleSet(u128);

impl RuleSet {
    /// The rules of these findings.
    #[must_use]
    pub fn of(findings: &[Finding]) -> Self {
        let mut bits = 0;
        // Findings of one severity stand in the registry's order, so the search goes on where the last one ended.
        let mut known = all().zip(0_u32..u128::BITS);
        for finding in findings {
            let found = |(rule, _): &(&'static Rule, u32)| std::ptr::eq(*rule, finding.rule);
            let index = known.find(found).or_else(|| {
                known = all().zip(0_u32..u128::BITS);
                known.find(found)
            });
            bits |= index.map_or(0, |(_, index)| 1 << index);
        }
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
