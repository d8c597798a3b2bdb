//! `configuration`: what each argument was written as. It is the only place of a plan that tells which resource an id
//! comes from that nobody knows yet.

use std::collections::HashMap;

use crate::check::estate::Str;
use crate::check::estate::json::{DEEPEST, Object, Result, entries, list, string, texts, too_deep};

/// A module as it is written.
#[derive(Debug, Default)]
pub struct Module<'a> {
    /// Its resources by `type.name`.
    pub resources: HashMap<String, Block<'a>>,
    /// Its module calls by name.
    pub calls: HashMap<String, Call<'a>>,
    /// Its outputs by name: what they refer to.
    pub outputs: HashMap<String, Expression<'a>>,
}

/// A module call.
#[derive(Debug, Default)]
pub struct Call<'a> {
    /// Its arguments.
    pub block: Block<'a>,
    /// The module.
    pub module: Module<'a>,
}

/// A resource or a module call as it is written.
#[derive(Debug, Default)]
pub struct Block<'a> {
    /// Arguments that are no blocks, by name.
    pub arguments: HashMap<String, Expression<'a>>,
    /// What `for_each` refers to.
    pub for_each: Vec<Str<'a>>,
    /// What any part of it refers to, `depends_on` included.
    pub references: Vec<Str<'a>>,
    /// `depends_on`
    pub depends: Vec<Str<'a>>,
    /// The provider that it is made with.
    pub provider: Option<Str<'a>>,
}

/// The value of an argument as it is written.
#[derive(Debug, Default)]
pub struct Expression<'a> {
    /// What it refers to, each followed by what it is a part of.
    pub references: Vec<Str<'a>>,
    /// The value, where it is a constant.
    pub constant: Option<Str<'a>>,
}

/// Reads a module and those within.
pub fn module(text: &str, depth: usize) -> Result<Module<'_>> {
    if depth > DEEPEST {
        return Err(too_deep());
    }
    let object = Object::read(text, "configuration", &["resources", "module_calls", "outputs"])?;
    let mut module = Module::default();
    for text in object.list("resources")? {
        const WANTED: &[&str] = &[
            "mode",
            "type",
            "name",
            "provider_config_key",
            "expressions",
            "count_expression",
            "for_each_expression",
            "depends_on",
        ];
        let resource = Object::read(text, "resources", WANTED)?;
        if resource.text("mode")?.as_deref() == Some("data") {
            continue;
        }
        let (Some(kind), Some(name)) = (resource.text("type")?, resource.text("name")?) else {
            continue;
        };
        module.resources.insert(format!("{kind}.{name}"), block(&resource)?);
    }
    for (name, text) in object.get("module_calls").map_or(Ok(Vec::new()), calls)? {
        const WANTED: &[&str] =
            &["expressions", "module", "count_expression", "for_each_expression", "depends_on"];
        let call = Object::read(text, "module_calls", WANTED)?;
        let inner = call.get("module").map(|text| self::module(text, depth + 1)).transpose()?;
        let call = Call { block: block(&call)?, module: inner.unwrap_or_default() };
        module.calls.insert(name.into_owned(), call);
    }
    for (name, text) in object.get("outputs").map_or(Ok(Vec::new()), calls)? {
        let output = Object::read(text, "outputs", &["expression"])?;
        if let Some(text) = output.get("expression") {
            module.outputs.insert(name.into_owned(), expression(text));
        }
    }
    Ok(module)
}

fn calls(text: &str) -> Result<Vec<(Str<'_>, &str)>> {
    entries(text, "configuration")
}

fn block<'a>(object: &Object<'a>) -> Result<Block<'a>> {
    let mut block = Block::default();
    for (name, text) in object.get("expressions").map_or(Ok(Vec::new()), calls)? {
        if text.starts_with('{') {
            let expression = expression(text);
            if expression.constant.is_some() || !expression.references.is_empty() {
                block.references.extend(expression.references.iter().cloned());
                block.arguments.insert(name.into_owned(), expression);
                continue;
            }
        }
        nested(text, 0, &mut block.references);
        block.arguments.insert(name.into_owned(), Expression::default());
    }
    let within = |name: &str| object.get(name).map(expression).unwrap_or_default().references;
    block.for_each = within("for_each_expression");
    block.references.extend(within("count_expression"));
    block.references.extend(block.for_each.iter().cloned());
    if let Some(text) = object.get("depends_on") {
        block.depends = texts(text, "depends_on")?;
        block.references.extend(block.depends.iter().cloned());
    }
    block.provider = object.text("provider_config_key").unwrap_or_default();
    Ok(block)
}

/// An expression; one of another shape says nothing.
pub fn expression(text: &str) -> Expression<'_> {
    let read = Object::read(text, "expressions", &["references", "constant_value"]);
    let Ok(object) = read else { return Expression::default() };
    let references = object.get("references").and_then(|text| texts(text, "references").ok());
    let constant = object.get("constant_value").and_then(|text| string(text).ok());
    Expression { references: references.unwrap_or_default(), constant }
}

/// References within blocks. Blocks of the provider are two or three deep.
fn nested<'a>(text: &'a str, depth: usize, into: &mut Vec<Str<'a>>) {
    const DEEPEST_BLOCK: usize = 6;
    if depth > DEEPEST_BLOCK {
        return;
    }
    if text.starts_with('[') {
        for element in list(text, "expressions").unwrap_or_default() {
            nested(element, depth + 1, into);
        }
    } else if text.starts_with('{') {
        into.extend(expression(text).references);
        for (name, text) in entries(text, "expressions").unwrap_or_default() {
            if name != "references" && name != "constant_value" {
                nested(text, depth + 1, into);
            }
        }
    }
}
