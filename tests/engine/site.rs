//! What stands beside the page: every file is what it says it is, and every link leads somewhere.

use std::collections::{BTreeMap, BTreeSet};

use eip_planner::catalog::Lang;
use eip_planner::check::AnyRule;
use eip_planner::site::{Asset, assets, places};
use eip_planner::text::ui;
use roxmltree::{Document, ParsingOptions};

const SITE: &str = "https://planner.example/eip";

fn parse(asset: &Asset) -> Document<'_> {
    let options = ParsingOptions { allow_dtd: true, ..ParsingOptions::default() };
    Document::parse_with_options(&asset.text, options)
        .unwrap_or_else(|error| panic!("{}: {error}", asset.path))
}

fn pages(all: &[Asset]) -> impl Iterator<Item = &Asset> {
    all.iter().filter(|asset| asset.path.ends_with(".html"))
}

fn find<'a>(all: &'a [Asset], path: &str) -> &'a Asset {
    all.iter().find(|asset| asset.path == path).unwrap_or_else(|| panic!("{path} is missing"))
}

/// The path that a relative address leads to.
fn resolve(from: &str, href: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in href.split('/') {
        match part {
            ".." => {
                parts.pop().unwrap_or_else(|| panic!("{from}: {href} leaves the site"));
            }
            "." => {}
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[test]
fn every_place_has_a_page_in_every_language() {
    let all = assets(None);
    let known: BTreeSet<&str> = all.iter().map(|asset| asset.path.as_str()).collect();
    assert_eq!(known.len(), all.len(), "two files of one name");
    for place in places() {
        for lang in Lang::ALL {
            let path = format!("{}/{}.html", lang.id(), place.path());
            let page = parse(find(&all, &path));
            let root = page.root_element();
            assert_eq!(root.attribute("lang"), Some(lang.tag()), "{path}");
            let heading = root.descendants().find(|node| node.has_tag_name("h2"));
            assert_eq!(heading.and_then(|node| node.text()), Some(&*place.title(lang)), "{path}");
        }
    }
}

#[test]
fn every_page_is_whole_and_runs_nothing() {
    for asset in pages(&assets(None)) {
        let (page, path) = (parse(asset), &asset.path);
        let mut ids = BTreeSet::new();
        for node in page.descendants().filter(|node| node.is_element()) {
            let name = node.tag_name().name();
            assert!(!matches!(name, "script" | "style" | "iframe" | "object"), "{path}: {name}");
            for attribute in node.attributes() {
                let name = attribute.name();
                assert!(!name.starts_with("on") && name != "style", "{path}: {name}");
            }
            if let Some(id) = node.attribute("id") {
                assert!(ids.insert(id), "{path}: #{id} twice");
            }
        }
        let meta = |name: &str| {
            let node = page.descendants().find(|node| node.attribute("name") == Some(name));
            node.and_then(|node| node.attribute("content")).unwrap_or_default()
        };
        let described = meta("description").chars().count();
        assert!((1..=161).contains(&described), "{path}: {described} characters of description");
        let headings = page.descendants().filter(|node| node.has_tag_name("h1")).count();
        assert_eq!(headings, 1, "{path}");
        assert!(!asset.text.contains("{}"), "{path}");
    }
}

#[test]
fn every_link_leads_somewhere() {
    let all = assets(None);
    let ids: BTreeMap<&str, BTreeSet<String>> = pages(&all)
        .map(|asset| {
            let page = parse(asset);
            let ids = page.descendants().filter_map(|node| node.attribute("id").map(str::to_owned));
            (asset.path.as_str(), ids.collect())
        })
        .collect();
    for asset in pages(&all) {
        let (page, path) = (parse(asset), &asset.path);
        for node in page.descendants() {
            let Some(href) = node.attribute("href") else { continue };
            if href.starts_with("https://") {
                continue;
            }
            if let Some(fragment) = href.strip_prefix('#') {
                assert!(ids[path.as_str()].contains(fragment), "{path}: {href}");
                continue;
            }
            let (file, fragment) = href.split_once('#').unwrap_or((href, ""));
            let to = resolve(path, file);
            if to.is_empty() {
                assert!(fragment.starts_with('/'), "{path}: {href} is no address of the planner");
            } else {
                assert!(to == "read.css" || ids.contains_key(to.as_str()), "{path}: {href}");
            }
        }
    }
}

#[test]
fn every_page_names_itself_in_every_language() {
    let all = assets(None);
    for asset in pages(&all) {
        let (page, path) = (parse(asset), &asset.path);
        let links = |rel: &str| -> Vec<(Option<&str>, String)> {
            let found = page.descendants().filter(|node| node.attribute("rel") == Some(rel));
            found
                .filter(|node| node.has_tag_name("link"))
                .map(|node| {
                    let href = node.attribute("href").unwrap_or_default();
                    (node.attribute("hreflang"), resolve(path, href))
                })
                .collect()
        };
        assert_eq!(links("canonical"), [(None, path.clone())]);
        let (_, rest) = path.split_once('/').unwrap();
        let others: Vec<(Option<&str>, String)> = Lang::ALL
            .iter()
            .map(|lang| (Some(lang.tag()), format!("{}/{rest}", lang.id())))
            .chain([(Some("x-default"), format!("en/{rest}"))])
            .collect();
        assert_eq!(links("alternate"), others, "{path}");
    }
}

#[test]
fn the_rules_as_data_are_the_registry() {
    let all = assets(None);
    let document: serde_json::Value = serde_json::from_str(&find(&all, "rules.json").text).unwrap();
    assert_eq!(document["schema"], "eip-planner/1");
    let listed = document["rules"].as_array().unwrap();
    assert_eq!(listed.len(), AnyRule::all().count());
    for (listed, rule) in listed.iter().zip(AnyRule::all()) {
        assert_eq!(listed["code"], rule.code());
        assert_eq!(listed["severity"], rule.severity().word());
        for lang in Lang::ALL {
            assert_eq!(listed["title"][lang.id()], rule.title().get(lang));
            find(&all, listed["pages"][lang.id()].as_str().unwrap());
        }
        assert!(!listed["sources"].as_array().unwrap().is_empty(), "{}", rule.code());
        // Each opens where it can speak: in the planner, or in the check.
        assert_eq!(listed["example"].is_string(), matches!(rule, AnyRule::One(_)));
        assert_eq!(listed["check"]["file"].is_string(), matches!(rule, AnyRule::Together(_)));
    }
}

#[test]
fn the_sitemap_names_every_page() {
    for site in [None, Some(SITE), Some("https://planner.example/eip/")] {
        let all = assets(site);
        let start = site.map(|_| format!("{SITE}/")).unwrap_or_default();
        let map = parse(find(&all, "sitemap.xml"));
        let named = map.descendants().filter(|node| node.tag_name().name() == "loc");
        let named: BTreeSet<String> =
            named.filter_map(|node| node.text()).map(str::to_owned).collect();
        let first = if start.is_empty() { "./".to_owned() } else { start.clone() };
        let wanted: BTreeSet<String> =
            pages(&all).map(|page| format!("{start}{}", page.path)).chain([first]).collect();
        assert_eq!(named, wanted);
    }
}

#[test]
fn a_known_site_is_named_whole_where_that_counts() {
    let all = assets(Some(SITE));
    let page = &find(&all, "ja/rules/CUT-03.html").text;
    assert!(page.contains(&format!("rel=\"canonical\" href=\"{SITE}/ja/rules/CUT-03.html\"")));
    assert!(page.contains("href=\"../../ja/rules/CUT-04.html\""));
}

#[test]
fn the_way_for_language_models_leads_to_files() {
    let all = assets(None);
    let text = &find(&all, "llms.txt").text;
    let links: Vec<&str> =
        text.split("](").skip(1).filter_map(|rest| rest.split(')').next()).collect();
    assert!(links.len() > AnyRule::all().count());
    for link in links {
        if let Some(schema) = link.strip_prefix("schema/") {
            let root = concat!(env!("CARGO_MANIFEST_DIR"), "/src/export/schema/");
            assert!(std::path::Path::new(&format!("{root}{schema}")).exists(), "{link}");
        } else if !link.starts_with("#/plan?") {
            find(&all, link);
        }
    }
}

/// The manifests are written by hand, with the page's own texts.
#[test]
fn the_manifests_say_what_the_page_says() {
    for lang in Lang::ALL {
        let root = env!("CARGO_MANIFEST_DIR");
        let path = format!("{root}/src/ui/manifest/{}.webmanifest", lang.id());
        let text = std::fs::read_to_string(path).unwrap();
        let manifest: serde_json::Value = serde_json::from_str(&text).unwrap();
        assert_eq!(manifest["lang"], lang.tag());
        assert_eq!(manifest["name"], ui::TITLE.get(lang));
        assert_eq!(manifest["description"], ui::TAGLINE.get(lang));
    }
}
