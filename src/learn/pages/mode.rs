//! The page of a mode.

use super::super::page::{Block, Item, Page, To};
use super::super::{Place, Topic};
use super::{LISTED, rule_item};
use crate::catalog::{Family, Lang, Limit, Mode, Region, limit, source};
use crate::check::AnyRule;
use crate::export::matrix::{ROWS, Row};
use crate::plan::plan;
use crate::rules::{Severity, section};
use crate::scenario::{Draft, parse_pairs};
use crate::text::{self, capacity, guide, learn as t};

/// A case in which the mode can be used, to show its steps.
const fn case(mode: Mode) -> &'static str {
    match mode {
        Mode::Nat => "region=cn-hangzhou&instance=ecs.g7.xlarge&mode=nat&eips=2",
        Mode::CutThrough => "region=cn-hangzhou&instance=ecs.g7.xlarge&mode=cut-through",
        Mode::MultiEip => {
            "region=cn-shanghai&instance=ecs.g5.xlarge&mode=multi-eip&eips=2&multiEipPermission=true"
        }
        Mode::SecondaryCidr => "region=cn-hangzhou&instance=ecs.g7.xlarge&mode=secondary-cidr",
    }
}

const fn guide_of(mode: Mode) -> guide::Id {
    match mode {
        Mode::Nat => guide::NAT,
        Mode::CutThrough => guide::CUT_THROUGH,
        Mode::MultiEip => guide::MULTI_EIP,
        Mode::SecondaryCidr => guide::SECONDARY_CIDR,
    }
}

pub(super) fn page(mode: Mode, lang: Lang) -> Page {
    let mut page = Page::new(Place::Page(Topic::Mode(mode)), lang);
    let (text, guide) = (text::mode_text(mode), guide_of(mode));
    page.open(vec![
        Block::text(text.short(), lang),
        Block::Pairs(vec![
            (Item::text(t::CONSOLE_NAME.get(lang)), Item::text(text.console().get(lang))),
            (Item::text(t::API_VALUE.get(lang)), Item::code(mode.api_value())),
        ]),
    ]);
    page.add("when", t::WHEN.get(lang), vec![Block::text(guide.when(), lang)]);
    page.add("when-not", t::WHEN_NOT.get(lang), vec![Block::text(guide.avoid(), lang)]);
    let rows = ROWS.iter();
    let cell =
        |row: &Row| (Item::text(row.text.title().get(lang)), Item::text(row.cell(mode, lang)));
    page.add("comparison", t::COMPARISON.get(lang), vec![Block::Pairs(rows.map(cell).collect())]);
    page.add("limits", t::LIMITS.get(lang), vec![Block::List(limits(mode, lang))]);
    page.add("steps", t::STEPS.get(lang), steps(mode, lang));
    let of_page = |rule: &AnyRule| rule.modes().has(mode);
    let (notes, own): (Vec<_>, Vec<_>) =
        AnyRule::all().filter(of_page).partition(|rule| is_note(rule.code()));
    page.add("rules", t::RULES_OF_MODE.get(lang), vec![Block::List(by_severity(&own, lang))]);
    page.add("newer", t::NEWER.get(lang), vec![Block::List(by_severity(&notes, lang))]);
    page.add("regions", t::REGIONS.get(lang), regions(mode, lang));
    page.add("families", t::FAMILIES.get(lang), families(mode, lang));
    page.add(
        "sources",
        t::SOURCES.get(lang),
        vec![Block::List(vec![Item::source(source::SEED, chapter(mode), lang)])],
    );
    page
}

/// Does it speak of another page than the one that decides?
pub(super) fn is_note(code: &str) -> bool {
    code.starts_with("X-")
}

const fn chapter(mode: Mode) -> &'static str {
    match mode {
        Mode::Nat => section::NAT,
        Mode::CutThrough => section::CUT_THROUGH,
        Mode::MultiEip => section::MULTI_EIP,
        Mode::SecondaryCidr => section::RELATED,
    }
}

