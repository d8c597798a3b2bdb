//! HCL as `terraform fmt` writes it.

use std::fmt::Write as _;

use crate::export::escape::{comment, hcl};

/// A block: `resource "type" "name" { … }`.
#[derive(Debug)]
pub(super) struct Block {
    head: String,
    label: String,
    items: Vec<Item>,
}

#[derive(Debug)]
enum Item {
    Argument(String, String),
    Block(Block),
}

impl Block {
    pub(super) fn new(kind: &str, labels: &[&str]) -> Self {
        let label = labels.last().map(|label| (*label).to_owned()).unwrap_or_default();
        let labels: Vec<String> = labels.iter().map(|label| format!(" {}", hcl(label))).collect();
        Self { head: format!("{kind}{}", labels.concat()), label, items: Vec::new() }
    }

    /// Its last label, the name.
    pub(super) fn label(&self) -> &str {
        &self.label
    }

    pub(super) fn resource(kind: &str, name: &str) -> Self {
        Self::new("resource", &[kind, name])
    }

    /// An argument whose value is an expression.
    pub(super) fn set(mut self, name: &str, expression: impl Into<String>) -> Self {
        self.items.push(Item::Argument(name.to_owned(), expression.into()));
        self
    }

    /// An argument whose value is a text.
    pub(super) fn text(self, name: &str, value: &str) -> Self {
        let value = hcl(value);
        self.set(name, value)
    }

    /// An argument that is there only if it has a value.
    pub(super) fn maybe(self, name: &str, expression: Option<String>) -> Self {
        match expression {
            Some(expression) => self.set(name, expression),
            None => self,
        }
    }

    pub(super) fn block(mut self, block: Self) -> Self {
        self.items.push(Item::Block(block));
        self
    }

    /// `depends_on`, if there is something.
    pub(super) fn after(self, resources: &[String]) -> Self {
        if resources.is_empty() {
            return self;
        }
        self.set("depends_on", list(resources))
    }

    fn write(&self, out: &mut String, depth: usize) {
        let indent = "  ".repeat(depth);
        let _ = writeln!(out, "{indent}{} {{", self.head);
        let mut before_block = false;
        for (place, item) in self.items.iter().enumerate() {
            match item {
                Item::Argument(name, value) => {
                    let width = self.width(place);
                    let _ = writeln!(out, "{indent}  {name:width$} = {value}");
                    before_block = true;
                }
                Item::Block(block) => {
                    if before_block {
                        out.push('\n');
                    }
                    block.write(out, depth + 1);
                    before_block = true;
                }
            }
        }
        let _ = writeln!(out, "{indent}}}");
    }

    /// Arguments that stand together have their equals signs in one column.
    fn width(&self, place: usize) -> usize {
        let argument = |item: &Item| match item {
            Item::Argument(name, _) => Some(name.len()),
            Item::Block(_) => None,
        };
        let (before, from) = self.items.split_at_checked(place).unwrap_or_default();
        let above = before.iter().rev().map_while(argument);
        let below = from.iter().map_while(argument);
        above.chain(below).max().unwrap_or_default()
    }
}

/// A list of expressions on one line.
pub(super) fn list(items: &[String]) -> String {
    format!("[{}]", items.join(", "))
}

/// A file of these blocks below a head of comments.
pub(super) fn file(head: &[String], blocks: &[Block]) -> String {
    let mut out = String::new();
    for line in head {
        let line = comment(line);
        let _ = writeln!(out, "{}", format!("# {line}").trim_end());
    }
    for block in blocks {
        if !out.is_empty() {
            out.push('\n');
        }
        block.write(&mut out, 0);
    }
    out
}
