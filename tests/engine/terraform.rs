//! The Terraform module: HCL, the provider's schema, references, and the order that each mode demands.

use std::collections::{BTreeMap, BTreeSet};

use eip_planner::catalog::Lang;
use eip_planner::export::find;
use eip_planner::plan::{Plan, plan, plan_with};
use eip_planner::rules::Status;
use eip_planner::scenario::{Known, Slot};
use hcl::{Body, Expression, Structure};
use serde_json::Value as Json;

use crate::common::{hostile, laid_down, scenario, table_scenarios};

const SCHEMA: &str = include_str!("data/alicloud-schema.json");

const MODES: [&str; 6] = [
    "region=cn-hangzhou&mode=nat&eips=3",
    "region=cn-hangzhou&mode=nat&eni=primary&ipv4Gateway=true",
    "region=cn-hangzhou&mode=nat&eips=2&enis=2&attached=true&privateIps=1",
    "region=cn-hangzhou&mode=cut-through&enis=2&eips=2&billing=subscription",
    "region=cn-shenzhen&mode=multi-eip&multiEipPermission=true&instance=ecs.g5.xlarge&eips=2&attached=true",
    "region=cn-hangzhou&mode=secondary-cidr&eips=2&ipv4Gateway=true",
];

fn text(plan: &Plan, lang: Lang) -> String {
    (find("terraform").unwrap().print)(plan, lang).into_iter().map(|file| file.text).collect()
}

fn parse(text: &str) -> Body {
    hcl::parse(text).unwrap_or_else(|error| panic!("{error}\n{text}"))
}

/// A block as the tests look at it.
struct Found {
    kind: String,
    labels: Vec<String>,
    body: Body,
}

fn blocks(body: &Body) -> Vec<Found> {
    body.iter()
        .filter_map(|item| match item {
            Structure::Block(block) => Some(Found {
                kind: block.identifier.to_string(),
                labels: block.labels.iter().map(|label| label.as_str().to_owned()).collect(),
                body: block.body.clone(),
            }),
            Structure::Attribute(_) => None,
        })
        .collect()
}

fn argument(body: &Body, name: &str) -> Option<Expression> {
    body.iter().find_map(|item| match item {
        Structure::Attribute(attribute) if attribute.key.as_str() == name => {
            Some(attribute.expr.clone())
        }
        _ => None,
    })
}

/// Every `a.b` that an expression mentions: `var.region`, `local.eip_1_id`, `alicloud_vswitch.eip_1`.
fn references(text: &str) -> BTreeSet<String> {
    let word = |c: char| c.is_ascii_alphanumeric() || c == '_' || c == '.';
    text.split(|c| !word(c))
        .filter_map(|part| {
            let mut names = part.split('.');
            let (first, second) = (names.next()?, names.next()?);
            let known = first == "var" || first == "local" || first.starts_with("alicloud_");
            (known && !second.is_empty()).then(|| format!("{first}.{second}"))
        })
        .collect()
}

fn code(body: &Body) -> String {
    hcl::to_string(body).unwrap()
}

#[test]
fn every_plan_of_the_decision_table_is_hcl_whose_references_resolve() {
    let mut seen = BTreeSet::new();
    for address in table_scenarios() {
        let plan = plan(&scenario(&address));
        for lang in Lang::ALL {
            let text = text(&plan, lang);
            if !seen.insert(text.clone()) {
                continue;
            }
            let body = parse(&text);
            let blocks = blocks(&body);
            assert_eq!(blocks.is_empty(), plan.status == Status::Blocked, "{address}");
            let mut there = BTreeSet::new();
            for block in &blocks {
                let added = match block.kind.as_str() {
                    "resource" => vec![format!("{}.{}", block.labels[0], block.labels[1])],
                    "variable" => vec![format!("var.{}", block.labels[0])],
                    "locals" => block
                        .body
                        .attributes()
                        .map(|a| format!("local.{}", a.key.as_str()))
                        .collect(),
                    _ => continue,
                };
                for name in added {
                    assert!(there.insert(name.clone()), "{address}: {name} twice");
                }
            }
            let used: BTreeSet<String> = blocks
                .iter()
                .filter(|block| block.kind != "variable")
                .flat_map(|block| references(&code(&block.body)))
                .collect();
            for name in &used {
                assert!(there.contains(name), "{address}: {name} is not there");
            }
            for name in there.iter().filter(|name| name.starts_with("var.")) {
                assert!(used.contains(name), "{address}: {name} is asked and not used");
            }
        }
    }
    assert!(seen.len() > 100, "{} different modules", seen.len());
}

