//! The plan as a POSIX shell script for the `aliyun` CLI and jq, with its own rollback.
//!
//! The functions stand in `apply.sh` and `rollback.sh`, as shell; what is printed here is what differs by plan: values,
//! the order of the steps, and the words. A script holds only the parts that it uses.

mod steps;

use std::fmt::Write as _;

use super::escape::{comment, shell};
use super::{File, file_name, head};
use crate::catalog::{Lang, limit};
use crate::plan::Plan;
use crate::rules::Status;
use crate::scenario::{Billing, Slot};
use crate::text::{Text, cli as t};

const APPLY: &str = include_str!("apply.sh");
const ROLLBACK: &str = include_str!("rollback.sh");

/// Script and rollback; of a blocked plan one script that says why and does nothing.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file = |part: &str, text: String| File {
        file_name: file_name(plan, &format!("{part}.sh")),
        media_type: "text/x-shellscript",
        text,
    };
    if plan.status == Status::Blocked {
        return vec![file("apply", blocked(plan, lang))];
    }
    vec![file("apply", apply(plan, lang)), file("rollback", rollback(plan, lang))]
}

fn blocked(plan: &Plan, lang: Lang) -> String {
    let mut out = String::from("#!/bin/sh\n");
    for line in head::lines(plan, "", lang) {
        let _ = writeln!(out, "printf '%s\\n' {} >&2", shell(&comment(&line)));
    }
    out.push_str("exit 1\n");
    out
}

/// Every word of both scripts, by the variable that holds it.
const WORDS: &[(&str, Text)] = &[
    ("M_OPTION", t::OPTION),
    ("M_TOOL", t::TOOL),
    ("M_CALL", t::CALL),
    ("M_WOULD", t::WOULD),
    ("M_ANSWER", t::ANSWER),
    ("M_TIMEOUT", t::TIMEOUT),
    ("M_ACCOUNT", t::ACCOUNT),
    ("M_VALUE", t::VALUE),
    ("M_THERE", t::THERE),
    ("M_ELSEWHERE", t::ELSEWHERE),
    ("M_STATE", t::STATE),
    ("M_MISSING", t::MISSING),
    ("M_BY_HAND", t::BY_HAND),
    ("M_DONE", t::DONE),
    ("M_RESERVED", t::RESERVED),
    ("M_NOTHING", t::NOTHING),
    ("M_UNDONE", t::UNDONE),
];

/// Numbers that the functions for blocks use.
const NUMBERS: &[(&str, u32)] = &[
    ("MASK", limit::VPC_CIDR_MASK_MAX.value),
    ("RESERVED_FIRST", limit::VSWITCH_RESERVED_FIRST.value),
    ("RESERVED_LAST", limit::VSWITCH_RESERVED_LAST.value),
];

/// A script: head, the words and numbers that the rest uses, the rest.
fn script(plan: &Plan, usage: Text, rest: &str, lang: Lang) -> String {
    let mut out = String::from("#!/bin/sh\n");
    for line in head::lines(plan, "", lang) {
        let _ = writeln!(out, "{}", format!("# {}", comment(&line)).trim_end());
    }
    out.push_str("set -eu\n\n");
    let _ = writeln!(out, "M_USAGE={}", shell(usage.get(lang)));
    for (name, text) in WORDS.iter().filter(|(name, _)| uses(rest, name)) {
        let _ = writeln!(out, "{name}={}", shell(&comment(text.get(lang))));
    }
    for (name, number) in NUMBERS.iter().filter(|(name, _)| uses(rest, name)) {
        let _ = writeln!(out, "{name}={number}");
    }
    let _ = writeln!(out, "REGION={}", shell(plan.assessment.scenario.region().id()));
    let _ = writeln!(out, "NAME_OF_STATE={}\n", shell(&file_name(plan, "state")));
    out.push_str(rest);
    out
}

