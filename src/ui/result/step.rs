//! One step: what to do, how to see that it worked, how to take it back.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::keep::State;
use crate::plan::{Call, Step};
use crate::scenario::Known;
use crate::text::{self, Text, keep as k, ui as t};
use crate::ui::{browser, keeper};

/// What stands around a step in a list.
pub struct Row {
    /// Its number in the plan.
    pub number: usize,
    /// Is it done, and what to do when its box is ticked.
    pub done: (Memo<State>, Callback<bool>),
    /// Are its folds open?
    pub open: bool,
    /// Stands under its commands.
    pub more: AnyView,
}

/// A step of a list.
pub fn item(step: &Step, known: &Known, lang: Lang, row: Row) -> impl IntoView + use<> {
    let Row { number, done: (state, set), open, more } = row;
    let title = known.fill(&text::step_text(step, step.text.title(), lang));
    let note = format!("step-{number}-note");
    let described = note.clone();
    let heading = view! {
        <h4>
            <label class="done-box">
                <input
                    type="checkbox"
                    prop:checked=move || state.get() == State::Done
                    aria-describedby=move || (state.get() == State::Changed).then(|| described.clone())
                    on:change=move |event| set.run(event_target_checked(&event))
                />
                {title.clone()}
            </label>
        </h4>
        <Show when=move || state.get() == State::Changed>
            <p class="changed" id=note.clone()>"⚠ " {k::STEP_CHANGED.get(lang)}</p>
        </Show>
    };
    view! {
        <li
            data-step=step.id.clone()
            value=number
            tabindex="-1"
            class:done=move || state.get() == State::Done
        >
            {heading}
            {body(step, known, lang, &title, open, more)}
        </li>
    }
}

/// Everything of a step under its heading.
pub fn body(
    step: &Step,
    known: &Known,
    lang: Lang,
    title: &str,
    open: bool,
    more: AnyView,
) -> impl IntoView + use<> {
    let of = |text| known.fill(&text::step_text(step, text, lang));
    let console = of(step.text.console());
    let console = (!console.is_empty()).then(|| {
        let path: Vec<_> =
            console.lines().map(|line| view! { <li>{line.to_owned()}</li> }).collect();
        view! {
            <details open=open>
                <summary>{t::CONSOLE_PATH.get(lang)}</summary>
                <ol>{path}</ol>
            </details>
        }
    });
    let api =
        step.api.as_ref().map(|call| code(t::API_CALL, title, call_text(call, known), open, lang));
    let commands = (!step.commands.is_empty())
        .then(|| code(t::COMMANDS, title, known.fill(&step.commands.join("\n")), open, lang));
    view! {
        <p class="where">
            {text::phase_text(step.phase).get(lang)}
            " · "
            {text::place_text(step.place).get(lang)}
        </p>
        <p>{of(step.text.detail())}</p>
        {console}
        {api}
        {commands}
        {more}
        <dl>
            <dt>{t::VERIFY.get(lang)}</dt>
            <dd>{of(step.text.verify())}</dd>
            <dt>{t::ROLLBACK.get(lang)}</dt>
            <dd>{of(step.text.rollback())}</dd>
        </dl>
    }
}

/// A call, a parameter a line.
pub fn call_text(call: &Call, known: &Known) -> String {
    let value = |(name, value): &(_, String)| format!("  {name}: {}", known.fill(value));
    let head = format!("{} {}", call.product, call.action);
    std::iter::once(head).chain(call.parameters.iter().map(value)).collect::<Vec<_>>().join("\n")
}

/// Something to copy, folded; `of`: the step that it belongs to.
pub fn code(label: Text, of: &str, text: String, open: bool, lang: Lang) -> impl IntoView + use<> {
    let keeper = keeper();
    let what = label.get(lang);
    let copied = text.clone();
    let copy = move |event: leptos::ev::MouseEvent| {
        let (text, target) = (copied.clone(), browser::beside(&event, "pre"));
        leptos::task::spawn_local(async move {
            let said = if browser::copy(text).await {
                k::COPIED
            } else if target.is_some_and(|target| browser::select(&target)) {
                k::COPY_SELECTED
            } else {
                t::COPY_FAILED
            };
            keeper.tell(said, &[("what", what.to_owned())]);
        });
    };
    let name = k::COPY_OF.fill(lang, &[("what", what.to_owned()), ("step", of.to_owned())]);
    view! {
        <div class="to-copy">
            <details open=open>
                <summary>{what}</summary>
                <pre tabindex="0"><code>{text}</code></pre>
            </details>
            <button type="button" class="copy-step" aria-label=name on:click=copy>
                {k::COPY.get(lang)}
            </button>
        </div>
    }
}
