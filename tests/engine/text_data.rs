//! A text that is missing in a language fails the build by name.

#[allow(dead_code, reason = "the build script's own code, used in part")]
#[path = "../../src/text/generate.rs"]
mod generate;

use std::collections::BTreeMap;
use std::path::Path;

fn texts() -> BTreeMap<String, generate::Files> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("src/text");
    let read = |lang: &str| -> generate::Files {
        std::fs::read_dir(folder.join(lang))
            .unwrap()
            .map(|entry| entry.unwrap().path())
            .map(|path| {
                (
                    path.file_stem().unwrap().to_str().unwrap().to_owned(),
                    std::fs::read_to_string(&path).unwrap(),
                )
            })
            .collect()
    };
    generate::LANGUAGES.into_iter().map(|lang| (lang.to_owned(), read(lang))).collect()
}

fn faults(lang: &str, file: &str, change: impl Fn(&str) -> String) -> String {
    let mut texts = texts();
    let text = texts.get_mut(lang).unwrap().get_mut(file).unwrap();
    let changed = change(text);
    assert_ne!(*text, changed, "nothing was changed");
    *text = changed;
    generate::generate(&texts).expect_err("the change is a fault").join("\n")
}

#[test]
fn the_texts_are_whole() {
    assert!(generate::generate(&texts()).is_ok());
}

#[test]
fn missing_surplus_empty_and_misspelt_texts_fail_by_name() {
    let said = faults("ja", "word", |text| {
        text.lines().filter(|line| !line.starts_with("\"yes\"")).collect::<Vec<_>>().join("\n")
    });
    assert_eq!(said, "ja/word.toml: [] yes is missing");
    let said = faults("zh", "mode", |text| text.replacen("[nat]", "[gnat]", 1));
    assert!(
        said.contains("zh/mode.toml: [gnat] name is not in en")
            && said.contains("zh/mode.toml: [nat] name is missing"),
        "{said}"
    );
    let said = faults("zh", "word", |text| text.replacen("\"yes\" = \"是\"", "\"yes\" = \" \"", 1));
    assert_eq!(said, "zh/word.toml: [] yes is empty");
    let said = faults("ja", "rule", |text| text.replacen("{eniRegion}", "{region}", 1));
    assert!(said.contains("ja/rule.toml: [GEN-01] message has placeholders"), "{said}");
    let said = faults("en", "ui", |text| format!("{text}\nbroken"));
    assert!(said.contains("en/ui.toml"), "{said}");
}

/// Full-width and half-width forms as each language writes them; a text copied from another language shows here.
#[test]
fn no_text_is_in_another_language() {
    let texts = texts();
    let kana = |c: char| ('\u{3040}'..='\u{30ff}').contains(&c);
    let han = |c: char| ('\u{4e00}'..='\u{9fff}').contains(&c);
    for (file, text) in &texts["en"] {
        assert!(!text.contains(|c| kana(c) || han(c)), "en/{file}.toml");
    }
    for (file, text) in &texts["zh"] {
        assert!(!text.contains(kana), "zh/{file}.toml has kana");
    }
    // Characters that only simplified Chinese has.
    for (file, text) in &texts["ja"] {
        let found: Vec<char> =
            text.chars().filter(|c| "网绑这从说还规级标关进实选应为时对发".contains(*c)).collect();
        assert!(found.is_empty(), "ja/{file}.toml has {found:?}");
    }
}
