//! The pages of a region and of an instance family.

use super::super::page::{Block, Item, Page, To};
use super::super::{Place, Topic};
use super::mode::listed;
use super::reach;
use super::rule::case_of;
use super::rule_item;
use crate::catalog::{Family, InstanceType, Lang, Mode, Region, RegionStatus, Source, source};
use crate::plan::most_of;
use crate::rules::{self, Rule, section};
use crate::scenario::Field;
use crate::text::{self, Text, learn as t};

const fn kind(status: RegionStatus) -> Text {
    match status {
        RegionStatus::Open => t::REGION_OPEN,
        RegionStatus::Local => t::REGION_LOCAL,
        RegionStatus::Partner => t::REGION_PARTNER,
        RegionStatus::Closed => t::REGION_CLOSED,
    }
}

pub(super) fn region(region: Region, lang: Lang) -> Page {
    let mut page = Page::new(Place::Page(Topic::Region(region)), lang);
    page.open(vec![
        Block::text(kind(region.status()), lang),
        Block::Pairs(vec![
            (Item::text(t::REGION_ID.get(lang)), Item::code(region.id())),
            (
                Item::text(t::OTHER_NAMES.get(lang)),
                Item::text(other_names(lang, |lang| region.name(lang))),
            ),
        ]),
        Block::List(vec![
            Item::text(t::USE_REGION.get(lang)).to(To::Use(Field::Region, region.id())),
        ]),
    ]);
    let modes = Mode::ALL.into_iter().map(|mode| {
        let offered = Item { badge: Some(listed(region.supports(mode), lang)), ..Item::default() };
        (Item::link(Place::Page(Topic::Mode(mode)), lang), offered)
    });
    page.add("modes", t::MODES.get(lang), vec![Block::Pairs(modes.collect())]);
    let speaking = rules::all().filter(|rule| decides_here(rule, region));
    let items = speaking.map(|rule| rule_item(rule, lang)).collect();
    page.add("rules", t::RULES_OF_REGION.get(lang), vec![Block::List(items)]);
    page.add(
        "sources",
        t::SOURCES.get(lang),
        vec![Block::List(vec![
            Item::source(source::SEED, section::MODES, lang),
            Item::source(source::BIND_EN, "", lang),
            Item::source(source::DOCS_2021, "", lang),
        ])],
    );
    page
}

/// Does the rule speak in this region, and not in every one?
fn decides_here(rule: &'static Rule, region: Region) -> bool {
    let Some(case) = case_of(rule) else { return false };
    let modes = Mode::ALL.into_iter().filter(|mode| rule.modes.has(*mode));
    modes.into_iter().any(|mode| {
        reach::speaks_in(rule, &case, region, mode) && reach::regions(rule, &case, mode).is_some()
    })
}

/// What it is called in the other languages.
pub(super) fn other_names(lang: Lang, name: impl Fn(Lang) -> &'static str) -> String {
    let others = Lang::ALL.into_iter().filter(|other| *other != lang);
    text::join(lang, others.map(|other| name(other).to_owned()))
}

pub(super) fn family(family: Family, lang: Lang) -> Page {
    let mut page = Page::new(Place::Page(Topic::Family(family)), lang);
    let types: Vec<InstanceType> = family.types().filter(|of| !of.hidden()).collect();
    let said = if family.multi_eip() { t::FAMILY_MULTI_EIP } else { t::FAMILY_NOT_MULTI_EIP };
    let older = (family.multi_eip_2021() && !family.multi_eip()).then_some(t::FAMILY_2021);
    let mut opening = vec![Block::text(said, lang)];
    opening.extend(older.map(|text| Block::text(text, lang)));
    opening.push(Block::List(vec![
        Item::text(t::USE_FAMILY.get(lang)).to(To::Use(Field::Instance, family.id())),
    ]));
    page.open(opening);
    let stopped: Vec<Item> = types
        .iter()
        .filter(|of| of.needs_stop_to_attach())
        .map(|of| Item::code(of.name()))
        .collect();
    let rows = types.iter().map(|of| row(*of, lang)).collect();
    page.add(
        "types",
        t::TYPES.get(lang),
        vec![Block::text(t::TYPES_INTRO, lang), Block::Table(head(lang), rows)],
    );
    if !stopped.is_empty() {
        page.add("stopped", t::TYPES_STOPPED.get(lang), vec![Block::List(stopped)]);
    }
    let mut sources: Vec<Source> = Vec::new();
    types.iter().flat_map(|of| of.sources()).for_each(|source| {
        if !sources.contains(source) {
            sources.push(*source);
        }
    });
    let mut items = vec![Item::source(source::SEED, section::MULTI_EIP, lang)];
    items.extend(sources.into_iter().map(|source| Item::source(source, "", lang)));
    page.add("sources", t::SOURCES.get(lang), vec![Block::List(items)]);
    page
}

fn head(lang: Lang) -> Vec<String> {
    let mut head: Vec<String> = [t::TYPE, t::VCPU, t::MEMORY, t::ENIS, t::IPS_PER_ENI]
        .into_iter()
        .map(|text| text.get(lang).to_owned())
        .collect();
    head.extend(Mode::ALL.map(|mode| {
        let mode = text::mode_text(mode).name().get(lang).to_owned();
        t::EIPS_IN.fill(lang, &[("mode", mode)])
    }));
    head
}

fn row(of: InstanceType, lang: Lang) -> Vec<Item> {
    let number = |n: Option<u32>| {
        Item::text(n.map_or_else(|| t::NOT_KNOWN.get(lang).to_owned(), |n| n.to_string()))
    };
    let memory = of.memory_mib().map_or_else(
        || t::NOT_KNOWN.get(lang).to_owned(),
        |mib| if mib % 1024 == 0 { (mib / 1024).to_string() } else { format!("{}.5", mib / 1024) },
    );
    let mut row = vec![
        Item { code: of.name(), to: Some(To::Use(Field::Instance, of.name())), ..Item::default() },
        number(of.vcpu().map(u32::from)),
        Item::text(memory),
        number(of.enis().map(u32::from)),
        number(of.ipv4_per_eni().map(u32::from)),
    ];
    row.extend(Mode::ALL.map(|mode| number(most_of(of, mode))));
    row
}
