//! Large files of Terraform and of an account to measure the check with, made of the fixtures:
//! `cargo bench --no-default-features --bench estates -- account 20000 > account.json`; `terraform` gives a plan.
#![allow(
    missing_docs,
    clippy::unwrap_used,
    clippy::indexing_slicing,
    reason = "a bench that cannot go on has failed"
)]

use std::io::{BufWriter, Result, Write};

use serde_json::{Value as Json, json};

fn main() {
    let words: Vec<String> =
        std::env::args().skip(1).filter(|word| !word.starts_with("--")).collect();
    let count: usize = words.get(1).and_then(|word| word.parse().ok()).unwrap_or_default();
    let mut out = BufWriter::new(std::io::stdout().lock());
    match words.first().map(String::as_str) {
        Some("account") => account(count, &mut out).unwrap(),
        Some("terraform") => terraform(count, &mut out).unwrap(),
        _ => {}
    }
}

/// An object for each ENI, its ids and addresses numbered, as the command line prints it.
fn numbered(text: &str, number: usize) -> String {
    let (high, low) = (number / 200 % 200, number % 200);
    text.replace("bp11", &format!("bp1x{number}"))
        .replace("bp1web", &format!("bp1web{}", number / 2))
        .replace("bp1primaryweb", &format!("bp1primaryweb{}", number / 2))
        .replace("10.0.1.9\"", &format!("10.{}.{high}.{low}\"", 100 + number / 40_000))
        .replace("10.0.1.20\"", &format!("10.{}.{high}.{low}\"", number / 40_000))
        .replace("203.0.113.1", &format!("203.{}.{high}.{low}", number / 40_000))
}

/// Whole answers in pages of a hundred, in one list.
fn account(count: usize, out: &mut dyn Write) -> Result<()> {
    let fixture = |text: &str, list: &str, of: &str| -> Json {
        let answer: Json = serde_json::from_str(text).unwrap();
        answer[list][of][0].clone()
    };
    let mut eni = fixture(
        include_str!("../tests/engine/check/fixtures/account/whole/enis.json"),
        "NetworkInterfaceSets",
        "NetworkInterfaceSet",
    );
    // One EIP for each ENI.
    eni["PrivateIpSets"]["PrivateIpSet"].as_array_mut().unwrap().truncate(1);
    let eip = fixture(
        include_str!("../tests/engine/check/fixtures/account/whole/eips.json"),
        "EipAddresses",
        "EipAddress",
    );
    let instance = fixture(
        include_str!("../tests/engine/check/fixtures/account/whole/instances.json"),
        "Instances",
        "Instance",
    );
    writeln!(
        out,
        "[{},{}",
        include_str!("../tests/engine/check/fixtures/account/whole/vpcs.json"),
        include_str!("../tests/engine/check/fixtures/account/whole/vswitches.json")
    )?;
    for (list, of, object, step) in [
        ("NetworkInterfaceSets", "NetworkInterfaceSet", eni, 1),
        ("EipAddresses", "EipAddress", eip, 1),
        ("Instances", "Instance", instance, 2),
    ] {
        let text = serde_json::to_string_pretty(&object).unwrap();
        let numbers: Vec<usize> = (0..count).step_by(step).collect();
        for (page, numbers_of_page) in numbers.chunks(100).enumerate() {
            let objects: Vec<String> =
                numbers_of_page.iter().map(|number| numbered(&text, *number)).collect();
            writeln!(
                out,
                r#",{{"TotalCount":{},"PageNumber":{},"PageSize":100,"{list}":{{"{of}":[{}]}}}}"#,
                numbers.len(),
                page + 1,
                objects.join(",")
            )?;
        }
    }
    writeln!(out, "]")
}

/// A plan in which ENIs, EIPs, associations and attachments come by `count`.
fn terraform(count: usize, out: &mut dyn Write) -> Result<()> {
    const COUNTED: [&str; 4] = [
        "alicloud_eip_address.a",
        "alicloud_ecs_network_interface.eni",
        "alicloud_ecs_network_interface_attachment.eni",
        "alicloud_eip_association.a",
    ];
    let mut plan: Json =
        serde_json::from_str(include_str!("../tests/engine/check/fixtures/terraform/nat.json"))
            .unwrap();
    let name_of = |resource: &Json| {
        let word = |name: &str| resource[name].as_str().unwrap().to_owned();
        format!("{}.{}", word("type"), word("name"))
    };
    let many = |list: &Json| -> Json {
        let mut all = Vec::new();
        for resource in list.as_array().unwrap() {
            let name = name_of(resource);
            if !COUNTED.contains(&name.as_str()) {
                all.push(resource.clone());
            } else if resource.get("index").is_none_or(|index| index == 0) {
                for number in 0..count {
                    let text = numbered(&resource.to_string(), number);
                    let mut one: Json = serde_json::from_str(&text).unwrap();
                    one["address"] = json!(format!("{name}[{number}]"));
                    one["index"] = json!(number);
                    all.push(one);
                }
            }
        }
        all.into()
    };
    plan["planned_values"]["root_module"]["resources"] =
        many(&plan["planned_values"]["root_module"]["resources"]);
    plan["resource_changes"] = many(&plan["resource_changes"]);
    for resource in plan["configuration"]["root_module"]["resources"].as_array_mut().unwrap() {
        if COUNTED.contains(&name_of(resource).as_str()) {
            resource["count_expression"] = json!({ "constant_value": count });
            for (_, expression) in resource["expressions"].as_object_mut().unwrap() {
                // Each one refers to those of its own number.
                if let Some(references) = expression["references"].as_array_mut()
                    && references.iter().any(|it| {
                        it.as_str()
                            .is_some_and(|it| COUNTED.iter().any(|name| it.starts_with(name)))
                    })
                {
                    references.push(json!("count.index"));
                }
            }
        }
    }
    serde_json::to_writer(&mut *out, &plan)?;
    writeln!(out)
}
