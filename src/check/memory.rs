//! Verdicts that are remembered: files of many rows often have few different scenarios.

use super::Verdict;
use super::judge::{verdict, verdict_in};
use crate::scenario::{Draft, Field};

/// Judges designs. What comes a second time is remembered, so that rows of which no two are the same cost no memory
/// and hardly any time; what falls on the place of another takes it, so that memory stays flat.
#[derive(Debug, Default)]
pub struct Judge {
    places: Vec<Place>,
    last: Option<Verdict>,
}

#[derive(Clone, Debug, Default)]
struct Place {
    /// The hash of the last scenario that fell here.
    came: u64,
    known: Option<(u64, Box<(Draft, Verdict)>)>,
}

/// So many places there are: a power of two.
const PLACES: usize = 1 << 12;

impl Judge {
    /// What holds for a design.
    pub fn judge(&mut self, draft: &Draft, unknown: &[Field]) -> &Verdict {
        let used =
            |last: &mut Option<Verdict>| last.take().map(|last| last.findings).unwrap_or_default();
        if !unknown.is_empty() {
            let found = verdict_in(draft, unknown, used(&mut self.last));
            return self.last.insert(found);
        }
        if self.places.is_empty() {
            self.places = vec![Place::default(); PLACES];
        }
        let hash = draft.hash64();
        // The lower half of a product is the weaker one.
        let index = usize::try_from(hash >> 40).unwrap_or_default() % PLACES;
        let Some(place) = self.places.get_mut(index) else {
            return self.last.insert(verdict(draft, unknown));
        };
        let known = |known: &(u64, Box<(Draft, Verdict)>)| known.0 == hash && known.1.0 == *draft;
        if !place.known.as_ref().is_some_and(known) {
            let found = verdict_in(draft, unknown, used(&mut self.last));
            if std::mem::replace(&mut place.came, hash) != hash {
                return self.last.insert(found);
            }
            place.known = Some((hash, Box::new((*draft, found))));
        }
        match &place.known {
            Some((_, known)) => &known.1,
            None => self.last.insert(verdict(draft, unknown)),
        }
    }
}
