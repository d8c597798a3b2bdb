//! `rules.json` in json-rules-engine, which runs under Node.js: `node/verdicts.js` takes a document a line.

use std::io::Write;
use std::process::{Command, Stdio};
use std::thread;

use crate::verdict::Verdicts;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/node/verdicts.js");

fn run(documents: &[serde_json::Value], words: &[&str]) -> String {
    let mut node = Command::new("node")
        .arg(SCRIPT)
        .args(words)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("Node.js runs");
    let lines: String = documents.iter().map(|document| format!("{document}\n")).collect();
    let mut input = node.stdin.take().unwrap();
    let writer = thread::spawn(move || input.write_all(lines.as_bytes()));
    let output = node.wait_with_output().unwrap();
    assert!(output.status.success(), "node/verdicts.js failed; .ci/policy installs its packages");
    writer.join().unwrap().unwrap();
    String::from_utf8(output.stdout).unwrap()
}

/// The engine's answer for each document.
#[must_use]
pub fn verdicts(documents: &[serde_json::Value]) -> Vec<Verdicts> {
    run(documents, &[]).lines().map(|line| serde_json::from_str(line).unwrap()).collect()
}

/// The median of so many runs over all documents, in nanoseconds.
#[must_use]
pub fn median(documents: &[serde_json::Value], runs: usize) -> u128 {
    run(documents, &[&runs.to_string()]).trim().parse().unwrap()
}