fn apply(plan: &Plan, lang: Lang) -> String {
    let body = steps::body(plan, lang);
    let mut functions = String::new();
    for (name, marks) in [
        ("eip", &["allocate ", "associate ", "eip_field "][..]),
        ("associate", &["associate "]),
        ("eni", &["create_eni ", "\nattach ", "\ndetach ", "pick "]),
        ("create-eni", &["create_eni "]),
        ("attach", &["\nattach "]),
        ("detach", &["\ndetach "]),
        ("addresses", &["pick "]),
        ("cidr", &["add_cidr "]),
        ("route", &["gateway_route"]),
        ("gateway-info", &["gateway_info "]),
    ] {
        if marks.iter().any(|mark| body.contains(mark)) {
            functions.push_str(part(name));
        }
    }
    functions.push_str(&body);
    let mut rest = String::new();
    values(&mut rest, plan, &functions, lang);
    rest.push_str(part("base"));
    rest.push_str(part("apply"));
    needs(&mut rest, plan, &functions);
    rest.push_str(part("account"));
    rest.push_str(&functions);
    script(plan, t::USAGE, &rest, lang)
}

/// A part of the functions.
fn part(name: &str) -> &'static str {
    let parts = APPLY.split("#: ").skip(1);
    let mut named = parts.filter_map(|part| part.split_once('\n'));
    named.find(|(known, _)| *known == name).map_or("", |(_, text)| text)
}

/// `<eip-1-id>` is `EIP_1_ID`.
fn name(slot: Slot) -> String {
    slot.key().replace('-', "_").to_ascii_uppercase()
}

/// The values that the body uses: from the environment, else what is known.
fn values(out: &mut String, plan: &Plan, body: &str, lang: Lang) {
    for line in t::VALUES.get(lang).lines() {
        let _ = writeln!(out, "# {}", comment(line));
    }
    for slot in plan.slots() {
        if slot == Slot::Name {
            continue;
        }
        let name = name(slot);
        if uses(body, &name) {
            let title = comment(&crate::text::slot_title(slot, lang));
            let known = shell(plan.known.get(slot).unwrap_or_default());
            let _ = writeln!(out, "[ -n \"${{{name}:-}}\" ] || {name}={known} # {title}");
        }
    }
    out.push('\n');
}

fn uses(body: &str, name: &str) -> bool {
    body.split(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).any(|word| word == name)
}

/// What only the user knows is asked for all at once, before anything is changed.
fn needs(out: &mut String, plan: &Plan, body: &str) {
    let subscription = plan.assessment.scenario.facts().billing() == Billing::Subscription;
    let mut conditional = String::new();
    for slot in plan.slots().into_iter().filter(|slot| *slot != Slot::Name) {
        let name = name(slot);
        if !uses(body, &name) {
            continue;
        }
        let _ = writeln!(out, "check {name} \"${name}\"");
        let asked = match slot {
            Slot::InstanceId
            | Slot::VpcId
            | Slot::ZoneId
            | Slot::RouteTableId
            | Slot::Ipv4GatewayId => true,
            // A subscription EIP is bought, not made by a script.
            Slot::EipId(_) => subscription,
            Slot::EniId(number) => {
                plan.topology().enis.iter().any(|eni| eni.number == number && eni.attached)
            }
            _ => false,
        };
        if asked {
            let _ = writeln!(conditional, "need {name} \"${name}\"");
        }
    }
    // Needed only where an ENI has to be made.
    for eni in plan.topology().enis.iter().filter(|eni| !eni.attached) {
        let id = name(Slot::EniId(eni.number));
        let slots = [Slot::VSwitchId, Slot::SecurityGroupId].map(name);
        for name in slots.iter().filter(|name| uses(body, &id) && uses(body, name)) {
            let _ = writeln!(conditional, "[ -n \"${id}\" ] || need {name} \"${name}\"");
        }
    }
    out.push_str(&conditional);
    out.push_str("[ -z \"$MISSING\" ] || die \"$M_MISSING:$MISSING\"\n\n");
}

fn rollback(plan: &Plan, lang: Lang) -> String {
    let account = part("account").lines().next().unwrap_or_default();
    let rest = format!("{}{account}\n\n{ROLLBACK}", part("base"));
    script(plan, t::USAGE_ROLLBACK, &rest, lang)
}
