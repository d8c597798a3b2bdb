//! The instance: a box with a list.

use leptos::prelude::*;

use super::Asked;
use super::combo::Combo;
use crate::catalog::Mode;
use crate::html::{self, Html};
use crate::learn::Matches;
use crate::ui::part::part;
use crate::ui::shared;

/// The box with its list. What the form has to say of it comes after the answer.
pub(super) fn instance(asked: Asked, come: RwSignal<u32>) -> AnyView {
    let combos = shared().combos;
    let combo = Combo::new(asked);
    combos.update_value(|combos| combos.put(asked.page.is_second(), Some(combo)));
    on_cleanup(move || {
        combos.try_update_value(|combos| combos.put(asked.page.is_second(), None));
    });
    part(move || {
        come.track();
        let (lang, open, active) = (asked.page.lang.get(), combo.is_open(), combo.active.get());
        let print = |typed: &str, found: Option<(&Matches, Mode)>| {
            untrack(|| {
                asked.with(lang, |asked| {
                    let combo = html::Combo { asked, typed, open, active, found };
                    Html::of(|out| html::instance(&combo, out))
                })
            })
        };
        combo.typed.with(|typed| {
            if combo.late.is_there() {
                let mode = combo.mode.get();
                combo.found.with(|found| print(typed, Some((found, mode))))
            } else {
                print(typed, None)
            }
        })
    })
}
