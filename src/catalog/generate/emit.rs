//! The tables as Rust source.

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::Catalog;
use super::regions::STATUS;
use super::types::Type;

pub fn rust(catalog: &Catalog) -> String {
    let mut out = String::new();
    sources(&mut out, catalog);
    limits(&mut out, catalog);
    calls(&mut out, catalog);
    regions(&mut out, catalog);
    types(&mut out, catalog);
    out
}

fn constant(id: &str) -> String {
    id.replace('-', "_").to_uppercase()
}

fn sources(out: &mut String, catalog: &Catalog) {
    let mut consts = String::new();
    let _ = writeln!(out, "static SOURCES: [SourceRow; {}] = [", catalog.sources.len());
    for (index, (id, source)) in catalog.sources.iter().enumerate() {
        let kind = match source.kind.as_str() {
            "page" => "Page",
            "copy" => "Copy",
            _ => "Read",
        };
        let _ = writeln!(
            out,
            "SourceRow {{ id: {id:?}, title: {:?}, url: {:?}, as_of: {:?}, kind: AsOf::{kind} }},",
            source.title, source.url, source.as_of
        );
        let _ = writeln!(
            consts,
            "/// {}, {}\npub const {}: Source = Source({index});",
            source.title,
            source.as_of,
            constant(id)
        );
    }
    let _ = writeln!(
        out,
        "];\n/// The documents by name.\npub mod source {{\nuse super::Source;\n{consts}}}"
    );
}

fn limits(out: &mut String, catalog: &Catalog) {
    out.push_str("/// The numbers of the documentation, each with its source.\npub mod limit {\nuse super::{Limit, source};\n");
    for (id, limit) in &catalog.limits {
        let _ = writeln!(
            out,
            "/// {}\npub const {}: Limit = Limit {{ value: {}, source: source::{}, section: {:?} }};",
            id.replace('-', " "),
            constant(id),
            limit.value,
            constant(&limit.source),
            limit.section
        );
    }
    let documented = || catalog.types.iter().filter(|row| !row.hidden());
    let most = |of: fn(&Type) -> u32| documented().map(of).max().unwrap_or_default();
    let max = |name: &str, what: &str, value: u32| {
        format!(
            "/// {what}, the largest of the type table.\npub const {name}: Limit = Limit {{ value: {value}, source: source::HELP_2026_06, section: \"实例规格族\" }};\n"
        )
    };
    // One ENI of the instance is its primary one.
    out.push_str(&max(
        "INPUT_TYPE_ENIS_MAX",
        "ENIs of a type, the primary one included",
        most(|t| t.enis),
    ));
    out.push_str(&max("INPUT_ENIS_MAX", "Secondary ENIs", most(|t| t.enis).saturating_sub(1)));
    out.push_str(&max(
        "INPUT_PRIVATE_IPS_MAX",
        "Private IPv4 addresses of one ENI",
        most(|t| t.ipv4),
    ));
    out.push_str("}\n/// The address blocks of the documentation.\npub mod block {\nuse super::{Block, source};\n");
    for (id, block) in &catalog.blocks {
        let _ = writeln!(
            out,
            "/// {}\npub const {}: Block = Block {{ cidr: {:?}, source: source::{}, section: {:?} }};",
            id.replace('-', " "),
            constant(id),
            block.cidr,
            constant(&block.source),
            block.section
        );
    }
    out.push_str("}\n");
}

/// Sorted by action.
fn calls(out: &mut String, catalog: &Catalog) {
    let _ = writeln!(out, "static WAITS: [(&str, Wait); {}] = [", catalog.waits.len());
    for (action, wait) in &catalog.waits {
        let _ = writeln!(
            out,
            "({action:?}, Wait {{ read: {:?}, state: {:?}, busy: {:?}, failed: {:?}, source: source::{}, section: {:?} }}),",
            wait.read,
            wait.state,
            wait.busy,
            wait.failed,
            constant(&wait.source),
            wait.section
        );
    }
    out.push_str("];\n");
}

