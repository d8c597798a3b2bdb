//! The rows: as many as fit are drawn, however many there are.

use leptos::ev::KeyboardEvent;
use leptos::html::Div;
use leptos::prelude::*;

use super::checker::checker;
use super::words;
use crate::text::checkpage as t;
use crate::ui::part::effect;
use crate::ui::{page, tr};
use crate::worker::message::{Line, RowLine};
use crate::worker::view;

/// The height of a line, in `rem`; the style sheet has the same.
const LINE: u32 = 4;
/// Lines come in blocks of so many.
const BLOCK: u32 = 16;

/// Pixels of a `rem`: people choose the size of their text.
fn line_height() -> f64 {
    let root = document().document_element();
    let style = root.and_then(|root| window().get_computed_style(&root).ok().flatten());
    let size = style.and_then(|style| style.get_property_value("font-size").ok());
    // The browser reads it: Rust's own reader brings ten kilobytes of tables.
    let size = size.map(|size| js_sys::parse_float(&size)).filter(|size| size.is_finite());
    size.unwrap_or(16.0) * f64::from(LINE)
}

/// How many whole lines these pixels are.
fn lines(pixels: f64, line: f64) -> u32 {
    #[allow(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a float becomes the nearest number that fits"
    )]
    let count = (pixels / line).floor() as u32;
    count
}

