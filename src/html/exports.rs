//! Takes the plan away: a row for each format that is of use for it. A file is made when it is asked for.

use super::{Html, View};
use crate::export::highlight::{Span, spans};
use crate::export::{FORMATS, File, Format};
use crate::text::{self, ui as t};

/// The format that can also be had as pixels.
const PICTURE: &str = "svg";

/// The heading, what takes everything, and the rows.
pub fn exports(view: &View<'_>, out: &mut Html) {
    let lang = view.lang;
    out.element("<h3 id=\"export\">", t::EXPORT.get(lang), "</h3>");
    out.p(t::EXPORT_INTRO.get(lang)).raw("<p class=\"actions\">");
    out.raw("<button type=\"button\" id=\"download-all\" data-do=\"download-all\">");
    out.text(t::EXPORT_ALL.get(lang)).raw("</button> ");
    out.raw("<button type=\"button\" id=\"print\" data-do=\"print\">");
    out.text(t::PRINT.get(lang)).raw("</button></p><ul class=\"exports\">");
    FORMATS.iter().filter(|format| (format.fits)(view.plan)).for_each(|of| row(view, of, out));
    out.raw("</ul>");
}

fn row(view: &View<'_>, format: &Format, out: &mut Html) {
    let lang = view.lang;
    let values = [("file", format.download_name(view.plan)), ("format", format.name.to_owned())];
    let label = |words: text::Text| words.fill(lang, &values);
    out.raw("<li").attr("data-format", format.name).raw("><h4>");
    if let Some(words) = text::format_text(format.name) {
        out.text(words.title().get(lang)).raw("</h4>");
        out.element("<p class=\"help\">", words.about().get(lang), "</p><p class=\"actions\">");
    } else {
        out.raw("</h4><p class=\"actions\">");
    }
    button(format, "download", "download", &label(t::DOWNLOAD), out);
    button(format, "copy", "copy-file", &label(t::COPY), out);
    if format.name == PICTURE {
        button(format, "png", "png", t::AS_PNG.get(lang), out);
    }
    out.raw("</p>");
    let open = view.fold(out, "", &format!("preview-{}", format.name));
    out.element("<summary>", &label(t::PREVIEW), "</summary>");
    if open {
        preview(&(format.print)(view.plan, lang), out);
    }
    out.raw("</details></li>");
}

fn button(format: &Format, class: &str, act: &str, words: &str, out: &mut Html) {
    out.raw("<button type=\"button\"").attr("class", class).attr("data-do", act);
    out.attr("data-value", format.name).raw(">").text(words).raw("</button> ");
}

/// Every file with its name; comments, texts and open places marked.
fn preview(files: &[File], out: &mut Html) {
    for file in files {
        if files.len() > 1 {
            out.element("<p class=\"code\">", &file.file_name, "</p>");
        }
        out.raw("<pre class=\"preview\" tabindex=\"0\">");
        for (span, text) in spans(&file.text) {
            let (open, close) = match span {
                Span::Plain => ("", ""),
                Span::Comment => ("<span class=\"comment\">", "</span>"),
                Span::Text => ("<span class=\"text\">", "</span>"),
                Span::Open => ("<mark>", "</mark>"),
            };
            out.element(open, text, close);
        }
        out.raw("</pre>");
    }
}
