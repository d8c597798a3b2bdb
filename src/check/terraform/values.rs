//! The values of a resource: what is known, what is known after apply, and what was not written at all.

use super::config::Block;
use super::join::{Found, Join};
use super::resource::{Resource, Type};
use crate::check::estate::json::{Object, Result, list};
use crate::check::estate::{Link, Maybe, Str};

/// The values of a resource.
#[derive(Debug)]
pub struct Values<'v, 'a> {
    /// Whose they are.
    pub resource: &'v Resource<'a>,
    values: Object<'a>,
    unknown: Option<Object<'a>>,
    /// How it is written, where the file has its configuration.
    pub block: Option<&'v Block<'a>>,
}

impl<'v, 'a> Values<'v, 'a> {
    /// Reads these values of a resource.
    pub fn read(
        resource: &'v Resource<'a>,
        join: &'v Join<'_, 'a>,
        wanted: &'static [&'static str],
    ) -> Result<Self> {
        let values = Object::read(resource.values.unwrap_or("{}"), "values", wanted)?;
        let unknown = match resource.unknown {
            // All of it, as text that is no object, is known later.
            Some(text) if text.starts_with('{') => {
                Some(Object::read(text, "after_unknown", wanted)?)
            }
            _ => None,
        };
        Ok(Self { resource, values, unknown, block: join.block(resource) })
    }

    /// Is the value known only after apply?
    fn later(&self, name: &str) -> bool {
        match &self.unknown {
            Some(unknown) => unknown.get(name).is_some_and(|text| text.contains("true")),
            None => !self.resource.state && !self.values.has(name),
        }
    }

    /// Was the argument written? Without a configuration nobody can tell.
    fn unwritten(&self, name: &str) -> bool {
        self.block.is_some_and(|block| !block.arguments.contains_key(name))
    }

    /// A text that the provider works out where nobody writes it.
    pub fn computed(&self, name: &str) -> Result<Maybe<Str<'a>>> {
        Ok(match self.values.text(name)? {
            Some(text) => Maybe::Is(text),
            None if self.later(name) => Maybe::Unknown,
            None => Maybe::None,
        })
    }

    /// A text that is nothing where nobody writes it.
    pub fn written(&self, name: &str) -> Result<Maybe<Str<'a>>> {
        Ok(match self.computed(name)? {
            Maybe::Unknown if self.unwritten(name) => Maybe::None,
            value => value,
        })
    }

    /// The first of several names of one argument that says something.
    pub fn any(&self, names: &[&str]) -> Result<Maybe<Str<'a>>> {
        let mut found = Maybe::None;
        for name in names {
            match self.written(name)? {
                Maybe::Is(text) => return Ok(Maybe::Is(text)),
                Maybe::Unknown => found = Maybe::Unknown,
                Maybe::None => {}
            }
        }
        Ok(found)
    }

    /// A text to show, if there is one.
    pub fn name(&self, names: &[&str]) -> Str<'a> {
        names.iter().find_map(|name| self.values.text(name).ok().flatten()).unwrap_or_default()
    }

    /// A whole number.
    pub fn count(&self, name: &str) -> Result<Maybe<u32>> {
        Ok(match self.values.count(name)? {
            Some(n) => Maybe::Is(n),
            None if self.later(name) && !self.unwritten(name) => Maybe::Unknown,
            None => Maybe::None,
        })
    }

    /// How many elements a list has.
    pub fn len(&self, name: &str) -> Result<Maybe<u32>> {
        if let Some(text) = self.values.get(name) {
            let len = list(text, name)?.len();
            return Ok(Maybe::Is(u32::try_from(len).unwrap_or(u32::MAX)));
        }
        Ok(if self.later(name) && !self.unwritten(name) { Maybe::Unknown } else { Maybe::None })
    }

    /// Private addresses beside the primary one, under these names of lists and numbers.
    pub fn secondaries(&self, lists: &[&str], counts: &[&str]) -> Result<Maybe<u32>> {
        let mut found = Maybe::Is(0);
        for value in lists.iter().map(|name| self.len(name)) {
            match value? {
                Maybe::Is(n) if n > 0 => return Ok(Maybe::Is(n)),
                Maybe::Unknown => found = Maybe::Unknown,
                _ => {}
            }
        }
        for value in counts.iter().map(|name| self.count(name)) {
            match value? {
                Maybe::Is(n) if n > 0 => return Ok(Maybe::Is(n)),
                Maybe::Unknown => found = Maybe::Unknown,
                _ => {}
            }
        }
        Ok(found)
    }

    /// The texts of a list.
    pub fn texts(&self, name: &str) -> Result<Vec<Str<'a>>> {
        let texts = self.values.get(name).map(|text| crate::check::estate::json::texts(text, name));
        texts.unwrap_or(Ok(Vec::new()))
    }

    /// The resource that an argument names.
    pub fn link(
        &self,
        join: &Join<'_, 'a>,
        name: &str,
        wanted: &[Type],
    ) -> Result<(Link<'a>, Via)> {
        Ok(match self.computed(name)? {
            Maybe::Is(id) => (Link::Id(id), Via::Id),
            Maybe::None => (Link::None, Via::Nothing),
            Maybe::Unknown => match join.follow(self.resource, name, wanted) {
                Found::One(index) => {
                    join.resources.list.get(index).map_or((Link::Unknown, Via::Nothing), |it| {
                        (Link::At(it.address.clone()), Via::Resource(it.kind))
                    })
                }
                Found::Foreign => (Link::Unknown, Via::Foreign),
                Found::Unknown => (Link::Unknown, Via::Nothing),
            },
        })
    }
}

/// How an argument names a resource.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Via {
    /// By an id.
    Id,
    /// By a reference to one of these.
    Resource(Type),
    /// By a reference to a resource of a type that is not read.
    Foreign,
    /// Nobody can tell.
    Nothing,
}
