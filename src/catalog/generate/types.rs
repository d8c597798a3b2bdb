//! `instance-types.csv` and `families.toml`

use std::collections::{BTreeMap, BTreeSet};

use serde::Deserialize;

use super::Faults;

/// An instance type. A number of 0 is one that no source gives.
#[derive(Debug, Default)]
pub struct Type {
    pub name: String,
    pub family: String,
    pub vcpu: u32,
    /// In units of half a GiB, the smallest that the table needs.
    pub memory: u32,
    pub enis: u32,
    pub ipv4: u32,
    pub stop_to_attach: bool,
    pub sources: Vec<String>,
}

impl Type {
    /// Known only from the table of 2020: hidden from pickers.
    pub fn hidden(&self) -> bool {
        self.sources == ["terway-2020-01"]
    }
}

/// An instance family.
#[derive(Debug)]
pub struct Family {
    pub id: String,
    pub multi_eip: bool,
    pub multi_eip_2021: bool,
    pub hidden: bool,
}

#[derive(Deserialize, Default)]
#[serde(deny_unknown_fields)]
struct Lists {
    multi_eip_source: String,
    multi_eip: Vec<String>,
    multi_eip_2021_source: String,
    multi_eip_2021: Vec<String>,
    multi_eip_2021_unknown: Vec<String>,
    stop_to_attach_source: String,
    stop_to_attach: Vec<String>,
    stop_to_attach_unknown: Vec<String>,
}

const HEADER: &str = "instance_type,family,vcpu,memory_gib,eni_quantity,ipv4_per_eni,ipv6_per_eni,network_gbps,source";

/// Types whose family is not the first part of their name, as the documentation names them.
const EXCEPTIONS: [(&str, &str); 4] = [
    ("ecs.vgn6i-m", "ecs.vgn6i-vws"),
    ("ecs.vgn7i-vws-m", "ecs.vgn7i-vws"),
    ("ecs.gn8v-tee", "ecs.gn8v-tee"),
    ("ecs.video-enhance", "ecs.video-enhance"),
];

pub fn read(csv: &str, lists: &str, faults: &mut Faults) -> (Vec<Family>, Vec<Type>) {
    let lists: Lists = faults.parsed("families.toml", toml::from_str(lists));
    let mut lines = csv.lines();
    if lines.next() != Some(HEADER) {
        faults.add("instance-types.csv: line 1 is not the known header".to_owned());
    }
    let mut types = BTreeMap::new();
    for (line, number) in lines.zip(2..) {
        if let Some(row) = row(line, number, faults)
            && let Some(twice) = types.insert(row.name.clone(), row)
        {
            faults.add(format!("instance-types.csv: line {number}: {} is there twice", twice.name));
        }
    }
    for name in &lists.stop_to_attach {
        match types.get_mut(name) {
            Some(row) => row.stop_to_attach = true,
            None => {
                faults.add(format!("families.toml: stop_to_attach names the unknown type {name}"))
            }
        }
    }
    if let Some(name) = lists.stop_to_attach_unknown.iter().find(|name| types.contains_key(*name)) {
        faults.add(format!("families.toml: {name} is known, move it to stop_to_attach"));
    }
    for source in
        [&lists.multi_eip_source, &lists.multi_eip_2021_source, &lists.stop_to_attach_source]
    {
        if source.is_empty() {
            faults.add("families.toml: a list has no source".to_owned());
        }
    }
    (families(&types, &lists, faults), types.into_values().collect())
}

fn families(types: &BTreeMap<String, Type>, lists: &Lists, faults: &mut Faults) -> Vec<Family> {
    let mut shown: BTreeMap<&str, bool> = BTreeMap::new();
    for row in types.values() {
        *shown.entry(&row.family).or_default() |= !row.hidden();
    }
    let mut listed = BTreeSet::new();
    for family in &lists.multi_eip {
        if !shown.contains_key(family.as_str()) {
            faults.add(format!("families.toml: multi_eip names the unknown family {family}"));
        }
        if !listed.insert(family.as_str()) {
            faults.add(format!("families.toml: multi_eip names {family} twice"));
        }
    }
    for family in &lists.multi_eip_2021 {
        if !shown.contains_key(family.as_str()) {
            faults.add(format!("families.toml: multi_eip_2021 names the unknown family {family}"));
        }
        if listed.contains(family.as_str()) {
            faults.add(format!("families.toml: {family} is in both multi_eip and multi_eip_2021"));
        }
    }
    if let Some(family) =
        lists.multi_eip_2021_unknown.iter().find(|family| shown.contains_key(family.as_str()))
    {
        faults.add(format!("families.toml: {family} is known, move it to multi_eip_2021"));
    }
    shown
        .into_iter()
        .map(|(id, shown)| {
            let multi_eip = listed.contains(id);
            // A family that the source page names is offered whatever is known of its types.
            let multi_eip_2021 = lists.multi_eip_2021.iter().any(|name| name == id);
            Family { id: id.to_owned(), multi_eip, multi_eip_2021, hidden: !shown && !multi_eip }
        })
        .collect()
}

fn row(line: &str, number: usize, faults: &mut Faults) -> Option<Type> {
    let at = format!("instance-types.csv: line {number}");
    let cells: Vec<&str> = line.split(',').collect();
    let [name, family, vcpu, memory, enis, ipv4, ipv6, network, source] = cells[..] else {
        faults.add(format!("{at}: {} cells, not 9", cells.len()));
        return None;
    };
    if !name.starts_with("ecs.") || name.split('.').count() < 3 {
        faults.add(format!("{at}: {name} is not the name of a type"));
    }
    let exception = EXCEPTIONS.iter().any(|(prefix, of)| name.starts_with(prefix) && *of == family);
    let belongs = name.strip_prefix(family).is_some_and(|rest| rest.starts_with(['.', '-']));
    if !belongs && !exception {
        faults.add(format!("{at}: {name} is not of family {family}"));
    }
    let mut count = |cell: &str, column: &str, max: u32| match cell.parse() {
        _ if cell.is_empty() => 0,
        Ok(n) if n <= max => n,
        _ => {
            faults.add(format!("{at}: {column} {cell} is not a number up to {max}"));
            0
        }
    };
    let (vcpu, enis, ipv4) = (
        count(vcpu, "vcpu", 1024),
        count(enis, "eni_quantity", 256),
        count(ipv4, "ipv4_per_eni", 50),
    );
    let _ = count(ipv6, "ipv6_per_eni", 50);
    if !network.is_empty() && network.parse::<f64>().is_err() {
        faults.add(format!("{at}: network_gbps {network} is not a number"));
    }
    let memory = match memory.parse::<f64>() {
        _ if memory.is_empty() => 0,
        Ok(gib) if gib > 0.0 && (gib * 2.0).fract() == 0.0 && gib <= 16384.0 => (gib * 2.0) as u32,
        _ => {
            faults.add(format!("{at}: memory_gib {memory} is not a multiple of half a GiB"));
            0
        }
    };
    // docsgit-2021-07 is one revision of one document.
    let sources = source
        .split('+')
        .map(|code| if code.starts_with("docsgit-") { "docsgit" } else { code }.to_owned())
        .collect();
    Some(Type {
        name: name.to_owned(),
        family: family.to_owned(),
        vcpu,
        memory,
        enis,
        ipv4,
        stop_to_attach: false,
        sources,
    })
}
