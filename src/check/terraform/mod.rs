//! `terraform show -json` of a plan or a state.
//!
//! Each file is an estate of its own: addresses tell resources apart within one file only.

mod address;
mod config;
mod fill;
mod join;
mod order;
mod provider;
mod resource;
mod values;

use std::cell::RefCell;
use std::collections::HashMap;

use self::fill::Fill;
use self::join::Join;
use self::order::Orders;
use self::provider::Providers;
use self::resource::Resources;
use super::estate::json::{Object, Result};
use super::estate::{Estate, Fate, Link, Maybe, tell};
use super::{Fault, Input, Item, Kind, Place, Read, Sink};
use crate::catalog::Mode;
use crate::scenario::{Allowed, ErrorCode, Field, InputError};
use crate::text::estate as t;

/// `terraform show -json`.
pub const KIND: Kind = Kind { name: "terraform", recognises, read: Read::Whole(read) };

/// The parts of a file, each as text.
const PARTS: &[&str] = &[
    "format_version",
    "planned_values",
    "resource_changes",
    "values",
    "configuration",
    "variables",
];

fn recognises(text: &str) -> bool {
    text.trim_start().starts_with('{')
        && text.contains("\"format_version\"")
        && (text.contains("\"terraform_version\"")
            || PARTS.iter().skip(1).any(|part| text.contains(&format!("\"{part}\""))))
}

fn read(inputs: &[Input<'_>], sink: &mut Sink<'_>) {
    for input in inputs {
        let mut stopped = false;
        let mut watched = |item: Item| {
            stopped |= !sink(item);
            !stopped
        };
        if let Err(fault) = file(input, &mut watched) {
            watched(Item::Fault(Place::file(input.file), fault));
        }
        if stopped {
            return;
        }
    }
}

fn file(input: &Input<'_>, sink: &mut Sink<'_>) -> Result<()> {
    let parts = Object::whole(input.text, PARTS)?;
    let version = parts.text("format_version")?.unwrap_or_default();
    if !matches!(version.split('.').next(), Some("0" | "1")) {
        let mut fault = Fault::said("terraform-format", t::TERRAFORM_FORMAT);
        if let Fault::Said(said) = &mut fault {
            said.values.push(("version", version.chars().take(20).collect()));
        }
        return Err(fault);
    }
    let resources = match resources(&parts, input.file, sink)? {
        Some(resources) => resources,
        None => return Ok(()),
    };
    const CONFIGURATION: &[&str] = &["provider_config", "root_module"];
    let configuration = parts.object("configuration", CONFIGURATION)?;
    let root = configuration.as_ref().and_then(|it| it.get("root_module"));
    let root = root.map_or(Ok(config::Module::default()), |text| config::module(text, 0))?;
    let config = configuration.as_ref().and_then(|it| it.get("provider_config"));
    let providers = Providers::read(config, parts.get("variables"))?;
    let join = Join { resources: &resources, root: &root };
    let strange = RefCell::default();
    let fill = Fill { file: input.file, join: &join, providers: &providers, strange };
    let mut estate = Estate { kind: KIND.name, ..Estate::default() };
    for resource in &resources.list {
        if let Err(fault) = fill.add(resource, &mut estate) {
            let place = Place::address(input.file, resource.address.clone());
            if !sink(Item::Fault(place, fault)) {
                return Ok(());
            }
        }
    }
    for (word, address) in fill.strange.into_inner() {
        let allowed = Allowed::Kind(Field::Region);
        let error =
            InputError::new(ErrorCode::UnknownValue, Field::Region.spec().path, &word, allowed);
        if !sink(Item::Fault(Place::address(input.file, address), Fault::Input(error))) {
            return Ok(());
        }
    }
    orders(&join, &mut estate);
    if estate.idle() && !sink(Item::Fault(Place::file(input.file), nothing(&resources))) {
        return Ok(());
    }
    tell(&mut estate, sink);
    Ok(())
}

/// What is said of a file without associations of EIPs.
fn nothing(resources: &Resources<'_>) -> Fault {
    if resources.list.is_empty() {
        Fault::said("terraform-nothing", t::TERRAFORM_NOTHING)
    } else {
        Fault::said("no-association", t::NO_ASSOCIATION)
    }
}

fn resources<'a>(
    parts: &Object<'a>,
    file: u32,
    sink: &mut Sink<'_>,
) -> Result<Option<Resources<'a>>> {
    let mut resources = Resources::default();
    let more = if parts.has("resource_changes") {
        resource::changes(parts.list("resource_changes")?, file, &mut resources, sink)
    } else {
        // A state, or a plan that somebody left only the planned values of.
        let state = !parts.has("planned_values");
        let name = if state { "values" } else { "planned_values" };
        let root = parts.object(name, &["root_module"])?;
        match root.as_ref().and_then(|it| it.get("root_module")) {
            Some(text) => resource::values(text, file, 0, state, &mut resources, sink)?,
            None => true,
        }
    };
    Ok(more.then_some(resources))
}

/// Finds out what is made first where that matters: an attachment and associations that change the ENI.
fn orders(join: &Join<'_, '_>, estate: &mut Estate<'_>) {
    let at = |address: &Place| match &address.spot {
        crate::check::Spot::Address(address) => Some(address.clone()),
        _ => None,
    };
    let resources: HashMap<&str, usize> =
        join.resources.list.iter().enumerate().map(|(i, it)| (it.address.as_str(), i)).collect();
    let mut attachments: HashMap<&Link<'_>, usize> = HashMap::new();
    let made = |fate: Fate| matches!(fate, Fate::Made | Fate::Replaced);
    for (index, attachment) in estate.attachments.iter().enumerate() {
        if made(attachment.head.fate) && matches!(attachment.eni, Link::Id(_) | Link::At(_)) {
            attachments.entry(&attachment.eni).or_insert(index);
        }
    }
    let mut orders = Orders::new(join.root);
    let mut found = Vec::new();
    for (bond_index, bond) in estate.bonds.iter().enumerate() {
        let ordered = matches!(bond.mode, Maybe::Is(Mode::CutThrough | Mode::MultiEip));
        let (true, true, Some(index)) =
            (ordered, made(bond.head.fate), attachments.get(&bond.target))
        else {
            continue;
        };
        let Some(attachment) = estate.attachments.get(*index) else { continue };
        let of = |place| at(place).and_then(|address| resources.get(address.as_str()).copied());
        let pair = (of(&attachment.head.place), of(&bond.head.place));
        let (Some(first), Some(second)) = pair else { continue };
        let list = &join.resources.list;
        if let (Some(first), Some(second)) = (list.get(first), list.get(second)) {
            found.push((*index, bond_index, orders.of(first, second)));
        }
    }
    estate.orders = found;
}
