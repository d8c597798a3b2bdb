//! One row: what was found, what is missing, and what can be done about it.

use leptos::prelude::*;

use super::checker::checker;
use super::words;
use crate::catalog::Lang;
use crate::rules::Severity;
use crate::text::{self, checkpage as t, ui};
use crate::ui::{browser, page};
use crate::worker::message::{Details, Found};

/// The row beside the table.
pub fn details(details: &Details, lang: Lang) -> impl IntoView + use<> {
    let page = page();
    let line = &details.line;
    let close = move || {
        page.open_check_row(None);
        browser::focus_first(".check .grid");
    };
    let given = details.given.iter().map(|(title, value)| {
        view! { <dt>{title.clone()}</dt> <dd>{value.clone()}</dd> }
    });
    let missing = details.missing.iter().map(|(title, how)| {
        view! { <dt>{title.clone()}</dt> <dd>{how.clone()}</dd> }
    });
    let missing = (!details.missing.is_empty()).then(|| {
        view! {
            <h4>{t::MISSING.get(lang)}</h4>
            <p>{t::MISSING_INTRO.get(lang)}</p>
            <dl class="missing">{missing.collect_view()}</dl>
        }
    });
    let row = line.row;
    // What only informs is the same for most designs, and folds away.
    let (notes, heavy): (Vec<_>, Vec<_>) =
        details.findings.iter().partition(|found| found.severity == Severity::Note.word());
    let list = |some: Vec<&Found>| {
        let items = some.into_iter().map(|found| finding(row, found, lang)).collect_view();
        view! { <ul class="findings">{items}</ul> }
    };
    let none = details.findings.is_empty().then(|| view! { <p>{t::NO_FINDING.get(lang)}</p> });
    let notes = (!notes.is_empty()).then(|| {
        let title = ui::NOTES.fill(lang, &[("count", notes.len().to_string())]);
        view! { <details class="notes"><summary>{title}</summary>{list(notes)}</details> }
    });
    let link = page.example_link(&line.query);
    view! {
        <section
            class="row-of-check"
            aria-labelledby="check-row"
            on:keydown=move |event| if event.key() == "Escape" { close() }
        >
            <h3 id="check-row" tabindex="-1">
                {t::DETAILS.fill(lang, &[("name", line.title.clone())])}
            </h3>
            <p class="where">{line.place.clone()}</p>
            <p class=format!("outcome {}", line.outcome)>
                <strong class="verdict">{words::outcome(&line.outcome, lang)}</strong>
                " "
                {words::mode(&line.mode, lang)}
            </p>
            <p>
                <a class="open-row" href=link aria-describedby="open-hint">{t::OPEN.get(lang)}</a>
                " "
                <span class="where" id="open-hint">{t::OPEN_HINT.get(lang)}</span>
            </p>
            {missing}
            <h4>{t::FINDINGS.get(lang)}</h4>
            {none}
            {list(heavy)}
            {notes}
            <details>
                <summary>{t::GIVEN.get(lang)}</summary>
                <dl>{given.collect_view()}</dl>
            </details>
            <p>
                <button type="button" class="close-row" on:click=move |_| close()>{t::CLOSE.get(lang)}</button>
            </p>
        </section>
    }
}

fn severity(word: &str, lang: Lang) -> &'static str {
    let all = [Severity::Blocker, Severity::Precondition, Severity::Caution, Severity::Note];
    let found = all.into_iter().find(|severity| severity.word() == word);
    found.map_or("", |severity| text::severity_text(severity).get(lang))
}

fn finding(row: u32, found: &Found, lang: Lang) -> impl IntoView + use<> {
    let code = found.code.clone();
    let remedies = (!found.remedies.is_empty()).then(|| {
        let one = |remedy: &String| view! { <li>{remedy.clone()}</li> };
        view! {
            <p class="lift">{ui::LIFT.get(lang)}</p>
            <ul>{found.remedies.iter().map(one).collect_view()}</ul>
        }
    });
    let (known, answered) = (code.clone(), found.waived.is_some());
    let waiver = match &found.waived {
        Some(reason) => waived(row, code.clone(), reason, lang).into_any(),
        None => waive(row, code.clone(), lang).into_any(),
    };
    view! {
        <li class=format!("finding {}", found.severity) class:waived=answered data-rule=known>
            <p>
                <strong class="severity">{severity(&found.severity, lang)}</strong>
                " "
                {words::code(code, lang)}
                " "
                {found.title.clone()}
            </p>
            <p>{found.message.clone()}</p>
            {remedies}
            {waiver}
        </li>
    }
}

fn waived(row: u32, code: String, reason: &str, lang: Lang) -> impl IntoView + use<> {
    let checker = checker();
    let label = t::UNWAIVE.fill(lang, &[("rule", code.clone())]);
    view! {
        <p class="waiver">{t::WAIVED.fill(lang, &[("reason", reason.to_owned())])}</p>
        <p>
            <button type="button" on:click=move |_| checker.waive(row, &code, String::new())>{label}</button>
        </p>
    }
}

fn waive(row: u32, code: String, lang: Lang) -> impl IntoView {
    let checker = checker();
    let reason = NodeRef::<leptos::html::Input>::new();
    let id = format!("waive-{code}");
    let rule = [("rule", code.clone())];
    view! {
        <details class="waive">
            <summary>{t::WAIVE.fill(lang, &rule)}</summary>
            <form on:submit=move |event| {
                event.prevent_default();
                let text = reason.get_untracked().map(|input| input.value()).unwrap_or_default();
                if !text.trim().is_empty() {
                    checker.waive(row, &code, text);
                }
            }>
                <label for=id.clone()>{t::WAIVE_REASON.fill(lang, &rule)}</label>
                <input id=id type="text" required autocomplete="off" maxlength="500" node_ref=reason />
                <p class="where">{t::WAIVE_HINT.get(lang)}</p>
                <button type="submit">{t::SAVE.get(lang)}</button>
            </form>
        </details>
    }
}
