//! Build time: turns `src/text/<lang>/<group>.toml` into tables and typed ids.
//!
//! A text that is missing in one language, or that names other placeholders than its English twin,
//! fails the build with its file and key. Used by `build.rs`, and by the tests that feed it bad texts.

use std::collections::{BTreeMap, BTreeSet};
use std::fmt::Write as _;

/// One language's files: group name (the file's stem) and its TOML text.
pub type Files = BTreeMap<String, String>;

/// `section → field → text`; a flat file is one section named `""`.
type Group = BTreeMap<String, BTreeMap<String, String>>;

/// Languages in table order; English is the one the others are compared with.
pub const LANGUAGES: [&str; 3] = ["ja", "en", "zh"];
const REFERENCE: &str = "en";

/// What the texts become.
#[derive(Debug)]
pub struct Generated {
    /// The typed ids, and where each text ends.
    pub source: String,
    /// Each language's texts as a file: a first line, then every text, each with [`SEPARATOR`] before it.
    pub files: Vec<(&'static str, String)>,
}

/// Stands before every text of a file; no text contains it.
const SEPARATOR: char = '\u{1f}';

/// Generates the tables, or says everything that is wrong, one line each.
///
/// # Errors
/// Every malformed file, missing or surplus key and differing placeholder.
pub fn generate(languages: &BTreeMap<String, Files>) -> Result<Generated, Vec<String>> {
    let mut errors = Vec::new();
    let mut parsed: BTreeMap<&str, BTreeMap<String, Group>> = BTreeMap::new();
    for lang in LANGUAGES {
        let mut groups = BTreeMap::new();
        for (name, toml) in languages.get(lang).into_iter().flatten() {
            match parse(toml) {
                Ok(group) => {
                    groups.insert(name.clone(), group);
                }
                Err(error) => errors.push(format!("{lang}/{name}.toml: {error}")),
            }
        }
        parsed.insert(lang, groups);
    }
    let Some(reference) = parsed.get(REFERENCE) else {
        return Err(vec![format!("no texts in {REFERENCE}")]);
    };
    for lang in LANGUAGES {
        if let Some(groups) = parsed.get(lang) {
            compare(lang, reference, groups, &mut errors);
        }
    }
    if errors.is_empty() { Ok(emit(reference, &parsed)) } else { Err(errors) }
}

fn parse(text: &str) -> Result<Group, String> {
    let table: toml::Table = text.parse().map_err(|e: toml::de::Error| e.to_string())?;
    let mut group = Group::new();
    for (key, value) in table {
        match value {
            toml::Value::String(s) => {
                group.entry(String::new()).or_default().insert(key, s);
            }
            toml::Value::Table(fields) => {
                let section = group.entry(key.clone()).or_default();
                for (field, value) in fields {
                    let toml::Value::String(s) = value else {
                        return Err(format!("[{key}] {field} is not a text"));
                    };
                    section.insert(field, s);
                }
            }
            _ => return Err(format!("{key} is not a text")),
        }
    }
    if group.len() > 1 && group.contains_key("") {
        return Err("mixes texts with sections".to_owned());
    }
    Ok(group)
}

fn compare(
    lang: &str,
    reference: &BTreeMap<String, Group>,
    groups: &BTreeMap<String, Group>,
    errors: &mut Vec<String>,
) {
    for (name, group) in groups {
        for (section, fields) in group {
            for field in fields.keys() {
                if get(reference, name, section, field).is_none() {
                    errors.push(format!(
                        "{lang}/{name}.toml: [{section}] {field} is not in {REFERENCE}"
                    ));
                }
            }
        }
    }
    for (name, group) in reference {
        for (section, fields) in group {
            for (field, english) in fields {
                let Some(text) = get(groups, name, section, field) else {
                    errors.push(format!("{lang}/{name}.toml: [{section}] {field} is missing"));
                    continue;
                };
                if text.trim().is_empty() {
                    errors.push(format!("{lang}/{name}.toml: [{section}] {field} is empty"));
                }
                let (wanted, found) = (placeholders(english), placeholders(text));
                if wanted != found {
                    errors.push(format!(
                        "{lang}/{name}.toml: [{section}] {field} has placeholders {found:?}, {REFERENCE} has {wanted:?}"
                    ));
                }
            }
        }
    }
}

fn get<'a>(
    groups: &'a BTreeMap<String, Group>,
    name: &str,
    section: &str,
    field: &str,
) -> Option<&'a String> {
    groups.get(name)?.get(section)?.get(field)
}

/// The names in `{…}`.
pub fn placeholders(text: &str) -> BTreeSet<String> {
    text.split('{')
        .skip(1)
        .filter_map(|part| part.split_once('}'))
        .map(|(name, _)| name.to_owned())
        .collect()
}

