//! Documents that are the same each time but for some places.

use serde::{Serialize, Serializer};

use super::{Written, append};

/// A document but for its holes: what stands before, between and after them.
#[derive(Debug)]
pub(in crate::export) struct Template {
    pieces: Box<[Box<str>]>,
}

/// In the place of a part that is put in later; in the place of a piece of a text it is [`Hole::IN_TEXT`].
#[derive(Debug)]
pub(in crate::export) struct Hole;

impl Hole {
    /// No text has it: it is what tools end texts with.
    pub(in crate::export) const IN_TEXT: char = '\0';
}

/// [`Hole::IN_TEXT`] as it is written.
const WRITTEN: &str = "\\u0000";

impl Serialize for Hole {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        Written(WRITTEN).serialize(serializer)
    }
}

impl Template {
    /// What the document says around its holes; one that refuses to be written is cut where it does.
    pub(in crate::export) fn of(document: &impl Serialize) -> Self {
        let mut whole = String::new();
        let _ = append(document, &mut whole);
        Self { pieces: whole.split(WRITTEN).map(Into::into).collect() }
    }

    /// The document, where `fill` writes what is in the hole of a number.
    pub(in crate::export) fn write(
        &self,
        out: &mut String,
        mut fill: impl FnMut(usize, &mut String),
    ) {
        for (number, piece) in self.pieces.iter().enumerate() {
            if let Some(before) = number.checked_sub(1) {
                fill(before, out);
            }
            out.push_str(piece);
        }
    }
}