#[test]
fn resources_and_arguments_are_those_of_the_provider() {
    let schema: Json = serde_json::from_str(SCHEMA).unwrap();
    for address in MODES {
        let plan = plan(&scenario(address));
        assert_ne!(plan.status, Status::Blocked, "{address}");
        for block in
            blocks(&parse(&text(&plan, Lang::En))).iter().filter(|block| block.kind == "resource")
        {
            let known = &schema["resources"][&block.labels[0]]["attributes"];
            assert!(known.is_object(), "{} is no resource", block.labels[0]);
            let given: BTreeMap<&str, &Expression> =
                block.body.attributes().map(|a| (a.key.as_str(), &a.expr)).collect();
            for (name, value) in &given {
                if matches!(*name, "count" | "depends_on") {
                    continue;
                }
                let argument = &known[*name];
                let at = format!("{} of {}", name, block.labels[0]);
                assert!(
                    argument["required"] == true || argument["optional"] == true,
                    "{at} can't be set"
                );
                assert!(argument["deprecated"].is_null(), "{at} is deprecated");
                for other in argument["conflicts_with"].as_array().into_iter().flatten() {
                    assert!(
                        !given.contains_key(other.as_str().unwrap()),
                        "{at} conflicts with {other}"
                    );
                }
                if let Expression::String(word) = value {
                    let allowed = [&argument["enum"], &argument["doc_values"]];
                    let allowed: Vec<_> =
                        allowed.iter().filter_map(|list| list.as_array()).flatten().collect();
                    assert!(
                        allowed.is_empty() || allowed.iter().any(|known| *known == word),
                        "{at} is {word}"
                    );
                }
                let sets = matches!(argument["type"].as_str(), Some("set" | "list"));
                assert_eq!(sets, matches!(value, Expression::Array(_)), "{at}");
            }
            for (name, argument) in known.as_object().unwrap() {
                assert!(
                    argument["required"] != true || given.contains_key(name.as_str()),
                    "{name} of {}",
                    block.labels[0]
                );
            }
        }
    }
}

/// What must be there before a resource, by references, locals included.
fn before(blocks: &[Found], name: &str) -> BTreeSet<String> {
    let locals = blocks.iter().find(|block| block.kind == "locals").unwrap();
    let mut all = BTreeSet::new();
    let mut open = vec![name.to_owned()];
    while let Some(name) = open.pop() {
        let text = match name.strip_prefix("local.") {
            Some(local) => {
                argument(&locals.body, local).map(|expr| expr.to_string()).unwrap_or_default()
            }
            None => blocks
                .iter()
                .find(|block| block.kind == "resource" && block.labels.join(".") == name)
                .map(|block| code(&block.body))
                .unwrap_or_default(),
        };
        for reference in references(&text) {
            if all.insert(reference.clone()) {
                open.push(reference);
            }
        }
    }
    all
}

