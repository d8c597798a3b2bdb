//! What holds and what to do.

mod known;

use leptos::prelude::*;

use super::late::waiting;
use super::part::{later_piece, part, piece, staged, when, with_view, words};
use super::state::Page;
use super::tasks::{CARDS, PARTS, RESULT, later};
use super::{Shared, address, keeper, page, shared};
use crate::catalog::Mode;
use crate::html::{self, Html, List, PLACES, View};
use crate::keep::mark;
use crate::plan::Step;
use crate::text::ui as t;

/// Everything that follows from the form.
#[component]
pub fn Results() -> impl IntoView {
    let page = page();
    let late = shared().late;
    let planned = Memo::new(move |_| page.plan.with(Option::is_some));
    view! {
        <section class="result" id="result" tabindex="-1" aria-labelledby="answer">
            {words("<h2 id=\"answer\">", t::ANSWER, "</h2>")}
            <Answer />
            {later(RESULT + 1, super::plans::save_bar)}
            {when(move || !planned.get(), start)}
            {when(move || planned.get(), planned_parts)}
            {when(move || late.is_missing(), waiting)}
            {later(PARTS + 6, || view! { <super::migrate::PhasedOut /> }.into_any())}
            {later(PARTS + 7, || view! { <Takeaway /> }.into_any())}
        </section>
    }
}

/// The parts of a plan, top to bottom; each comes a task later.
fn planned_parts() -> AnyView {
    let paper = shared().paper;
    view! {
        {when(move || paper.get(), || piece(html::given))}
        {later(CARDS, cards)}
        {later_piece(PARTS + 1, html::assumptions)}
        {later_piece(PARTS + 2, html::bars)}
        {later_piece(PARTS + 3, html::matrix)}
        {later_piece(PARTS + 4, html::topology)}
        {later(PARTS + 5, steps)}
    }
    .into_any()
}

/// A card for each mode: each is a part of its own, or one that is brought up to date would hold up the next key.
fn cards() -> AnyView {
    let card =
        |(mode, turn): (Mode, u32)| later_piece(turn, move |view, out| html::card(view, mode, out));
    view! {
        <section aria-labelledby="modes">
            {words("<h3 id=\"modes\">", t::MODES, "</h3>")}
            <div class="cards">{Mode::ALL.into_iter().zip(CARDS..).map(card).collect_view()}</div>
        </section>
    }
    .into_any()
}

/// The answer.
///
/// The region is there before its words are, and its words change only where the answer does: so a screen reader says
/// each answer once.
#[component]
fn Answer() -> impl IntoView {
    view! {
        <div class="answer">
            <div role="status" class="said">{piece(html::sentences)}</div>
            {piece(html::answer)}
        </div>
    }
}

/// The steps with what is done.
fn steps() -> AnyView {
    let keeper = keeper();
    staged(PARTS + 5, move || keeper.progress.track(), list(None, html::steps))
}

/// A list of steps with what is done of them: those of the plan, or those of the way from one mode to another.
pub fn list(
    way: Option<fn(Page) -> (Mode, Mode)>,
    print: impl Fn(&View<'_>, &List<'_>, &mut Html) + Send + Sync + 'static,
) -> impl Fn() -> String + Send + Sync + 'static {
    let page = page();
    let Shared { keeper, shown, paper, .. } = shared();
    move || {
        with_view(page, shown, paper, |view| {
            let key = keeper.key(view.plan, way.map(|way| way(page)));
            let state = |step: &Step| {
                let now = || mark(step, &view.plan.known);
                Some(keeper.progress.with(|progress| progress.state(&key, &step.id, now)))
            };
            let asked = page.view_word(address::STEPS);
            let list = List {
                place: PLACES.into_iter().find(|place| asked.as_deref() == Some(place.word())),
                most: shown.steps.get(),
                state: &state,
                whole: paper.get(),
            };
            Html::of(|out| print(view, &list, out))
        })
    }
}

/// Known values and files.
#[component]
fn Takeaway() -> impl IntoView {
    let page = page();
    let told = shared().told.0;
    let view = move || {
        view! {
            <known::KnownValues />
            <section class="take-away screen-only" aria-labelledby="export">
                {later_piece(PARTS + 7, html::exports)}
                <p role="status">{told}</p>
            </section>
        }
        .into_any()
    };
    when(move || page.scenario.with(Option::is_some), view)
}

/// What stands there before a region is chosen.
fn start() -> AnyView {
    let page = page();
    part(move || {
        Html::of(|out| html::start(&|query| page.example_link(query), page.lang.get(), out))
    })
}
