//! The page is built in several tasks, top to bottom, so that none is long and the browser can answer in between: most
//! of a first task would go into compiling what it calls.

use leptos::prelude::*;

use super::late::Late;
use super::part::when;
use super::state::Page;
use super::{browser, shared};

/// How far the page is built.
#[derive(Clone, Copy)]
pub struct Turn(RwSignal<u32>);

/// Body and form, in the place of those of the frame; what they rest on is there by then.
pub const PAGE: u32 = 2;
/// What follows from the form, where it stands beside it: then it need not wait until the form is whole.
pub const BESIDE: u32 = PAGE + 1;
/// The head, in the place of that of the frame.
pub const HEAD: u32 = BESIDE + 1;
/// The field of the form with this number; after the last one the folded ones.
pub const FIELDS: u32 = HEAD + 1;
/// What stands under the fields.
pub const UNDER_FORM: u32 = FIELDS + 8;
/// What follows from the form, where it stands under it.
pub const RESULT: u32 = UNDER_FORM + 1;
/// The card of the first mode; each has a turn.
pub const CARDS: u32 = RESULT + 2;
/// The other parts of a plan. From here on all of the program is there.
pub const PARTS: u32 = CARDS + 4;
/// The foot of the page: with it the page is whole.
pub const LAST: u32 = PARTS + 8;

impl Turn {
    /// The first turn; the others follow, a task each.
    pub fn start(page: Page, late: Late) -> Self {
        let turn = Self(RwSignal::new(0));
        leptos::task::spawn_local(async move {
            for next in 1..=LAST {
                browser::next_task().await;
                // The plan is worked out in a task of its own.
                if next == 1 {
                    page.plan.with_untracked(|_| ());
                }
                if next == CARDS {
                    late.soon();
                }
                // What is wrong stands above the fields, and would push them down if it came after them.
                if next == PARTS || next == PAGE && page.is_faulty() {
                    late.come().await;
                }
                if turn.0.try_set(next).is_some() {
                    return;
                }
            }
        });
        turn
    }
}

/// What comes at its turn.
pub fn later(order: u32, view: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let turn = shared().turn.0;
    when(move || turn.with(|now| *now >= order), view)
}
