//! A number, with a step up and down.

use leptos::ev::KeyboardEvent;
use leptos::prelude::*;

use super::Asked;
use crate::text::{Text, ask as words};

/// A number box. The arrow keys step, as the buttons do for mouse and finger; the keyboard needs no stop at these.
pub(super) fn count(asked: Asked, max: u32) -> impl IntoView {
    let spec = asked.field.spec();
    let placeholder = spec.default.map(|value| value.to_text(asked.field)).unwrap_or_default();
    let step = move |up: bool| {
        if let Some(value) = asked.raw.with_untracked(|raw| spec.stepped(raw, up)) {
            asked.set(&value, false);
        }
    };
    let key = move |event: KeyboardEvent| {
        let up = match event.key().as_str() {
            "ArrowUp" => true,
            "ArrowDown" => false,
            _ => return,
        };
        event.prevent_default();
        step(up);
    };
    let now =
        move || asked.raw.with(|raw| spec.kind.parse(raw).map(|value| value.to_text(spec.field)));
    view! {
        <div class="stepper">
            {button(asked, words::LESS, "−", move || step(false))}
            <input
                id=asked.id()
                // Not type="number": that one hides from the page what it can't read, and the input would be lost.
                type="text"
                role="spinbutton"
                inputmode="numeric"
                autocomplete="off"
                placeholder=placeholder
                aria-valuemin="1"
                aria-valuemax=max.to_string()
                aria-valuenow=now
                aria-describedby=asked.described()
                aria-invalid=move || asked.invalid()
                prop:value=move || asked.raw.get()
                on:input=move |event| asked.set(event_target_value(&event).trim(), false)
                on:keydown=key
            />
            {button(asked, words::MORE, "+", move || step(true))}
        </div>
    }
}

fn button(
    asked: Asked,
    label: Text,
    sign: &'static str,
    step: impl Fn() + 'static,
) -> impl IntoView {
    let label = move || label.fill(asked.page.lang.get(), &[("field", asked.title().to_owned())]);
    view! {
        <button type="button" tabindex="-1" aria-label=label on:click=move |_| step()>
            {sign}
        </button>
    }
}
