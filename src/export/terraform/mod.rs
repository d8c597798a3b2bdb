//! The plan as a Terraform module for the provider `aliyun/alicloud`.
//!
//! Each object exists already or is made, as its variable says: an id that is given is used, one that is left out makes
//! a resource. The order that the mode demands stands in `depends_on`, since no reference shows it.
//! Source of resources and arguments: the provider's own schema.

mod hcl;
mod resources;
mod variables;

use super::{File, file_name, head};
use crate::catalog::{Lang, Mode};
use crate::plan::Plan;
use crate::rules::Status;
use crate::text::terraform as t;

/// Main file, variables and outputs; of a blocked plan one file of comments.
pub(super) fn print(plan: &Plan, lang: Lang) -> Vec<File> {
    let file = |part: &str, text: String| File {
        file_name: file_name(plan, &format!("{part}.tf")),
        media_type: "text/plain",
        text,
    };
    if plan.status == Status::Blocked {
        return vec![file("main", hcl::file(&head::lines(plan, "", lang), &[]))];
    }
    let mut lines = head::lines(plan, "", lang);
    lines.push(String::new());
    lines.extend([t::RUN, t::EXISTING].map(|text| text.get(lang).to_owned()));
    lines.extend(manual(plan).into_iter().map(|text| format!("- {}", text.get(lang))));
    let main = hcl::file(&lines, &resources::resources(plan));
    let mut asked = variables::variables(plan, lang);
    // What no resource of this plan uses is not asked for.
    asked.retain(|block| main.contains(&format!("var.{}", block.label())));
    vec![
        file("main", main),
        file("variables", hcl::file(&[], &asked)),
        file("outputs", hcl::file(&[], &variables::outputs(plan))),
    ]
}

/// What Terraform does not do.
fn manual(plan: &Plan) -> Vec<crate::text::Text> {
    let attached = plan.topology().enis.iter().any(|eni| eni.attached);
    let new_addresses = plan.topology().enis.iter().any(|eni| eni.new_ips() > 0);
    let visible = matches!(plan.mode, Mode::CutThrough | Mode::MultiEip);
    let mut manual = vec![t::MANUAL_GUEST];
    if visible && attached {
        manual.push(t::MANUAL_DETACH);
    }
    if plan.mode == Mode::Nat && new_addresses {
        manual.push(t::MANUAL_ADDRESSES);
    }
    if plan.mode == Mode::MultiEip {
        manual.push(t::MANUAL_MULTI_EIP);
    }
    if plan.mode == Mode::SecondaryCidr {
        manual.push(t::MANUAL_CIDR);
    }
    manual
}

/// The variable of a slot: `<eip-1-id>` is `eip_1_id`.
fn name(slot: crate::scenario::Slot) -> String {
    slot.key().replace('-', "_")
}

/// The value of a slot's variable.
fn var(slot: crate::scenario::Slot) -> String {
    format!("var.{}", name(slot))
}
