//! The command line, run as people and pipelines run it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(
    clippy::unwrap_used,
    clippy::panic,
    clippy::indexing_slicing,
    reason = "a test that cannot go on has failed"
)]

use std::io::{Read, Write};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

const GOOD: &str = "name,region,mode\na,cn-hangzhou,nat\n";
const BLOCKED: &str = "name,region,mode,eips\nb,cn-hangzhou,cut-through,5\n";

fn command(args: &[&str]) -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_eip-planner"));
    command
        .args(args)
        .env("LC_ALL", "C")
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    command
}

fn run(args: &[&str], input: &str) -> Output {
    let mut child = command(args).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let input = input.to_owned();
    let writer = std::thread::spawn(move || {
        // A run that ends early does not read all of it.
        let _ = stdin.write_all(input.as_bytes());
    });
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    output
}

fn code(args: &[&str], input: &str) -> i32 {
    run(args, input).status.code().unwrap()
}

fn out(args: &[&str], input: &str) -> String {
    String::from_utf8(run(args, input).stdout).unwrap()
}

/// A file for one test, in the folder that cargo gives to tests.
fn file(name: &str, text: &str) -> String {
    let path = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    std::fs::write(&path, text).unwrap();
    path.display().to_string()
}

#[test]
fn exit_codes() {
    assert_eq!(code(&["check", "-"], GOOD), 0);
    assert_eq!(code(&["check", "-"], BLOCKED), 1);
    assert_eq!(code(&["check", "-", "--fail-on", "never"], BLOCKED), 0);
    assert_eq!(
        code(&["check", "-", "--fail-on=caution"], "region,mode\ncn-hangzhou,cut-through\n"),
        1
    );
    assert_eq!(
        code(&["check", "-", "--fail-on", "blocker"], "region,mode\ncn-hangzhou,cut-through\n"),
        0
    );
    assert_eq!(code(&["check", "-"], ""), 2);
    // What breaks off was not checked, nor was a run of which every row had to be skipped.
    assert_eq!(code(&["check", "-"], r#"{"format_version":"1.2","planned_values":{"root_"#), 2);
    assert_eq!(code(&["check", "-"], "region\nnowhere\n"), 2);
    assert_eq!(code(&["check", "-"], "mode\nnat\n"), 2);
    assert_eq!(code(&["check", "-"], "region\nnowhere\ncn-hangzhou\n"), 0);
    assert_eq!(code(&["check", "/no/such/file"], ""), 2);
    // What opens and cannot be read, and the good file beside it.
    let good = file("good.csv", GOOD);
    let folder = env!("CARGO_TARGET_TMPDIR");
    let output = run(&["check", &good, folder], "");
    assert_eq!(output.status.code(), Some(2));
    assert!(String::from_utf8_lossy(&output.stdout).contains(folder), "{output:?}");
    for bad in [
        &["check"][..],
        &[],
        &["chek", "-"],
        &["check", "-", "--format", "xls"],
        &["check", "-", "--fail-on", "note"],
        &["check", "-", "--colour"],
        &["check", "-", "--lang"],
        &["check", "-", "--waivers", "/no/such/file"],
        &["check", "-", "--output", "/no/such/folder/file"],
    ] {
        let output = run(bad, GOOD);
        assert_eq!(output.status.code(), Some(2), "{bad:?}");
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{bad:?}");
    }
}

#[test]
fn help_version_and_template() {
    assert!(out(&["--help"], "").contains("Exit codes: 0"));
    assert!(out(&["--help", "--lang", "ja"], "").contains("終了コード"));
    assert_eq!(out(&["--version"], ""), format!("eip-planner {}\n", env!("CARGO_PKG_VERSION")));
    let template = out(&["check", "--template", "--lang", "zh"], "");
    assert_eq!(code(&["check", "-"], &template), 0);
}

#[test]
fn every_format_and_quiet_in_a_pipe() {
    for format in ["text", "csv", "json", "markdown", "html", "sarif", "junit"] {
        let output = run(&["check", "-", "--format", format], BLOCKED);
        assert_eq!(output.status.code(), Some(1));
        assert!(String::from_utf8(output.stdout).unwrap().contains("CUT-03"), "{format}");
        assert!(output.stderr.is_empty(), "{format}");
    }
}

#[test]
fn the_report_is_that_of_the_border() {
    let from_border: serde_json::Value =
        serde_json::from_str(&eip_planner::json::check(BLOCKED, "{}")).unwrap();
    let mut printed: serde_json::Value =
        serde_json::from_str(&out(&["check", "-", "--format", "json"], BLOCKED)).unwrap();
    assert_eq!(printed["files"][0]["name"], "standard input");
    printed["files"][0]["name"] = "input".into();
    printed["rows"][0]["place"]["file"] = "input".into();
    assert_eq!(printed, from_border["ok"]);
}

#[test]
fn what_is_printed_while_rows_come_is_what_is_printed_at_the_end() {
    use eip_planner::catalog::Lang;
    use eip_planner::check::export::{find, to_text};
    use eip_planner::check::{Report, Source};
    let text = include_str!("engine/check/rows.csv");
    let source = Source { name: "standard input".to_owned(), bytes: Ok(text.as_bytes()) };
    let report = Report::of([source], None, Vec::new());
    let sorted = |text: &str| {
        let mut lines: Vec<String> = text.lines().map(str::to_owned).collect();
        lines.sort();
        lines
    };
    for format in ["csv", "text"] {
        let printed = out(&["check", "-", "--format", format], text);
        // Streamed, what was skipped stands where it stood.
        assert_eq!(
            sorted(&printed),
            sorted(&to_text(find(format).unwrap(), &report, Lang::En)),
            "{format}"
        );
    }
}

#[test]
fn waivers_baseline_and_output() {
    let waivers = file("waivers.json", r#"[{"rule":"CUT-03","name":"b","reason":"known"}]"#);
    assert_eq!(code(&["check", "-", "--waivers", &waivers], BLOCKED), 0);
    let bad = file("bad-waivers.json", "[{}]");
    assert_eq!(code(&["check", "-", "--waivers", &bad], BLOCKED), 2);
    let report = file("report.json", "");
    assert_eq!(code(&["check", "-", "--format", "json", "-o", &report], BLOCKED), 1);
    for format in ["text", "markdown"] {
        let text = out(&["check", "-", "--baseline", &report, "--format", format], BLOCKED);
        assert!(text.contains("0 new, 0 gone"), "{text}");
    }
    let text = out(&["check", "-", "--baseline", &report], GOOD);
    assert!(text.contains("0 new") && !text.contains(" 0 gone"), "{text}");
    assert_eq!(code(&["check", "-", "--baseline", &waivers], GOOD), 2);
}

#[test]
fn a_reader_that_has_had_enough_is_no_fault() {
    let mut rows = String::from("name,region,mode,eips\n");
    for number in 0..50_000 {
        rows.push_str(&format!("n{number},cn-hangzhou,cut-through,5\n"));
    }
    let mut child = command(&["check", "-", "--format", "csv"]).spawn().unwrap();
    let mut stdin = child.stdin.take().unwrap();
    let writer = std::thread::spawn(move || {
        let _ = stdin.write_all(rows.as_bytes());
    });
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let output = child.wait_with_output().unwrap();
    writer.join().unwrap();
    assert_eq!(output.status.code(), Some(0));
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
}
