//! Which resource an argument leads to whose value is known only after apply: the expressions of the configuration are
//! followed, through variables and outputs of modules, by `count.index`, `each.key` and `each.value`.
//!
//! The configuration tells what an expression refers to, not what it computes: `a[count.index].id` and
//! `a[count.index + 1].id` look the same. Instances are therefore joined one to one only where both sides have as many;
//! everything else stays unknown.

use super::address::{Key, Reference, Step, reference};
use super::config::{Block, Module};
use super::resource::{Resource, Resources, TYPES, Type};
use crate::check::estate::Str;

/// What an expression leads to.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Found {
    /// This resource.
    One(usize),
    /// Resources of types that are not read.
    Foreign,
    /// Nobody can tell.
    Unknown,
}

/// So many references are followed for one argument; modules hand values on in far fewer steps.
const STEPS: u32 = 200;

/// Follows references.
#[derive(Debug)]
pub struct Join<'j, 'a> {
    /// All resources.
    pub resources: &'j Resources<'a>,
    /// The configuration.
    pub root: &'j Module<'a>,
}

/// Where an expression stands.
#[derive(Clone, Copy)]
struct Scope<'s> {
    modules: &'s [Step],
    /// What `each.value` is taken from.
    for_each: &'s [Str<'s>],
    /// The instance that it is evaluated for.
    key: &'s Key,
    /// How many instances there are.
    siblings: usize,
}

