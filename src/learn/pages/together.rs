//! The page of a rule over several resources, made from the rule itself.

use super::super::page::{Block, Item, Page, To};
use super::super::{Place, Topic};
use super::rule::{self, spoken_of};
use super::{named_terms, rule_item};
use crate::catalog::Lang;
use crate::check::AnyRule;
use crate::check::cross::CrossRule;
use crate::rules::Severity;
use crate::text::learn as t;

pub(super) fn page(rule: &'static CrossRule, lang: Lang) -> Page {
    let mut page = Page::new(Place::Page(Topic::Rule(AnyRule::Together(rule))), lang);
    // What cannot be made as written is more than a mode.
    let meaning = match rule.severity {
        Severity::Blocker => t::MEANS_REFUSED,
        lighter => rule::meaning(lighter),
    };
    page.open(vec![
        Block::Text(rule.example_message(lang)),
        Block::Pairs(vec![(
            Item::text(t::SEVERITY.get(lang)),
            Item::text(meaning.get(lang)).severity(rule.severity, lang),
        )]),
    ]);
    page.add("why", t::WHY.get(lang), vec![Block::text(rule.text.why(), lang)]);
    page.add("mend", t::MEND.get(lang), vec![Block::text(rule.text.mend(), lang)]);
    page.add(
        "example",
        t::EXAMPLE.get(lang),
        vec![
            Block::text(t::EXAMPLE_FILE, lang),
            Block::Code(rule.example.file),
            Block::List(vec![Item::text(t::CHECK_EXAMPLE.get(lang)).to(To::Check(rule.code))]),
        ],
    );
    page.add("where", t::WHERE.get(lang), applies(rule, lang));
    let alike = rule.alike.iter().filter_map(|code| AnyRule::find(code));
    let alike = alike.map(|other| rule_item(other, lang)).collect();
    page.add("alike", t::ALIKE.get(lang), vec![Block::List(alike)]);
    let sources = rule.sources.iter().map(|citation| Item::citation(citation, lang)).collect();
    page.add("sources", t::SOURCES.get(lang), vec![Block::List(sources)]);
    let said = [rule.text.title(), rule.text.why(), rule.text.mend()].map(|text| text.get(lang));
    page.add("terms", t::TERMS.get(lang), vec![Block::List(named_terms(&said, lang))]);
    page
}

/// The files, resources and modes that it looks at.
fn applies(rule: &CrossRule, lang: Lang) -> Vec<Block> {
    let codes =
        |names: &[&'static str]| Block::List(names.iter().copied().map(Item::code).collect());
    let mut blocks = vec![
        Block::text(t::WHERE_TOGETHER, lang),
        Block::text(t::WHERE_TERRAFORM, lang),
        codes(rule.terraform),
    ];
    if rule.calls.is_empty() {
        blocks.push(Block::text(t::WHERE_PLAN_ALONE, lang));
    } else {
        blocks.extend([Block::text(t::WHERE_ACCOUNT, lang), codes(rule.calls)]);
    }
    blocks.extend(spoken_of(rule.modes, lang));
    blocks
}
