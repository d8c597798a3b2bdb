//! What one scenario alone cannot show: rules over resources together. Readers of resources find these; here is what
//! the rules are, for reports and for people.

use crate::rules::{Citation, Severity};
use crate::text;

/// A rule over several resources.
#[derive(Debug)]
pub struct CrossRule {
    /// Stable code, never used again for another rule.
    pub code: &'static str,
    /// What its finding means.
    pub severity: Severity,
    /// Where it stands.
    pub sources: &'static [Citation],
    /// Title, message, why and how to mend (`cross.toml`).
    pub text: text::cross::Id,
}

impl PartialEq for CrossRule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

/// An EIP that two associations name.
pub const EIP_TWICE: CrossRule = CrossRule {
    code: "ARC-01",
    severity: Severity::Blocker,
    sources: &[],
    text: text::cross::ARC_01,
};

/// All of them, in the order in which people read them.
pub const ALL: &[&CrossRule] = &[&EIP_TWICE];

/// The rule of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static CrossRule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}
