//! Sentences: a typed value and a language in, text out.

use super::{Text, capacity as words, error, evidence as label, field, word, write};
use crate::catalog::{Instance, InstanceType, Lang};
use crate::plan::{
    Arg, Capacity, Least, Most, Part, Reason, Step, What, Why, address, eip_address,
};
use crate::rules::{Fact, Finding, Remedy};
use crate::scenario::{Allowed, Field, Form, InputError, Kind, Protocols, Slot, Value};

/// A word of `word.toml`; an unknown key comes back as the empty text, which a test rules out.
#[must_use]
pub fn word_of(key: &str) -> Text {
    word::ALL
        .binary_search_by_key(&key, |(known, _)| known)
        .ok()
        .and_then(|index| word::ALL.get(index))
        .map_or_else(Text::default, |(_, text)| *text)
}

/// Items as a list in the language's way.
#[must_use]
pub fn join(lang: Lang, items: impl IntoIterator<Item = String>) -> String {
    items
        .into_iter()
        .reduce(|list, item| word::LIST.fill(lang, &[("a", list), ("b", item)]))
        .unwrap_or_else(|| word::NONE.get(lang).to_owned())
}

/// The value of a field as people read it.
#[must_use]
pub fn field_value(field: Field, value: Option<Value>, lang: Lang) -> String {
    written(|out| write::field_value(field, value, lang, out))
}

/// The label of one word of a choice field.
#[must_use]
pub fn choice(field: Field, word: &str) -> Text {
    word_of(&format!("{}.{word}", field.spec().path))
}

/// A value of the evidence as people read it.
#[must_use]
pub fn evidence_value(fact: Fact, lang: Lang) -> String {
    written(|out| write::evidence_value(fact, lang, out))
}

fn written(write: impl FnOnce(&mut String)) -> String {
    // Few are longer: a text that grows is copied each time.
    let mut out = String::with_capacity(256);
    write(&mut out);
    out
}

/// What a value of the evidence is.
#[must_use]
pub fn evidence_label(name: &str) -> Text {
    word_in(&label::ALL, name)
}

/// What a finding says in this scenario.
#[must_use]
pub fn finding_message(finding: &Finding, lang: Lang) -> String {
    written(|out| write::write_finding(finding, lang, out))
}

/// What a remedy is, as a button says it.
#[must_use]
pub fn remedy_summary(remedy: &Remedy, lang: Lang) -> String {
    written(|out| write::write_remedy(remedy, lang, out))
}

/// What a set of changes is: its remedies as a list.
#[must_use]
pub fn least_summary(least: &Least, lang: Lang) -> String {
    join(lang, least.remedies.iter().map(|remedy| remedy_summary(remedy, lang)))
}

/// How many EIPs an instance carries.
#[must_use]
pub fn capacity_most(most: Most, lang: Lang) -> String {
    match most {
        Most::Exactly(count) => words::EXACTLY.fill(lang, &[("count", count.to_string())]),
        Most::Between(min, max) => {
            words::BETWEEN.fill(lang, &[("min", min.to_string()), ("max", max.to_string())])
        }
        Most::Unknown => words::UNKNOWN.get(lang).to_owned(),
    }
}

/// What one number of the limit counts.
#[must_use]
pub fn capacity_part(part: &Part, lang: Lang) -> String {
    let text = match part.what {
        What::Enis => words::LIMIT_ENIS,
        What::PrivateIps => words::LIMIT_PRIVATE_IPS,
        What::PerEni => words::LIMIT_PER_ENI,
        What::Primary => words::LIMIT_PRIMARY,
        What::PrimaryNewer => words::LIMIT_PRIMARY_NEWER,
        What::Family => words::LIMIT_FAMILY,
    };
    text.fill(lang, &[("value", part.value.to_string())])
}

/// What carries the EIPs wanted, one sentence each.
#[must_use]
pub fn capacity_advice(capacity: &Capacity, wanted: u32, lang: Lang) -> Vec<String> {
    let types = |types: &[InstanceType]| join(lang, types.iter().map(|of| of.name().to_owned()));
    let say = |text: Text, name: &'static str, value: String| {
        text.fill(lang, &[("count", wanted.to_string()), (name, value)])
    };
    let enis = capacity.enis.map(|enis| say(words::ENIS, "enis", enis.to_string()));
    let larger =
        (!capacity.larger.is_empty()).then(|| say(words::LARGER, "types", types(&capacity.larger)));
    let others =
        (!capacity.others.is_empty()).then(|| say(words::OTHERS, "types", types(&capacity.others)));
    let instances = capacity.instances.map(|n| say(words::INSTANCES, "instances", n.to_string()));
    [enis, larger, others, instances].into_iter().flatten().collect()
}

