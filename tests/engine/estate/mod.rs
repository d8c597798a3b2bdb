//! Terraform JSON and account answers: what the readers make of them.

mod cross;
mod fixtures;
mod hostile;
mod large;

use eip_planner::catalog::Lang;
use eip_planner::check::{Fault, Input, Item, KINDS, Kind, Place, Read, Spot, verdict};
use eip_planner::scenario::{parse_pairs, to_address};
use eip_planner::text::error_message;

/// The kind of a text, as the check recognises it.
pub fn kind(text: &str) -> Option<Kind> {
    KINDS
        .iter()
        .copied()
        .find(|kind| matches!(kind.name, "terraform" | "account") && (kind.recognises)(text))
}

/// Everything that a reader says of files, which are recognised first.
pub fn read(name: &str, texts: &[&str]) -> Vec<Item> {
    let kind = KINDS.iter().find(|kind| kind.name == name).unwrap();
    let inputs: Vec<Input<'_>> =
        (0..).zip(texts).map(|(file, text)| Input { file, name: "file.json", text }).collect();
    let mut items = Vec::new();
    let Read::Whole(read) = kind.read else { panic!("{name} reads whole files") };
    read(&inputs, &mut |item| {
        items.push(item);
        true
    });
    items
}

fn place(place: &Place) -> String {
    match &place.spot {
        Spot::File => format!("file {}", place.file),
        Spot::Line(line) => format!("line {line}"),
        Spot::Address(address) => address.clone(),
    }
}

/// An item as people review it.
pub fn line(item: &Item) -> String {
    match item {
        Item::Design(design) => {
            let verdict = verdict(&design.draft, &design.unknown);
            let mut codes: Vec<_> = verdict.findings.iter().map(|it| it.rule.code).collect();
            codes.sort_unstable();
            let paths = |fields: &[eip_planner::scenario::Field]| {
                fields.iter().map(|field| field.spec().path).collect::<Vec<_>>().join(" ")
            };
            let given = to_address(&design.draft);
            let mode = verdict.mode.map_or("-", |mode| mode.id());
            let outcome = verdict.outcome.word();
            format!(
                "design {} \"{}\": {mode} {outcome}\n  given {given}\n  unknown {}\n  missing {}\n  found {}",
                place(&design.place),
                design.name,
                paths(&design.unknown),
                paths(&verdict.missing),
                codes.join(" "),
            )
        }
        Item::Note(note) => {
            let message = note.rule.text.message().fill(Lang::En, &note.values);
            let severity = note.rule.severity.word();
            format!("note {} {severity} at {}: {message}", note.rule.code, place(&note.place))
        }
        Item::Fault(at, fault) => {
            let said = match fault {
                Fault::Input(error) => {
                    format!("{}: {}", error.code.word(), error_message(error, Lang::En))
                }
                Fault::Broken(line, column) => format!("broken at line {line}, column {column}"),
                Fault::Said(said) => {
                    format!("{}: {}", said.code, said.text.fill(Lang::En, &said.values))
                }
            };
            format!("fault at {}: {said}", place(at))
        }
    }
}

/// All items as people review them.
pub fn lines(items: &[Item]) -> String {
    items.iter().map(|item| line(item) + "\n").collect()
}

/// The codes of the cross-resource rules that spoke, each with the place.
pub fn notes(items: &[Item]) -> Vec<(&'static str, String)> {
    let notes = items.iter().filter_map(|item| match item {
        Item::Note(note) => Some((note.rule.code, place(&note.place))),
        _ => None,
    });
    notes.collect()
}

/// What a design that was read says, by the address form of its scenario.
pub fn given(item: &Item, key: &str) -> Option<String> {
    let Item::Design(design) = item else { return None };
    let address = to_address(&design.draft);
    parse_pairs(&address).into_iter().find(|(known, _)| known == key).map(|(_, value)| value)
}
