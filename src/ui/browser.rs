//! What the page asks of the browser.

use leptos::prelude::{document, window};
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, HtmlElement, Url};

use crate::catalog::Lang;

/// The part of the address after `#`.
pub fn hash() -> String {
    window().location().hash().unwrap_or_default()
}

/// Writes the part of the address after `#`, as a new entry of the history or over the present one.
pub fn write_hash(hash: &str, new_entry: bool) {
    let Ok(history) = window().history() else { return };
    // A browser that refuses (too many entries a second) keeps the old address; the page itself is right.
    let _ = if new_entry {
        history.push_state_with_url(&JsValue::NULL, "", Some(hash))
    } else {
        history.replace_state_with_url(&JsValue::NULL, "", Some(hash))
    };
}

/// The first of the browser's languages that the page speaks.
pub fn language() -> Lang {
    let languages = window().navigator().languages();
    languages
        .iter()
        .filter_map(|tag| tag.as_string())
        .find_map(|tag| Lang::parse(&tag))
        .unwrap_or(Lang::En)
}

/// Sets the page's language and title for screen readers and tabs.
pub fn set_language(lang: Lang, title: &str) {
    document().set_title(title);
    if let Some(root) = document().document_element() {
        let _ = root.set_attribute("lang", lang.tag());
    }
}

/// Moves the focus to an element.
pub fn focus(id: &str) {
    let element =
        document().get_element_by_id(id).and_then(|element| element.dyn_into::<HtmlElement>().ok());
    if let Some(element) = element {
        let _ = element.focus();
    }
}

/// Offers a text as a file.
pub fn download(file_name: &str, media_type: &str, text: &str) {
    let parts = js_sys::Array::of1(&JsValue::from_str(text));
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    let Ok(blob) = Blob::new_with_str_sequence_and_options(&parts, &options) else { return };
    let Ok(url) = Url::create_object_url_with_blob(&blob) else { return };
    let anchor =
        document().create_element("a").ok().and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(&url);
        anchor.set_download(file_name);
        anchor.click();
    }
    // The click has started the download; the browser keeps its own hold on the data.
    let _ = Url::revoke_object_url(&url);
}

/// Copies a text; `false` where the browser does not allow it.
pub async fn copy(text: String) -> bool {
    let clipboard = js_sys::Reflect::get(&window().navigator(), &JsValue::from_str("clipboard"));
    // Without a secure context there is no clipboard at all.
    if clipboard.is_ok_and(|clipboard| clipboard.is_undefined()) {
        return false;
    }
    let promise = window().navigator().clipboard().write_text(&text);
    wasm_bindgen_futures::JsFuture::from(promise).await.is_ok()
}

/// Moves the focus once the page has drawn what follows from a change.
pub fn focus_soon(id: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        focus(id);
    });
}

/// Opens the fold that an element stands in and moves the focus to it.
pub fn reveal(id: &str) {
    let element = document().get_element_by_id(id);
    if let Some(Ok(Some(fold))) = element.map(|element| element.closest("details")) {
        let _ = fold.set_attribute("open", "");
    }
    focus(id);
}
