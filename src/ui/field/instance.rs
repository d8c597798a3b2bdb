//! The instance: an editable combobox with a list, as the ARIA Authoring Practices have it.

use leptos::prelude::*;

use super::combo::Combo;
use super::{Asked, offers};
use crate::text::ui as t;
use crate::ui::late::once_there;

/// The box with its list.
pub(super) fn instance(asked: Asked) -> impl IntoView {
    let combo = Combo::new(asked);
    let lang = asked.page.lang;
    view! {
        <div class="combo">
            <input
                id=asked.id()
                type="text"
                role="combobox"
                aria-autocomplete="list"
                aria-haspopup="listbox"
                aria-expanded=move || combo.expanded().to_string()
                aria-controls=combo.list_id()
                aria-activedescendant=move || combo.active_id()
                autocomplete="off"
                autocapitalize="none"
                spellcheck="false"
                placeholder=move || t::INSTANCE_PLACEHOLDER.get(lang.get())
                aria-describedby=asked.described()
                aria-invalid=move || asked.invalid()
                prop:value=move || combo.text()
                on:input=move |event| combo.type_in(event_target_value(&event))
                on:keydown=move |event| combo.key(&event)
                on:click=move |_| combo.show()
                on:blur=move |_| combo.leave()
            />
            {offers::opener(combo)}
            {once_there(move || offers::popup(combo).into_any())}
        </div>
    }
}
