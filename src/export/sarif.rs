//! The findings of an assessment as SARIF 2.1.0, for code review and pipelines.

use serde_json::{Value as Json, json};

use super::{File, file_name};
use crate::catalog::Lang;
use crate::plan::Plan;
use crate::rules::{Citation, Finding, Rule, Severity};
use crate::text::{self, Text};

/// One file: the findings of the plan's mode.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let findings = &plan.assessment.mode(plan.mode).findings;
    let mut rules: Vec<&'static Rule> = Vec::new();
    for finding in findings {
        if !rules.contains(&finding.rule) {
            rules.push(finding.rule);
        }
    }
    let results: Vec<Json> = findings
        .iter()
        .map(|finding| {
            let index = rules.iter().position(|rule| *rule == finding.rule).unwrap_or_default();
            result(plan, finding, index, lang)
        })
        .collect();
    let described = |rule: &Rule| {
        let texts = [rule.text.title(), rule.text.why(), rule.text.mend()];
        descriptor(rule.code, rule.severity, texts, rule.sources, lang)
    };
    let rules: Vec<Json> = rules.into_iter().map(described).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": "EIP Planner",
                "semanticVersion": env!("CARGO_PKG_VERSION"),
                "language": lang.tag(),
                "rules": rules,
            } },
            "results": results,
        }],
    });
    // Writing a value to a string has no case that fails.
    let mut text = serde_json::to_string_pretty(&log).unwrap_or_default();
    text.push('\n');
    vec![File { file_name: file_name(plan, "sarif"), media_type: "application/sarif+json", text }]
}

/// The word of SARIF for a severity.
#[must_use]
pub(crate) const fn level(severity: Severity) -> &'static str {
    match severity {
        Severity::Blocker => "error",
        Severity::Precondition | Severity::Caution => "warning",
        Severity::Note => "note",
    }
}

/// A rule as its results refer to it.
#[must_use]
pub(crate) fn descriptor(
    code: &str,
    severity: Severity,
    [title, why, mend]: [Text; 3],
    sources: &[Citation],
    lang: Lang,
) -> Json {
    let of = |text: Text| json!({ "text": text.get(lang) });
    let cited: Vec<String> = sources
        .iter()
        .map(|citation| {
            let source = citation.source;
            format!("{}, {} ({})", source.title(), citation.section, source.as_of())
        })
        .collect();
    let mut descriptor = json!({
        "id": code,
        "shortDescription": of(title),
        "fullDescription": of(why),
        "help": of(mend),
        "defaultConfiguration": { "level": level(severity) },
        "properties": { "severity": severity.word(), "sources": cited },
    });
    let url = sources.iter().find_map(|citation| citation.source.url());
    if let (Some(url), Some(members)) = (url, descriptor.as_object_mut()) {
        members.insert("helpUri".to_owned(), url.into());
    }
    descriptor
}

fn result(plan: &Plan, finding: &Finding, index: usize, lang: Lang) -> Json {
    let facts = plan.assessment.scenario.facts();
    let remedies: Vec<String> =
        finding.remedies(&facts).iter().map(|remedy| text::remedy_summary(remedy, lang)).collect();
    let name = plan.known.get(crate::scenario::Slot::Name).unwrap_or("scenario");
    json!({
        "ruleId": finding.rule.code,
        "ruleIndex": index,
        "level": level(finding.rule.severity),
        "message": { "text": text::finding_message(finding, lang) },
        "locations": [{ "logicalLocations": [{
            "name": name,
            "fullyQualifiedName": format!("{}/{}", plan.assessment.scenario.region().id(), plan.mode.id()),
            "kind": "resource",
        }] }],
        "properties": { "mode": plan.mode.id(), "evidence": finding.evidence, "remedies": remedies },
    })
}
