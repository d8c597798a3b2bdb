//! Bad data files fail by name.

#[allow(
    dead_code,
    clippy::missing_panics_doc,
    reason = "the build script's own code, used in part"
)]
#[path = "../../src/catalog/generate/mod.rs"]
mod generate;

use std::collections::BTreeMap;
use std::path::Path;

fn files() -> BTreeMap<String, String> {
    generate::read(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/catalog/data")).unwrap()
}

/// The faults after a change of one file.
fn faults(file: &str, from: &str, to: &str) -> String {
    let mut files = files();
    let text = files.get_mut(file).unwrap();
    assert!(text.contains(from), "{file} has no {from}");
    *text = text.replacen(from, to, 1);
    generate::generate(&files).expect_err("the change is a fault").join("\n")
}

#[test]
fn the_data_are_right() {
    assert!(generate::generate(&files()).is_ok());
}

#[test]
fn wrong_data_fail_by_name() {
    for (file, from, to, said) in [
        ("regions.toml", "id = \"cn-beijing\"", "id = \"cn-qingdao\"", "cn-qingdao is there twice"),
        ("regions.toml", "status = \"open\"", "status = \"opened\"", "unknown status opened"),
        ("regions.toml", "中国 (青島)", "中国 (北京)", "there twice"),
        ("regions.toml", "[\"cut-through\"]", "[\"cut\"]", "unknown mode cut"),
        ("families.toml", "\"ecs.d1ne\"", "\"ecs.d1nee\"", "unknown family ecs.d1nee"),
        ("families.toml", "\"ecs.ebmc4\"", "\"ecs.d1ne\"", "ecs.d1ne twice"),
        (
            "families.toml",
            "\"ecs.s6-c1m1.small\"",
            "\"ecs.s6-c1m1.smal\"",
            "unknown type ecs.s6-c1m1.smal",
        ),
        ("limits.toml", "source = \"seed\"", "source = \"sead\"", "unknown source sead"),
        ("blocks.toml", "source = \"", "source = \"no-", "unknown source no-"),
        ("sources.toml", "[seed]", "[sead]", "[seed] is missing"),
        ("sources.toml", "as_of = \"20", "as_of = \"19", "is not a date"),
        ("sources.toml", "url = \"https://", "url = \"http://", "url is not https"),
        (
            "instance-types.csv",
            "ecs.g7.large,ecs.g7,",
            "ecs.g7.large,ecs.g8,",
            "ecs.g7.large is not of family ecs.g8",
        ),
        (
            "instance-types.csv",
            "ecs.g7.large,ecs.g7,2,8,3,6",
            "ecs.g7.large,ecs.g7,2,8,three,6",
            "eni_quantity three",
        ),
        ("instance-types.csv", "ecs.g7.xlarge,", "ecs.g7.large,", "ecs.g7.large is there twice"),
        (
            "instance-types.csv",
            "instance_type,family",
            "type,family",
            "line 1 is not the known header",
        ),
    ] {
        let faults = faults(file, from, to);
        assert!(faults.contains(file) && faults.contains(said), "{file}, {to}: {faults}");
    }
}

#[test]
fn a_type_of_a_source_that_nobody_knows_fails() {
    let mut files = files();
    files
        .get_mut("instance-types.csv")
        .unwrap()
        .push_str("ecs.new1.large,ecs.new1,2,8,3,6,6,2,hearsay\n");
    let faults = generate::generate(&files).unwrap_err().join("\n");
    assert!(faults.contains("ecs.new1.large has the unknown source hearsay"), "{faults}");
}
