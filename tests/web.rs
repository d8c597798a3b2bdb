//! The page in a browser, component by component; whole journeys are in `tests/e2e`.
#![cfg(target_arch = "wasm32")]
#![allow(
    clippy::unwrap_used,
    clippy::expect_used,
    clippy::panic,
    reason = "a test that cannot go on has failed"
)]

use eip_planner::json;
use wasm_bindgen::JsCast;
use wasm_bindgen_test::{wasm_bindgen_test, wasm_bindgen_test_configure};
use web_sys::{Document, Element, HtmlElement, HtmlInputElement, HtmlSelectElement};

wasm_bindgen_test_configure!(run_in_browser);

fn document() -> Document {
    web_sys::window().unwrap().document().unwrap()
}

fn all(selector: &str) -> Vec<Element> {
    let found = document().query_selector_all(selector).unwrap();
    (0..found.length()).filter_map(|n| found.item(n)?.dyn_into().ok()).collect()
}

fn one(selector: &str) -> Element {
    document().query_selector(selector).unwrap().unwrap_or_else(|| panic!("no {selector}"))
}

/// A page that starts at this address; what a test before it drew is gone.
async fn page(hash: &str) {
    let old = all("#app");
    old.iter().for_each(Element::remove);
    let app = document().create_element("div").unwrap();
    app.set_id("app");
    document().body().unwrap().append_child(&app).unwrap();
    web_sys::window().unwrap().location().set_hash(hash).unwrap();
    eip_planner::ui::start();
    // It is built in several tasks; its foot comes last.
    for _ in 0..100 {
        settle().await;
        if !all(".site-footer").is_empty() {
            return;
        }
    }
    panic!("the page is never whole");
}

/// Lets effects and tasks run.
async fn settle() {
    gloo::timers::future::sleep(std::time::Duration::from_millis(50)).await;
}

/// Waits for what comes once the answer is on the screen.
async fn until(what: &str, holds: impl Fn() -> bool) {
    for _ in 0..100 {
        if holds() {
            return;
        }
        settle().await;
    }
    panic!("never: {what}");
}

fn fire(element: &Element, event: &str) {
    // As those of a browser do, it bubbles.
    let fired = web_sys::Event::new(event).unwrap();
    fired.init_event_with_bubbles(event, true);
    element.dispatch_event(&fired).unwrap();
}

fn status(mode: &str) -> String {
    one(&format!("[data-mode={mode}]")).get_attribute("data-status").unwrap()
}

#[wasm_bindgen_test]
async fn the_address_fills_form_and_verdicts() {
    page("#/plan?region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3&lang=en").await;
    assert_eq!(one("#region").unchecked_into::<HtmlSelectElement>().value(), "cn-hangzhou");
    assert_eq!(one("#instance").unchecked_into::<HtmlInputElement>().value(), "ecs.g7.xlarge");
    assert_eq!(one("#eips").unchecked_into::<HtmlInputElement>().value(), "3");
    let found = ["nat", "cut-through", "multi-eip", "secondary-cidr"].map(status);
    assert_eq!(found, ["available", "blocked", "blocked", "available"]);
}

#[wasm_bindgen_test]
async fn the_engine_says_the_same_in_the_browser() {
    let answer =
        json::assess(r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","eips":{"count":3}}"#);
    assert!(answer.contains(r#""recommended":"nat""#), "{answer}");
    assert!(json::assess("{").contains(r#""code":"bad-json""#));
}

#[wasm_bindgen_test]
async fn typing_changes_the_address_and_the_verdicts() {
    page("#/plan?region=cn-hangzhou&lang=en").await;
    assert_eq!(status("cut-through"), "available");
    let eips = one("#eips").unchecked_into::<HtmlInputElement>();
    eips.set_value("2");
    fire(&eips, "input");
    until("blocked", || status("cut-through") == "blocked").await;
    assert!(web_sys::window().unwrap().location().hash().unwrap().contains("eips=2"));
}

#[wasm_bindgen_test]
async fn a_bad_number_stays_as_typed_and_is_named() {
    page("#/plan?region=cn-hangzhou&lang=en").await;
    let eips = one("#eips").unchecked_into::<HtmlInputElement>();
    for bad in ["0", "-1", "2.5", "three", "9999999999999"] {
        eips.set_value(bad);
        fire(&eips, "input");
        settle().await;
        assert_eq!(eips.value(), bad);
        assert_eq!(eips.get_attribute("aria-invalid").unwrap(), "true", "{bad}");
        let said = one("#eips-fault").text_content().unwrap();
        assert!(said.contains("eips.count") && said.contains("2000"), "{bad}: {said}");
        // The rest of the input still holds.
        assert_eq!(status("nat"), "available");
    }
}

#[wasm_bindgen_test]
async fn a_remedy_lifts_its_finding() {
    page("#/plan?region=cn-hangzhou&eips=2&lang=en").await;
    let finding = "[data-mode=cut-through] [data-rule=CUT-03]";
    assert_eq!(all(finding).len(), 1);
    one(&format!("{finding} [data-remedy]")).unchecked_into::<HtmlElement>().click();
    settle().await;
    assert_eq!(all(finding).len(), 0);
}

#[wasm_bindgen_test]
async fn every_language_is_spoken() {
    page("#/plan?region=cn-hangzhou&lang=ja").await;
    for (lang, word, tag) in
        [("ja", "使用可能", "ja"), ("zh", "可用", "zh-Hans"), ("en", "Available", "en")]
    {
        let select = one("#language").unchecked_into::<HtmlSelectElement>();
        select.set_value(lang);
        fire(&select, "change");
        let spoken = || one("[data-mode=nat] .verdict").text_content().unwrap().contains(word);
        until(lang, spoken).await;
        assert!(
            document().document_element().unwrap().get_attribute("lang").unwrap().starts_with(tag),
            "{lang}"
        );
    }
}
