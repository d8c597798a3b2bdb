//! What an account says: answers of `DescribeEipAddresses` and its like, whole, in pages, in a list of them or one after
//! the other, joined by id across all files.
//!
//! The command line prints the answer as the API gives it; `--cliquery` leaves the bare list, and SDKs put the answer
//! under `body`. All of these are read.

mod items;
mod machines;

use std::collections::{HashMap, HashSet};

use serde_json::value::RawValue;

use super::estate::json::{DEEPEST, Object, Result, broken, list, too_deep};
use super::estate::{Estate, Str, tell};
use super::{Fault, Input, Item, Kind, Place, Read, Sink};
use crate::text::estate as t;

/// Answers of the cloud's API.
pub const KIND: Kind = Kind { name: "account", recognises, read: Read::Whole(read) };

/// What an answer lists.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub(super) enum Sort {
    Eip,
    Eni,
    Instance,
    Vpc,
    VSwitch,
    Type,
    Gateway,
}

/// Lists of answers: their name, the name within it, and what they list.
const LISTS: &[(&str, &[&str], Sort)] = &[
    ("EipAddresses", &["EipAddress"], Sort::Eip),
    ("NetworkInterfaceSets", &["NetworkInterfaceSet"], Sort::Eni),
    ("Instances", &["Instance"], Sort::Instance),
    ("Vpcs", &["Vpc"], Sort::Vpc),
    ("VSwitches", &["VSwitch"], Sort::VSwitch),
    ("InstanceTypes", &["InstanceType"], Sort::Type),
    ("Ipv4GatewayModels", &["Ipv4GatewayModel"], Sort::Gateway),
];

/// What tells an object of a bare list apart, the most special first.
const SIGNS: &[(&str, Sort)] = &[
    ("AllocationId", Sort::Eip),
    ("NetworkInterfaceId", Sort::Eni),
    ("InstanceTypeId", Sort::Type),
    ("Ipv4GatewayModel", Sort::Gateway),
    ("HostName", Sort::Instance),
    ("AvailableIpAddressCount", Sort::VSwitch),
    ("VRouterId", Sort::Vpc),
];

/// Everything that tells an answer, or an object of one.
const WANTED: &[&str] = &[
    "EipAddresses",
    "NetworkInterfaceSets",
    "Instances",
    "Vpcs",
    "VSwitches",
    "InstanceTypes",
    "Ipv4GatewayModels",
    "AllocationId",
    "NetworkInterfaceId",
    "InstanceTypeId",
    "HostName",
    "AvailableIpAddressCount",
    "VRouterId",
    "body",
    "Code",
    "TotalCount",
];

fn recognises(text: &str) -> bool {
    let text = text.trim_start();
    let has = |name: &str| {
        let quoted = format!("\"{name}\"");
        text.match_indices(&quoted).next().is_some_and(|(at, _)| {
            let rest = text.get(at + quoted.len()..).unwrap_or_default();
            rest.trim_start().starts_with(':')
        })
    };
    let lists = LISTS.iter().map(|(name, ..)| *name);
    let signs = SIGNS.iter().map(|(name, _)| *name);
    match text.chars().next() {
        Some('{') => lists.clone().any(has) || (has("RequestId") && has("Code")),
        Some('[') => lists.chain(signs).any(has),
        _ => false,
    }
}

/// What is read so far.
pub(super) struct Account<'a> {
    pub estate: Estate<'a>,
    pub seen: HashSet<(Sort, Str<'a>)>,
    /// How many objects of each list there are, as the largest answer says.
    pub totals: HashMap<Sort, u32>,
    /// ENIs that instances name, for where no answer has the ENIs themselves.
    pub lesser: Vec<super::estate::Eni<'a>>,
}

