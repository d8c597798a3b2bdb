//! The plan as a runbook in Markdown (GitHub flavour).

mod page;

use std::fmt::Write as _;

use super::escape::markdown as inline;
use super::{File, file_name, mermaid};
use crate::catalog::{Lang, Mode};
use crate::plan::{Plan, Step};
use crate::rules::{Finding, Severity, Status};
use crate::scenario::{Field, Slot};
use crate::text::{self, export as t};
use page::{Page, source_line};

/// One file.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let mut page = Page { out: String::new(), lang, known: &plan.known };
    page.head(plan);
    page.facts(plan);
    page.assumptions(plan);
    page.verdict(plan);
    page.comparison(plan);
    if plan.status != Status::Blocked {
        page.open_places(plan);
        page.topology(plan);
        page.steps(plan);
    }
    page.notes(plan);
    page.sources(plan);
    vec![File { file_name: file_name(plan, "md"), media_type: "text/markdown", text: page.out }]
}

impl Page<'_> {
    fn head(&mut self, plan: &Plan) {
        let lang = self.lang;
        let mode = text::mode_text(plan.mode).name().get(lang).to_owned();
        let region = plan.assessment.scenario.region().name(lang).to_owned();
        self.heading(1, &t::TITLE.fill(lang, &[("mode", mode), ("region", region)]));
        if let Some(name) = plan.known.get(Slot::Name) {
            let _ = writeln!(self.out, "**{}**\n", inline(name.trim()));
        }
        self.paragraph(self.get(t::DISCLAIMER));
    }

    /// Every placeholder of the steps at one place, and the values that are known.
    fn open_places(&mut self, plan: &Plan) {
        let lang = self.lang;
        self.heading(2, self.get(t::OPEN_PLACES));
        self.paragraph(self.get(t::PLACEHOLDERS_INTRO));
        self.table_head(&[self.get(t::FIELD), self.get(t::VALUE), self.get(t::FIND)]);
        for slot in plan.slots().into_iter().filter(|slot| *slot != Slot::Name) {
            let title = text::slot_title(slot, lang);
            self.row(&[&title, &plan.say(slot), slot.text().find().get(lang)]);
        }
        self.end_table();
    }

    fn facts(&mut self, plan: &Plan) {
        let lang = self.lang;
        self.heading(2, self.get(t::FACTS));
        self.table_head(&[self.get(t::FIELD), self.get(t::VALUE)]);
        for (field, value) in plan.assessment.scenario.draft().given() {
            let value = text::field_value(field, Some(value), lang);
            self.row(&[text::field_text(field).title().get(lang), &value]);
        }
        self.end_table();
    }

    fn assumptions(&mut self, plan: &Plan) {
        let lang = self.lang;
        if plan.assessment.assumed.is_empty() {
            return;
        }
        self.heading(2, self.get(t::ASSUMPTIONS));
        self.paragraph(self.get(t::ASSUMPTIONS_INTRO));
        self.table_head(&[self.get(t::FIELD), self.get(t::VALUE), self.get(t::HOW_TO_CHECK)]);
        for field in &plan.assessment.assumed {
            let value = assumed_value(plan, *field, lang);
            let words = text::field_text(*field);
            self.row(&[words.title().get(lang), &value, words.check().get(lang)]);
        }
        self.end_table();
    }

    fn verdict(&mut self, plan: &Plan) {
        let lang = self.lang;
        self.heading(2, self.get(t::VERDICT));
        let name = |mode: Mode| text::mode_text(mode).name().get(lang);
        match plan.recommendation.mode {
            Some(mode) => self.paragraph(&format!("{}: {}", self.get(t::RECOMMENDED), name(mode))),
            None => self.paragraph(self.get(t::NO_MODE)),
        }
        self.table_head(&[
            self.get(t::MODE),
            self.get(t::STATUS),
            self.get(t::MAX_EIPS),
            self.get(t::BECAUSE),
        ]);
        for mode in &plan.assessment.modes {
            let most =
                mode.max_eips.map_or_else(|| self.get(t::UNKNOWN).to_owned(), |n| n.to_string());
            let reason = plan.recommendation.because.iter().find(|reason| reason.mode == mode.mode);
            let reason = reason.map(|reason| text::reason(reason, lang)).unwrap_or_default();
            self.row(&[name(mode.mode), text::status_text(mode.status).get(lang), &most, &reason]);
        }
        self.end_table();
        if plan.status == Status::Blocked {
            self.paragraph(self.get(t::BLOCKED_INTRO));
        }
        // The plan's own mode with all but its notes, which stand at the end; of the others what keeps them out.
        for mode in &plan.assessment.modes {
            let own = mode.mode == plan.mode;
            let least = if own { Severity::Caution } else { Severity::Blocker };
            let shown: Vec<&Finding> =
                mode.findings.iter().filter(|finding| finding.rule.severity <= least).collect();
            if shown.is_empty() {
                continue;
            }
            let status = text::status_text(mode.status).get(lang);
            self.heading(3, &format!("{}: {status}", name(mode.mode)));
            for finding in shown {
                self.finding(plan, finding);
            }
        }
    }

    fn notes(&mut self, plan: &Plan) {
        let notes: Vec<&Finding> = plan.assessment.mode(plan.mode).of(Severity::Note).collect();
        if notes.is_empty() {
            return;
        }
        self.heading(2, self.get(t::NOTES));
        for note in notes {
            self.finding(plan, note);
        }
    }

    fn finding(&mut self, plan: &Plan, finding: &Finding) {
        let lang = self.lang;
        let rule = finding.rule;
        let severity = text::severity_text(rule.severity).get(lang);
        let message = inline(&text::finding_message(finding, lang));
        let _ = writeln!(
            self.out,
            "- **{} ({severity})** {}: {message}",
            rule.code,
            inline(rule.text.title().get(lang))
        );
        for remedy in finding.remedies(&plan.assessment.scenario.facts()) {
            let summary = inline(&text::remedy_summary(&remedy, lang));
            let _ = writeln!(self.out, "  - {}: {summary}", self.get(t::REMEDIES));
        }
        for citation in rule.sources {
            let _ = writeln!(self.out, "  - {}", source_line(citation, lang));
        }
        self.out.push('\n');
    }

    fn comparison(&mut self, plan: &Plan) {
        let lang = self.lang;
        self.heading(2, self.get(t::MATRIX));
        let mut head = vec![self.get(t::MATRIX_ROW).to_owned()];
        head.extend(Mode::ALL.map(|mode| {
            let name = text::mode_text(mode).name().get(lang);
            if mode == plan.mode { format!("{name} ✓") } else { name.to_owned() }
        }));
        self.table_head(&head.iter().map(String::as_str).collect::<Vec<_>>());
        for row in super::matrix::ROWS {
            let mut cells = vec![row.text.title().get(lang).to_owned()];
            cells.extend(Mode::ALL.map(|mode| row.cell(mode, lang)));
            self.row(&cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
        self.end_table();
    }

    fn topology(&mut self, plan: &Plan) {
        self.heading(2, self.get(t::TOPOLOGY));
        self.table_head(&[
            self.get(t::ENI),
            self.get(t::KIND),
            self.get(t::PRIVATE_IP),
            self.get(t::EIP),
        ]);
        let topology = plan.topology();
        for eni in &topology.enis {
            let kind = text::choice(Field::EniKind, eni.kind.word()).get(self.lang);
            for ip in &eni.private_ips {
                let origin = if ip.new { t::NEW_ADDRESS } else { t::EXISTING_ADDRESS };
                let address = format!("{} ({})", plan.say(eni.slot(ip)), self.get(origin));
                let eip = ip.eip.map(crate::plan::eip_name).unwrap_or_default();
                self.row(&[&eni.name(), kind, &address, &eip]);
            }
            for eip in
                topology.eips.iter().filter(|eip| eip.eni == eni.number && eip.private_ip.is_none())
            {
                self.row(&[&eni.name(), kind, "", &eip.name()]);
            }
        }
        self.end_table();
        let _ = writeln!(self.out, "```mermaid\n{}```\n", mermaid::chart(plan, self.lang));
    }

    fn steps(&mut self, plan: &Plan) {
        self.heading(2, self.get(t::STEPS));
        for (step, number) in plan.steps().iter().zip(1..) {
            self.step(step, number);
        }
    }

    fn step(&mut self, step: &Step, number: usize) {
        let lang = self.lang;
        let known = self.known;
        let of = |text| known.fill(&text::step_text(step, text, lang));
        let phase = text::phase_text(step.phase).get(lang);
        let place = text::place_text(step.place).get(lang);
        self.heading(3, &format!("{number}. {} ({phase}, {place})", of(step.text.title())));
        let _ = writeln!(self.out, "- [ ] {}\n", inline(&of(step.text.detail())));
        let console = of(step.text.console());
        if !console.is_empty() {
            let _ = writeln!(self.out, "  {}:\n", self.get(t::CONSOLE_PATH));
            for (line, n) in console.lines().zip(1..) {
                let _ = writeln!(self.out, "  {n}. {}", inline(line));
            }
            self.out.push('\n');
        }
        if let Some(call) = &step.api {
            let mut lines = vec![format!("{} {}", call.product, call.action)];
            lines.extend(call.parameters.iter().map(|(name, value)| format!("  {name}: {value}")));
            self.code(t::API_CALL.get(lang), "text", &lines);
        }
        if !step.commands.is_empty() {
            self.code(t::COMMANDS.get(lang), "text", &step.commands);
        }
        let _ = writeln!(
            self.out,
            "  - **{}**: {}",
            self.get(t::CHECK),
            inline(&of(step.text.verify()))
        );
        let _ = writeln!(
            self.out,
            "  - **{}**: {}\n",
            self.get(t::UNDO),
            inline(&of(step.text.rollback()))
        );
    }

    fn sources(&mut self, plan: &Plan) {
        self.heading(2, self.get(t::SOURCES));
        for citation in plan.sources() {
            let _ = writeln!(self.out, "- {}", source_line(&citation, self.lang));
        }
    }
}

fn assumed_value(plan: &Plan, field: Field, lang: Lang) -> String {
    text::field_value(field, plan.assessment.scenario.value(field), lang)
}
