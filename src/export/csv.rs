//! Comparison, address pairs and steps as three tables for a spreadsheet.
//!
//! RFC 4180, with the byte order mark without which spreadsheets take the text for another encoding.

use super::escape::csv as cell;
use super::{File, file_name, head, matrix};
use crate::catalog::{Lang, Mode};
use crate::plan::Plan;
use crate::rules::Status;
use crate::scenario::{Field, Slot};
use crate::text::{self, export as t};

/// Three files.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file = |part: &str, rows: Vec<Vec<String>>| File {
        file_name: file_name(plan, &format!("{part}.csv")),
        media_type: "text/csv",
        text: table(&rows),
    };
    vec![
        file("comparison", comparison(plan, lang)),
        file("addresses", addresses(plan, lang)),
        file("steps", steps(plan, lang)),
    ]
}

fn table(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| {
        let cells: Vec<String> = row.iter().map(|text| cell(text)).collect();
        format!("{}\r\n", cells.join(","))
    };
    let lines: String = rows.iter().map(line).collect();
    format!("\u{feff}{lines}")
}

fn comparison(plan: &Plan, lang: Lang) -> Vec<Vec<String>> {
    let row = |title: text::Text, of: &dyn Fn(Mode) -> String| {
        std::iter::once(title.get(lang).to_owned()).chain(Mode::ALL.map(of)).collect::<Vec<_>>()
    };
    let name = |mode| text::mode_text(mode).name().get(lang).to_owned();
    let status = |mode| text::status_text(plan.assessment.mode(mode).status).get(lang).to_owned();
    let most = |mode| match plan.assessment.mode(mode).max_eips {
        Some(count) => count.to_string(),
        None => t::UNKNOWN.get(lang).to_owned(),
    };
    let mut rows =
        vec![row(t::MATRIX_ROW, &name), row(t::STATUS, &status), row(t::MAX_EIPS, &most)];
    rows.extend(
        matrix::ROWS.iter().map(|item| row(item.text.title(), &|mode| item.cell(mode, lang))),
    );
    rows
}

fn addresses(plan: &Plan, lang: Lang) -> Vec<Vec<String>> {
    let head =
        [t::EIP, t::EIP_ID, t::EIP_ADDRESS, t::ENI, t::ENI_ID, t::KIND, t::PRIVATE_IP, t::INSTANCE];
    let mut rows = vec![head.map(|text| text.get(lang).to_owned()).to_vec()];
    for eip in &plan.topology().eips {
        let eni = plan.topology().enis.iter().find(|eni| eni.number == eip.eni);
        let kind = eni.map(|eni| text::choice(Field::EniKind, eni.kind.word()).get(lang));
        let private = plan.topology().private_address(eip).map(|address| plan.known.fill(&address));
        rows.push(vec![
            eip.name(),
            plan.say(Slot::EipId(eip.number)),
            plan.say(Slot::EipAddress(eip.number)),
            crate::plan::eni_name(eip.eni),
            plan.say(Slot::EniId(eip.eni)),
            kind.unwrap_or_default().to_owned(),
            private.unwrap_or_default(),
            plan.say(Slot::InstanceId),
        ]);
    }
    rows
}

fn steps(plan: &Plan, lang: Lang) -> Vec<Vec<String>> {
    if plan.status == Status::Blocked {
        return head::blocked(plan, lang)
            .into_iter()
            .map(|line| vec![line.trim().to_owned()])
            .collect();
    }
    let head = [
        t::NUMBER,
        t::STEP,
        t::PHASE,
        t::PLACE,
        t::DETAIL,
        t::API_CALL,
        t::COMMANDS,
        t::CHECK,
        t::UNDO,
    ];
    let mut rows = vec![head.map(|text| text.get(lang).to_owned()).to_vec()];
    for (step, number) in plan.steps().iter().zip(1_u32..) {
        let of = |text| plan.known.fill(&text::step_text(step, text, lang));
        let call = step.api.as_ref().map(|call| {
            let value =
                |(name, value): &(&str, String)| format!("{name}={}", plan.known.fill(value));
            let parameters: Vec<String> = call.parameters.iter().map(value).collect();
            format!("{} {} {}", call.product, call.action, parameters.join(" "))
        });
        rows.push(vec![
            number.to_string(),
            of(step.text.title()),
            text::phase_text(step.phase).get(lang).to_owned(),
            text::place_text(step.place).get(lang).to_owned(),
            of(step.text.detail()),
            call.unwrap_or_default(),
            plan.known.fill(&step.commands.join("\n")),
            of(step.text.verify()),
            of(step.text.rollback()),
        ]);
    }
    rows
}
