//! All files of a plan as one archive, and what the preview marks in a file.

use std::io::Read as _;

use eip_planner::catalog::Lang;
use eip_planner::export::highlight::{Span, spans};
use eip_planner::export::{FORMATS, File, archive};
use eip_planner::plan::plan;
use eip_planner::text;
use rawzip::ZipArchive;

use super::common::scenario;

fn files() -> Vec<File> {
    let plan = plan(&scenario("region=cn-hangzhou&instance=ecs.g7.xlarge&eips=3"));
    FORMATS.iter().flat_map(|format| (format.print)(&plan, Lang::Ja)).collect()
}

#[test]
fn the_archive_holds_every_file_as_it_is() {
    let files = files();
    let bytes = archive::zip(&files).unwrap();
    assert_eq!(archive::zip(&files).unwrap(), bytes, "the same plan is the same archive");
    let archive = ZipArchive::from_slice(&bytes).unwrap();
    let mut found = Vec::new();
    let mut entries = archive.entries();
    while let Some(entry) = entries.next_entry().unwrap() {
        let name = entry.file_path().try_normalize().unwrap().as_ref().to_owned();
        let place = archive.get_entry(entry.wayfinder()).unwrap();
        let mut text = String::new();
        place.verifying_reader(place.data()).read_to_string(&mut text).unwrap();
        found.push((name, text));
    }
    let wanted: Vec<_> =
        files.iter().map(|file| (file.file_name.clone(), file.text.clone())).collect();
    assert_eq!(found, wanted);
    let mut names: Vec<_> = found.iter().map(|(name, _)| name).collect();
    names.sort();
    names.dedup();
    assert_eq!(names.len(), wanted.len(), "no file hides another");
}

#[test]
fn every_format_has_a_title() {
    for format in FORMATS {
        assert!(text::format_text(format.name).is_some(), "{}", format.name);
    }
}

#[test]
fn the_spans_of_a_file_are_the_file() {
    for file in files() {
        let together: String = spans(&file.text).into_iter().map(|(_, text)| text).collect();
        assert_eq!(together, file.text);
    }
}

#[test]
fn comments_texts_and_open_places_are_found() {
    let text = "# for <eip-1-id>\nid = \"<eip-1-id> \\\" x\" # <nothing>\na < b > \"open\n";
    assert_eq!(
        spans(text),
        [
            (Span::Comment, "# for "),
            (Span::Open, "<eip-1-id>"),
            (Span::Comment, "\n"),
            (Span::Plain, "id = "),
            (Span::Text, "\""),
            (Span::Open, "<eip-1-id>"),
            (Span::Text, " \\\" x\""),
            (Span::Plain, " # <nothing>\n"),
            (Span::Plain, "a < b > \"open\n"),
        ]
    );
}

#[test]
fn the_name_of_a_download_is_known_before_its_files_are_made() {
    let cases = ["eips=3", "mode=cut-through&eips=3&ipv4Gateway=true"];
    for plan in cases
        .map(|case| plan(&scenario(&format!("region=cn-hangzhou&instance=ecs.g7.xlarge&{case}"))))
    {
        for format in FORMATS {
            let (name, files) = (format.download_name(&plan), (format.print)(&plan, Lang::Ja));
            match files.as_slice() {
                [file] if !name.ends_with(".zip") => assert_eq!(file.file_name, name),
                _ => assert!(format.ending.is_none() && name.ends_with(".zip"), "{name}"),
            }
        }
    }
}
