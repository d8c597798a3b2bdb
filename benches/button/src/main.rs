//! One button, and a list that grows with it.

use leptos::prelude::*;

fn main() {
    leptos::mount::mount_to_body(|| {
        let count = RwSignal::new(1);
        view! {
            <button on:click=move |_| count.update(|count| *count += 1)>"More"</button>
            <ul>{move || (0..count.get()).map(|n| view! { <li>{n}</li> }).collect_view()}</ul>
        }
    });
}