/// Why a mode is, or is not, the one to take.
#[must_use]
pub fn reason(reason: &Reason, lang: Lang) -> String {
    match &reason.why {
        Why::Text(text) => text.text().get(lang).to_owned(),
        Why::Finding(finding) => finding_message(finding, lang),
    }
}

/// One of a step's texts with its values.
#[must_use]
pub fn step_text(step: &Step, text: Text, lang: Lang) -> String {
    let values: Vec<_> =
        step.args.iter().map(|(name, arg)| (*name, arg_text(*arg, lang))).collect();
    text.fill(lang, &values)
}

fn arg_text(arg: Arg, lang: Lang) -> String {
    match arg {
        Arg::Count(n) => n.to_string(),
        Arg::Eni(n) => format!("eni-{n}"),
        Arg::Eip(n) => format!("eip-{n}"),
        Arg::PrivateIp(eni, ip) => address(eni, ip),
        Arg::EipAddress(n) => eip_address(n),
        Arg::Region(region) => region.name(lang).to_owned(),
        Arg::Mode(mode) => super::mode_text(mode).console().get(lang).to_owned(),
    }
}

/// The title of an open place of a plan, such as 'ID of eip-1'.
#[must_use]
pub fn slot_title(slot: Slot, lang: Lang) -> String {
    let (n, m) = slot.numbers();
    slot.text().title().fill(lang, &[("n", n.to_string()), ("m", m.to_string())])
}

/// What is wrong with an input, and what is allowed.
#[must_use]
pub fn error_message(fault: &InputError, lang: Lang) -> String {
    let (line, column) = match fault.allowed {
        Allowed::Position(line, column) => (line.to_string(), column.to_string()),
        _ => Default::default(),
    };
    let text = word_in(&error::ALL, fault.code.word());
    let message = text.fill(
        lang,
        &[
            ("field", fault.field.clone()),
            ("value", fault.value.clone()),
            ("allowed", allowed(fault, lang)),
            ("line", line),
            ("column", column),
        ],
    );
    message.trim_end().to_owned()
}

/// What would have been right.
#[must_use]
pub fn allowed(fault: &InputError, lang: Lang) -> String {
    let range = |min: u32, max: u32| {
        error::ALLOWED_RANGE.fill(lang, &[("min", min.to_string()), ("max", max.to_string())])
    };
    let words = |words: &[&str]| error::ALLOWED_WORDS.fill(lang, &[("words", words.join(", "))]);
    match &fault.allowed {
        Allowed::Nothing | Allowed::Position(..) => error::ALLOWED_NOTHING.get(lang).to_owned(),
        Allowed::Unsaid => String::new(),
        Allowed::Words(list) => words(list),
        Allowed::Range(min, max) => range(*min, *max),
        Allowed::Form(form) => {
            let text = match form {
                Form::Id(_) | Form::Zone => error::ALLOWED_ID,
                Form::Public => error::ALLOWED_PUBLIC,
                Form::Unicast => error::ALLOWED_UNICAST,
                Form::Mac => error::ALLOWED_MAC,
                Form::Prefix => error::ALLOWED_PREFIX,
                Form::Cidr => error::ALLOWED_CIDR,
                Form::Device | Form::Line => error::ALLOWED_LINE,
            };
            text.fill(lang, &[("example", form.example())])
        }
        Allowed::Kind(field) => match field.spec().kind {
            Kind::Count { max } => range(1, max),
            Kind::Flag => error::ALLOWED_FLAG.get(lang).to_owned(),
            Kind::Region => error::ALLOWED_REGION.get(lang).to_owned(),
            Kind::Choice(list) => words(list),
            Kind::Protocols => {
                error::ALLOWED_PROTOCOLS.fill(lang, &[("words", Protocols::WORDS.join(", "))])
            }
            Kind::Instance => {
                let near = Instance::nearest(&fault.value, NEAREST);
                if near.is_empty() {
                    error::ALLOWED_INSTANCE.get(lang).to_owned()
                } else {
                    error::ALLOWED_INSTANCE_NEAR.fill(lang, &[("names", near.join(", "))])
                }
            }
        },
    }
}

/// How many names a 'did you mean' offers.
const NEAREST: usize = 3;

fn word_in(table: &[(&str, Text)], key: &str) -> Text {
    table.iter().find(|(known, _)| *known == key).map_or_else(Text::default, |(_, text)| *text)
}

/// Title, help and check of a field.
#[must_use]
pub const fn field_text(field: Field) -> field::Id {
    field.spec().text
}
