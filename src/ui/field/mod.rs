//! One field of the form: label, control, help, fault.

mod combo;
mod instance;

pub use combo::{Combo, Combos};
use leptos::prelude::*;

use super::part::controls;
use super::stages::FORM;
use super::state::Page;
use super::{Shared, page, shared};
use crate::catalog::{Lang, Mode};
use crate::html::{self, Html};
use crate::scenario::{Field, Kind, Seen};

/// What a control needs to know: it is drawn once, and only what belongs to its own field changes it.
#[derive(Clone, Copy)]
struct Asked {
    page: Page,
    field: Field,
    /// What was typed.
    raw: Memo<String>,
    /// Which fields change anything in the mode that is planned with?
    matters: Matters,
}

/// The fields that matter in the mode that is planned with, and that mode; `None` while nothing is known of it, or
/// where a field always matters.
pub type Matters = Option<Memo<Option<(Seen, Option<Mode>)>>>;

impl Asked {
    fn new(field: Field, matters: Matters) -> Self {
        let page = page();
        let raw = Memo::new(move |_| page.raw(field));
        Self { page, field, raw, matters }
    }

    fn id(self) -> String {
        self.page.id(self.field.spec().key)
    }

    fn set(self, value: &str, new_entry: bool) {
        self.page.set(self.field, value, new_entry);
    }

    /// The field as it is printed.
    fn with(self, lang: Lang, print: impl FnOnce(&html::Asked<'_>) -> String) -> String {
        let (id, fault) = (self.id(), self.page.fault(self.field));
        let matters = self.matters.and_then(|matters| matters.get());
        let quiet = matters.and_then(|(of, mode)| (!of.has(self.field)).then_some(mode));
        let fault = fault.as_ref();
        self.raw
            .with(|raw| print(&html::Asked { field: self.field, id: &id, raw, fault, quiet, lang }))
    }
}

/// A field with everything around it. What was entered stands in the control already; what the form has to say of it
/// comes after the answer.
pub fn row(field: Field, matters: Matters) -> AnyView {
    let asked = Asked::new(field, matters);
    let Shared { stages, late, .. } = shared();
    let come = stages.part(FORM);
    if matches!(field.spec().kind, Kind::Instance) {
        return instance::instance(asked, come);
    }
    controls(come, move || {
        come.track();
        // Then there is more to say.
        late.is_there();
        let lang = asked.page.lang.get();
        untrack(|| asked.with(lang, |asked| Html::of(|out| html::field(asked, out))))
    })
}
