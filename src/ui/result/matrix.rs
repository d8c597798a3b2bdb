//! The comparison of the modes.

use leptos::prelude::*;

use super::cards::sign;
use super::of_plan;
use crate::catalog::{Lang, Mode};
use crate::export::matrix::{ROWS, Row};
use crate::plan::Plan;
use crate::rules::Status;
use crate::text::{self, see as words, ui as t};
use crate::ui::{address, page, tr};

/// What the case makes of the comparison.
#[derive(Clone, PartialEq)]
struct Marks {
    chosen: Mode,
    statuses: [Status; 4],
    /// Of each row: does it tell the modes apart here, and the verdict of which modes does it decide?
    rows: Vec<(bool, [bool; 4])>,
}

impl Marks {
    fn of(plan: &Plan) -> Self {
        let of = &plan.assessment;
        let row = |row: &Row| (row.differs(of), Mode::ALL.map(|mode| row.decides(of, mode)));
        Self {
            chosen: plan.mode,
            statuses: Mode::ALL.map(|mode| of.mode(mode).status),
            rows: ROWS.iter().map(row).collect(),
        }
    }

    /// The chosen mode first, where its column is pinned.
    fn columns(&self) -> Vec<(Mode, Status)> {
        let mut columns: Vec<_> = Mode::ALL.into_iter().zip(self.statuses).collect();
        columns.sort_by_key(|(mode, _)| *mode != self.chosen);
        columns
    }
}

/// All rows of the source page's table, or those that differ here.
#[component]
pub fn Matrix() -> impl IntoView {
    let page = page();
    let marks = of_plan(Marks::of);
    let differ = move || page.view_is(address::ROWS, address::DIFFER);
    let shown = move || {
        let marks = marks.get()?;
        let of = ROWS.iter().zip(marks.rows.clone());
        Some(of.filter(|(_, (apart, _))| *apart || !differ()).collect::<Vec<_>>())
    };
    let count = move || {
        let shown = shown().map_or(0, |rows| rows.len()).to_string();
        let values = [("shown", shown), ("all", ROWS.len().to_string())];
        words::DIFFER_COUNT.fill(page.lang.get(), &values)
    };
    let table = move || Some(table(&marks.get()?, shown()?, page.lang.get()));
    view! {
        <section aria-labelledby="matrix">
            <h3 id="matrix">{tr(t::MATRIX)}</h3>
            <p>{tr(t::MATRIX_LEGEND)}</p>
            <p class="matrix-filter">
                <label class="box">
                    <input
                        type="checkbox"
                        id="differ"
                        prop:checked=differ
                        on:change=move |event| {
                            let word = if event_target_checked(&event) { address::DIFFER } else { "" };
                            page.set_view(address::ROWS, word);
                        }
                    />
                    {tr(words::DIFFER)}
                </label>
                " "
                <output for="differ" class="count">{count}</output>
            </p>
            <div class="scroll matrix-box" tabindex="0" role="group" aria-labelledby="matrix">
                {table}
            </div>
        </section>
    }
}

/// The roles stand for themselves: where the table is narrow, its cells are stacked, and a browser may forget them.
fn table(
    marks: &Marks,
    rows: Vec<(&'static Row, (bool, [bool; 4]))>,
    lang: Lang,
) -> impl IntoView + use<> {
    let columns = marks.columns();
    let chosen = marks.chosen;
    let head = columns.iter().map(|(mode, status)| {
        let pinned = *mode == chosen;
        view! {
            <th scope="col" role="columnheader" class:chosen=pinned data-column=mode.id()>
                {text::mode_text(*mode).name().get(lang)}
                <br/>
                <small>{sign(*status)} " " {text::status_text(*status).get(lang)}</small>
                {pinned.then(|| view! { <br/><small>{words::PINNED.get(lang)}</small> })}
            </th>
        }
    });
    let head = head.collect_view();
    let lines = rows
        .into_iter()
        .map(|(row, (_, decides))| {
            let any = decides.contains(&true);
            let cells = columns.iter().map(|(mode, status)| {
                let decides =
                    Mode::ALL.into_iter().zip(decides).any(|(of, yes)| yes && of == *mode);
                cell(row, *mode, *status, decides, *mode == chosen, lang)
            });
            view! {
                <tr role="row" data-row=row.id class:decisive=any>
                    <th scope="row" role="rowheader">
                        {any.then(|| view! { <span class="mark" aria-hidden="true">"◆ "</span> })}
                        {row.text.title().get(lang)}
                    </th>
                    {cells.collect_view()}
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="matrix" role="table" aria-labelledby="matrix">
            <thead role="rowgroup">
                <tr role="row"><th scope="col" role="columnheader">{t::ROW.get(lang)}</th>{head}</tr>
            </thead>
            <tbody role="rowgroup">{lines}</tbody>
        </table>
    }
}

fn cell(
    row: &Row,
    mode: Mode,
    status: Status,
    decides: bool,
    chosen: bool,
    lang: Lang,
) -> impl IntoView + use<> {
    view! {
        <td role="cell" class:chosen=chosen class:decides=decides>
            // Where the cells are stacked, the head is out of sight; a screen reader still has it.
            <span class="column" aria-hidden="true">
                {sign(status)} " " {text::mode_text(mode).name().get(lang)}
            </span>
            {decides.then(|| view! { <strong class="mark">"◆ " {t::DECIDES.get(lang)}</strong><br/> })}
            {row.cell(mode, lang)}
        </td>
    }
}
