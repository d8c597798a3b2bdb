//! How to get a fact that a file does not tell.

use crate::scenario::Field;
use crate::text::{Text, missing};

/// What to do for a field that a file of this kind left open; `None` where its own text says all there is.
#[must_use]
pub fn advice(kind: &str, field: Field) -> Option<Text> {
    let path = field.spec().path;
    let (_, text) = missing::ALL.iter().find(|(known, _)| *known == path)?;
    match kind {
        "terraform" => Some(text.terraform()),
        "account" => Some(text.account()),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_advice_is_for_a_field() {
        for (path, _) in missing::ALL {
            let field = Field::find(path).expect(path);
            for kind in ["terraform", "account"] {
                assert!(advice(kind, field).is_some(), "{kind} {path}");
            }
        }
        assert_eq!(advice("csv", Field::Region), None);
    }
}
