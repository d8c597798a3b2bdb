//! What can be undone, and done again.

/// So many changes can be undone.
const LONGEST: usize = 200;

/// The past and the future of a value; the present is kept by its owner.
#[derive(Clone, PartialEq, Debug)]
pub struct History<T> {
    past: Vec<T>,
    future: Vec<T>,
    /// The field that is being typed into: the whole typing is one change.
    typing: Option<String>,
}

impl<T> Default for History<T> {
    fn default() -> Self {
        Self { past: Vec::new(), future: Vec::new(), typing: None }
    }
}

impl<T> History<T> {
    /// Does typing into this field go on with the last change?
    #[must_use]
    pub fn goes_on(&self, field: &str) -> bool {
        self.typing.as_deref() == Some(field)
    }

    /// A change was made: how it was before, and the field if it was typing.
    pub fn record(&mut self, before: T, typing: Option<&str>) {
        if self.past.len() == LONGEST {
            self.past.remove(0);
        }
        self.past.push(before);
        self.future.clear();
        self.typing = typing.map(str::to_owned);
    }

    /// The value before the last change.
    pub fn undo(&mut self, now: T) -> Option<T> {
        let before = self.past.pop()?;
        self.future.push(now);
        self.typing = None;
        Some(before)
    }

    /// The value before the last undoing.
    pub fn redo(&mut self, now: T) -> Option<T> {
        let after = self.future.pop()?;
        self.past.push(now);
        self.typing = None;
        Some(after)
    }

    /// Is there something to undo?
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.past.is_empty()
    }

    /// Is there something to do again?
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.future.is_empty()
    }
}
