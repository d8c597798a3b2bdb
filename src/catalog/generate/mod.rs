//! Build time: checks the data files and turns them into tables.
//!
//! Everything that is wrong is said, one line each, with file and row. Used by `build.rs`, and by the tests
//! that feed it bad data.

mod emit;
mod regions;
mod types;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::{fs, io};

use serde::Deserialize;

/// The data files: name and text.
pub type Files = BTreeMap<String, String>;

/// The files that make the catalog.
pub const FILES: [&str; 7] = [
    "sources.toml",
    "limits.toml",
    "blocks.toml",
    "waits.toml",
    "regions.toml",
    "families.toml",
    "instance-types.csv",
];

/// Reads the files of a folder.
///
/// # Errors
/// A file that is missing or no text.
pub fn read(folder: &Path) -> io::Result<Files> {
    FILES
        .iter()
        .map(|name| Ok(((*name).to_owned(), fs::read_to_string(folder.join(name))?)))
        .collect()
}

/// A document that facts come from.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Source {
    pub title: String,
    pub url: Option<String>,
    pub as_of: String,
    pub kind: String,
}

/// A number of the documentation.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Limit {
    pub value: u32,
    pub source: String,
    pub section: String,
}

/// What to wait for after a call.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Wait {
    pub read: String,
    pub state: String,
    pub busy: Option<String>,
    pub failed: Option<String>,
    pub source: String,
    pub section: String,
}

/// An address block of the documentation.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Block {
    pub cidr: String,
    pub source: String,
    pub section: String,
}

/// The checked catalog.
pub struct Catalog {
    pub sources: BTreeMap<String, Source>,
    pub limits: BTreeMap<String, Limit>,
    pub blocks: BTreeMap<String, Block>,
    pub waits: BTreeMap<String, Wait>,
    pub regions: Vec<regions::Region>,
    pub families: Vec<types::Family>,
    pub types: Vec<types::Type>,
}

/// Everything that was found wrong.
#[derive(Default)]
pub struct Faults(Vec<String>);

impl Faults {
    pub fn add(&mut self, fault: String) {
        self.0.push(fault);
    }

    /// A value, or the fault that it could not be read.
    pub fn parsed<T: Default, E: std::fmt::Display>(
        &mut self,
        file: &str,
        result: Result<T, E>,
    ) -> T {
        result.unwrap_or_else(|error| {
            self.add(format!("{file}: {error}"));
            T::default()
        })
    }
}

/// Generates the Rust source.
///
/// # Errors
/// Every fault of the data.
pub fn generate(files: &Files) -> Result<String, Vec<String>> {
    let mut faults = Faults::default();
    let text = |name: &str| files.get(name).map(String::as_str).unwrap_or_default();
    let sources: BTreeMap<String, Source> =
        faults.parsed("sources.toml", toml::from_str(text("sources.toml")));
    let limits: BTreeMap<String, Limit> =
        faults.parsed("limits.toml", toml::from_str(text("limits.toml")));
    let blocks: BTreeMap<String, Block> =
        faults.parsed("blocks.toml", toml::from_str(text("blocks.toml")));
    let waits: BTreeMap<String, Wait> =
        faults.parsed("waits.toml", toml::from_str(text("waits.toml")));
    let regions = regions::read(text("regions.toml"), &mut faults);
    let (families, types) =
        types::read(text("instance-types.csv"), text("families.toml"), &mut faults);
    for (id, source) in &sources {
        check_source(id, source, &mut faults);
    }
    let known: BTreeSet<&str> = sources.keys().map(String::as_str).collect();
    for (id, limit) in &limits {
        if !known.contains(limit.source.as_str()) {
            faults.add(format!("limits.toml: [{id}] has the unknown source {}", limit.source));
        }
    }
    for (id, block) in &blocks {
        if !known.contains(block.source.as_str()) {
            faults.add(format!("blocks.toml: [{id}] has the unknown source {}", block.source));
        }
    }
    for (action, wait) in &waits {
        if !known.contains(wait.source.as_str()) {
            faults.add(format!("waits.toml: [{action}] has the unknown source {}", wait.source));
        }
        for word in [&wait.read, &wait.state] {
            if word.trim().is_empty() {
                faults.add(format!("waits.toml: [{action}] has an empty word"));
            }
        }
    }
    for row in &types {
        for source in &row.sources {
            if !known.contains(source.as_str()) {
                faults.add(format!(
                    "instance-types.csv: {} has the unknown source {source}",
                    row.name
                ));
            }
        }
    }
    for required in ["seed", "terway-2020-01"] {
        if !known.contains(required) {
            faults.add(format!("sources.toml: [{required}] is missing"));
        }
    }
    if faults.0.is_empty() {
        Ok(emit::rust(&Catalog { sources, limits, blocks, waits, regions, families, types }))
    } else {
        Err(faults.0)
    }
}

fn check_source(id: &str, source: &Source, faults: &mut Faults) {
    let date =
        source.as_of.split('-').map(|part| part.parse::<u32>().ok()).collect::<Option<Vec<_>>>();
    if !matches!(date.as_deref(), Some([2018..=2100, 1..=12, 1..=31])) {
        faults.add(format!("sources.toml: [{id}] as_of {} is not a date", source.as_of));
    }
    if !["page", "copy", "read"].contains(&source.kind.as_str()) {
        faults.add(format!("sources.toml: [{id}] kind {} is not page, copy or read", source.kind));
    }
    if source.title.trim().is_empty() {
        faults.add(format!("sources.toml: [{id}] has no title"));
    }
    if source.url.as_ref().is_some_and(|url| !url.starts_with("https://")) {
        faults.add(format!("sources.toml: [{id}] url is not https"));
    }
}
