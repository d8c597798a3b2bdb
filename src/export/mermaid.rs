//! The topology as a Mermaid flowchart, for documents that draw it.

use std::fmt::Write as _;

use super::{File, file_name, head};
use crate::catalog::Lang;
use crate::plan::{Eip, Eni, Plan};
use crate::rules::Status;
use crate::scenario::{Field, Slot};
use crate::text::{self, diagram as t};

/// One file.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let text = chart(plan, lang);
    vec![File { file_name: file_name(plan, "mmd"), media_type: "text/plain", text }]
}

/// The chart; of a blocked plan a single box that says why.
pub(super) fn chart(plan: &Plan, lang: Lang) -> String {
    let mut out = String::from("flowchart LR\n");
    if plan.status == Status::Blocked {
        let why: Vec<String> =
            head::blocked(plan, lang).iter().map(|line| label(line.trim())).collect();
        let _ = writeln!(out, "  blocked[\"{}\"]", why.join("<br/>"));
        return out;
    }
    let _ = writeln!(out, "  internet([\"{}\"])", label(t::INTERNET.get(lang)));
    for eip in &plan.topology().eips {
        let _ = writeln!(out, "  eip{}[\"{}\"]", eip.number, eip_label(plan, eip));
    }
    let gateway = plan.assessment.scenario.facts().ipv4_gateway();
    let _ = writeln!(out, "  subgraph vpc[\"{}\"]", label(t::VPC.get(lang)));
    if gateway {
        let _ = writeln!(out, "    gateway{{{{\"{}\"}}}}", label(t::GATEWAY.get(lang)));
    }
    let _ = writeln!(out, "    subgraph instance[\"{}\"]", instance_label(plan, lang));
    for eni in &plan.topology().enis {
        eni_box(&mut out, plan, eni, lang);
    }
    out.push_str("    end\n  end\n");
    for eip in &plan.topology().eips {
        let inside = match eip.private_ip {
            Some(ip) => format!("ip{}_{ip}", eip.eni),
            None => format!("eni{}", eip.eni),
        };
        if gateway {
            let _ = writeln!(out, "  internet <--> gateway\n  gateway <--> eip{}", eip.number);
        } else {
            let _ = writeln!(out, "  internet <--> eip{}", eip.number);
        }
        let _ = writeln!(out, "  eip{} <--> {inside}", eip.number);
    }
    out
}

fn eni_box(out: &mut String, plan: &Plan, eni: &Eni, lang: Lang) {
    let kind = text::choice(Field::EniKind, eni.kind.word()).get(lang);
    let id = plan.say(Slot::EniId(eni.number));
    let title = label(&format!("{} ({kind}) {id}", eni.name()));
    if eni.private_ips.is_empty() {
        let _ = writeln!(out, "      eni{}[\"{title}\"]", eni.number);
        return;
    }
    let _ = writeln!(out, "      subgraph eni{}[\"{title}\"]", eni.number);
    for ip in &eni.private_ips {
        let address = label(&plan.say(eni.slot(ip)));
        let _ = writeln!(out, "        ip{}_{}[\"{address}\"]", eni.number, ip.number);
    }
    out.push_str("      end\n");
}

fn eip_label(plan: &Plan, eip: &Eip) -> String {
    label(&format!("{} {}", eip.name(), plan.say(Slot::EipAddress(eip.number))))
}

fn instance_label(plan: &Plan, lang: Lang) -> String {
    let kind = plan.assessment.scenario.instance().map(|instance| instance.name());
    let id = plan.say(Slot::InstanceId);
    label(&format!("{} {} {id}", t::INSTANCE.get(lang), kind.unwrap_or_default()))
}

/// Text of a label: everything that Mermaid or HTML would read as a mark stands as its number.
fn label(text: &str) -> String {
    let mut out = String::new();
    for c in text.chars() {
        match c {
            '"' | '#' | '<' | '>' | '&' | ';' | '`' | '\\' | '%' | '*' | '_' | '|' | '{' | '}'
            | '[' | ']' | '(' | ')' => {
                let _ = write!(out, "#{};", u32::from(c));
            }
            c if c.is_control() || matches!(c, '\u{2028}' | '\u{2029}') => out.push(' '),
            c => out.push(c),
        }
    }
    out
}
