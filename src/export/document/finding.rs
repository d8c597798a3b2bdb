//! Findings as JSON: the most of an answer, and most of what one says is the same each time. So it is written once for
//! each rule and language, and only what the scenario adds is put in.

use std::sync::OnceLock;

use serde::Serialize;
use serde::ser::{SerializeSeq, Serializer};

use super::scenario::{Patch, RemedyDocument};
use super::source::SourceDocument;
use crate::catalog::Lang;
use crate::export::json_text::{Hole, Template, Written, append, escape_from};
use crate::rules::{Evidence, Finding, Remedy, Rule};
use crate::scenario::{Facts, Scenario};
use crate::text::{self, rule};

// What a finding is; what its scenario adds is left open. (A comment for its readers would stand in the schemas.)
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub(super) struct FindingDocument {
    rule: &'static str,
    severity: &'static str,
    message: String,
    #[cfg_attr(
        feature = "schema",
        schemars(with = "std::collections::BTreeMap<String, serde_json::Value>")
    )]
    evidence: Hole,
    #[cfg_attr(feature = "schema", schemars(with = "Vec<RemedyDocument>"))]
    remedies: Hole,
    sources: Vec<SourceDocument>,
}

/// The findings of a mode, written one after the other.
#[derive(Debug)]
pub(super) struct Findings<'a> {
    pub(super) found: &'a [Finding],
    pub(super) scenario: &'a Scenario,
    pub(super) lang: Lang,
}

/// More than nearly all findings take.
const ROOM: usize = 2048;

impl Serialize for Findings<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let facts = self.scenario.facts();
        let mut list = serializer.serialize_seq(Some(self.found.len()))?;
        let mut one = String::with_capacity(ROOM);
        for finding in self.found {
            one.clear();
            write(finding, &facts, self.lang, &mut one);
            list.serialize_element(&Written(&one))?;
        }
        list.end()
    }
}

/// What a rule says in a language.
#[derive(Debug)]
struct Said {
    template: Template,
    /// The names of the values in its message, in the order in which they stand there.
    names: Vec<&'static str>,
}

impl Said {
    fn of(rule: &Rule, lang: Lang) -> Self {
        let mut names = Vec::new();
        let mut message = String::new();
        rule.text.message().write(lang, &mut message, |name, out| {
            names.push(name);
            out.push(Hole::IN_TEXT);
            true
        });
        let document = FindingDocument {
            rule: rule.code,
            severity: rule.severity.word(),
            message,
            evidence: Hole,
            remedies: Hole,
            sources: rule.sources.iter().map(Into::into).collect(),
        };
        Self { template: Template::of(&document), names }
    }

    fn write(&self, finding: &Finding, facts: &Facts<'_>, lang: Lang, out: &mut String) {
        self.template.write(out, |hole, out| match self.names.get(hole) {
            Some(name) => {
                let at = out.len();
                if !text::write_evidence(finding, name, lang, out) {
                    out.extend(["{", name, "}"]);
                }
                escape_from(at, out);
            }
            None if hole == self.names.len() => evidence(&finding.evidence, out),
            None => remedies(finding.remedies(facts), lang, out),
        });
    }
}

// Most findings compare nothing that can be said, or have no remedy. Writing the others to a text has no case that fails:
// no maps with other keys than texts.

fn evidence(evidence: &Evidence, out: &mut String) {
    if *evidence == Evidence::none() {
        out.push_str("{}");
    } else {
        let _ = append(evidence, out);
    }
}

fn remedies(remedies: Vec<Remedy>, lang: Lang, out: &mut String) {
    if remedies.is_empty() {
        out.push_str("[]");
        return;
    }
    let document = |remedy: Remedy| RemedyDocument {
        summary: text::remedy_summary(&remedy, lang),
        change: Patch(remedy.change),
    };
    let _ = append(&remedies.into_iter().map(document).collect::<Vec<_>>(), out);
}

fn write(finding: &Finding, facts: &Facts<'_>, lang: Lang, out: &mut String) {
    static SAID: [[OnceLock<Said>; rule::ALL.len()]; Lang::ALL.len()] =
        [const { [const { OnceLock::new() }; rule::ALL.len()] }; Lang::ALL.len()];
    let place = SAID.get(lang as usize).and_then(|rules| rules.get(finding.rule.text.place()));
    match place {
        Some(place) if text::is_loaded(lang) => {
            place.get_or_init(|| Said::of(finding.rule, lang)).write(finding, facts, lang, out);
        }
        // A language that has not come speaks another one until then, which is not kept.
        _ => Said::of(finding.rule, lang).write(finding, facts, lang, out),
    }
}
