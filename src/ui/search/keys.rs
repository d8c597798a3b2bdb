//! What the search asks of the browser.

use leptos::prelude::document;
use wasm_bindgen::JsCast;
use web_sys::HtmlElement;

/// Is the focus where a letter is text?
pub fn is_typing() -> bool {
    let Some(element) = document().active_element() else { return false };
    let field = matches!(element.tag_name().as_str(), "INPUT" | "TEXTAREA" | "SELECT");
    // In a box to tick a letter is no text.
    let tick =
        element.get_attribute("type").is_some_and(|kind| kind == "checkbox" || kind == "radio");
    let edited = element.dyn_ref::<HtmlElement>().is_some_and(HtmlElement::is_content_editable);
    edited || (field && !tick)
}

/// Is a dialog open already?
pub fn is_dialog_open() -> bool {
    document().query_selector("dialog[open]").is_ok_and(|found| found.is_some())
}

/// Follows a link as a click does.
pub fn follow(id: &str) {
    if let Some(Ok(link)) = document().get_element_by_id(id).map(JsCast::dyn_into::<HtmlElement>) {
        link.click();
    }
}

/// Brings an element into sight.
pub fn bring(id: &str) {
    if let Some(element) = document().get_element_by_id(id) {
        element.scroll_into_view_with_bool(false);
    }
}
