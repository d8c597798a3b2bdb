//! Opens an exported plan again.

use leptos::prelude::*;
use web_sys::HtmlInputElement;

use crate::catalog::Lang;
use crate::html::Html;
use crate::text::{self, ui as t};
use crate::ui::file::{JSON, files};
use crate::ui::page;
use crate::ui::part::part;
use crate::ui::state::{Opened, Page};

/// A file to choose, and what became of it.
pub fn open() -> AnyView {
    let page = page();
    let button = part(move || {
        Html::of(|out| {
            out.element("<label class=\"file\">", t::OPEN.get(page.lang.get()), "");
            out.raw("<input type=\"file\" id=\"open-file\" data-do=\"open\"");
            out.attr("accept", JSON).raw("></label>");
        })
    });
    let said = part(move || {
        let lang = page.lang.get();
        page.opened
            .with(|opened| opened.as_ref().map(|opened| said(opened, lang)).unwrap_or_default())
    });
    view! {
        <div class="open">
            {button}
            <div class="opened" role="status">{said}</div>
        </div>
    }
    .into_any()
}

#[inline(never)]
fn said(opened: &Opened, lang: Lang) -> String {
    let Opened { file, taken, faults } = opened;
    let sentence = match (taken, faults.is_empty()) {
        (true, true) => t::OPENED,
        (true, false) => t::OPENED_FAULTS,
        (false, _) => t::OPEN_FAILED,
    };
    Html::of(|out| {
        out.p(&sentence.fill(lang, &[("file", file.clone())])).raw("<ul>");
        for fault in faults {
            out.element("<li>", &text::error_message(fault, lang), "</li>");
        }
        out.raw("</ul>");
    })
}

/// Reads the file that was chosen.
#[inline(never)]
pub fn open_file(page: Page, input: Option<&HtmlInputElement>) {
    let found = files(input.and_then(HtmlInputElement::files));
    // The same file may be chosen again after a change.
    input.into_iter().for_each(|input| input.set_value(""));
    let Some((name, file)) = found.into_iter().next() else { return };
    let file = gloo::file::Blob::from(file);
    leptos::task::spawn_local(async move {
        let text = gloo::file::futures::read_as_text(&file).await.unwrap_or_default();
        page.open_file(name, &text);
    });
}
