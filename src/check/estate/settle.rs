//! Which ENI carries which association.

use std::collections::{HashMap, HashSet};

use super::index::{Node, find, nodes};
use super::{Bond, Estate, Link, Target};

/// The primary ENI of an instance, if the files have it.
fn primary(nodes: &HashMap<&str, Node>, estate: &Estate<'_>, instance: usize) -> Option<usize> {
    let of = estate.instances.get(instance)?;
    match find(nodes, &of.primary_eni)? {
        Node::Eni(index) => Some(index),
        _ => None,
    }
}

/// Which ENI carries each association. ENIs that are named and not in the files are added, and what two answers say of
/// the same association is taken once.
pub(super) fn settle(estate: &mut Estate<'_>) -> Vec<Option<usize>> {
    super::absent::add(estate);
    let nodes = nodes(estate);
    let mut carriers: Vec<Option<usize>> = estate
        .bonds
        .iter()
        .map(|bond| match find(&nodes, &bond.target) {
            Some(Node::Eni(index)) => Some(index),
            Some(Node::Instance(index)) => primary(&nodes, estate, index),
            _ => None,
        })
        .collect();
    // An association seen from the EIP says more than the same one seen from the ENI or the instance.
    let mut known = HashSet::new();
    let mut keep = vec![true; estate.bonds.len()];
    for lesser in [false, true] {
        for ((bond, carrier), keep) in estate.bonds.iter().zip(&carriers).zip(&mut keep) {
            if let (true, Link::Id(eip)) = (bond.lesser == lesser, &bond.eip) {
                *keep = known.insert((eip.clone(), *carrier)) || !lesser;
            }
        }
    }
    let (mut bond, mut carrier) = (keep.iter(), keep.iter());
    estate.bonds.retain(|_| bond.next() != Some(&false));
    carriers.retain(|_| carrier.next() != Some(&false));
    carriers
}

/// Is an association one that concerns an ENI?
pub(super) fn concerns(bond: &Bond<'_>) -> bool {
    bond.kind.get() != Some(&Target::Other)
}
