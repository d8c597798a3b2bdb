//! The page is built in several tasks, top to bottom, so that the browser can answer in between.

use leptos::prelude::*;

/// How many turns there are.
const TURNS: u32 = 8;

/// How far the page is built.
#[derive(Clone, Copy)]
pub struct Turn(RwSignal<u32>);

impl Turn {
    /// The first turn; the others follow, a task each.
    pub fn start() -> Self {
        let turn = Self(RwSignal::new(0));
        leptos::task::spawn_local(async move {
            for next in 1..=TURNS {
                gloo::timers::future::TimeoutFuture::new(0).await;
                if turn.0.try_set(next).is_some() {
                    return;
                }
            }
        });
        turn
    }

    /// Has this turn come?
    pub fn has_come(self, order: u32) -> bool {
        self.0.with(|now| *now >= order)
    }
}
