//! Brings what stands on the page to what should stand there, with as few changes as possible: what stays the same
//! keeps its focus, its selection, its open folds and its place in a scrolled box.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::{Element, HtmlInputElement, HtmlSelectElement, Node};

/// Makes the content of an element what `html` says.
pub fn morph(live: &Element, html: &str) {
    let Ok(wanted) = document().create_element(&live.tag_name()) else { return };
    wanted.set_inner_html(html);
    children(live, &wanted);
}

/// Brings controls back to what was printed; a box that is typed into is left alone.
pub fn reset(place: &Element) {
    let Ok(found) = place.query_selector_all("input, select") else { return };
    let active = document().active_element();
    for node in (0..found.length()).filter_map(|index| found.get(index)) {
        if let Some(input) = node.dyn_ref::<HtmlInputElement>() {
            let typed_into = active.as_deref() == Some(input);
            if matches!(&*input.type_(), "checkbox" | "radio") {
                input.set_checked(input.default_checked());
            } else if !typed_into && input.value() != input.default_value() {
                input.set_value(&input.default_value());
            }
        } else if let Some(select) = node.dyn_ref::<HtmlSelectElement>() {
            let chosen = select.query_selector("option[selected]").ok().flatten();
            let value = chosen.and_then(|option| option.get_attribute("value")).unwrap_or_default();
            if select.value() != value {
                select.set_value(&value);
            }
        }
    }
}

/// Names an element among its siblings, so that one that moves is not taken for another.
const NAMES: [&str; 5] = ["id", "data-rule", "data-field", "data-step", "data-format"];

fn name(node: &Node) -> Option<String> {
    let element = node.dyn_ref::<Element>().filter(|element| element.has_attributes())?;
    NAMES.into_iter().find_map(|name| element.get_attribute(name))
}

fn same_kind(live: &Node, wanted: &Node) -> bool {
    live.node_name() == wanted.node_name() && name(live) == name(wanted)
}

fn children(live: &Node, wanted: &Node) {
    let mut at = live.first_child();
    let mut next = wanted.first_child();
    while let Some(new) = next {
        next = new.next_sibling();
        // Most stays as it is.
        if let Some(old) = at.take_if(|old| old.is_equal_node(Some(&new))) {
            at = old.next_sibling();
            continue;
        }
        // What stands before the same element further on is gone.
        let found =
            std::iter::successors(at.clone(), Node::next_sibling).find(|old| same_kind(old, &new));
        let named = name(&new).is_some();
        match found {
            Some(old) if named || at.as_ref() == Some(&old) => {
                while let Some(gone) = at.take_if(|at| *at != old) {
                    at = gone.next_sibling();
                    let _ = live.remove_child(&gone);
                }
                at = old.next_sibling();
                node(&old, &new);
            }
            _ => {
                let _ = live.insert_before(&new, at.as_ref());
                // An element without a name takes the place of what stood here.
                if !named && let Some(old) = at.take_if(|old| name(old).is_none()) {
                    at = old.next_sibling();
                    let _ = live.remove_child(&old);
                }
            }
        }
    }
    while let Some(gone) = at {
        at = gone.next_sibling();
        let _ = live.remove_child(&gone);
    }
}

fn node(live: &Node, wanted: &Node) {
    if live.is_equal_node(Some(wanted)) {
        return;
    }
    match (live.dyn_ref::<Element>(), wanted.dyn_ref::<Element>()) {
        (Some(old), Some(new)) => {
            attributes(old, new);
            children(live, wanted);
            chosen(old, new);
        }
        _ => live.set_node_value(wanted.node_value().as_deref()),
    }
}

/// Whether a fold is open is the reader's own.
fn is_own(element: &Element, name: &str) -> bool {
    name == "open" && element.tag_name() == "DETAILS"
}

fn attributes(live: &Element, wanted: &Element) {
    let names = |element: &Element| {
        element.get_attribute_names().iter().filter_map(|name| name.as_string()).collect::<Vec<_>>()
    };
    let new = names(wanted);
    for name in names(live) {
        if !new.contains(&name) && !is_own(live, &name) {
            let _ = live.remove_attribute(&name);
        }
    }
    for name in new {
        let value = wanted.get_attribute(&name);
        if !is_own(live, &name) && live.get_attribute(&name) != value {
            let _ = live.set_attribute(&name, &value.unwrap_or_default());
        }
    }
}

/// What a person has typed or chosen stands beside the attributes.
fn chosen(live: &Element, wanted: &Element) {
    if let (Some(live), Some(wanted)) =
        (live.dyn_ref::<HtmlInputElement>(), wanted.dyn_ref::<HtmlInputElement>())
    {
        live.set_checked(wanted.checked());
        // Setting even the same value moves the cursor.
        if live.value() != wanted.value() {
            live.set_value(&wanted.value());
        }
    }
    if let (Some(live), Some(wanted)) =
        (live.dyn_ref::<HtmlSelectElement>(), wanted.dyn_ref::<HtmlSelectElement>())
    {
        live.set_value(&wanted.value());
    }
}
