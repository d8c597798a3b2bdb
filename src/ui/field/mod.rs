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
use crate::scenario::{Field, InputError, Kind};

/// What a control needs to know: it is drawn once, and only what belongs to its own field changes it.
#[derive(Clone, Copy)]
struct Asked {
    page: Page,
    field: Field,
    /// What was typed.
    raw: Memo<String>,
    /// What is wrong with it.
    fault: Memo<Option<InputError>>,
    /// Does it change nothing in the mode that is planned with?
    quiet: Quiet,
}

/// Where a field steps back: the mode in which it changes nothing, or `None` for every mode.
pub type Quiet = Signal<Option<Option<Mode>>>;

impl Asked {
    fn new(field: Field, quiet: Quiet) -> Self {
        let page = page();
        let raw = Memo::new(move |_| page.raw(field));
        let fault = Memo::new(move |_| page.fault(field));
        Self { page, field, raw, fault, quiet }
    }

    fn id(self) -> String {
        self.page.id(self.field.spec().key)
    }

    fn set(self, value: &str, new_entry: bool) {
        self.page.set(self.field, value, new_entry);
    }

    /// The field as it is printed.
    fn with(self, lang: Lang, print: impl FnOnce(&html::Asked<'_>) -> String) -> String {
        let (id, quiet) = (self.id(), self.quiet.get());
        self.raw.with(|raw| {
            self.fault.with(|fault| {
                let fault = fault.as_ref();
                print(&html::Asked { field: self.field, id: &id, raw, fault, quiet, lang })
            })
        })
    }
}

/// A field with everything around it; `quiet` says where it changes nothing. What was entered stands in the control
/// already; what the form has to say of it comes after the answer.
pub fn row(field: Field, quiet: Quiet) -> AnyView {
    let asked = Asked::new(field, quiet);
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
