//! The page of a rule, made from the rule itself.

use super::super::page::{Block, Item, Page, To};
use super::super::{Place, Topic, example_of};
use super::reach::{Reach, reach};
use super::{case, named_terms};
use crate::catalog::{Lang, Mode};
use crate::rules::{Finding, Modes, Rule, Severity};
use crate::scenario::{Draft, Scenario, parse_pairs, to_address};
use crate::text::{self, Text, learn as t, meaning};

/// How many types a page names.
const NAMED: usize = 40;

/// The case in which the rule speaks, and what it says there.
pub(super) struct Case {
    pub draft: Draft,
    pub scenario: Scenario,
    pub finding: Finding,
}

/// The example of a rule; a test sees to it that every rule has one.
pub(super) fn case_of(rule: &'static Rule) -> Option<Case> {
    let (draft, _) = Draft::from_pairs(&parse_pairs(example_of(rule)?));
    let scenario = draft.check().ok()?;
    let mode = scenario.facts().mode().mode()?;
    let evidence = (rule.check)(&scenario.facts(), mode)?;
    Some(Case { draft, scenario, finding: Finding { rule, mode, evidence } })
}

/// What a severity means for the verdict.
pub(super) const fn meaning(severity: Severity) -> Text {
    match severity {
        Severity::Blocker => t::MEANS_BLOCKER,
        Severity::Precondition => t::MEANS_PRECONDITION,
        Severity::Caution => t::MEANS_CAUTION,
        Severity::Note => t::MEANS_NOTE,
    }
}

pub(super) fn page(rule: &'static Rule, lang: Lang) -> Page {
    let mut page = Page::new(Place::Page(Topic::Rule(rule.into())), lang);
    let case = case_of(rule);
    let says = case.as_ref().map(|case| text::finding_message(&case.finding, lang));
    page.open(vec![
        Block::Text(says.unwrap_or_default()),
        Block::Pairs(vec![(
            Item::text(t::SEVERITY.get(lang)),
            Item::text(meaning(rule.severity).get(lang)).severity(rule.severity, lang),
        )]),
    ]);
    page.add("why", t::WHY.get(lang), vec![Block::text(rule.text.why(), lang)]);
    page.add("mend", t::MEND.get(lang), mend(rule, case.as_ref(), lang));
    page.add(
        "example",
        t::EXAMPLE.get(lang),
        case.as_ref().map(|case| example(case, lang)).unwrap_or_default(),
    );
    page.add(
        "evidence",
        t::EVIDENCE.get(lang),
        case.as_ref().map(|case| compared(case, lang)).unwrap_or_default(),
    );
    page.add("where", t::WHERE.get(lang), applies(rule, case.as_ref(), lang));
    let sources = rule.sources.iter().map(|citation| Item::citation(citation, lang)).collect();
    page.add("sources", t::SOURCES.get(lang), vec![Block::List(sources)]);
    let said = [rule.text.title(), rule.text.why(), rule.text.mend()].map(|text| text.get(lang));
    page.add("terms", t::TERMS.get(lang), vec![Block::List(named_terms(&said, lang))]);
    page
}

/// How to mend it, and the remedies that the rule has for its example, each to open in the planner.
fn mend(rule: &Rule, case: Option<&Case>, lang: Lang) -> Vec<Block> {
    let mut blocks = vec![Block::text(rule.text.mend(), lang)];
    let Some(case) = case else { return blocks };
    let remedies = case.finding.remedies(&case.scenario.facts());
    if !remedies.is_empty() {
        blocks.push(Block::text(t::REMEDIES, lang));
    }
    let open = |remedy: &crate::rules::Remedy| {
        let mended = case.draft.with(&remedy.change);
        Item::text(text::remedy_summary(remedy, lang)).to(To::Plan(to_address(&mended)))
    };
    blocks.push(Block::List(remedies.iter().map(open).collect()));
    blocks
}

fn example(found: &Case, lang: Lang) -> Vec<Block> {
    let given = case::given(&found.draft, lang);
    let open = Item::text(t::OPEN_EXAMPLE.get(lang)).to(To::Plan(to_address(&found.draft)));
    vec![Block::Pairs(given), Block::List(vec![open])]
}

/// What the rule compares: each value by its name in the evidence, what it is, and what it is in the example.
fn compared(case: &Case, lang: Lang) -> Vec<Block> {
    let values: Vec<(Item, Item)> = case
        .finding
        .evidence
        .iter()
        .map(|(name, fact)| {
            let value =
                t::IN_THE_EXAMPLE.fill(lang, &[("value", text::evidence_value(fact, lang))]);
            (Item::code(name), Item::text(explain(name).get(lang)).note(value))
        })
        .collect();
    if values.is_empty() {
        return vec![Block::text(t::NO_EVIDENCE, lang)];
    }
    vec![Block::text(t::EVIDENCE_INTRO, lang), Block::Pairs(values)]
}

/// What a name of the evidence stands for; a test sees to it that each has its text.
fn explain(name: &str) -> Text {
    let found = meaning::ALL.iter().find(|(known, _)| *known == name);
    found.map_or_else(Text::default, |(_, text)| *text)
}

/// Modes, and the regions and families on which it depends.
fn applies(rule: &'static Rule, case: Option<&Case>, lang: Lang) -> Vec<Block> {
    let mut blocks = spoken_of(rule.modes, lang);
    let Some(case) = case else { return blocks };
    match reach(rule, case) {
        Reach::Everywhere => blocks.push(Block::text(t::WHERE_ALIKE, lang)),
        Reach::Some { regions, families, types } => {
            for (mode, found) in regions {
                let said = if found.but { t::WHERE_REGIONS_BUT } else { t::WHERE_REGIONS };
                let mode = mode.map(|mode| text::mode_text(mode).name().get(lang).to_owned());
                let mode = mode.unwrap_or_else(|| t::EVERY_MODE.get(lang).to_owned());
                blocks.push(Block::Text(said.fill(lang, &[("mode", mode)])));
                blocks.push(Block::List(links_to(found.these, Topic::Region, lang)));
            }
            if let Some(found) = families {
                let said = if found.but { t::WHERE_FAMILIES_BUT } else { t::WHERE_FAMILIES };
                blocks.push(Block::text(said, lang));
                blocks.push(Block::List(links_to(found.these, Topic::Family, lang)));
            }
            if let Some((some, all)) = types {
                let counts = [("some", some.len().to_string()), ("all", all.to_string())];
                blocks.push(Block::Text(t::WHERE_TYPES.fill(lang, &counts)));
                // A long list says nothing; the pages of the families have the numbers.
                let some = if some.len() > NAMED { Vec::new() } else { some };
                blocks
                    .push(Block::List(some.into_iter().map(|of| Item::code(of.name())).collect()));
            }
        }
    }
    blocks
}

/// The modes that a rule speaks of.
pub(super) fn spoken_of(modes: Modes, lang: Lang) -> Vec<Block> {
    let modes = Mode::ALL.into_iter().filter(|mode| modes.has(*mode)).collect();
    vec![Block::text(t::WHERE_MODES, lang), Block::List(links_to(modes, Topic::Mode, lang))]
}

fn links_to<T>(these: Vec<T>, topic: fn(T) -> Topic, lang: Lang) -> Vec<Item> {
    these.into_iter().map(|this| Item::link(Place::Page(topic(this)), lang)).collect()
}
