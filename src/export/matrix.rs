//! The comparison of the modes, row by row as the source page's table has it.

use serde::Serialize;

use crate::catalog::{Lang, Limit, Mode, Region, limit};
use crate::rules::Assessment;
use crate::scenario::{EniKind, Facts};
use crate::text::{self, Text, matrix as t};

/// A row of the comparison.
#[derive(Clone, Copy, Debug)]
pub struct Row {
    /// Stable id.
    pub id: &'static str,
    /// Title and cells.
    pub text: t::Id,
    /// The limit that a cell speaks of, by mode.
    limit: fn(Mode) -> Option<Limit>,
    /// Codes of the rules that make the row decide a case.
    pub rules: &'static [&'static str],
    /// Do the modes answer the row differently in this case? A limit of the ENI that is not used, say, tells none apart.
    apart: fn(&Facts<'_>) -> bool,
}

const fn always(_: &Facts<'_>) -> bool {
    true
}

fn primary(facts: &Facts<'_>) -> bool {
    facts.eni_kind() == EniKind::Primary
}

fn secondary(facts: &Facts<'_>) -> bool {
    !primary(facts)
}

fn regional(facts: &Facts<'_>) -> bool {
    !Mode::ALL.into_iter().all(|mode| facts.region().supports(mode))
}

const fn no_limit(_: Mode) -> Option<Limit> {
    None
}

const fn primary_limit(mode: Mode) -> Option<Limit> {
    match mode {
        Mode::Nat => Some(limit::NAT_PRIMARY_EIPS),
        _ => None,
    }
}

const fn secondary_limit(mode: Mode) -> Option<Limit> {
    match mode {
        Mode::CutThrough => Some(limit::CUT_THROUGH_EIPS_PER_ENI),
        Mode::MultiEip => Some(limit::MULTI_EIP_EIPS_PER_ENI),
        _ => None,
    }
}

/// All rows, in the page's order; the last one is the page's standing to the mode.
pub const ROWS: &[Row] = &[
    Row { id: "visible", text: t::VISIBLE, limit: no_limit, rules: &["NAT-03"], apart: always },
    Row {
        id: "eni-types",
        text: t::ENI_TYPES,
        limit: no_limit,
        rules: &["CUT-01", "MUL-01"],
        apart: primary,
    },
    Row {
        id: "primary-max",
        text: t::PRIMARY_MAX,
        limit: primary_limit,
        rules: &["NAT-01"],
        apart: primary,
    },
    Row {
        id: "secondary-max",
        text: t::SECONDARY_MAX,
        limit: secondary_limit,
        rules: &["NAT-04", "NAT-05", "CUT-03", "MUL-03"],
        apart: secondary,
    },
    Row {
        id: "private-network",
        text: t::PRIVATE_NETWORK,
        limit: no_limit,
        rules: &["CUT-06"],
        apart: always,
    },
    Row { id: "protocols", text: t::PROTOCOLS, limit: no_limit, rules: &["NAT-02"], apart: always },
    Row {
        id: "regions",
        text: t::REGIONS,
        limit: no_limit,
        rules: &["GEN-02", "CUT-02", "MUL-02"],
        apart: regional,
    },
    Row {
        id: "standing",
        text: t::STANDING,
        limit: no_limit,
        rules: &["CUT-08", "MUL-04"],
        apart: always,
    },
];

impl Row {
    /// The cell of a mode.
    #[must_use]
    pub fn cell(&self, mode: Mode, lang: Lang) -> String {
        let text: Text = match mode {
            Mode::Nat => self.text.nat(),
            Mode::CutThrough => self.text.cut_through(),
            Mode::MultiEip => self.text.multi_eip(),
            Mode::SecondaryCidr => self.text.secondary_cidr(),
        };
        let regions: Vec<String> =
            Region::supporting(mode).iter().map(|region| region.name(lang).to_owned()).collect();
        let limit = (self.limit)(mode).map(|limit| limit.value.to_string()).unwrap_or_default();
        let count = regions.len().to_string();
        text.fill(
            lang,
            &[("limit", limit), ("count", count), ("regions", text::join(lang, regions))],
        )
    }

    /// Does this row tell the modes apart in this case, or decide the verdict of one?
    #[must_use]
    pub fn differs(&self, assessment: &Assessment) -> bool {
        (self.apart)(&assessment.scenario.facts())
            || Mode::ALL.into_iter().any(|mode| self.decides(assessment, mode))
    }

    /// Does this row decide the verdict of the mode in this case?
    #[must_use]
    pub fn decides(&self, assessment: &Assessment, mode: Mode) -> bool {
        use crate::rules::Severity::{Blocker, Precondition};
        let findings = &assessment.mode(mode).findings;
        findings.iter().any(|finding| {
            matches!(finding.rule.severity, Blocker | Precondition)
                && self.rules.contains(&finding.rule.code)
        })
    }
}

/// `matrix({ region?, instance?, lang })`
#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
pub struct MatrixDocument {
    schema: &'static str,
    modes: Vec<ModeHead>,
    rows: Vec<RowDocument>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct ModeHead {
    mode: &'static str,
    name: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    status: Option<&'static str>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct RowDocument {
    id: &'static str,
    title: &'static str,
    cells: Vec<Cell>,
}

#[derive(Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
struct Cell {
    mode: &'static str,
    text: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    decides: Option<bool>,
}

impl MatrixDocument {
    /// The comparison; with an assessment it also says each mode's verdict and which cells decide it.
    #[must_use]
    pub fn of(assessment: Option<&Assessment>, lang: Lang) -> Self {
        let modes = Mode::ALL.map(|mode| ModeHead {
            mode: mode.id(),
            name: text::mode_text(mode).name().get(lang),
            status: assessment.map(|assessment| assessment.mode(mode).status.word()),
        });
        let cell = |row: &Row, mode: Mode| Cell {
            mode: mode.id(),
            text: row.cell(mode, lang),
            decides: assessment.map(|assessment| row.decides(assessment, mode)),
        };
        let rows = ROWS.iter().map(|row| RowDocument {
            id: row.id,
            title: row.text.title().get(lang),
            cells: Mode::ALL.map(|mode| cell(row, mode)).into(),
        });
        Self { schema: crate::scenario::SCHEMA, modes: modes.into(), rows: rows.collect() }
    }
}
