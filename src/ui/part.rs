//! Pieces of the page that the engine prints, and what is shown of them.

use leptos::html::Div;
use leptos::prelude::*;

use super::address::{self, Screen};
use super::morph::{morph, reset};
use super::state::Page;
use super::tasks::later;
use super::{Shared, page, shared};
use crate::html::{Html, Links, ReadLinks, SLICE, View};
use crate::learn::{Place as Reading, To, Topic};
use crate::plan::{Direction, Plan};
use crate::scenario::Change;
use crate::text::Text;

/// What is unfolded, and how much of a list is shown.
#[derive(Clone, Copy)]
pub struct Shown {
    /// The names of open folds.
    pub folds: RwSignal<Vec<String>>,
    /// How often a way of a packet was asked for.
    pub runs: RwSignal<u32>,
    /// How many steps.
    pub steps: RwSignal<usize>,
}

impl Shown {
    fn follow(self) {
        self.folds.track();
        self.runs.track();
        self.steps.track();
    }
}

impl Default for Shown {
    fn default() -> Self {
        Self { folds: RwSignal::default(), runs: RwSignal::new(0), steps: RwSignal::new(SLICE) }
    }
}

/// The addresses of what is near the plan.
pub struct PageLinks {
    page: Page,
    /// What stands behind the path of every page to read.
    query: String,
}

impl PageLinks {
    /// Those of the plan as it is.
    pub fn of(page: Page) -> Self {
        let hub = page.link(Screen::Learn(Reading::Hub));
        let query = hub.split_once('?').map(|(_, query)| format!("?{query}"));
        Self { page, query: query.unwrap_or_default() }
    }

    fn place(&self, place: &Reading) -> String {
        format!("#/{}{}", place.path(), self.query)
    }
}

impl Links for PageLinks {
    fn learn(&self, topic: Topic) -> String {
        self.place(&Reading::Page(topic))
    }

    fn compare(&self, change: &Change) -> Option<String> {
        Some(self.page.compare_link(change))
    }
}

impl ReadLinks for PageLinks {
    fn to(&self, to: &To) -> Option<String> {
        match to {
            To::Place(place) => Some(self.place(place)),
            To::Plan(query) => Some(self.page.example_link(query)),
            To::Check(code) => Some(self.page.check_link(code)),
            To::Use(field, value) => Some(self.page.use_link(*field, value)),
            To::Web(_) => None,
        }
    }

    fn plan(&self) -> String {
        self.page.link(Screen::Plan)
    }
}

/// What is there only where something holds. In boxes, as effects are: the same code serves all of them, which are many.
pub fn when(
    holds: impl Fn() -> bool + Send + Sync + 'static,
    view: impl Fn() -> AnyView + Send + 'static,
) -> AnyView {
    boxed_when(Box::new(holds), Box::new(view))
}

fn boxed_when(
    holds: Box<dyn Fn() -> bool + Send + Sync>,
    view: Box<dyn Fn() -> AnyView + Send>,
) -> AnyView {
    let holds = Memo::new(move |_| holds());
    (move || holds.get().then(&view)).into_any()
}

/// Does something whenever what it reads has changed.
pub fn effect(act: impl FnMut() + 'static) {
    boxed_effect(Box::new(act));
}

fn boxed_effect(mut act: Box<dyn FnMut()>) {
    Effect::new(move |_| act());
}

/// What prints a piece. In a box: the same code serves all of them, which are many.
type Print = Box<dyn Fn() -> String + Send + Sync>;

/// A place for what is printed; it changes where the print does.
pub fn part(print: impl Fn() -> String + Send + Sync + 'static) -> AnyView {
    placed(Box::new(print)).1
}

/// The same for controls, which show what is printed each time they come: a person may have changed one, and something
/// else have changed it back, while the print stayed the same.
pub fn controls(
    come: RwSignal<u32>,
    print: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let (place, view) = placed(Box::new(print));
    effect(move || {
        come.track();
        if let Some(place) = place.get() {
            reset(&place);
        }
    });
    view
}

fn placed(print: Print) -> (NodeRef<Div>, AnyView) {
    let printed = Memo::new(move |_| print());
    let place = NodeRef::<Div>::new();
    let first = printed.get_untracked();
    let standing = StoredValue::new(first.clone());
    effect(move || {
        let Some(place) = place.get() else { return };
        printed.with(|now| {
            if standing.with_value(|standing| standing != now) {
                morph(&place, now);
                standing.set_value(now.clone());
            }
        });
    });
    (place, view! { <div class="part" node_ref=place inner_html=first></div> }.into_any())
}

/// Words of the page between two tags, in its language.
pub fn words(open: &'static str, text: Text, close: &'static str) -> AnyView {
    let lang = page().lang;
    part(move || {
        Html::of(|out| {
            out.element(open, text.get(lang.get()), close);
        })
    })
}

/// A piece of the plan; nothing where there is no plan.
pub fn piece(print: fn(&View<'_>, &mut Html)) -> AnyView {
    piece_with(print)
}

/// The same for one that follows more than the plan.
pub fn piece_with(print: impl Fn(&View<'_>, &mut Html) + Send + Sync + 'static) -> AnyView {
    part(printed(print))
}

fn printed(
    print: impl Fn(&View<'_>, &mut Html) + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let page = page();
    let Shared { shown, paper, .. } = shared();
    move || with_view(page, shown, paper, |view| Html::of(|out| print(view, out)))
}

/// The same for a piece that comes at its turn, when the page is built and after each change.
pub fn later_piece(
    turn: u32,
    print: impl Fn(&View<'_>, &mut Html) + Copy + Send + Sync + 'static,
) -> AnyView {
    later(turn, move || staged(turn, || (), printed(print)))
}

/// A part of the plan that may come after the others, though at once where only the way it is shown has changed.
pub fn staged(
    turn: u32,
    follow: impl Fn() + Send + Sync + 'static,
    print: impl Fn() -> String + Send + Sync + 'static,
) -> AnyView {
    let page = page();
    let Shared { shown, paper, stages, .. } = shared();
    let come = stages.part(turn);
    part(move || {
        come.track();
        shown.follow();
        paper.track();
        page.follow_view();
        follow();
        untrack(&print)
    })
}

/// The plan and how it is shown.
pub fn with_view(
    page: Page,
    shown: Shown,
    paper: RwSignal<bool>,
    print: impl FnOnce(&View<'_>) -> String,
) -> String {
    let of = |plan: &Plan| {
        let out = page.view_is(address::WAY, address::OUT);
        print(&View {
            plan,
            lang: page.lang.get(),
            links: &PageLinks::of(page),
            open: &|name| {
                paper.get() || shown.folds.with(|folds| folds.iter().any(|fold| fold == name))
            },
            differ: page.view_is(address::ROWS, address::DIFFER),
            way: if out { Direction::Out } else { Direction::In },
            runs: shown.runs.get(),
        })
    };
    page.plan.with(|plan| plan.as_ref().map(of).unwrap_or_default())
}
