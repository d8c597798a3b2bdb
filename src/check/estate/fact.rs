//! What an input says of one fact, and of a link between two resources; what happens to them, and in which order.

use super::Str;

/// A fact as an input tells it.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Maybe<T> {
    /// Known after apply, or in a file that was not given.
    #[default]
    Unknown,
    /// The input says that there is none.
    None,
    /// This.
    Is(T),
}

impl<T> Maybe<T> {
    /// The value, if there is one.
    #[must_use]
    pub const fn get(&self) -> Option<&T> {
        match self {
            Self::Is(value) => Some(value),
            Self::Unknown | Self::None => None,
        }
    }

    /// Is it open whether there is one?
    #[must_use]
    pub const fn is_unknown(&self) -> bool {
        matches!(self, Self::Unknown)
    }

    /// This, or the other one where this is not known.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        if self.is_unknown() { other } else { self }
    }
}

/// How one resource names another.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default)]
pub enum Link<'a> {
    /// By something that nobody knows before apply.
    #[default]
    Unknown,
    /// Not at all.
    None,
    /// By its id.
    Id(Str<'a>),
    /// By its address in the same file.
    At(String),
}

impl Link<'_> {
    /// This, or the other one where this names nothing.
    #[must_use]
    pub fn or(self, other: Self) -> Self {
        match (&self, &other) {
            (Self::Unknown | Self::None, Self::Id(_) | Self::At(_)) => other,
            _ => self,
        }
    }
}

/// What happens to a resource when the plan is applied.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub enum Fate {
    /// It is there and stays, perhaps changed in place.
    #[default]
    Stays,
    /// It is made.
    Made,
    /// It is destroyed.
    Goes,
    /// It is destroyed and made anew.
    Replaced,
}

impl Fate {
    /// Is the resource there before the plan is applied, and the same one after it?
    #[must_use]
    pub const fn there(self) -> bool {
        matches!(self, Self::Stays)
    }

    /// Is there such a resource after the plan is applied?
    #[must_use]
    pub const fn remains(self) -> bool {
        !matches!(self, Self::Goes)
    }
}

/// In which order two resources are made.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Order {
    /// The first one first.
    First,
    /// The second one first.
    Second,
    /// Nothing orders them: both at once, or by chance.
    Open,
    /// The input does not tell.
    Unknown,
}