/// Which instance of several is meant.
#[derive(Clone, Copy)]
enum Pick<'s> {
    /// Nothing says.
    Any,
    /// This one, as it is written.
    Key(&'s Key),
    /// The one with the same key as the instance at hand, if there are as many.
    Same(&'s Key, usize),
}

struct Walk {
    steps: u32,
    found: Vec<usize>,
    foreign: bool,
    /// Something that cannot be followed stands beside the rest: a flag, a name, seldom a resource.
    dark: bool,
    /// A resource is meant, and nobody can tell which.
    lost: bool,
}

/// Arguments that name a resource, and what the named resource is.
const LINKS: &[(Type, &str)] = &[
    (Type::Association, "allocation_id"),
    (Type::Association, "instance_id"),
    (Type::Attachment, "network_interface_id"),
    (Type::Attachment, "instance_id"),
    (Type::Eni, "vswitch_id"),
    (Type::Instance, "vswitch_id"),
    (Type::VSwitch, "vpc_id"),
    (Type::Gateway, "vpc_id"),
    (Type::Block, "vpc_id"),
];

impl<'a> Join<'_, 'a> {
    /// The configuration of a module.
    fn module(&self, modules: &[Step]) -> Option<&Module<'a>> {
        modules
            .iter()
            .try_fold(self.root, |module, (call, _)| module.calls.get(call).map(|it| &it.module))
    }

    /// The configuration of a resource.
    pub fn block(&self, resource: &Resource<'_>) -> Option<&Block<'a>> {
        self.module(&resource.modules)?.resources.get(&resource.name)
    }

    /// What an argument of a resource leads to, of these types.
    pub fn follow(&self, resource: &Resource<'_>, argument: &str, wanted: &[Type]) -> Found {
        let mut walk =
            Walk { steps: STEPS, found: Vec::new(), foreign: false, dark: false, lost: false };
        self.argument(resource, argument, wanted, &mut walk);
        walk.found.sort_unstable();
        walk.found.dedup();
        match (walk.found.as_slice(), walk.lost) {
            ([one], false) => Found::One(*one),
            ([], false) if walk.foreign && !walk.dark => Found::Foreign,
            _ => Found::Unknown,
        }
    }

    fn argument(&self, of: &Resource<'_>, argument: &str, wanted: &[Type], walk: &mut Walk) {
        let Some(block) = self.block(of) else {
            walk.lost = true;
            return;
        };
        let Some(expression) = block.arguments.get(argument) else { return };
        let siblings = self.resources.instances(&of.modules, &of.name).map_or(1, |all| all.len());
        let scope =
            Scope { modules: &of.modules, for_each: &block.for_each, key: &of.key, siblings };
        self.references(&expression.references, scope, Pick::Any, wanted, walk);
    }

    fn references(
        &self,
        references: &[Str<'_>],
        scope: Scope<'_>,
        pick: Pick<'_>,
        wanted: &[Type],
        walk: &mut Walk,
    ) {
        let own = references.iter().any(|it| {
            matches!(reference(it), Reference::Count | Reference::EachKey | Reference::EachValue)
        });
        let pick = match pick {
            Pick::Any if own => Pick::Same(scope.key, scope.siblings),
            pick => pick,
        };
        for (index, text) in references.iter().enumerate() {
            // `a.b[0].id` is followed by `a.b[0]` and `a.b`, which say less of the same.
            let before = references.get(..index).unwrap_or_default();
            if before.iter().any(|longer| part_of(text, longer)) {
                continue;
            }
            let Some(left) = walk.steps.checked_sub(1) else {
                walk.lost = true;
                return;
            };
            walk.steps = left;
            self.reference(reference(text), scope, pick, wanted, walk);
        }
    }

    fn reference(
        &self,
        to: Reference<'_>,
        scope: Scope<'_>,
        pick: Pick<'_>,
        wanted: &[Type],
        walk: &mut Walk,
    ) {
        match to {
            Reference::Resource(kind, name, key, attribute) => {
                if !TYPES.iter().any(|(known, _)| *known == kind) {
                    walk.foreign = true;
                    return;
                }
                let name = format!("{kind}.{name}");
                let pick = if key == Key::None { pick } else { Pick::Key(&key) };
                self.resource(scope.modules, &name, pick, attribute, wanted, walk);
            }
            Reference::Variable(name, key) => {
                let Some(((call, key_of_call), parent)) = scope.modules.split_last() else {
                    return;
                };
                let caller = self.module(parent).and_then(|module| module.calls.get(call));
                let Some(block) = caller.map(|call| &call.block) else {
                    walk.lost = true;
                    return;
                };
                let Some(expression) = block.arguments.get(name) else { return };
                let siblings = usize::MAX;
                let scope = Scope {
                    modules: parent,
                    for_each: &block.for_each,
                    key: key_of_call,
                    siblings,
                };
                let pick = if key == Key::None { pick } else { Pick::Key(&key) };
                // The number of instances of a call is not written anywhere: its key must do.
                let pick = match pick {
                    Pick::Any if asks(&expression.references) => Pick::Key(key_of_call),
                    pick => pick,
                };
                self.references(&expression.references, scope, pick, wanted, walk);
            }
            Reference::Output(call, key, output, inner) => {
                let caller = self.module(scope.modules).and_then(|module| module.calls.get(call));
                let expression =
                    output.and_then(|output| caller.and_then(|it| it.module.outputs.get(output)));
                let Some(expression) = expression else {
                    walk.lost = true;
                    return;
                };
                let mut modules = scope.modules.to_vec();
                modules.push((call.to_owned(), key));
                let inside =
                    Scope { modules: &modules, for_each: &[], key: &Key::None, siblings: 1 };
                let pick = if inner == Key::None { pick } else { Pick::Key(&inner) };
                self.references(&expression.references, inside, pick, wanted, walk);
            }
            Reference::EachValue => {
                self.references(scope.for_each, scope, Pick::Key(scope.key), wanted, walk);
            }
            Reference::Other => walk.dark = true,
            Reference::Count | Reference::EachKey => {}
        }
    }

    fn resource(
        &self,
        modules: &[Step],
        name: &str,
        pick: Pick<'_>,
        attribute: Option<&str>,
        wanted: &[Type],
        walk: &mut Walk,
    ) {
        let Some(all) = self.resources.instances(modules, name) else {
            walk.lost = true;
            return;
        };
        let index = match (pick, all.len()) {
            (_, 1) if all.contains_key(&Key::None) => all.values().next(),
            (Pick::Key(key), _) => all.get(key),
            (Pick::Same(key, siblings), many) if many == siblings => all.get(key),
            (_, 1) => all.values().next(),
            _ => None,
        };
        let found = index.and_then(|index| Some((*index, self.resources.list.get(*index)?)));
        let Some((index, of)) = found else {
            walk.lost = true;
            return;
        };
        let link = attribute.filter(|name| LINKS.contains(&(of.kind, name)));
        match link {
            Some(argument) => {
                let Some(left) = walk.steps.checked_sub(1) else {
                    walk.lost = true;
                    return;
                };
                walk.steps = left;
                self.argument(of, argument, wanted, walk);
            }
            None if wanted.contains(&of.kind) => walk.found.push(index),
            None => {}
        }
    }
}

fn asks(references: &[Str<'_>]) -> bool {
    references.iter().any(|it| matches!(reference(it), Reference::Count | Reference::EachKey))
}

/// Is a reference a part of a longer one?
pub fn part_of(short: &str, long: &str) -> bool {
    long.strip_prefix(short).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
}
