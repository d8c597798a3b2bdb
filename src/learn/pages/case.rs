//! A case in words.

use super::super::page::Item;
use crate::catalog::Lang;
use crate::scenario::Draft;
use crate::text;

/// What a case gives, field by field.
pub(super) fn given(draft: &Draft, lang: Lang) -> Vec<(Item, Item)> {
    draft
        .given()
        .map(|(field, value)| {
            let title = text::field_text(field).title().get(lang);
            (Item::text(title), Item::text(text::field_value(field, Some(value), lang)))
        })
        .collect()
}
