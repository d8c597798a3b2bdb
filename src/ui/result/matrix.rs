//! The comparison of the modes.

use leptos::prelude::*;

use super::cards::sign;
use crate::catalog::{Lang, Mode};
use crate::export::matrix::{ROWS, Row};
use crate::plan::Plan;
use crate::text::{self, ui as t};

/// All rows of the source page's table; the plan's mode and the deciding cells are marked.
pub fn matrix(plan: &Plan, lang: Lang) -> impl IntoView + use<> {
    let head: Vec<_> = Mode::ALL
        .into_iter()
        .map(|mode| {
            let status = plan.assessment.mode(mode).status;
            let chosen = plan.mode == mode;
            view! {
                <th scope="col" class:chosen=chosen>
                    {text::mode_text(mode).name().get(lang)}
                    <br/>
                    <small>{sign(status)} " " {text::status_text(status).get(lang)}</small>
                    {chosen.then(|| view! { <br/><small>{t::CHOSEN_MODE.get(lang)}</small> })}
                </th>
            }
        })
        .collect();
    let rows: Vec<_> = ROWS.iter().map(|row| line(plan, row, lang)).collect();
    view! {
        <section aria-labelledby="matrix">
            <h3 id="matrix">{t::MATRIX.get(lang)}</h3>
            <p>{t::MATRIX_LEGEND.get(lang)}</p>
            <div class="scroll" tabindex="0" role="group" aria-labelledby="matrix">
                <table class="matrix">
                    <thead>
                        <tr><th scope="col">{t::ROW.get(lang)}</th>{head}</tr>
                    </thead>
                    <tbody>{rows}</tbody>
                </table>
            </div>
        </section>
    }
}

fn line(plan: &Plan, row: &Row, lang: Lang) -> impl IntoView + use<> {
    let cells: Vec<_> = Mode::ALL
        .into_iter()
        .map(|mode| {
            let decides = row.decides(&plan.assessment, mode);
            view! {
                <td class:chosen=plan.mode == mode class:decides=decides>
                    {decides.then(|| view! { <strong class="mark">"◆ " {t::DECIDES.get(lang)}</strong><br/> })}
                    {row.cell(mode, lang)}
                </td>
            }
        })
        .collect();
    view! {
        <tr data-row=row.id>
            <th scope="row">{row.text.title().get(lang)}</th>
            {cells}
        </tr>
    }
}