/// Facts 29 and 30: NAT attaches first. Facts 43, 44 and 58: cut-through and multi-EIP associate first.
#[test]
fn the_order_is_the_one_that_the_mode_demands() {
    for address in MODES {
        let plan = plan(&scenario(address));
        let blocks = blocks(&parse(&text(&plan, Lang::En)));
        let is = |kind: &str| -> Vec<String> {
            let of = |block: &&Found| block.kind == "resource" && block.labels[0] == kind;
            blocks.iter().filter(of).map(|block| block.labels.join(".")).collect()
        };
        let (attachments, associations) =
            (is("alicloud_ecs_network_interface_attachment"), is("alicloud_eip_association"));
        assert_eq!(associations.len() as u32, plan.assessment.scenario.facts().eips());
        for name in attachments.iter().chain(&associations) {
            assert!(!before(&blocks, name).contains(name), "{name} waits for itself");
        }
        let first = |names: &[String], others: &[String]| {
            names.iter().all(|name| {
                let earlier = before(&blocks, name);
                others.iter().any(|other| earlier.contains(other))
            })
        };
        match plan.mode {
            eip_planner::catalog::Mode::Nat => {
                assert!(attachments.is_empty() || first(&associations, &attachments), "{address}");
            }
            _ => assert!(first(&attachments, &associations), "{address}"),
        }
        // In the secondary CIDR method: block, vSwitch, ENI, association.
        if plan.mode == eip_planner::catalog::Mode::SecondaryCidr {
            let earlier = before(&blocks, "alicloud_eip_association.eip_1");
            for kind in [
                "alicloud_vpc_ipv4_cidr_block.eip_1",
                "alicloud_vswitch.eip_1",
                "alicloud_ecs_network_interface.eni_1",
            ] {
                assert!(earlier.contains(kind), "{kind}");
            }
        }
    }
}

/// Without it the provider takes an ENI for an instance; and each EIP on an ENI has a private address of its own.
#[test]
fn associations_name_their_type_and_their_own_address() {
    let plan = plan(&scenario(MODES[0]));
    let mut addresses = BTreeSet::new();
    for block in blocks(&parse(&text(&plan, Lang::En))) {
        if block.labels.first().is_some_and(|kind| kind == "alicloud_eip_association") {
            assert_eq!(
                argument(&block.body, "instance_type").unwrap(),
                Expression::from("NetworkInterface")
            );
            assert_eq!(argument(&block.body, "mode").unwrap(), Expression::from("NAT"));
            assert!(
                addresses.insert(argument(&block.body, "private_ip_address").unwrap().to_string())
            );
        }
    }
    assert_eq!(addresses.len(), 3);
}

#[test]
fn hostile_values_come_back_as_they_are() {
    for address in MODES {
        let base = scenario(address);
        for value in hostile() {
            let mut known = Known::default();
            plan(&base).slots().into_iter().for_each(|slot| known.set(slot, value.clone()));
            let plan = plan_with(&base, known);
            let blocks = blocks(&parse(&text(&plan, Lang::Zh)));
            let defaults: Vec<Expression> = blocks
                .iter()
                .filter(|block| block.kind == "variable" && block.labels[0] != "region")
                .map(|block| argument(&block.body, "default").unwrap())
                .collect();
            assert!(!defaults.is_empty());
            for default in defaults {
                // A text in which nothing is to be replaced is a plain string or a template of one literal.
                let found = match default {
                    Expression::String(text) => text,
                    Expression::TemplateExpr(template) => {
                        let template = hcl::Template::from_expr(&template).unwrap();
                        let parts: Vec<String> = template
                            .elements()
                            .iter()
                            .map(|part| match part {
                                hcl::template::Element::Literal(text) => text.clone(),
                                other => panic!("{other:?} would be evaluated"),
                            })
                            .collect();
                        parts.concat()
                    }
                    other => panic!("{other:?}"),
                };
                assert_eq!(
                    found.replace("$${", "${").replace("%%{", "%{"),
                    value.replace("$${", "${")
                );
            }
        }
    }
}

#[test]
fn what_is_known_is_the_default_of_its_variable() {
    let mut known = Known::default();
    known.set(Slot::EipId(1), "eip-bp1".to_owned());
    let text = text(&plan_with(&scenario(MODES[0]), known), Lang::En);
    let found = blocks(&parse(&text));
    let default = |name: &str| {
        let block = found.iter().find(|block| block.kind == "variable" && block.labels[0] == name);
        argument(&block.unwrap().body, "default")
    };
    assert_eq!(default("eip_1_id"), Some(Expression::from("eip-bp1")));
    assert_eq!(default("eip_2_id"), Some(Expression::Null), "left out: made");
    assert_eq!(default("instance_id"), None, "nobody can make it up");
}

#[test]
fn two_modules_are_as_they_were_laid_down() {
    for (name, address) in [("nat.tf", MODES[0]), ("secondary-cidr.tf", MODES[5])] {
        laid_down(name, &text(&plan(&scenario(address)), Lang::En));
    }
}
