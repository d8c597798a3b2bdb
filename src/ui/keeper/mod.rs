//! What is kept in this browser, as signals. What to do about it is decided in `keep`; this only carries it there.

mod change;

use leptos::prelude::*;

use super::late::Late;
use super::part::effect;
use super::state::Page;
use super::storage::{self, Refused};
use crate::keep::{self, Clash, Progress, Reading, Store};
use crate::text::{Text, keep as t};

/// How long a word on what just happened is shown.
const TOLD_MS: u32 = 8000;

/// What keeps plans from being kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Trouble {
    /// The browser does not keep anything.
    Disabled,
    /// There is no room left.
    Full,
    /// A newer program wrote what is kept.
    Newer,
}

impl Trouble {
    /// The sentence for it.
    pub const fn text(self) -> Text {
        match self {
            Self::Disabled => t::STORAGE_DISABLED,
            Self::Full => t::STORAGE_FULL,
            Self::Newer => t::STORAGE_NEWER,
        }
    }
}

impl From<Refused> for Trouble {
    fn from(refused: Refused) -> Self {
        match refused {
            Refused::Disabled => Self::Disabled,
            Refused::Full => Self::Full,
        }
    }
}

/// The kept plans and marks, and this tab's part in them.
#[derive(Clone, Copy)]
pub struct Keeper {
    page: Page,
    /// The plans.
    pub store: RwSignal<Store>,
    /// Which steps are done.
    pub progress: RwSignal<Progress>,
    /// What keeps them from being kept.
    pub trouble: RwSignal<Option<Trouble>>,
    /// Texts that could not be read.
    pub aside: RwSignal<Vec<String>>,
    /// Was it read what is kept?
    read: StoredValue<bool>,
    /// The plan that this tab has open: its name and the revision that was seen.
    seen: RwSignal<Option<(String, u64)>>,
    /// Is what is entered the same as what is kept under its name?
    saved: Memo<bool>,
    /// What stands between this tab's plan and the kept one.
    pub clash: RwSignal<Option<Clash>>,
    /// A word on what just happened.
    pub told: RwSignal<String>,
}

impl Keeper {
    /// Nothing at first; what is kept is read once all of the program is there.
    pub fn open(page: Page, late: Late) -> Self {
        let seen = storage::read_tab(storage::OPEN).and_then(|text| {
            let (revision, name) = text.split_once(' ')?;
            Some((name.to_owned(), revision.parse().ok()?))
        });
        let store = RwSignal::<Store>::default();
        let saved = Memo::new(move |_| {
            page.with_pairs(|pairs| {
                let Some(name) = keep::name_of(pairs) else { return false };
                let same = |plan: &keep::Kept| plan.address == keep::address_of(pairs);
                store.with(|store| store.find(name).is_some_and(same))
            })
        });
        let keeper = Self {
            page,
            store,
            saved,
            progress: RwSignal::default(),
            trouble: RwSignal::new(None),
            aside: RwSignal::default(),
            read: StoredValue::new(false),
            seen: RwSignal::new(seen),
            clash: RwSignal::new(None),
            told: RwSignal::default(),
        };
        effect(move || {
            if late.is_there() {
                untrack(|| keeper.once_read());
                keeper.follow();
            }
        });
        keeper
    }

    /// Before anything is changed, it must be known what is kept.
    fn once_read(self) {
        if self.read.try_update_value(|read| std::mem::replace(read, true)) == Some(false) {
            self.reload();
        }
    }

    /// Reads everything again; what is broken is set aside, what is newer stays as it is.
    fn reload(self) {
        let store = self.read(storage::PLANS, Store::read, Store::write);
        let progress = self.read(storage::PROGRESS, Progress::read, Progress::write);
        if let Some(store) = store {
            self.store.set(store);
        }
        if let Some(progress) = progress {
            self.progress.set(progress);
        }
        self.aside.set(storage::aside());
    }

    /// What is kept under a key; none where that must not be touched.
    fn read<T: Default>(
        self,
        key: &str,
        read: fn(&str) -> Reading<T>,
        write: fn(&T) -> String,
    ) -> Option<T> {
        let text = match storage::read(key) {
            Ok(text) => text,
            Err(refused) => {
                self.trouble.set(Some(refused.into()));
                return None;
            }
        };
        let Some(text) = text else { return Some(T::default()) };
        match read(&text) {
            Reading::Whole(found) => Some(found),
            Reading::Newer => {
                self.trouble.set(Some(Trouble::Newer));
                None
            }
            Reading::Broken(found) => {
                // Only what stands elsewhere safely may be replaced.
                let moved =
                    storage::set_aside(&text).and_then(|()| storage::write(key, &write(&found)));
                if let Err(refused) = moved {
                    self.trouble.set(Some(refused.into()));
                }
                Some(found)
            }
        }
    }

    /// Changes of other tabs, and a plan that is the same as the kept one again.
    #[inline(never)]
    fn follow(self) {
        let handle = window_event_listener(leptos::ev::storage, move |event| {
            // No key: everything was cleared.
            let key = event.key();
            if key.as_deref().is_none_or(|key| key == storage::PLANS || key == storage::PROGRESS) {
                self.reload();
                self.compare();
            }
        });
        on_cleanup(move || handle.remove());
        effect(move || self.recognise());
        effect(move || {
            self.seen.with(|seen| {
                let text = seen.as_ref().map(|(name, revision)| format!("{revision} {name}"));
                // A browser that refuses asks once more than needed before it overwrites.
                storage::write_tab(storage::OPEN, &text.unwrap_or_default());
            });
        });
    }

    /// The name of the kept plan that the address names.
    pub fn name(self) -> Option<String> {
        self.page.with_pairs(|pairs| {
            let name = keep::name_of(pairs)?;
            self.store.with(|store| store.find(name).map(|plan| plan.name.clone()))
        })
    }

    /// Is what is entered the same as what is kept under its name?
    pub fn is_saved(self) -> bool {
        self.saved.get()
    }

    /// Whoever has the same before him as what is kept has seen it.
    fn recognise(self) {
        if !self.is_saved() {
            return;
        }
        let Some(name) = self.name() else { return };
        let revision = self.store.with(|store| store.find(&name).map(|plan| plan.revision));
        let seen = revision.map(|revision| (name, revision));
        if self.seen.with_untracked(|now| *now != seen) {
            self.seen.set(seen);
        }
        if self.clash.with_untracked(Option::is_some) {
            self.clash.set(None);
        }
    }

    /// After a change of another tab: is what this tab has open still what it has seen?
    fn compare(self) {
        let Some((name, revision)) = self.seen.get_untracked() else { return };
        let open = self.page.with_pairs_untracked(|pairs| keep::name_of(pairs) == Some(&*name));
        if !open || untrack(|| self.is_saved()) {
            return;
        }
        let clash = self.store.with_untracked(|store| match store.find(&name) {
            None => Some(Clash::Gone),
            Some(plan) => (plan.revision != revision).then_some(Clash::Changed),
        });
        self.clash.set(clash);
    }

    /// Says a word, also where it is the same as before.
    pub fn tell(self, text: Text, values: &[(&str, String)]) {
        let text = text.fill(self.page.lang.get_untracked(), values);
        self.told.set(String::new());
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            self.told.set(text.clone());
            // Long enough to be read; what it says can be seen elsewhere too.
            gloo::timers::future::TimeoutFuture::new(TOLD_MS).await;
            if self.told.try_with_untracked(|told| *told == text) == Some(true) {
                self.told.set(String::new());
            }
        });
    }
}
