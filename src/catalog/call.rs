//! What is known of the API's actions: what to wait for after a call.

use super::{Source, WAITS};

/// What to wait for after an asynchronous call.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Wait {
    /// The action that reads the state.
    pub read: &'static str,
    /// The state to wait for; `not found`: it is gone.
    pub state: &'static str,
    /// The state meanwhile.
    pub busy: Option<&'static str>,
    /// The state that it falls back to, or stays in, if the call failed.
    pub failed: Option<&'static str>,
    /// Where it stands.
    pub source: Source,
    /// The section there.
    pub section: &'static str,
}

/// What to wait for after a call; `None`: its answer is the result.
#[must_use]
pub fn wait(action: &str) -> Option<Wait> {
    let place = WAITS.binary_search_by_key(&action, |(known, _)| known).ok()?;
    WAITS.get(place).map(|(_, row)| *row)
}
