//! What stands at the top of every file that is no document of its own: what it is for, what is still open, and in a
//! blocked plan why there is nothing to run.

use crate::catalog::Lang;
use crate::plan::Plan;
use crate::rules::{Severity, Status};
use crate::text::{self, export as t};

/// Title, disclaimer, the plan's name; then the open places that `text` mentions, or what blocks the plan.
///
/// The lines are not escaped: the printer makes comments of them.
#[must_use]
pub fn lines(plan: &Plan, body: &str, lang: Lang) -> Vec<String> {
    let mode = text::mode_text(plan.mode).name().get(lang).to_owned();
    let region = plan.assessment.scenario.region().name(lang).to_owned();
    let mut lines = vec![t::TITLE.fill(lang, &[("mode", mode), ("region", region)])];
    lines.extend(plan.known.get(crate::scenario::Slot::Name).map(str::to_owned));
    lines.push(t::DISCLAIMER.get(lang).to_owned());
    if plan.status == Status::Blocked {
        lines.push(String::new());
        lines.extend(blocked(plan, lang));
        return lines;
    }
    let open: Vec<_> =
        plan.open().into_iter().filter(|slot| body.contains(&slot.placeholder())).collect();
    if !open.is_empty() {
        lines.push(String::new());
        lines.push(t::PLACEHOLDERS_INTRO.get(lang).to_owned());
        lines.extend(open.iter().map(|slot| {
            let find = slot.text().find().get(lang);
            format!("  {}  {}. {find}", slot.placeholder(), text::slot_title(*slot, lang))
        }));
    }
    lines
}

/// Why there is nothing to run, and what would lift it.
#[must_use]
pub fn blocked(plan: &Plan, lang: Lang) -> Vec<String> {
    let mut lines = vec![t::BLOCKED_INTRO.get(lang).to_owned()];
    let facts = plan.assessment.scenario.facts();
    for finding in plan.assessment.mode(plan.mode).of(Severity::Blocker) {
        let rule = finding.rule;
        lines.push(format!("  {} {}", rule.code, text::finding_message(finding, lang)));
        let remedies = finding.remedies(&facts);
        lines.extend(remedies.iter().map(|remedy| {
            format!("    {}: {}", t::REMEDIES.get(lang), text::remedy_summary(remedy, lang))
        }));
    }
    lines
}
