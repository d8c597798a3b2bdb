//! Which of two resources a plan makes first: the one that the other refers to, by an argument or by `depends_on`.

use std::collections::{HashMap, HashSet};

use super::address::{Reference, reference};
use super::config::{Call, Module};
use super::join::part_of;
use super::resource::Resource;
use crate::check::estate::{Order, Str};

/// A resource or an argument of a module call, as it is written: instances are made in the same order.
type Spot = (Vec<String>, String);

/// Orders, remembered.
#[derive(Debug)]
pub struct Orders<'o, 'a> {
    root: &'o Module<'a>,
    known: HashMap<(Spot, Spot), bool>,
    left: usize,
}

/// So many steps are taken in all; beyond them orders are unknown. Large configurations have some thousand resources.
const STEPS: usize = 2_000_000;

impl<'o, 'a> Orders<'o, 'a> {
    /// The orders of a configuration.
    pub fn new(root: &'o Module<'a>) -> Self {
        Self { root, known: HashMap::new(), left: STEPS }
    }

    /// Which one is made first?
    pub fn of(&mut self, first: &Resource<'_>, second: &Resource<'_>) -> Order {
        let (one, other) = (spot(first), spot(second));
        if self.block(&one).is_none() || self.block(&other).is_none() {
            return Order::Unknown;
        }
        if self.needs(&one, &other) {
            Order::Second
        } else if self.needs(&other, &one) {
            Order::First
        } else if self.left == 0 {
            Order::Unknown
        } else {
            Order::Open
        }
    }

    fn block(&self, spot: &Spot) -> Option<&'o super::config::Block<'a>> {
        module(self.root, &spot.0)?.resources.get(&spot.1)
    }

    /// Does one resource need the other, directly or through others?
    fn needs(&mut self, one: &Spot, other: &Spot) -> bool {
        let pair = (one.clone(), other.clone());
        if let Some(known) = self.known.get(&pair) {
            return *known;
        }
        let mut seen = HashSet::new();
        let mut open = vec![one.clone()];
        let mut found = false;
        while let Some(spot) = open.pop() {
            self.left = self.left.saturating_sub(1);
            if self.left == 0 || !seen.insert(spot.clone()) {
                continue;
            }
            if seen.len() > 1 && spot == *other {
                found = true;
                break;
            }
            self.next(&spot, &mut open);
        }
        self.known.insert(pair, found);
        found
    }

    /// What a resource, an argument (`var.x`) or an output (`output.x`) refers to.
    fn next(&self, spot: &Spot, open: &mut Vec<Spot>) {
        let (path, name) = spot;
        if let Some(variable) = name.strip_prefix("var.") {
            if let Some((call, parent)) = self.call(path) {
                let argument = call.block.arguments.get(variable);
                argument.into_iter().for_each(|it| self.expand(&it.references, &parent, open));
            }
        } else if let Some(output) = name.strip_prefix("output.") {
            let output = module(self.root, path).and_then(|module| module.outputs.get(output));
            output.into_iter().for_each(|it| self.expand(&it.references, path, open));
        } else if let Some(block) = self.block(spot) {
            self.expand(&block.references, path, open);
            // What a module call depends on is made before everything in the module.
            for depth in 1..=path.len() {
                let inner: Vec<String> = path.iter().take(depth).cloned().collect();
                if let Some((call, parent)) = self.call(&inner) {
                    self.expand(&call.block.depends, &parent, open);
                }
            }
        }
    }

    fn call(&self, path: &[String]) -> Option<(&'o Call<'a>, Vec<String>)> {
        let (last, parent) = path.split_last()?;
        Some((module(self.root, parent)?.calls.get(last)?, parent.to_vec()))
    }

    fn expand(&self, references: &[Str<'_>], path: &[String], open: &mut Vec<Spot>) {
        for (index, text) in references.iter().enumerate() {
            let before = references.get(..index).unwrap_or_default();
            if before.iter().any(|longer| part_of(text, longer)) {
                continue;
            }
            match reference(text) {
                Reference::Resource(kind, name, ..) => {
                    open.push((path.to_vec(), format!("{kind}.{name}")));
                }
                Reference::Variable(name, _) => {
                    open.push((path.to_vec(), format!("var.{name}")));
                }
                Reference::Output(call, _, output, _) => {
                    let mut inner = path.to_vec();
                    inner.push(call.to_owned());
                    match output {
                        Some(output) => open.push((inner, format!("output.{output}"))),
                        None => self.all(inner, open),
                    }
                }
                _ => {}
            }
        }
    }

    /// Everything in a module.
    fn all(&self, path: Vec<String>, open: &mut Vec<Spot>) {
        let Some(module) = module(self.root, &path) else { return };
        for name in module.resources.keys() {
            open.push((path.clone(), name.clone()));
        }
        for call in module.calls.keys() {
            let mut inner = path.clone();
            inner.push(call.clone());
            self.all(inner, open);
        }
    }
}

fn module<'m, 'a>(root: &'m Module<'a>, path: &[String]) -> Option<&'m Module<'a>> {
    path.iter().try_fold(root, |module, call| module.calls.get(call).map(|it| &it.module))
}

fn spot(resource: &Resource<'_>) -> Spot {
    (resource.modules.iter().map(|(call, _)| call.clone()).collect(), resource.name.clone())
}
