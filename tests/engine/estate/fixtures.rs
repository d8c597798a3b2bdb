//! Files shaped as the tools print them, each with its report, which was read once and laid down beside it.

use std::fs;
use std::path::{Path, PathBuf};

use super::{kind, lines, read};
use crate::common::laid_down;

fn folder(kind: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/engine/check/fixtures").join(kind)
}

fn texts(path: &Path) -> Vec<String> {
    if !path.is_dir() {
        return vec![fs::read_to_string(path).unwrap()];
    }
    let mut files: Vec<_> = fs::read_dir(path).unwrap().map(|it| it.unwrap().path()).collect();
    files.sort();
    files.iter().map(|file| fs::read_to_string(file).unwrap()).collect()
}

/// Inputs of a folder: files, or folders of files that belong together.
fn inputs(kind: &str) -> Vec<(String, Vec<String>)> {
    let mut paths: Vec<_> = fs::read_dir(folder(kind))
        .unwrap()
        .map(|it| it.unwrap().path())
        .filter(|path| path.extension().is_none_or(|it| it != "report"))
        .collect();
    paths.sort();
    let name = |path: &Path| path.file_stem().unwrap().to_str().unwrap().to_owned();
    paths.iter().map(|path| (name(path), texts(path))).collect()
}

fn check(name: &str) {
    for (file, texts) in inputs(name) {
        let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
        for text in &texts {
            assert_eq!(kind(text).map(|it| it.name), Some(name), "{file}");
        }
        let report = lines(&read(name, &texts));
        laid_down(&format!("../check/fixtures/{name}/{file}.report"), &report);
    }
}

#[test]
fn terraform() {
    check("terraform");
}

#[test]
fn account() {
    check("account");
}

#[test]
fn answers_are_joined_in_any_order() {
    for (file, mut texts) in inputs("account") {
        let report = |texts: &[String]| {
            let texts: Vec<&str> = texts.iter().map(String::as_str).collect();
            let report = lines(&read("account", &texts));
            let mut lines: Vec<_> = report.lines().map(str::to_owned).collect();
            lines.sort();
            lines.retain(|line| !line.contains("at file "));
            lines
        };
        let forth = report(&texts);
        texts.reverse();
        assert_eq!(forth, report(&texts), "{file}");
    }
}

#[test]
fn there_are_enough_of_them() {
    let all = inputs("terraform").len() + inputs("account").len();
    assert!(all >= 30, "{all}");
}
