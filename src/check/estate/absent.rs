//! ENIs that something names and that are not in the files: the ENI of an association whose ENI was not given, and the
//! primary ENI of an instance that an EIP is associated with.

use std::collections::HashMap;

use super::settle::concerns;
use super::{Bond, Eni, Estate, Fate, Head, Link, Maybe, Str, Target};
use crate::check::{Place, Spot};

/// Adds them.
pub(super) fn add(estate: &mut Estate<'_>) {
    let Estate { bonds, enis, instances, .. } = estate;
    let mut known: HashMap<String, usize> = HashMap::new();
    for (index, eni) in enis.iter().enumerate() {
        for key in keys(&eni.head) {
            known.insert(key, index);
        }
    }
    let mut instance_at: HashMap<String, usize> = HashMap::new();
    for (index, instance) in instances.iter().enumerate() {
        for key in keys(&instance.head) {
            instance_at.insert(key, index);
        }
    }
    // The account says of a primary ENI whose it is.
    for eni in enis.iter().filter(|eni| eni.primary == Maybe::Is(true)) {
        let own = key(&eni.instance).and_then(|key| instance_at.get(&key));
        if let Some(instance) = own.and_then(|index| instances.get_mut(*index))
            && let Some(id) = &eni.head.id
        {
            instance.primary_eni = Link::Id(id.clone());
        }
    }
    for (number, bond) in bonds.iter_mut().enumerate() {
        if !concerns(bond) {
            continue;
        }
        let target = key(&bond.target);
        if target.as_ref().is_some_and(|key| known.contains_key(key)) {
            continue;
        }
        if let Some(index) = target.as_ref().and_then(|key| instance_at.get(key)) {
            let Some(instance) = instances.get_mut(*index) else { continue };
            let held = key(&instance.primary_eni).is_some_and(|key| known.contains_key(&key));
            if !held {
                let eni = primary(instance);
                let name = match &instance.primary_eni {
                    Link::Id(id) => id.to_string(),
                    _ => format!("{}#eni", instance_key(&instance.head)),
                };
                instance.primary_eni = Link::Id(name.clone().into());
                known.insert(name.clone(), enis.len());
                enis.push(Eni { head: Head { id: Some(name.into()), ..eni.head }, ..eni });
            }
            continue;
        }
        // Each unknown target stands for itself: nobody knows which of them are the same.
        let name = match &bond.target {
            Link::Id(id) => id.clone(),
            Link::At(address) => Str::Owned(address.clone()),
            Link::None | Link::Unknown => Str::Owned(format!("#{number}")),
        };
        bond.target = Link::Id(name.clone());
        known.insert(name.to_string(), enis.len());
        enis.push(absent(bond, name));
    }
}

fn keys(head: &Head<'_>) -> Vec<String> {
    let mut keys: Vec<String> = head.id.iter().map(|id| id.to_string()).collect();
    if let Spot::Address(address) = &head.place.spot {
        keys.push(address.clone());
    }
    keys
}

fn key(link: &Link<'_>) -> Option<String> {
    match link {
        Link::Id(id) => Some(id.to_string()),
        Link::At(address) => Some(address.clone()),
        Link::None | Link::Unknown => None,
    }
}

fn instance_key(head: &Head<'_>) -> String {
    match &head.place {
        Place { spot: Spot::Address(address), .. } => address.clone(),
        _ => head.id.as_deref().unwrap_or_default().to_owned(),
    }
}

fn primary<'a>(instance: &super::Instance<'a>) -> Eni<'a> {
    let link = Link::At(instance_key(&instance.head));
    Eni {
        head: instance.head.clone(),
        primary: Maybe::Is(true),
        vswitch: instance.vswitch.clone(),
        vpc: instance.vpc.clone(),
        instance: link,
        primary_ip: Maybe::Unknown,
        ips: instance.ips,
        absent: true,
    }
}

fn absent<'a>(bond: &Bond<'a>, id: Str<'a>) -> Eni<'a> {
    // An instance that is not in the files has its primary ENI nevertheless.
    let instance = bond.kind == Maybe::Is(Target::Instance);
    let fate = if bond.head.fate == Fate::Goes { Fate::Goes } else { Fate::Stays };
    Eni {
        head: Head {
            place: bond.head.place.clone(),
            id: Some(id.clone()),
            name: Str::default(),
            // The call is made in this region, and finds ENIs of no other.
            region: bond.head.region,
            fate,
        },
        primary: if instance { Maybe::Is(true) } else { Maybe::Unknown },
        vswitch: Link::Unknown,
        vpc: bond.vpc.clone(),
        instance: if instance { Link::Id(id) } else { Link::Unknown },
        primary_ip: Maybe::Unknown,
        ips: Maybe::Unknown,
        absent: true,
    }
}
