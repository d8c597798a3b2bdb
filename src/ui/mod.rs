//! The page: draws the plan, decides nothing.
//!
//! State flows one way: pairs of the address → draft → plan → components. A component takes data and gives
//! events; the only thing an event does is to change the pairs.

mod act;
mod address;
mod bar;
mod browser;
mod check;
mod compare;
mod embed;
mod field;
mod file;
mod form;
mod header;
mod keeper;
mod late;
mod learn;
mod migrate;
mod morph;
mod part;
mod plans;
mod renewal;
mod result;
mod search;
mod stages;
mod state;
mod storage;
mod tasks;
mod texts;
mod theme;
mod undo;

use leptos::mount::mount_to;
use leptos::prelude::*;
use wasm_bindgen::JsCast;

use crate::text::{Text, ui as t};
use address::Screen;
use part::{effect, when, words};
use state::Page;

/// The id of the element that holds the frame, then the page.
const ROOT: &str = "app";

/// Replaces the frame of `index.html` by the page.
pub fn start() {
    let Some(root) = document().get_element_by_id(ROOT) else { return };
    let Ok(root) = root.dyn_into::<web_sys::HtmlElement>() else { return };
    texts::ask_for_rest();
    texts::once_there(state::first_language(), move || {
        // To read them was a task of its own.
        wasm_bindgen_futures::spawn_local(async {
            browser::next_task().await;
            if address::is_to_read(&bar::hash()) {
                late::ahead().await;
            }
            mount_to(root, App).forget();
            texts::others_later();
        });
    });
}

/// The whole page: first its state, then, in tasks of their own, what there is to see.
#[component]
pub fn App() -> impl IntoView {
    let late = late::Late::new();
    let page = Page::open(late);
    provide_context(page);
    let shared = Shared {
        late,
        keeper: keeper::Keeper::open(page, late),
        checker: StoredValue::new(None),
        root: StoredValue::new(Owner::current().unwrap_or_default()),
        shown: part::Shown::default(),
        said: form::Said::default(),
        told: act::Told::default(),
        turn: tasks::Turn::start(page, late),
        stages: stages::Stages::start(page),
        paper: browser::unfold_on_paper(),
        combos: StoredValue::new(field::Combos::default()),
        search: RwSignal::new(false),
        embed: RwSignal::new(false),
    };
    provide_context(shared);
    act::listen(page, shared);
    undo::listen(page, shared.keeper);
    let plans = Memo::new(move |_| page.screen.get() == Screen::Plan);
    let screen = move || {
        view! {
            {when(move || plans.get(), || view! { <result::Results /> }.into_any())}
            {when(move || !plans.get() && !late.is_there(), late::waiting)}
            {when(
                move || !plans.get() && late.is_there(),
                move || (move || other_screen(&page.screen.get())).into_any(),
            )}
        }
        .into_any()
    };
    let frame = StoredValue::new_local(browser::children(ROOT));
    tasks::later(tasks::PAGE, move || whole(screen, frame).into_any())
}

/// A function of its own: the first view does without it.
#[inline(never)]
fn other_screen(screen: &Screen) -> AnyView {
    match screen {
        Screen::Plan => ().into_any(),
        Screen::Migrate => view! { <migrate::Migrate /> }.into_any(),
        Screen::Compare => view! { <compare::Compare /> }.into_any(),
        Screen::Check => view! { <check::Check /> }.into_any(),
        Screen::Plans => view! { <plans::Plans /> }.into_any(),
        Screen::Learn(place) => learn::learn(place),
    }
}

/// The parts of the frame of `index.html`. Each stands until there is something in its place.
type Frame = StoredValue<Vec<web_sys::Element>, LocalStorage>;

fn whole(
    screen: impl Fn() -> AnyView + Copy + Send + Sync + 'static,
    frame: Frame,
) -> impl IntoView {
    let page = page();
    let result = frame.with_value(|frame| {
        let body = frame.iter().find(|part| part.tag_name() == "MAIN");
        let beside = body.is_some_and(browser::has_columns);
        body.inspect(|body| body.remove());
        if beside { tasks::BESIDE } else { tasks::RESULT }
    });
    // One form for all screens that ask: going from one to another keeps it as it stands.
    let asks = Memo::new(move |_| page.screen.get().asks());
    effect(move || browser::set_class("main", body(asks.get())));
    view! {
        {tasks::later(tasks::HEAD, move || head(frame))}
        <main class=body(asks.get_untracked())>
            {when(
                move || page.screen.get() == Screen::Plan,
                || words("<p class=\"lead\">", t::TAGLINE, "</p>"),
            )}
            {when(move || asks.get(), || view! { <form::Form /> }.into_any())}
            {tasks::later(result, screen)}
        </main>
        {tasks::later(tasks::LAST, || view! { <header::Footer /> }.into_any())}
        {search::search()}
        <renewal::Renewal />
    }
}

/// The class of the page's body: with the form beside it, or without.
const fn body(asks: bool) -> &'static str {
    if asks { "columns" } else { "page" }
}

fn head(frame: Frame) -> AnyView {
    frame.with_value(|frame| frame.iter().for_each(web_sys::Element::remove));
    header::head()
}

/// The page's state.
fn page() -> Page {
    expect_context::<Page>()
}

/// What there is once for all of the page.
#[derive(Clone, Copy)]
struct Shared {
    /// The rest of the program.
    late: late::Late,
    /// What is kept in this browser.
    keeper: keeper::Keeper,
    /// The check of many designs, from the moment that somebody goes there: it stays as long as the page.
    checker: StoredValue<Option<check::Checker>>,
    /// What belongs to it does so as well.
    root: StoredValue<Owner>,
    /// What is unfolded, and how much of a list is shown.
    shown: part::Shown,
    /// The assumption that was given last.
    said: form::Said,
    /// What became of a file.
    told: act::Told,
    /// How far the page is built.
    turn: tasks::Turn,
    /// What comes after a change.
    stages: stages::Stages,
    /// Is the page on its way to paper?
    paper: RwSignal<bool>,
    /// The boxes with lists.
    combos: StoredValue<field::Combos>,
    /// Is the search asked for?
    search: RwSignal<bool>,
    /// Is the code for another page asked for?
    embed: RwSignal<bool>,
}

impl Shared {
    fn checker(self) -> check::Checker {
        self.checker.get_value().unwrap_or_else(|| {
            let made = self.root.with_value(|root| root.with(|| check::Checker::new(page())));
            self.checker.set_value(Some(made));
            made
        })
    }
}

fn shared() -> Shared {
    expect_context::<Shared>()
}

/// What is kept in this browser.
fn keeper() -> keeper::Keeper {
    shared().keeper
}

/// A text in the page's language, kept up to date.
fn tr(text: Text) -> impl Fn() -> &'static str + Copy + Send + 'static {
    let lang = page().lang;
    move || text.get(lang.get())
}
