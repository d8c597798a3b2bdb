//! Sentences at the end of a text that is there already: a report prints millions of them.

use std::sync::OnceLock;

use super::{choice, join, word};
use crate::catalog::{Family, Lang, Mode, Region};
use crate::rules::{Fact, Finding, Remedy};
use crate::scenario::{Field, Protocols, Value};

/// What a finding says in this scenario.
pub fn write_finding(finding: &Finding, lang: Lang, out: &mut String) {
    finding
        .rule
        .text
        .message()
        .write(lang, out, |name, out| write_evidence(finding, name, lang, out));
}

/// A value that a finding compared, by its name; answers that there is none.
pub fn write_evidence(finding: &Finding, name: &str, lang: Lang, out: &mut String) -> bool {
    let fact = finding.evidence.iter().find(|(key, _)| *key == name);
    fact.map(|(_, fact)| evidence_value(fact, lang, out)).is_some()
}

/// What a remedy is, as a button says it.
pub fn write_remedy(remedy: &Remedy, lang: Lang, out: &mut String) {
    remedy.text.summary().write(lang, out, |name, out| {
        let known = name == "value";
        if known && let Some((field, value)) = remedy.change.first() {
            field_value(*field, *value, lang, out);
        }
        known
    });
}

/// A value of the evidence as people read it.
pub(super) fn evidence_value(fact: Fact, lang: Lang, out: &mut String) {
    match fact {
        Fact::Of(field, value) => field_value(field, Some(value), lang, out),
        Fact::Count(n) => count(n, out),
        Fact::Regions(mode) => out.push_str(regions(mode, lang)),
        Fact::Families => out.push_str(families(lang)),
    }
}

/// The value of a field as people read it.
pub(super) fn field_value(field: Field, value: Option<Value>, lang: Lang, out: &mut String) {
    match value {
        None => out.push_str(word::NONE.get(lang)),
        Some(Value::Flag(true)) => out.push_str(word::YES.get(lang)),
        Some(Value::Flag(false)) => out.push_str(word::NO.get(lang)),
        Some(Value::Region(region)) => out.push_str(region.name(lang)),
        Some(Value::Protocols(set)) => out.push_str(&protocols(set, lang)),
        Some(value @ Value::Choice(_)) => {
            out.push_str(choice(field, &value.to_text(field)).get(lang));
        }
        Some(Value::Count(n)) => count(n, out),
        Some(Value::Instance(instance)) => out.push_str(instance.name()),
    }
}

fn count(n: u32, out: &mut String) {
    out.push_str(itoa::Buffer::new().format(n));
}

fn protocols(set: Protocols, lang: Lang) -> String {
    join(lang, set.words().map(|word| choice(Field::NeedsProtocols, word).get(lang).to_owned()))
}

/// The regions that support a mode: the same list in every sentence about it, so it is made once.
fn regions(mode: Mode, lang: Lang) -> &'static str {
    static LISTS: [[OnceLock<String>; Lang::ALL.len()]; Mode::ALL.len()] =
        [const { [const { OnceLock::new() }; Lang::ALL.len()] }; Mode::ALL.len()];
    let list = LISTS.get(mode as usize).and_then(|lists| lists.get(lang as usize));
    let names = || Region::supporting(mode).iter().map(|region| region.name(lang));
    list.map_or("", |list| list.get_or_init(|| join(lang, names().map(str::to_owned))))
}

/// The families of multi-EIP-to-ENI, made once.
fn families(lang: Lang) -> &'static str {
    static LISTS: [OnceLock<String>; Lang::ALL.len()] =
        [const { OnceLock::new() }; Lang::ALL.len()];
    let names = || Family::listed().iter().copied().map(Family::id);
    LISTS
        .get(lang as usize)
        .map_or("", |list| list.get_or_init(|| join(lang, names().map(str::to_owned))))
}