fn emit(
    reference: &BTreeMap<String, Group>,
    parsed: &BTreeMap<&str, BTreeMap<String, Group>>,
) -> Generated {
    let mut out = String::new();
    // Text 0 is the empty text: an optional field that a section leaves out.
    let mut order: Vec<(&str, &str, &str)> = Vec::new();
    for (name, group) in reference {
        let _ = writeln!(
            out,
            "/// Texts of `{name}.toml`.\npub mod {} {{\nuse super::Text;",
            rust_name(name)
        );
        let all_fields: BTreeSet<&str> =
            group.values().flat_map(|fields| fields.keys().map(String::as_str)).collect();
        if let Some(flat) = group.get("") {
            let mut list = String::new();
            for field in flat.keys() {
                order.push((name, "", field));
                let constant = constant(field);
                let _ = writeln!(
                    out,
                    "/// `{field}`\npub const {constant}: Text = Text({});",
                    order.len()
                );
                let _ = writeln!(list, "({field:?}, {constant}),");
            }
            let _ = writeln!(
                out,
                "/// All of them by key.\npub const ALL: [(&str, Text); {}] = [{list}];",
                flat.len()
            );
        } else {
            let _ = writeln!(
                out,
                "/// One section, in every language.\n#[derive(Clone, Copy, PartialEq, Eq, Debug)]\npub struct Id(u16);\nimpl Id {{\n/// Its place in `ALL`.\n#[must_use] pub const fn place(self) -> usize {{ self.0 as usize }}"
            );
            for (index, field) in all_fields.iter().enumerate() {
                let _ = writeln!(
                    out,
                    "/// Its `{field}`.\n#[must_use] pub fn {}(self) -> Text {{ super::cell(&TABLE, self.0, {}, {index}) }}",
                    rust_name(field),
                    all_fields.len()
                );
            }
            let mut table = String::new();
            let mut ids = String::new();
            let mut list = String::new();
            for (index, (section, fields)) in group.iter().enumerate() {
                for field in &all_fields {
                    if fields.contains_key(*field) {
                        order.push((name, section, field));
                        let _ = write!(table, "{},", order.len());
                    } else {
                        table.push_str("0,");
                    }
                }
                let _ = writeln!(
                    ids,
                    "/// `[{section}]`\npub const {}: Id = Id({index});",
                    constant(section)
                );
                let _ = writeln!(list, "({section:?}, Id({index})),");
            }
            let _ = writeln!(
                out,
                "}}\nstatic TABLE: [u16; {}] = [{table}];\n{ids}/// All of them by key.\npub const ALL: [(&str, Id); {}] = [{list}];",
                group.len() * all_fields.len(),
                group.len()
            );
        }
        out.push_str("}\n");
    }
    // Another order is another build: its files say nothing to this one.
    let fingerprint = fingerprint(&order);
    let mut files = Vec::new();
    for lang in LANGUAGES {
        let (mut blob, mut ends) = (String::new(), vec![0]);
        let mut file = format!("eip-planner texts {lang} {fingerprint:016x}");
        for (name, section, field) in &order {
            let text = parsed.get(lang).and_then(|groups| get(groups, name, section, field));
            let text = text.map(|text| text.trim().replace(SEPARATOR, " ")).unwrap_or_default();
            blob.push_str(&text);
            ends.push(blob.len());
            file.push(SEPARATOR);
            file.push_str(&text);
        }
        let upper = lang.to_uppercase();
        let _ = writeln!(
            out,
            "#[cfg(not(feature = \"late-texts\"))] static {upper}: &str = {blob:?};\n\
             #[cfg(not(feature = \"late-texts\"))] static {upper}_ENDS: [u32; {}] = {ends:?};",
            ends.len()
        );
        files.push((lang, file));
    }
    let _ = writeln!(
        out,
        "/// What the first line of a file of texts of this build ends with.\n\
         pub const FINGERPRINT: &str = \"{fingerprint:016x}\";\n\
         /// So many texts are there.\npub const COUNT: usize = {};",
        order.len()
    );
    Generated { source: out, files }
}

/// FNV-1a over all keys in order.
fn fingerprint(order: &[(&str, &str, &str)]) -> u64 {
    let names = order.iter().flat_map(|(name, section, field)| [name, section, field]);
    let bytes = names.flat_map(|name| name.bytes().chain([0]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash, byte| {
        (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3)
    })
}

fn rust_name(name: &str) -> String {
    name.replace(['-', '.'], "_")
}

fn constant(name: &str) -> String {
    rust_name(name).to_uppercase()
}
