//! Files that are no input, and how to make the right one of them.

use serde_json::Value as Json;

use super::plans;
use crate::check::{Fault, Said};
use crate::text::{Text, check as t};

/// A kind of file that cannot be checked.
struct Other {
    code: &'static str,
    text: Text,
    is: fn(&[u8], &str) -> bool,
}

/// The pickiest first.
const OTHERS: &[Other] = &[
    Other {
        code: "empty",
        text: t::OTHER_EMPTY,
        is: |bytes, text| bytes.is_empty() || text.trim().is_empty(),
    },
    Other {
        code: "terraform-plan",
        text: t::OTHER_TERRAFORM_PLAN,
        is: |bytes, _| zip(bytes) && has(bytes, b"tfplan"),
    },
    Other {
        code: "spreadsheet",
        text: t::OTHER_SPREADSHEET,
        is: |bytes, _| {
            (zip(bytes)
                && (has(bytes, b"xl/")
                    || has(bytes, b"[Content_Types].xml")
                    || has(bytes, b"spreadsheet")))
                || bytes.starts_with(&[0xd0, 0xcf, 0x11, 0xe0])
        },
    },
    Other {
        code: "archive",
        text: t::OTHER_ARCHIVE,
        is: |bytes, _| {
            zip(bytes) || bytes.starts_with(&[0x1f, 0x8b]) || bytes.starts_with(b"7z\xbc\xaf")
        },
    },
    Other {
        code: "image",
        text: t::OTHER_IMAGE,
        is: |bytes, text| image(bytes) || text.trim_start().starts_with("<svg"),
    },
    Other {
        code: "document",
        text: t::OTHER_DOCUMENT,
        is: |bytes, text| bytes.starts_with(b"%PDF") || markup(text),
    },
    Other { code: "terraform-state", text: t::OTHER_TERRAFORM_STATE, is: |_, text| state(text) },
    Other { code: "terraform-hcl", text: t::OTHER_TERRAFORM_HCL, is: |_, text| hcl(text) },
    Other { code: "terraform-text", text: t::OTHER_TERRAFORM_TEXT, is: |_, text| plan_text(text) },
    Other { code: "yaml", text: t::OTHER_YAML, is: |_, text| yaml(text) },
    Other { code: "binary", text: t::OTHER_BINARY, is: |bytes, _| bytes.contains(&0) },
];

/// What a file is answered with that no reader takes: its bytes (the beginning will do) and its text.
#[must_use]
pub fn fault(bytes: &[u8], text: &str) -> Fault {
    let start = text.trim_start();
    let found = OTHERS.iter().find(|other| (other.is)(bytes, text));
    let json = start.starts_with(['{', '[']) && found.is_none_or(|other| other.code == "yaml");
    if json {
        return plans::broken(text).unwrap_or(Fault::said("other-json", t::OTHER_JSON));
    }
    match found {
        Some(other) => Fault::Said(Said { code: other.code, text: other.text, values: Vec::new() }),
        None => Fault::said("unknown", t::OTHER_UNKNOWN),
    }
}

fn zip(bytes: &[u8]) -> bool {
    bytes.starts_with(b"PK\x03\x04") || bytes.starts_with(b"PK\x05\x06")
}

fn has(bytes: &[u8], word: &[u8]) -> bool {
    bytes.windows(word.len()).any(|window| window == word)
}

fn image(bytes: &[u8]) -> bool {
    bytes.starts_with(b"\x89PNG")
        || bytes.starts_with(&[0xff, 0xd8, 0xff])
        || bytes.starts_with(b"GIF8")
        || (bytes.starts_with(b"RIFF") && has(bytes.get(..16).unwrap_or_default(), b"WEBP"))
}

fn markup(text: &str) -> bool {
    let start: String = text.trim_start().chars().take(64).collect::<String>().to_ascii_lowercase();
    start.starts_with("<!doctype") || start.starts_with("<html") || start.starts_with("<?xml")
}

/// A state file as Terraform keeps it, not as it shows it: `terraform show -json` has a format version.
fn state(text: &str) -> bool {
    let start = text.trim_start();
    if !start.starts_with('{') {
        return false;
    }
    let head: String = start.chars().take(4096).collect();
    let has = |name: &str| head.contains(&format!("\"{name}\""));
    (has("serial") && has("lineage") || has("terraform_version") && has("serial"))
        && !has("format_version")
        && serde_json::from_str::<Json>(start).map_or(true, |json| json.get("version").is_some())
}

fn lines(text: &str) -> impl Iterator<Item = &str> {
    text.lines().take(400).map(str::trim_start)
}

fn hcl(text: &str) -> bool {
    const BLOCKS: [&str; 7] = [
        "resource \"",
        "data \"",
        "module \"",
        "provider \"",
        "variable \"",
        "output \"",
        "terraform {",
    ];
    lines(text).any(|line| {
        BLOCKS.iter().any(|block| line.starts_with(block)) || line.starts_with("locals {")
    })
}

/// What `terraform plan` prints for people.
fn plan_text(text: &str) -> bool {
    lines(text).any(|line| {
        line.starts_with("Terraform will perform")
            || line.starts_with("Terraform used the selected providers")
    })
}

fn yaml(text: &str) -> bool {
    let mut found = 0;
    for line in
        text.lines().take(100).filter(|line| !line.trim().is_empty() && !line.starts_with('#'))
    {
        if line.starts_with("---") || line.starts_with("- ") {
            return true;
        }
        let key = line.split_once(':').is_some_and(|(key, rest)| {
            !key.contains(['"', ',', ';', '\t', '{']) && (rest.is_empty() || rest.starts_with(' '))
        });
        found += usize::from(key);
        if !key && !line.starts_with([' ', '\t']) {
            return false;
        }
    }
    found > 0
}