/// The table.
#[component]
pub fn Table() -> impl IntoView {
    let (checker, page) = (checker(), page());
    let grid = NodeRef::<Div>::new();
    let line = line_height();
    // First block and how many lines: whatever is drawn follows from these two.
    let window = RwSignal::new((0_u32, BLOCK * 3));
    let active = RwSignal::new(0_u32);
    let look = move || {
        let Some(grid) = grid.get_untracked() else { return };
        let first = lines(f64::from(grid.scroll_top()), line);
        let fit = lines(f64::from(grid.client_height()), line) + 2;
        let from = first.saturating_sub(BLOCK / 2) / BLOCK * BLOCK;
        let seen = (from, (first + fit + BLOCK / 2 - from).div_ceil(BLOCK) * BLOCK);
        window.maybe_update(|window| std::mem::replace(window, seen) != seen);
    };
    let rows = Memo::new(move |_| page.check_rows());
    // Another report or view starts at its beginning.
    let mut built = false;
    effect(move || {
        rows.track();
        checker.edition.track();
        if std::mem::replace(&mut built, true) {
            active.set(0);
            if let Some(grid) = grid.get_untracked() {
                grid.set_scroll_top(0);
            }
            look();
        }
    });
    effect(move || {
        checker.edition.track();
        let (from, count) = window.get();
        checker.show(rows.get(), from, count, page.lang.get());
    });
    let total = Memo::new(move |_| checker.shown.with(|shown| shown.total));
    let go = move |to: u32| {
        let to = to.min(total.get_untracked().saturating_sub(1));
        active.set(to);
        let Some(grid) = grid.get_untracked() else { return };
        let (top, height) = (f64::from(to) * line, f64::from(grid.client_height()));
        let now = f64::from(grid.scroll_top());
        let wanted = if top < now { top } else { now.max(top + line - height) };
        if (wanted - now).abs() > 0.5 {
            grid.scroll_to_with_x_and_y(0.0, wanted);
        }
        look();
    };
    let at = move |index: u32| {
        checker.shown.with_untracked(|shown| {
            let offset = index.checked_sub(shown.from)?;
            shown.lines.get(offset as usize).cloned()
        })
    };
    let open = move |index: u32| {
        active.set(index);
        if let Some(Line::Row(row)) = at(index) {
            page.open_check_row(Some(row.row));
        }
    };
    let key = move |event: KeyboardEvent| {
        let page_of = move || {
            grid.get_untracked()
                .map_or(1, |grid| lines(f64::from(grid.client_height()), line).max(2) - 1)
        };
        let now = active.get_untracked();
        let to = match event.key().as_str() {
            "ArrowDown" => now.saturating_add(1),
            "ArrowUp" => now.saturating_sub(1),
            "PageDown" => now.saturating_add(page_of()),
            "PageUp" => now.saturating_sub(page_of()),
            "Home" => 0,
            "End" => u32::MAX,
            "Enter" | " " => {
                event.prevent_default();
                return open(now);
            }
            _ => return,
        };
        event.prevent_default();
        go(to);
    };
    let each = move || {
        let lang = page.lang.get();
        let shown = checker.shown.get();
        let numbered = shown.lines.into_iter().zip(shown.from..);
        numbered.map(|(line, index)| (index, lang, line)).collect::<Vec<_>>()
    };
    let group = Memo::new(move |_| {
        let found = |view: &crate::ui::address::Pairs| {
            let found = view.iter().find(|(key, _)| key == view::GROUP);
            found.map(|(_, value)| value.clone()).unwrap_or_default()
        };
        page.check.with(found)
    });
    let height = move || format!("{}px", f64::from(total.get()) * line);
    let current = move || {
        let drawn = checker.shown.with(|shown| {
            let last = shown.from + u32::try_from(shown.lines.len()).unwrap_or_default();
            (shown.from..last).contains(&active.get())
        });
        drawn.then(|| format!("check-line-{}", active.get()))
    };
    view! {
        <div
            class="grid"
            role="grid"
            tabindex="0"
            node_ref=grid
            aria-label=tr(t::ROWS)
            aria-describedby="check-keys"
            aria-rowcount=move || (total.get() + 1).to_string()
            aria-colcount="5"
            aria-activedescendant=current
            on:scroll=move |_| look()
            on:keydown=key
        >
            <div role="rowgroup" class="grid-head">
                <div role="row" aria-rowindex="1" class="line">
                    {[
                        t::COLUMN_OUTCOME,
                        t::COLUMN_NAME,
                        t::COLUMN_WHERE,
                        t::COLUMN_MODE,
                        t::COLUMN_RULES,
                    ]
                        .map(|title| view! { <span role="columnheader">{tr(title)}</span> })
                        .into_iter()
                        .collect_view()}
                </div>
            </div>
            <div role="rowgroup" class="grid-body" style:height=height>
                <For each=each key=Clone::clone let((index, lang, shown))>
                    <div
                        role="row"
                        class="line"
                        id=format!("check-line-{index}")
                        aria-rowindex=(index + 2).to_string()
                        aria-selected=move || (active.get() == index).to_string()
                        style:top=format!("{}px", f64::from(index) * line)
                        on:click=move |_| open(index)
                    >
                        {match shown {
                            Line::Group(id, count) => {
                                let name = words::value(&group.get_untracked(), &id, lang);
                                let values = [("name", name), ("count", count.to_string())];
                                view! {
                                    <strong role="gridcell" aria-colspan="5" class="group-head">
                                        {t::GROUP_HEAD.fill(lang, &values)}
                                    </strong>
                                }
                                    .into_any()
                            }
                            Line::Row(row) => cells(row, lang).into_any(),
                        }}
                    </div>
                </For>
            </div>
        </div>
        <p class="where" id="check-keys">{tr(t::ROWS_KEYS)}</p>
    }
}

fn cells(row: RowLine, lang: crate::catalog::Lang) -> impl IntoView {
    let waived = (row.waived > 0).then(|| {
        format!(" ({})", t::WAIVED_COUNT.fill(lang, &[("count", row.waived.to_string())]))
    });
    let new = row.new.then(|| view! { " " <span class="badge">{t::NEW_MARK.get(lang)}</span> });
    let rules = if row.rules.is_empty() {
        t::NO_FINDINGS.get(lang).to_owned()
    } else {
        row.rules.join(" ")
    };
    let place = (row.place != row.title).then_some(row.place);
    view! {
        <span role="gridcell" class=format!("outcome {}", row.outcome) data-outcome=row.outcome.clone()>
            <span class="verdict">{words::outcome(&row.outcome, lang)}</span>
        </span>
        <span role="gridcell" class="cell-name">
            <span>{row.title} {new}</span>
            <span class="where">{place}</span>
        </span>
        <span role="gridcell" class="cell-where">
            <span>{row.region}</span>
            <span class="where">{row.instance}</span>
        </span>
        <span role="gridcell" class="cell-mode">{words::mode(&row.mode, lang)}</span>
        <span role="gridcell" class="cell-rules">
            <span class="rules">{rules}</span>
            <span class="where">{waived}</span>
        </span>
    }
}
