//! `regions.toml`

use std::collections::BTreeSet;

use serde::Deserialize;

use super::Faults;

/// A region of the file.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Region {
    pub id: String,
    pub status: String,
    pub area: String,
    pub name: Name,
    pub name_source: NameSource,
    pub nat: bool,
    pub cut_through: bool,
    pub multi_eip: bool,
    pub newer_cut_through: bool,
    #[serde(default)]
    pub aliases: Vec<String>,
    #[serde(default)]
    pub otherwise_in_2021: Vec<String>,
}

/// Its name in each language.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct Name {
    pub ja: String,
    pub en: String,
    pub zh: String,
}

/// Where a name was found.
#[derive(Deserialize, Debug)]
#[serde(deny_unknown_fields)]
pub struct NameSource {
    pub ja: String,
    pub zh: String,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct File {
    region: Vec<Region>,
}

/// The words that a region's status may be.
pub const STATUS: [&str; 4] = ["open", "local", "partner", "closed"];

/// The modes that the lists of 2021 speak of.
pub const MODES: [&str; 2] = ["cut-through", "multi-eip"];

pub fn read(text: &str, faults: &mut Faults) -> Vec<Region> {
    let file: File = faults.parsed("regions.toml", toml::from_str(text));
    let mut ids = BTreeSet::new();
    let mut names = BTreeSet::new();
    for region in &file.region {
        let id = &region.id;
        if !ids.insert(id) {
            faults.add(format!("regions.toml: {id} is there twice"));
        }
        if !STATUS.contains(&region.status.as_str()) {
            faults.add(format!("regions.toml: {id} has the unknown status {}", region.status));
        }
        if region.area != id.split('-').next().unwrap_or_default() {
            faults.add(format!("regions.toml: {id} is not in area {}", region.area));
        }
        for name in
            [&region.name.ja, &region.name.en, &region.name.zh].into_iter().chain(&region.aliases)
        {
            if name.trim().is_empty() {
                faults.add(format!("regions.toml: {id} lacks a name"));
            }
            if !names.insert(name) {
                faults.add(format!("regions.toml: the name {name} of {id} is there twice"));
            }
        }
        for source in [&region.name_source.ja, &region.name_source.zh] {
            if !["seed", "page", "third-party", "pattern"].contains(&source.as_str()) {
                faults.add(format!("regions.toml: {id} has the unknown name source {source}"));
            }
        }
        if let Some(mode) =
            region.otherwise_in_2021.iter().find(|mode| !MODES.contains(&mode.as_str()))
        {
            faults.add(format!("regions.toml: {id} names the unknown mode {mode}"));
        }
        if region.multi_eip && !region.cut_through {
            faults.add(format!(
                "regions.toml: {id} has multi_eip without cut_through, which no page says"
            ));
        }
        if region.nat == (region.status == "closed") {
            faults
                .add(format!("regions.toml: {id} is {} but nat is {}", region.status, region.nat));
        }
    }
    file.region
}