fn by_severity(rules: &[AnyRule], lang: Lang) -> Vec<Item> {
    const ORDER: [Severity; 4] =
        [Severity::Blocker, Severity::Precondition, Severity::Caution, Severity::Note];
    let of = |severity| rules.iter().filter(move |rule| rule.severity() == severity);
    ORDER.into_iter().flat_map(of).map(|rule| rule_item(*rule, lang)).collect()
}

/// Numbers that hold whatever the instance type, each with its source.
fn limits(mode: Mode, lang: Lang) -> Vec<Item> {
    let per_eni = |limit: Limit| (capacity::LIMIT_PER_ENI, limit);
    let own = match mode {
        Mode::Nat => (capacity::LIMIT_PRIMARY, limit::NAT_PRIMARY_EIPS),
        Mode::CutThrough => per_eni(limit::CUT_THROUGH_EIPS_PER_ENI),
        Mode::MultiEip => per_eni(limit::MULTI_EIP_EIPS_PER_ENI),
        Mode::SecondaryCidr => per_eni(limit::SECONDARY_CIDR_EIPS_PER_ENI),
    };
    let blocks =
        (mode == Mode::SecondaryCidr).then_some((t::LIMIT_BLOCKS, limit::VPC_SECONDARY_CIDRS));
    let all = [Some(own), blocks, Some((t::LIMIT_QUOTA, limit::EIP_QUOTA))];
    let mut items: Vec<Item> = all
        .into_iter()
        .flatten()
        .map(|(text, limit)| {
            let source = Item::source(limit.source, limit.section, lang);
            let said = text.fill(lang, &[("value", limit.value.to_string())]);
            Item { text: said, note: format!("{} · {}", source.text, source.note), ..source }
        })
        .collect();
    items.push(
        Item::text(t::LIMIT_TYPE.get(lang))
            .to(To::Place(Place::List(super::super::Shelf::Families))),
    );
    items
}

/// The steps of a plan in outline.
fn steps(mode: Mode, lang: Lang) -> Vec<Block> {
    let (draft, _) = Draft::from_pairs(&parse_pairs(case(mode)));
    let Ok(scenario) = draft.check() else { return Vec::new() };
    let plan = plan(&scenario);
    let step = |step: &crate::plan::Step| {
        let place = text::place_text(step.place).get(lang);
        let phase = text::phase_text(step.phase).get(lang);
        Item::text(text::step_text(step, step.text.title(), lang))
            .note(format!("{phase} · {place}"))
    };
    let open = Item::text(t::OPEN_EXAMPLE.get(lang)).to(To::Plan(case(mode).to_owned()));
    vec![
        Block::text(t::STEPS_INTRO, lang),
        Block::Steps(plan.steps().iter().map(step).collect()),
        Block::List(vec![open]),
    ]
}

fn regions(mode: Mode, lang: Lang) -> Vec<Block> {
    let these = Region::supporting(mode);
    let said = match mode {
        Mode::Nat => t::REGIONS_ALL,
        Mode::SecondaryCidr => t::REGIONS_NO_LIST,
        _ => t::REGIONS_LISTED,
    };
    let count = [("count", these.len().to_string())];
    let links =
        these.iter().copied().map(|region| Item::link(Place::Page(Topic::Region(region)), lang));
    vec![Block::Text(said.fill(lang, &count)), Block::List(links.collect())]
}

fn families(mode: Mode, lang: Lang) -> Vec<Block> {
    if mode != Mode::MultiEip {
        return vec![Block::text(t::FAMILIES_ANY, lang)];
    }
    let listed = Family::listed();
    let count = [("count", listed.len().to_string())];
    let links =
        listed.iter().copied().map(|family| Item::link(Place::Page(Topic::Family(family)), lang));
    vec![Block::Text(t::FAMILIES_LISTED.fill(lang, &count)), Block::List(links.collect())]
}

/// How a mode stands somewhere: a mark and the word for it.
pub(super) fn listed(yes: bool, lang: Lang) -> (&'static str, &'static str) {
    let [on, off] = LISTED;
    if yes { (on, t::OFFERED.get(lang)) } else { (off, t::NOT_OFFERED.get(lang)) }
}
