//! Turns the data files into tables, so that nothing is parsed when the program starts.
//! A wrong file fails the build with its name and what is wrong.

#[path = "src/catalog/generate/mod.rs"]
mod catalog;
#[path = "src/text/generate.rs"]
mod text;

use std::collections::BTreeMap;
use std::path::Path;
use std::{env, error::Error, fs};

fn main() -> Result<(), Box<dyn Error>> {
    let out = env::var("OUT_DIR")?;
    // What the linker knows of who refers to which data goes along: the site is split by it (.ci/site/linked.mjs).
    if env::var("TARGET")?.starts_with("wasm32") && env::var("PROFILE")? == "release" {
        println!("cargo::rustc-link-arg-bin=eip-planner-page=--emit-relocs");
    }
    println!("cargo::rerun-if-changed=src/catalog/data");
    write(&out, "catalog.rs", catalog::generate(&catalog::read(Path::new("src/catalog/data"))?))?;
    let texts = text::generate(&texts(Path::new("src/text"))?);
    let texts = texts.map_err(|faults| faults.join("\n"))?;
    for (lang, file) in texts.files {
        fs::write(Path::new(&out).join(format!("texts.{lang}.txt")), file)?;
    }
    write(&out, "text.rs", Ok(texts.source))
}

fn write(out: &str, file: &str, source: Result<String, Vec<String>>) -> Result<(), Box<dyn Error>> {
    match source {
        Ok(source) => Ok(fs::write(Path::new(out).join(file), source)?),
        Err(faults) => Err(faults.join("\n").into()),
    }
}

fn texts(folder: &Path) -> Result<BTreeMap<String, text::Files>, Box<dyn Error>> {
    let mut languages = BTreeMap::new();
    for lang in text::LANGUAGES {
        let folder = folder.join(lang);
        println!("cargo::rerun-if-changed={}", folder.display());
        let mut files = text::Files::new();
        for entry in fs::read_dir(&folder)? {
            let path = entry?.path();
            if let (Some("toml"), Some(name)) = (
                path.extension().and_then(|e| e.to_str()),
                path.file_stem().and_then(|s| s.to_str()),
            ) {
                files.insert(name.to_owned(), fs::read_to_string(&path)?);
            }
        }
        languages.insert(lang.to_owned(), files);
    }
    Ok(languages)
}
