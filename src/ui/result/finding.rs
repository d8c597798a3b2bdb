//! One finding: what was found, what was compared, what would lift it, where it stands.

use leptos::prelude::*;

use crate::catalog::Lang;
use crate::learn::Topic;
use crate::rules::{Citation, Evidence, Finding, Remedy, Rule};
use crate::text::{self, export as words, see, ui as t};
use crate::ui::{browser, page};

/// An item of a mode's list.
pub fn finding(found: &Finding, remedies: Vec<Remedy>, lang: Lang) -> impl IntoView + use<> {
    let rule = found.rule;
    let remedies: Vec<_> =
        remedies.into_iter().map(|remedy| button(rule.code, remedy, lang)).collect();
    let lift = (!remedies.is_empty()).then(|| {
        view! {
            <p class="lift">{t::LIFT.get(lang)}</p>
            <ul class="remedies">{remedies}</ul>
        }
    });
    let severity = rule.severity.word();
    view! {
        <li class=format!("finding {severity}") data-rule=rule.code>
            <p>
                <strong class="severity">{text::severity_text(rule.severity).get(lang)}</strong>
                " "
                {rule_link(rule)}
                " "
                {rule.text.title().get(lang)}
            </p>
            <p>{text::finding_message(found, lang)}</p>
            {lift}
            {evidence(&found.evidence, lang)}
            <details>
                <summary>{t::SOURCES.get(lang)}</summary>
                <p>{rule.text.why().get(lang)}</p>
                {source_list(rule.sources, lang)}
            </details>
        </li>
    }
}

/// An item of a mode's notes.
pub fn note(found: &Finding, lang: Lang) -> impl IntoView + use<> {
    view! {
        <li>
            <p>{rule_link(found.rule)} " " {text::finding_message(found, lang)}</p>
            {source_list(found.rule.sources, lang)}
        </li>
    }
}

/// The code of a rule, which leads to its page.
pub fn rule_link(rule: &'static Rule) -> impl IntoView {
    let page = page();
    let about = move || see::ABOUT_RULE.fill(page.lang.get(), &[("code", rule.code.to_owned())]);
    view! {
        <a class="code" href=move || page.learn_link(Topic::Rule(rule)) title=about>{rule.code}</a>
    }
}

/// The very values that the rule compared.
fn evidence(values: &Evidence, lang: Lang) -> impl IntoView + use<> {
    let rows: Vec<_> = values
        .iter()
        .map(|(name, fact)| {
            view! {
                <div>
                    <dt>{text::evidence_label(name).get(lang)}</dt>
                    <dd data-evidence=name>{text::evidence_value(fact, lang)}</dd>
                </div>
            }
        })
        .collect();
    (!rows.is_empty()).then(|| {
        view! {
            <p class="lift">{see::COMPARED.get(lang)}</p>
            <dl class="evidence">{rows}</dl>
        }
    })
}

fn button(code: &'static str, remedy: Remedy, lang: Lang) -> impl IntoView {
    let page = page();
    let summary = text::remedy_summary(&remedy, lang);
    let change = remedy.change.clone();
    let beside = move || page.compare_link(&change);
    let compare = format!("{}: {summary}", t::COMPARE_LINK.get(lang));
    view! {
        <li>
            <button
                type="button"
                data-remedy=code
                on:click=move |_| {
                    page.apply(&remedy.change);
                    browser::focus_soon("result");
                }
            >
                {summary}
            </button>
            " "
            <a class="beside" href=beside aria-label=compare>{t::COMPARE_LINK.get(lang)}</a>
        </li>
    }
}

/// Where a fact stands, with its date.
pub fn source_list(sources: &'static [Citation], lang: Lang) -> impl IntoView {
    let rows = sources.iter().map(|citation| {
        let source = citation.source;
        let date = words::AS_OF.fill(lang, &[("date", text::local_date(source.as_of(), lang))]);
        let title = match source.url() {
            Some(url) => {
                view! { <a href=url rel="noopener noreferrer" target="_blank">{source.title()}</a> }
                    .into_any()
            }
            None => source.title().into_any(),
        };
        view! { <li>{title} " — " {citation.section} " (" {date} ")"</li> }
    });
    view! { <ul class="sources">{rows.collect_view()}</ul> }
}
