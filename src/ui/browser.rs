//! What the page asks of the browser.

use leptos::prelude::*;
use wasm_bindgen::{JsCast, JsValue};
use web_sys::{
    Blob, BlobPropertyBag, CanvasRenderingContext2d, HtmlAnchorElement, HtmlCanvasElement,
    HtmlElement, HtmlImageElement, MessageChannel, Url,
};

use crate::catalog::Lang;

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

/// What a function of `start.js` answers, where there is one.
pub fn call(name: &str, arguments: &[JsValue]) -> Option<JsValue> {
    let function = js_sys::Reflect::get(&js_sys::global(), &name.into())
        .ok()?
        .dyn_into::<js_sys::Function>()
        .ok()?;
    Some(function.apply(&JsValue::NULL, &arguments.iter().collect()).unwrap_or_default())
}

/// The elements within an element.
pub fn children(id: &str) -> Vec<web_sys::Element> {
    let all = document().get_element_by_id(id).map(|element| element.children());
    all.map(|all| (0..all.length()).filter_map(|n| all.item(n)).collect()).unwrap_or_default()
}

/// Gives the first element that a selector finds this class and no other.
pub fn set_class(selector: &str, class: &str) {
    if let Ok(Some(element)) = document().query_selector(selector) {
        element.set_class_name(class);
    }
}

/// Do the parts of an element stand side by side?
pub fn has_columns(element: &web_sys::Element) -> bool {
    let style = window().get_computed_style(element).ok().flatten();
    let columns = style.and_then(|style| style.get_property_value("grid-template-columns").ok());
    columns.is_some_and(|columns| columns.trim().contains(' '))
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
    offer(file_name, media_type, &js_sys::Array::of1(&JsValue::from_str(text)));
}

/// A text as a file that only the page knows.
pub fn blob(text: &str) -> Option<Blob> {
    Blob::new_with_str_sequence(&js_sys::Array::of1(&JsValue::from_str(text))).ok()
}

/// Offers what the browser holds already as a file.
pub fn download_file(file_name: &str, file: &Blob) {
    offer(file_name, &file.type_(), &js_sys::Array::of1(file));
}

/// Offers an archive as a file.
pub fn download_zip(file_name: &str, bytes: &[u8]) {
    let bytes = js_sys::Uint8Array::from(bytes);
    offer(file_name, "application/zip", &js_sys::Array::of1(&bytes));
}

fn offer(file_name: &str, media_type: &str, parts: &js_sys::Array) {
    let Some(url) = blob_url(media_type, parts) else { return };
    click(file_name, &url);
    // The click has started the download; the browser keeps its own hold on the data.
    let _ = Url::revoke_object_url(&url);
}

fn blob_url(media_type: &str, parts: &js_sys::Array) -> Option<String> {
    let options = BlobPropertyBag::new();
    options.set_type(media_type);
    // A sequence of texts and one of buffers are both arrays here.
    let blob = Blob::new_with_str_sequence_and_options(parts, &options).ok()?;
    Url::create_object_url_with_blob(&blob).ok()
}

fn click(file_name: &str, url: &str) {
    let anchor =
        document().create_element("a").ok().and_then(|a| a.dyn_into::<HtmlAnchorElement>().ok());
    if let Some(anchor) = anchor {
        anchor.set_href(url);
        anchor.set_download(file_name);
        anchor.click();
    }
}

/// Draws an SVG and offers it as a PNG, twice as large for sharp screens; `false` where the browser can't.
pub async fn download_png(file_name: &str, svg: &str) -> bool {
    let Some(url) = blob_url("image/svg+xml", &js_sys::Array::of1(&JsValue::from_str(svg))) else {
        return false;
    };
    let drawn = draw(&url).await;
    let _ = Url::revoke_object_url(&url);
    drawn.inspect(|png| click(file_name, png)).is_some()
}

async fn draw(url: &str) -> Option<String> {
    const SCALE: u32 = 2;
    let image = HtmlImageElement::new().ok()?;
    image.set_src(url);
    wasm_bindgen_futures::JsFuture::from(image.decode()).await.ok()?;
    let canvas = document().create_element("canvas").ok()?.dyn_into::<HtmlCanvasElement>().ok()?;
    let (width, height) = (image.natural_width() * SCALE, image.natural_height() * SCALE);
    canvas.set_width(width);
    canvas.set_height(height);
    let context = canvas.get_context("2d").ok()??.dyn_into::<CanvasRenderingContext2d>().ok()?;
    context
        .draw_image_with_html_image_element_and_dw_and_dh(
            &image,
            0.0,
            0.0,
            f64::from(width),
            f64::from(height),
        )
        .ok()?;
    canvas.to_data_url_with_type("image/png").ok()
}