fn regions(out: &mut String, catalog: &Catalog) {
    let _ = writeln!(out, "static REGIONS: [RegionRow; {}] = [", catalog.regions.len());
    for region in &catalog.regions {
        let status = match STATUS.iter().position(|s| *s == region.status) {
            Some(1) => "Local",
            Some(2) => "Partner",
            Some(3) => "Closed",
            _ => "Open",
        };
        let _ = writeln!(
            out,
            "RegionRow {{ id: {:?}, names: [{:?}, {:?}, {:?}], aliases: &{:?}, area: {:?}, status: RegionStatus::{status}, nat: {}, cut_through: {}, multi_eip: {}, newer_cut_through: {}, otherwise_in_2021: &{:?} }},",
            region.id,
            region.name.ja,
            region.name.en,
            region.name.zh,
            region.aliases,
            region.area,
            region.nat,
            region.cut_through,
            region.multi_eip,
            region.newer_cut_through,
            region.otherwise_in_2021
        );
    }
    out.push_str("];\n");
}

/// So many names lie between two whose beginning is written down; those of the names between are summed up.
const NAME_BLOCK: usize = 8;

/// Columns of small integers and one blob of names.
fn types(out: &mut String, catalog: &Catalog) {
    let families: BTreeMap<&str, usize> = catalog
        .families
        .iter()
        .enumerate()
        .map(|(index, family)| (family.id.as_str(), index))
        .collect();
    let _ = writeln!(out, "static FAMILIES: [FamilyRow; {}] = [", families.len());
    for family in &catalog.families {
        // Most often the types of a family stand together; all of them stand in between.
        let of = |row: &Type| row.family == family.id;
        let first = catalog.types.iter().position(of).unwrap_or_default();
        let end = catalog.types.iter().rposition(of).map_or(0, |last| last + 1);
        let _ = writeln!(
            out,
            "FamilyRow {{ id: {:?}, multi_eip: {}, multi_eip_2021: {}, hidden: {}, types: ({first}, {end}) }},",
            family.id, family.multi_eip, family.multi_eip_2021, family.hidden
        );
    }
    out.push_str("];\n");
    let mut names = String::new();
    let mut starts = Vec::new();
    let mut sources: Vec<&[String]> = Vec::new();
    let mut groups = Vec::new();
    for (place, row) in catalog.types.iter().enumerate() {
        if place % NAME_BLOCK == 0 {
            starts.push(names.len());
        }
        names.push_str(&row.name);
        let group = sources.iter().position(|known| *known == row.sources);
        groups.push(group.unwrap_or_else(|| {
            sources.push(&row.sources);
            sources.len() - 1
        }));
    }
    let column = |of: &dyn Fn(&Type) -> usize| catalog.types.iter().map(of).collect::<Vec<_>>();
    let stopped = (0..).zip(&catalog.types).filter(|(_, row)| row.stop_to_attach);
    let columns: [(&str, Vec<usize>); 9] = [
        ("name_length", column(&|row| row.name.len())),
        ("name_start", starts),
        ("family", column(&|row| families.get(row.family.as_str()).copied().unwrap_or_default())),
        ("vcpu", column(&|row| row.vcpu as usize)),
        ("memory", column(&|row| row.memory as usize)),
        ("enis", column(&|row| row.enis as usize)),
        ("ipv4", column(&|row| row.ipv4 as usize)),
        ("sources", groups),
        ("stop_to_attach", stopped.map(|(place, _)| place).collect()),
    ];
    let _ = writeln!(out, "const NAME_BLOCK: usize = {NAME_BLOCK};");
    out.push_str("static TYPES: TypeColumns = TypeColumns {\n");
    for (name, numbers) in columns {
        let _ = writeln!(out, "{name}: &{numbers:?},");
    }
    let _ = writeln!(out, "}};\nstatic TYPE_NAMES: &str = {names:?};");
    let groups: Vec<String> = sources
        .iter()
        .map(|group| {
            let names: Vec<String> =
                group.iter().map(|id| format!("source::{}", constant(id))).collect();
            format!("&[{}]", names.join(","))
        })
        .collect();
    let _ = writeln!(
        out,
        "static TYPE_SOURCES: [&[Source]; {}] = [{}];",
        groups.len(),
        groups.join(",")
    );
}
