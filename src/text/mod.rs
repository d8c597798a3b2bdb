//! Everything a person reads, in every language, keyed by typed ids.
//!
//! The texts stand in `src/text/<lang>/*.toml`; `build.rs` turns them into the tables that are
//! included here. Nothing else in the program holds a sentence for people.

mod answer;
mod dates;
mod late;
mod render;
mod write;

pub use answer::{answer, deciding};
pub use dates::date as local_date;
pub use late::{Ask, Refused, ask_for_rest, is_loaded, is_whole, load};
pub use render::{
    allowed, capacity_advice, capacity_most, capacity_part, choice, error_message, evidence_label,
    evidence_value, field_text, field_value, finding_message, join, least_summary, reason,
    remedy_summary, slot_title, step_text, word_of,
};
pub use write::{write_evidence, write_finding, write_remedy};

use memchr::memchr;

use crate::catalog::{Lang, Mode};
use crate::plan::{Phase, Place};
use crate::rules::{Severity, Status};

/// One text, the same in every language. `Text::default()` is the empty text.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Text(u16);

impl Text {
    /// The text in `lang`, placeholders (`{name}`) as they are.
    #[must_use]
    pub fn get(self, lang: Lang) -> &'static str {
        late::get(lang, usize::from(self.0))
    }

    /// The text with each `{name}` replaced by its value; a name without a value stays as it is.
    #[must_use]
    pub fn fill(self, lang: Lang, values: &[(&str, String)]) -> String {
        let mut out = String::new();
        self.write(lang, &mut out, |name, out| {
            let found = values.iter().find(|(key, _)| *key == name);
            found.map(|(_, value)| out.push_str(value)).is_some()
        });
        out
    }

    /// The same at the end of `out`, where `value` writes the value of a name or answers that there is none.
    pub fn write(
        self,
        lang: Lang,
        out: &mut String,
        mut value: impl FnMut(&'static str, &mut String) -> bool,
    ) {
        let mut rest = self.get(lang);
        while let Some((before, after)) =
            memchr(b'{', rest.as_bytes()).and_then(|at| rest.split_at_checked(at))
        {
            out.push_str(before);
            let after = after.strip_prefix('{').unwrap_or(after);
            // Names are so short that a search by the processor's wide registers only begins.
            let end = after.bytes().position(|byte| byte == b'}');
            let name = end.and_then(|at| after.split_at_checked(at));
            let Some((name, tail)) = name else {
                out.push('{');
                rest = after;
                continue;
            };
            if !value(name, out) {
                out.push('{');
                out.push_str(name);
                out.push('}');
            }
            rest = tail.strip_prefix('}').unwrap_or(tail);
        }
        out.push_str(rest);
    }

    /// Is this the empty text of a section that leaves the field out?
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.0 == 0
    }
}

/// A field of a section: sections are rows of `fields` texts each.
fn cell(table: &[u16], section: u16, fields: usize, field: usize) -> Text {
    Text(table.get(usize::from(section) * fields + field).copied().unwrap_or_default())
}

/// The place of a label among those of the evidence, which stand one after the other.
#[must_use]
#[inline(always)]
pub const fn evidence_place(label: Text) -> u8 {
    const FIRST: u16 = match evidence::ALL.first() {
        Some((_, first)) => first.0,
        None => 0,
    };
    const { assert!(evidence::ALL.len() <= 1 << u8::BITS) }
    label.0.wrapping_sub(FIRST).to_le_bytes()[0]
}

/// The name of a value of the evidence, as JSON has it, by the place of its label.
#[must_use]
pub fn evidence_name(place: u8) -> &'static str {
    evidence::ALL.get(usize::from(place)).map_or("", |(name, _)| name)
}

/// Name and standing of a mode.
#[must_use]
pub const fn mode_text(mode: Mode) -> mode::Id {
    match mode {
        Mode::Nat => mode::NAT,
        Mode::CutThrough => mode::CUT_THROUGH,
        Mode::MultiEip => mode::MULTI_EIP,
        Mode::SecondaryCidr => mode::SECONDARY_CIDR,
    }
}

/// Title and purpose of an export format; `None` for a name that is none.
#[must_use]
pub fn format_text(name: &str) -> Option<format::Id> {
    let index = format::ALL.binary_search_by_key(&name, |(known, _)| known).ok()?;
    format::ALL.get(index).map(|(_, id)| *id)
}

/// The part of the world that regions are in; the empty text for a word that is none.
#[must_use]
pub fn area(id: &str) -> Text {
    match id {
        "cn" => ask::AREA_CN,
        "ap" => ask::AREA_AP,
        "eu" => ask::AREA_EU,
        "us" => ask::AREA_US,
        "na" => ask::AREA_NA,
        "me" => ask::AREA_ME,
        _ => Text::default(),
    }
}

/// The word for a verdict.
#[must_use]
pub const fn status_text(status: Status) -> Text {
    match status {
        Status::Available => word::STATUS_AVAILABLE,
        Status::Conditional => word::STATUS_CONDITIONAL,
        Status::Blocked => word::STATUS_BLOCKED,
    }
}

/// The word for a severity.
#[must_use]
pub const fn severity_text(severity: Severity) -> Text {
    match severity {
        Severity::Blocker => word::SEVERITY_BLOCKER,
        Severity::Precondition => word::SEVERITY_PRECONDITION,
        Severity::Caution => word::SEVERITY_CAUTION,
        Severity::Note => word::SEVERITY_NOTE,
    }
}

/// The word for a phase.
#[must_use]
pub const fn phase_text(phase: Phase) -> Text {
    match phase {
        Phase::Prepare => word::PHASE_PREPARE,
        Phase::Associate => word::PHASE_ASSOCIATE,
        Phase::Attach => word::PHASE_ATTACH,
        Phase::Configure => word::PHASE_CONFIGURE,
        Phase::Verify => word::PHASE_VERIFY,
    }
}

/// The word for a place of work.
#[must_use]
pub const fn place_text(place: Place) -> Text {
    match place {
        Place::Console => word::PLACE_CONSOLE,
        Place::Api => word::PLACE_API,
        Place::Os => word::PLACE_OS,
    }
}

include!(concat!(env!("OUT_DIR"), "/text.rs"));