/// Opens the browser's print dialog.
pub fn print() {
    let _ = window().print();
}

/// What is folded on the screen is unfolded on paper, and folded again afterwards. Tells whether the page is on its way
/// there: what is drawn only where a fold is open is drawn then as well.
pub fn unfold_on_paper() -> RwSignal<bool> {
    let paper = RwSignal::new(false);
    const MARK: &str = "data-unfolded";
    let each = |selector: &str, change: fn(&web_sys::Element)| {
        let Ok(found) = document().query_selector_all(selector) else { return };
        let elements = (0..found.length()).filter_map(|n| found.get(n)?.dyn_into().ok());
        elements.for_each(|element: web_sys::Element| change(&element));
    };
    let before = window_event_listener_untyped("beforeprint", move |_| {
        paper.set(true);
        // What is printed only then has folds of its own.
        leptos::task::spawn_local(async move {
            leptos::task::tick().await;
            each(".on-paper details:not([open])", |fold| {
                let _ = fold.set_attribute("open", "").and_then(|()| fold.set_attribute(MARK, ""));
            });
        });
    });
    let after = window_event_listener_untyped("afterprint", move |_| {
        paper.set(false);
        each("details[data-unfolded]", |fold| {
            let _ = fold.remove_attribute("open").and_then(|()| fold.remove_attribute(MARK));
        });
    });
    on_cleanup(move || {
        before.remove();
        after.remove();
    });
    paper
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
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        focus(&id);
    });
}

/// The same, where nothing has the focus then.
pub fn focus_if_lost(id: &'static str) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let lost = |element: web_sys::Element| element.tag_name().eq_ignore_ascii_case("body");
        if document().active_element().is_none_or(lost) {
            focus(id);
        }
    });
}

/// The same, with the first of these elements that is there then.
pub fn focus_soon_first(ids: Vec<String>) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        if let Some(id) = ids.iter().find(|id| document().get_element_by_id(id).is_some()) {
            focus(id);
        }
    });
}

/// The same for one of several elements, counted from 0.
pub fn focus_nth_soon(selector: &'static str, place: usize) {
    leptos::task::spawn_local(async move {
        leptos::task::tick().await;
        let found = document().query_selector_all(selector).ok();
        let place = u32::try_from(place).unwrap_or(u32::MAX);
        let element = found.and_then(|all| all.get(place)?.dyn_into::<HtmlElement>().ok());
        if let Some(element) = element {
            let _ = element.focus();
        }
    });
}

/// Shows a text and selects it, for a browser that does not let a page copy.
pub fn select(element: &web_sys::Element) -> bool {
    if let Ok(Some(fold)) = element.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
    let selection = window().get_selection().ok().flatten();
    selection.is_some_and(|selection| selection.select_all_children(element).is_ok())
}

/// Moves the focus to the first element of a kind.
pub fn focus_first(selector: &str) {
    let found = document().query_selector(selector).ok().flatten();
    if let Some(element) = found.and_then(|element| element.dyn_into::<HtmlElement>().ok()) {
        let _ = element.focus();
    }
}

/// Opens the fold that an element stands in and moves the focus to it.
pub fn reveal(id: &str) {
    let Some(element) = document().get_element_by_id(id) else { return };
    if let Ok(Some(fold)) = element.closest("details") {
        let _ = fold.set_attribute("open", "");
    }
    // A browser that moves the focus goes to the middle of what is taller than the screen.
    let screen = document().document_element().map_or(0, |root| root.client_height());
    if element.client_height() > screen {
        element.scroll_into_view();
    }
    focus(id);
}

/// Goes on when what has changed so far is about to be drawn.
pub async fn drawn() {
    let frame = js_sys::Promise::new(&mut |resolve, _| {
        let _ = window().request_animation_frame(&resolve);
    });
    let _ = wasm_bindgen_futures::JsFuture::from(frame).await;
}

/// Goes on in a task of its own, without the four milliseconds that a browser lets pass between timers.
pub async fn next_task() {
    let Ok(channel) = MessageChannel::new() else { return };
    let came = js_sys::Promise::new(&mut |resolve, _| {
        channel.port1().set_onmessage(Some(&resolve));
    });
    if channel.port2().post_message(&JsValue::NULL).is_ok() {
        let _ = wasm_bindgen_futures::JsFuture::from(came).await;
    }
    channel.port1().close();
}
