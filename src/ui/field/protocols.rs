//! The protocols, each with its box.

use leptos::prelude::*;

use super::Asked;
use crate::scenario::Protocols;
use crate::text;

/// A box for each protocol.
pub(super) fn protocols(asked: Asked) -> impl IntoView {
    let lang = asked.page.lang;
    let chosen =
        Memo::new(move |_| asked.raw.with(|raw| Protocols::parse(raw)).unwrap_or_default());
    let boxes = Protocols::WORDS.iter().map(|word| {
        let toggle = move |on: bool| {
            let kept = chosen.get_untracked().words().filter(|known| known != word);
            let all = kept.chain(on.then_some(*word)).collect::<Vec<_>>().join(",");
            // Back into the order of the list.
            let ordered =
                Protocols::parse(&all).unwrap_or_default().words().collect::<Vec<_>>().join(",");
            asked.set(&ordered, true);
        };
        view! {
            <label class="box">
                <input
                    type="checkbox"
                    name=asked.id()
                    value=*word
                    prop:checked=move || chosen.get().has(word)
                    on:change=move |event| toggle(event_target_checked(&event))
                />
                {move || text::choice(asked.field, word).get(lang.get())}
            </label>
        }
    });
    view! {
        <fieldset
            id=asked.id()
            class="field"
            class:quiet=move || asked.quiet.get().is_some()
            tabindex="-1"
            aria-describedby=asked.described()
        >
            <legend>{move || asked.title()}</legend>
            <div class="boxes">{boxes.collect_view()}</div>
            {asked.notes()}
        </fieldset>
    }
}
