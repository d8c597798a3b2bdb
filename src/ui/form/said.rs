//! What was given among the assumptions, for who cannot see the row go.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::html::Html;
use crate::scenario::{Field, Value};
use crate::text::{self, ask as words};
use crate::ui::part::part;
use crate::ui::{page, shared};

/// The assumption that was given last, with its value and how many are left.
#[derive(Clone, Copy)]
pub struct Said(RwSignal<Option<(Field, Value, usize)>>);

impl Default for Said {
    fn default() -> Self {
        Self(RwSignal::new(None))
    }
}

impl Said {
    /// Says that an assumption is one no longer.
    pub fn given(self, field: Field, value: Value, left: usize) {
        self.0.set(Some((field, value, left)));
    }
}

/// The words; they stand apart from the answer, which is drawn anew at the same moment.
pub fn announce() -> AnyView {
    let (page, said) = (page(), shared().said);
    part(move || {
        let words = said.0.get().map(|said| words(said, page.lang.get())).unwrap_or_default();
        Html::of(|out| {
            out.element("<p class=\"unseen\" id=\"said\" role=\"status\">", &words, "</p>");
        })
    })
}

#[inline(never)]
fn words((field, value, left): (Field, Value, usize), lang: Lang) -> String {
    let text = if left == 0 { words::GIVEN_ALL } else { words::GIVEN };
    let values = [
        ("field", text::field_text(field).title().get(lang).to_owned()),
        ("value", text::field_value(field, Some(value), lang)),
        ("count", left.to_string()),
    ];
    text.fill(lang, &values)
}
