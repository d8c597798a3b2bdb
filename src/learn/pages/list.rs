//! What there is, list by list, and what is said where a name is nobody's.

use super::super::page::{Block, Item, Page, To};
use super::super::{EXAMPLES, Place, Shelf, Topic, nearest};
use super::mode::is_note;
use super::rule::meaning;
use super::rule_item;
use crate::catalog::{Lang, Mode};
use crate::check::AnyRule;
use crate::rules::Severity;
use crate::text::{self, Text, learn as t};

/// How many names a 'did you mean' offers.
const NEAREST: usize = 5;

pub(super) fn hub(lang: Lang) -> Page {
    let mut page = Page::new(Place::Hub, lang);
    page.open(vec![Block::text(t::HUB_INTRO, lang)]);
    let about = |shelf: Shelf| {
        let text = match shelf {
            Shelf::Modes => t::ABOUT_MODES,
            Shelf::Rules => t::ABOUT_RULES,
            Shelf::Regions => t::ABOUT_REGIONS,
            Shelf::Families => t::ABOUT_FAMILIES,
            Shelf::Glossary => t::ABOUT_GLOSSARY,
        };
        let count = Topic::of(shelf).count().to_string();
        let said = Item::text(text.fill(lang, &[("count", count)]));
        (Item::link(Place::List(shelf), lang), said)
    };
    let mut pairs: Vec<(Item, Item)> = Shelf::ALL.into_iter().map(about).collect();
    pairs.push((Item::link(Place::News, lang), Item::text(t::ABOUT_NEWS.get(lang))));
    page.add("shelves", t::READ.get(lang), vec![Block::Pairs(pairs)]);
    let cases = EXAMPLES.into_iter().map(|example| {
        let open =
            Item::text(example.text.title().get(lang)).to(To::Plan(example.address.to_owned()));
        (open, Item::text(example.text.about().get(lang)))
    });
    page.add("cases", t::CASES.get(lang), vec![Block::Pairs(cases.collect())]);
    page
}

pub(super) fn shelf(shelf: Shelf, lang: Lang) -> Page {
    let mut page = Page::new(Place::List(shelf), lang);
    match shelf {
        Shelf::Rules => rules(&mut page, lang),
        Shelf::Modes => {
            page.open(vec![Block::Pairs(all(shelf, lang, |topic| match topic {
                Topic::Mode(mode) => text::mode_text(*mode).short().get(lang).to_owned(),
                _ => String::new(),
            }))]);
        }
        Shelf::Glossary => page.open(vec![Block::Pairs(all(shelf, lang, |topic| match topic {
            Topic::Term(_, id) => id.meaning().get(lang).to_owned(),
            _ => String::new(),
        }))]),
        Shelf::Regions => {
            let items = Topic::of(shelf).map(|topic| {
                let note = match topic {
                    Topic::Region(region) => {
                        let modes = Mode::ALL.into_iter().filter(|mode| region.supports(*mode));
                        text::join(
                            lang,
                            modes.map(|mode| text::mode_text(mode).name().get(lang).to_owned()),
                        )
                    }
                    _ => String::new(),
                };
                let code = topic.id();
                (Item { code, ..Item::link(Place::Page(topic), lang) }, Item::text(note))
            });
            page.open(vec![Block::text(t::REGIONS_INTRO, lang), Block::Pairs(items.collect())]);
        }
        Shelf::Families => {
            let (listed, others): (Vec<Topic>, Vec<Topic>) = Topic::of(shelf)
                .partition(|topic| matches!(topic, Topic::Family(family) if family.multi_eip()));
            page.open(vec![Block::text(t::FAMILIES_INTRO, lang)]);
            page.add("multi-eip", t::FAMILIES_MULTI_EIP.get(lang), vec![links(listed, lang)]);
            page.add("others", t::FAMILIES_OTHERS.get(lang), vec![links(others, lang)]);
        }
    }
    page
}

fn links(topics: Vec<Topic>, lang: Lang) -> Block {
    Block::List(topics.into_iter().map(|topic| Item::link(Place::Page(topic), lang)).collect())
}

fn all(shelf: Shelf, lang: Lang, about: impl Fn(&Topic) -> String) -> Vec<(Item, Item)> {
    let pair = |topic: Topic| {
        let said = Item::text(about(&topic));
        (Item::link(Place::Page(topic), lang), said)
    };
    Topic::of(shelf).map(pair).collect()
}

/// Rules by what they speak of: the first part of their code.
fn rules(page: &mut Page, lang: Lang) {
    const GROUPS: [(&str, Text); 7] = [
        ("GEN", t::GROUP_GEN),
        ("NAT", t::GROUP_NAT),
        ("CUT", t::GROUP_CUT),
        ("MUL", t::GROUP_MUL),
        ("CID", t::GROUP_CID),
        ("X", t::GROUP_X),
        ("XR", t::GROUP_XR),
    ];
    const ORDER: [Severity; 4] =
        [Severity::Blocker, Severity::Precondition, Severity::Caution, Severity::Note];
    let legend = ORDER.map(|severity| {
        let badge = Item::default().severity(severity, lang);
        (badge, Item::text(meaning(severity).get(lang)))
    });
    page.open(vec![Block::text(t::RULES_INTRO, lang), Block::Pairs(legend.into())]);
    for (prefix, title) in GROUPS {
        let of = AnyRule::all().filter(|rule| rule.code().split('-').next() == Some(prefix));
        let items = of.map(|rule| {
            let item = rule_item(rule, lang);
            // That a note is a note needs no saying.
            if is_note(rule.code()) && rule.severity() == Severity::Note {
                Item { badge: None, ..item }
            } else {
                item
            }
        });
        page.add(prefix, title.get(lang), vec![Block::List(items.collect())]);
    }
}

/// A name that nothing has: said, with those that are near.
pub(super) fn unknown(shelf: Shelf, name: &str, lang: Lang) -> Page {
    let mut page = Page::new(Place::Unknown(shelf, name.to_owned()), lang);
    let shown: String = name.chars().take(80).collect();
    let list = shelf.text().get(lang).to_owned();
    page.open(vec![Block::Text(t::UNKNOWN_NAME.fill(lang, &[("name", shown), ("list", list)]))]);
    let near = nearest(shelf, name, NEAREST);
    let items = near.into_iter().map(|topic| {
        let code = if matches!(topic, Topic::Rule(_) | Topic::Family(_)) { "" } else { topic.id() };
        Item { code, ..Item::link(Place::Page(topic), lang) }
    });
    page.add("near", t::DID_YOU_MEAN.get(lang), vec![Block::List(items.collect())]);
    page.add(
        "list",
        t::ALL_OF_THEM.get(lang),
        vec![Block::List(vec![Item::link(Place::List(shelf), lang)])],
    );
    page
}
