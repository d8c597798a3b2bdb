//! The code for another page: it is well-formed whatever is in it, and asks for what was entered.

use eip_planner::catalog::Lang;
use eip_planner::export::embed::{Embed, Shown, Way};
use eip_planner::scenario::{Draft, parse_pairs, read_input};

fn draft() -> Draft {
    read_input(
        r#"{"region":"cn-hangzhou","instance":"ecs.g7.xlarge","mode":"nat","eips":{"count":3},"needs":{"protocols":["sip","ftp"]}}"#,
    )
    .draft
}

fn embed<'a>(draft: &'a Draft, site: &'a str, title: &'a str) -> Embed<'a> {
    Embed { site, shown: Shown::Verdict, draft, lang: Lang::Ja, theme: Some("dark"), title }
}

const HOSTILE: &str = "a\"'><script>alert(1)</script>&lt;${x}";

#[test]
fn a_frame_asks_for_what_was_entered() {
    let draft = draft();
    let code = embed(&draft, "https://planner.example/eip/", HOSTILE).code(Way::Frame);
    let document = roxmltree::Document::parse(&code).unwrap();
    let frame = document.root_element();
    assert_eq!(frame.tag_name().name(), "iframe");
    assert_eq!(frame.attribute("title"), Some(HOSTILE));
    let (site, query) = frame.attribute("src").unwrap().split_once('?').unwrap();
    assert_eq!(site, "https://planner.example/eip/");
    let pairs = parse_pairs(query);
    let of =
        |name: &str| pairs.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str());
    assert_eq!((of("embed"), of("lang"), of("theme")), (Some("verdict"), Some("ja"), Some("dark")));
    let own = |(key, _): &(String, String)| !["embed", "lang", "theme"].contains(&key.as_str());
    let rest: Vec<_> = pairs.iter().filter(|pair| own(pair)).cloned().collect();
    assert_eq!(Draft::from_pairs(&rest), (draft, Vec::new()));
}

#[test]
fn an_element_has_the_fields_as_attributes() {
    let draft = draft();
    for shown in Shown::ALL {
        let code = Embed { shown, ..embed(&draft, "https://planner.example/?\"<", HOSTILE) }
            .code(Way::Element);
        let document_text = format!("<page>{code}</page>");
        let document = roxmltree::Document::parse(&document_text).unwrap();
        let element =
            document.root_element().children().filter(|node| node.is_element()).nth(1).unwrap();
        assert_eq!(element.tag_name().name(), shown.element());
        let own = |name: &&str| ["lang", "theme", "planner"].contains(name);
        let attributes = element.attributes().map(|of| (of.name(), of.value()));
        let fields: Vec<_> = attributes.filter(|(name, _)| !own(name)).collect();
        assert_eq!(Draft::from_pairs(&fields), (draft, Vec::new()));
        assert_eq!(element.attribute("planner"), Some("https://planner.example/?\"<"));
        // Readers without script have a way to the planner.
        let link = element.first_element_child().unwrap();
        assert_eq!((link.tag_name().name(), link.text()), ("a", Some(HOSTILE)));
    }
}

#[test]
fn what_is_not_chosen_is_not_said() {
    let draft = draft();
    let code = Embed { theme: None, ..embed(&draft, "https://planner.example/", "EIP Planner") };
    assert!(!code.code(Way::Frame).contains("theme"), "{}", code.code(Way::Frame));
    assert!(!code.code(Way::Element).contains("theme"), "{}", code.code(Way::Element));
    assert!(!code.code(Way::Frame).contains("eni="), "{}", code.code(Way::Frame));
}
