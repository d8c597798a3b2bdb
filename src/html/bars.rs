//! How many EIPs one instance carries in each mode, and what carries more.

use super::{Html, View, table};
use crate::catalog::{Lang, Mode};
use crate::plan::{Fit, Most, carries};
use crate::text::{self, capacity as t, see as words};

/// A bar for each mode: what is wanted against the most; the rest on demand.
pub fn bars(view: &View<'_>, out: &mut Html) {
    let scenario = &view.plan.assessment.scenario;
    let wanted = scenario.facts().eips();
    let modes = Mode::ALL.map(|mode| (mode, carries(scenario, mode).0));
    let scale = modes.iter().filter_map(|(_, most)| top(*most)).chain([wanted]).max();
    out.raw("<section class=\"screen-only\" aria-labelledby=\"capacity\">");
    out.element("<h3 id=\"capacity\">", t::TITLE.get(view.lang), "</h3>");
    out.p(t::INTRO.get(view.lang)).raw("<ul class=\"bars\">");
    let scale = scale.unwrap_or(wanted);
    modes.into_iter().for_each(|(mode, most)| bar(mode, most, wanted, scale, view.lang, out));
    out.raw("</ul>");
    // Larger types are searched for only while somebody looks at them.
    let open = view.fold(out, "", "capacity");
    out.element("<summary>", words::CAPACITY_MORE.get(view.lang), "</summary>");
    if open {
        table::capacities(view, out);
    }
    out.raw("</details></section>");
}

const fn top(most: Most) -> Option<u32> {
    match most {
        Most::Exactly(most) | Most::Between(_, most) => Some(most),
        Most::Unknown => None,
    }
}

/// How the wanted ones stand to the most, in words.
fn said(most: Most, wanted: u32, lang: Lang) -> String {
    let wanted_is = ("wanted", wanted.to_string());
    match most {
        Most::Exactly(most) => {
            let text = if most < wanted { words::TOO_MANY } else { words::FITS };
            text.fill(lang, &[wanted_is, ("most", most.to_string())])
        }
        Most::Between(min, max) => {
            let range = [wanted_is, ("min", min.to_string()), ("max", max.to_string())];
            words::FITS_SOME.fill(lang, &range)
        }
        Most::Unknown => words::FITS_UNKNOWN.fill(lang, &[wanted_is]),
    }
}

/// The bar is for the eye; the words beside it say the same.
fn bar(mode: Mode, most: Most, wanted: u32, scale: u32, lang: Lang, out: &mut Html) {
    /// So many units are as long as the longest bar.
    const WHOLE: u64 = 1000;
    let part =
        |count: u32| (u64::from(count) * WHOLE).checked_div(scale.into()).unwrap_or(0).max(2);
    let fit = most.fit(wanted);
    let sign = match fit {
        Fit::Fits => "✓ ",
        Fit::Depends => "△ ",
        Fit::TooMany => "✕ ",
    };
    out.raw(if fit == Fit::TooMany { "<li class=\"bar over\"" } else { "<li class=\"bar\"" });
    out.attr("data-bar", mode.id()).raw(">");
    out.element("<span class=\"bar-mode\">", text::mode_text(mode).name().get(lang), "</span>");
    out.element("<span class=\"bar-said\"><span aria-hidden=\"true\">", sign, "</span>");
    out.text(&said(most, wanted, lang)).raw("</span><svg");
    out.attr("viewBox", &format!("0 0 {WHOLE} 16"));
    out.raw(" preserveAspectRatio=\"none\" aria-hidden=\"true\">");
    if let Some(most) = top(most) {
        out.raw("<rect class=\"room\" x=\"0\" y=\"1\"").count("width", part(most));
        out.raw(" height=\"14\"/>");
    }
    out.raw("<rect class=\"wanted\" x=\"0\" y=\"4\"").count("width", part(wanted));
    out.raw(" height=\"8\"/></svg></li>");
}