fn read(inputs: &[Input<'_>], sink: &mut Sink<'_>) {
    let mut stopped = false;
    let mut watched = |item: Item| {
        stopped |= !sink(item);
        !stopped
    };
    let mut account = Account {
        estate: Estate { kind: KIND.name, ..Estate::default() },
        seen: HashSet::new(),
        totals: HashMap::new(),
        lesser: Vec::new(),
    };
    for input in inputs {
        let documents = serde_json::Deserializer::from_str(input.text).into_iter::<&RawValue>();
        for document in documents {
            let read = match document {
                Ok(text) => one(text.get(), 0, input.file, &mut account, &mut watched),
                Err(error) => Err(broken(&error)),
            };
            if let Err(fault) = read
                && !watched(Item::Fault(Place::file(input.file), fault))
            {
                return;
            }
        }
    }
    if let Some(first) = inputs.first()
        && !pages(&account).all(|fault| watched(Item::Fault(Place::file(first.file), fault)))
    {
        return;
    }
    account.join();
    let nothing = account.estate.idle();
    if let (true, Some(first)) = (nothing, inputs.first()) {
        let fault = Fault::said("no-association", t::NO_ASSOCIATION);
        if !watched(Item::Fault(Place::file(first.file), fault)) {
            return;
        }
    }
    tell(&mut account.estate, &mut watched);
}

/// Reads an answer, a list of answers or of objects, or an object.
fn one<'a>(
    text: &'a str,
    depth: usize,
    file: u32,
    account: &mut Account<'a>,
    sink: &mut Sink<'_>,
) -> Result<()> {
    if depth > DEEPEST {
        return Err(too_deep());
    }
    if text.starts_with('[') {
        for element in list(text, "[]")? {
            if let Err(fault) = one(element, depth + 1, file, account, sink)
                && !sink(Item::Fault(Place::file(file), fault))
            {
                return Ok(());
            }
        }
        return Ok(());
    }
    let object = Object::read(text, "{}", WANTED)?;
    if let Some(body) = object.get("body") {
        return one(body, depth + 1, file, account, sink);
    }
    let mut answered = false;
    for (name, inner, sort) in LISTS {
        if object.get(name).is_none() {
            continue;
        }
        answered = true;
        if let Some(total) = object.count("TotalCount").ok().flatten() {
            let known = account.totals.entry(*sort).or_default();
            *known = total.max(*known);
        }
        for text in object.wrapped(name, inner)? {
            add(*sort, text, file, account, sink);
        }
        if *sort == Sort::Gateway {
            account.estate.gateways_complete = true;
        }
    }
    let sign = SIGNS.iter().find(|(sign, _)| object.has(sign));
    match sign {
        _ if answered => {}
        Some((_, sort)) => add(*sort, text, file, account, sink),
        None if object.has("Code") => {
            let mut fault = Fault::said("account-error", t::ACCOUNT_ERROR);
            if let Fault::Said(said) = &mut fault {
                let code = object.text("Code")?.unwrap_or_default();
                said.values.push(("code", code.chars().take(80).collect()));
            }
            return Err(fault);
        }
        None => return Err(Fault::said("account-nothing", t::ACCOUNT_NOTHING)),
    }
    Ok(())
}

/// Says so where pages are missing: what stands on them is not checked.
fn pages<'s>(account: &'s Account<'_>) -> impl Iterator<Item = Fault> + 's {
    LISTS.iter().filter_map(|(name, _, sort)| {
        let total = *account.totals.get(sort)?;
        let read = account.seen.iter().filter(|(of, _)| of == sort).count();
        let mut fault = Fault::said("account-pages", t::ACCOUNT_PAGES);
        if let Fault::Said(said) = &mut fault {
            said.values.push(("list", (*name).to_owned()));
            said.values.push(("read", read.to_string()));
            said.values.push(("total", total.to_string()));
        }
        (u32::try_from(read).is_ok_and(|read| read < total)).then_some(fault)
    })
}

/// Reads one object of an answer.
fn add<'a>(sort: Sort, text: &'a str, file: u32, account: &mut Account<'a>, sink: &mut Sink<'_>) {
    if let Err(fault) = items::add(sort, text, file, account) {
        let id = items::id(sort, text);
        let place = id.map_or(Place::file(file), |id| Place::address(file, id));
        sink(Item::Fault(place, fault));
    }
}
