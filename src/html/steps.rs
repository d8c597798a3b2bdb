//! What to do, in order: what is done is marked, and stays so.

use super::{Html, View, step};
use crate::keep::State;
use crate::plan::{Place, Step};
use crate::rules::Status;
use crate::text::{self, keep as k, ui as t};

/// So many steps are drawn at once: a plan may have thousands.
pub const SLICE: usize = 60;

/// Who does a step.
pub const PLACES: [Place; 3] = [Place::Console, Place::Api, Place::Os];

/// What the list shows.
pub struct List<'a> {
    /// Only the steps that are done there.
    pub place: Option<Place>,
    /// So many at most.
    pub most: usize,
    /// How a step stands; `None` where nobody keeps that.
    pub state: &'a dyn Fn(&Step) -> Option<State>,
    /// Everything unfolded, as it is on paper.
    pub whole: bool,
}

/// The steps of the plan's mode, or why there are none.
pub fn steps(view: &View<'_>, list: &List<'_>, out: &mut Html) {
    let lang = view.lang;
    let name = |sentence: text::Text| {
        let mode = text::mode_text(view.plan.mode).name().get(lang).to_owned();
        sentence.fill(lang, &[("mode", mode)])
    };
    out.raw("<section class=\"on-paper\" aria-labelledby=\"steps\">");
    out.element("<h3 id=\"steps\">", &name(t::STEPS), "</h3>");
    if view.plan.status == Status::Blocked {
        out.p(&name(t::STEPS_BLOCKED));
    }
    if !view.plan.steps().is_empty() {
        let steps: Vec<&Step> = view.plan.steps().iter().collect();
        listed(view, list, &steps, &|_, _| (), out);
    }
    out.raw("</section>");
}

/// The bar, the filter and the steps; `more` adds to the step at a place.
pub(super) fn listed(
    view: &View<'_>,
    list: &List<'_>,
    steps: &[&Step],
    more: &dyn Fn(usize, &mut Html),
    out: &mut Html,
) {
    let lang = view.lang;
    let states: Vec<_> = steps.iter().map(|step| (list.state)(step)).collect();
    if states.iter().any(Option::is_some) {
        let done = states.iter().filter(|state| **state == Some(State::Done)).count();
        bar(done, states.len(), view, out);
        filter(view, list, steps, out);
    }
    let fits = |step: &Step| list.whole || list.place.is_none_or(|of| step.place == of);
    let count = steps.iter().filter(|step| fits(step)).count();
    let most = if list.whole { usize::MAX } else { list.most };
    out.raw("<ol class=\"steps\">");
    let numbered = steps.iter().zip(states).enumerate();
    for (place, (step, state)) in numbered.filter(|(_, (step, _))| fits(step)).take(most) {
        let more = |out: &mut Html| more(place, out);
        step::item(step, &view.plan.known, lang, (place + 1, state, list.whole), more, out);
    }
    out.raw("</ol>");
    let rest = count.saturating_sub(most);
    if rest > 0 {
        let values = [("next", rest.min(SLICE).to_string()), ("rest", rest.to_string())];
        out.raw("<p class=\"actions\"><button type=\"button\" id=\"more-steps\" data-do=\"more\">");
        out.text(&k::STEPS_MORE.fill(lang, &values)).raw("</button></p>");
    }
    if count == 0 {
        out.p(k::STEPS_NONE.get(lang));
    }
}

/// How much is done.
fn bar(done: usize, all: usize, view: &View<'_>, out: &mut Html) {
    let finished = done == all;
    out.raw("<div").attr("class", if finished { "progress finished" } else { "progress" });
    out.element("><label for=\"progress\">", k::PROGRESS.get(view.lang), "</label>");
    let values = [("done", done.to_string()), ("all", all.to_string())];
    out.raw("<progress id=\"progress\"").attr("max", &all.to_string());
    out.attr("value", &done.to_string());
    out.raw("></progress><p id=\"progress-said\" role=\"status\">");
    let said = if finished { k::FINISHED } else { k::DONE_OF };
    out.text(&said.fill(view.lang, &values)).raw("</p></div>");
}

/// Whose steps are shown.
fn filter(view: &View<'_>, list: &List<'_>, steps: &[&Step], out: &mut Html) {
    let lang = view.lang;
    out.raw("<div class=\"steps-filter screen-only\">");
    out.element("<label for=\"steps-of\">", k::STEPS_OF.get(lang), "</label>");
    out.raw("<select id=\"steps-of\" data-do=\"place\"><option value=\"\">");
    let all = [("count", steps.len().to_string())];
    out.text(&k::STEPS_ALL.fill(lang, &all)).raw("</option>");
    for of in PLACES {
        let count = steps.iter().filter(|step| step.place == of).count().to_string();
        let name = text::place_text(of).get(lang).to_owned();
        out.raw("<option").attr("value", of.word());
        out.raw(if list.place == Some(of) { " selected>" } else { ">" });
        out.text(&k::STEPS_PLACE.fill(lang, &[("place", name), ("count", count)]));
        out.raw("</option>");
    }
    out.raw("</select></div>");
}
