//! One field of the form: label, control, help, fault.

mod combo;
mod instance;
mod offers;

use leptos::prelude::*;

use super::part::controls;
use super::stages::FORM;
use super::state::Page;
use super::{Shared, page, shared};
use crate::catalog::{Lang, Mode};
use crate::html::{self, Html};
use crate::scenario::{Field, InputError, Kind};
use crate::text::{self, ask as words};

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

    /// The elements that describe the control.
    fn described(self) -> String {
        let id = self.id();
        format!("{id}-help {id}-fault")
    }

    fn invalid(self) -> String {
        self.fault.with(Option::is_some).to_string()
    }

    fn set(self, value: &str, new_entry: bool) {
        self.page.set(self.field, value, new_entry);
    }

    fn title(self) -> &'static str {
        text::field_text(self.field).title().get(self.page.lang.get())
    }

    /// Help, or in its place the word that the field changes nothing; and the fault.
    fn notes(self) -> impl IntoView {
        let (id, lang) = (self.id(), self.page.lang);
        let help = move || match self.quiet.get() {
            None => text::field_text(self.field).help().get(lang.get()).to_owned(),
            Some(mode) => quiet_text(mode, lang.get()),
        };
        let fault =
            move || self.fault.with(|fault| Some(text::error_message(fault.as_ref()?, lang.get())));
        view! {
            <p class="help" id=format!("{id}-help")>
                {help}
            </p>
            <p class="fault" id=format!("{id}-fault")>
                {fault}
            </p>
        }
    }
}

fn quiet_text(mode: Option<Mode>, lang: Lang) -> String {
    match mode {
        None => words::QUIET_ANY.get(lang).to_owned(),
        Some(mode) => {
            let name = text::mode_text(mode).name().get(lang).to_owned();
            words::QUIET.fill(lang, &[("mode", name)])
        }
    }
}

/// A field with everything around it.
#[component]
pub fn FieldRow(
    field: Field,
    /// Where it changes nothing.
    quiet: Quiet,
) -> impl IntoView {
    let asked = Asked::new(field, quiet);
    if !matches!(field.spec().kind, Kind::Instance) {
        // What was entered stands in the control already; what the form has to say of it comes after the answer.
        let Shared { stages, late, .. } = shared();
        let come = stages.part(FORM);
        return controls(come, move || {
            come.track();
            // Then there is more to say.
            late.is_there();
            let lang = asked.page.lang.get();
            untrack(|| {
                Html::of(|out| {
                    asked.raw.with(|raw| {
                        asked.fault.with(|fault| {
                            let id = asked.id();
                            let (fault, quiet) = (fault.as_ref(), asked.quiet.get());
                            let asked = html::Asked { field, id: &id, raw, fault, quiet, lang };
                            html::field(&asked, out);
                        });
                    });
                })
            })
        });
    }
    view! {
        <div
            class="field"
            class:invalid=move || asked.fault.with(Option::is_some)
            class:quiet=move || asked.quiet.get().is_some()
        >
            <label for=asked.id()>{move || asked.title()}</label>
            {instance::instance(asked)}
            {asked.notes()}
        </div>
    }
    .into_any()
}
