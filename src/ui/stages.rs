//! After a change of the plan the answer is drawn at once. What the form says of it, and what stands under the answer,
//! come when that is on the screen, each part in a task of its own: so that nobody who types waits for what is not in
//! sight.

use gloo::events::{EventListener, EventListenerOptions};
use leptos::prelude::*;

use super::part::effect;
use super::state::Page;
use super::tasks::PARTS;
use super::{browser, shared};

/// Whoever types on, or holds a key, is not held up by what stands under the answer.
const PAUSE_MS: u32 = 80;
/// The turn of the form, and of links that lead from here: as soon as the answer is drawn, all of them at once.
pub const FORM: u32 = 0;
/// What stands under the cards is seldom in sight while somebody types.
const REST_MS: u32 = 160;

/// The parts that come later.
#[derive(Clone, Copy)]
pub struct Stages {
    /// Their turns and what brings them up to date.
    parts: StoredValue<Vec<(u32, RwSignal<u32>)>>,
    /// The last change; an earlier one is not drawn to its end.
    change: StoredValue<u32>,
    /// Is the form still to come?
    form: StoredValue<bool>,
}

impl Stages {
    /// Follows the plan.
    pub fn start(page: Page) -> Self {
        let stages = Self {
            parts: StoredValue::default(),
            change: StoredValue::new(0),
            form: StoredValue::new(false),
        };
        // Nobody follows a link that is of before.
        for name in ["click", "auxclick", "contextmenu"] {
            let options = EventListenerOptions::run_in_capture_phase();
            let come = move |_: &web_sys::Event| stages.form();
            EventListener::new_with_options(&window(), name, options, come).forget();
        }
        let mut built = false;
        effect(move || {
            page.follow();
            page.screen.track();
            if std::mem::replace(&mut built, true) {
                stages.begin();
            }
        });
        stages
    }

    /// A part with its turn; what follows the signal is brought up to date when it comes.
    pub fn part(self, turn: u32) -> RwSignal<u32> {
        let part = RwSignal::new(0);
        self.parts.update_value(|parts| {
            let at = parts.partition_point(|(known, _)| *known <= turn);
            parts.insert(at, (turn, part));
        });
        on_cleanup(move || {
            self.parts.try_update_value(|parts| parts.retain(|(_, known)| *known != part));
        });
        part
    }

    /// A new change: what is still to come of the one before need not be drawn.
    fn changed(self) -> u32 {
        self.change
            .try_update_value(|change| {
                *change = change.wrapping_add(1);
                *change
            })
            .unwrap_or_default()
    }

    /// What the form says, and where links lead.
    fn form(self) {
        if self.form.try_update_value(std::mem::take) == Some(true) {
            self.all()
                .into_iter()
                .filter(|(turn, _)| *turn == FORM)
                .for_each(|(_, part)| come(part));
        }
    }

    fn begin(self) {
        let change = self.changed();
        self.form.set_value(true);
        leptos::task::spawn_local(async move {
            browser::drawn().await;
            gloo::timers::future::TimeoutFuture::new(0).await;
            if self.change.try_get_value() != Some(change) {
                return;
            }
            self.form();
            gloo::timers::future::TimeoutFuture::new(PAUSE_MS).await;
            let mut rests = false;
            for (turn, part) in self.all().into_iter().filter(|(turn, _)| *turn != FORM) {
                if turn >= PARTS && !std::mem::replace(&mut rests, true) {
                    gloo::timers::future::TimeoutFuture::new(REST_MS).await;
                }
                if self.change.try_get_value() != Some(change) {
                    return;
                }
                come(part);
                gloo::timers::future::TimeoutFuture::new(0).await;
            }
        });
    }

    /// Brings all up to date at once: for what is done within a part, and moves the focus there.
    pub fn now(self) {
        self.changed();
        self.form.set_value(false);
        self.all().into_iter().for_each(|(_, part)| come(part));
    }

    fn all(self) -> Vec<(u32, RwSignal<u32>)> {
        self.parts.get_value()
    }
}

/// Where a link leads: an address with the scenario in it.
pub fn link(
    page: Page,
    address: impl Fn(Page) -> String + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let come = shared().stages.part(FORM);
    move || {
        come.track();
        page.follow_rest();
        untrack(|| address(page))
    }
}

fn come(part: RwSignal<u32>) {
    // A part may have gone in between.
    part.try_update(|times| *times = times.wrapping_add(1));
}
