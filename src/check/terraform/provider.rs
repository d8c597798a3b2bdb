//! The region of a resource's provider.

use std::collections::HashMap;

use super::address::{Reference, reference};
use super::config::{Expression, Module, expression};
use crate::catalog::Region;
use crate::check::estate::json::{Object, Result, entries};
use crate::check::estate::{Maybe, Str};

/// Providers of a configuration with their regions.
#[derive(Debug, Default)]
pub struct Providers<'a> {
    /// Region expressions by the provider's key.
    regions: HashMap<String, (Vec<String>, Expression<'a>)>,
    /// Values of the root module's variables.
    variables: HashMap<String, Str<'a>>,
}

impl<'a> Providers<'a> {
    /// Reads `configuration.provider_config` and `variables`.
    pub fn read(config: Option<&'a str>, variables: Option<&'a str>) -> Result<Self> {
        let mut providers = Self::default();
        for (name, text) in variables.map_or(Ok(Vec::new()), |it| entries(it, "variables"))? {
            let value = Object::read(text, "variables", &["value"]).and_then(|it| it.text("value"));
            // Lists and objects are no regions.
            if let Ok(Some(value)) = value {
                providers.variables.insert(name.into_owned(), value);
            }
        }
        for (key, text) in config.map_or(Ok(Vec::new()), |it| entries(it, "provider_config"))? {
            let provider =
                Object::read(text, "provider_config", &["module_address", "expressions"])?;
            let region = provider.object("expressions", &["region"])?;
            if let Some(text) = region.and_then(|it| it.get("region")) {
                let module = provider.text("module_address")?.unwrap_or_default();
                let path = super::address::modules(&module).unwrap_or_default();
                let path = path.into_iter().map(|(call, _)| call).collect();
                providers.regions.insert(key.into_owned(), (path, expression(text)));
            }
        }
        Ok(providers)
    }

    /// The region that a provider works in: what it says, as text.
    pub fn region(&self, key: &str, root: &Module<'a>) -> Option<Str<'a>> {
        // A module that brings no provider of its own has its parent's, under either name.
        let short = key.rsplit(':').next().unwrap_or(key);
        let (path, region) = self.regions.get(key).or_else(|| self.regions.get(short))?;
        self.constant(region, path, root)
    }

    fn constant(
        &self,
        expression: &Expression<'a>,
        path: &[String],
        root: &Module<'a>,
    ) -> Option<Str<'a>> {
        if expression.constant.is_some() {
            return expression.constant.clone();
        }
        let [only] = expression.references.as_slice() else { return None };
        let Reference::Variable(name, super::address::Key::None) = reference(only) else {
            return None;
        };
        let Some((call, parent)) = path.split_last() else {
            return self.variables.get(name).cloned();
        };
        let caller =
            parent.iter().try_fold(root, |module, call| Some(&module.calls.get(call)?.module));
        let argument = caller?.calls.get(call)?.block.arguments.get(name)?;
        self.constant(argument, parent, root)
    }
}

/// The region of a word, if the catalog has it.
pub fn region(word: Option<&str>) -> Maybe<Region> {
    word.and_then(Region::find).map_or(Maybe::Unknown, Maybe::Is)
}
