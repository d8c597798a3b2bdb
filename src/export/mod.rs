//! How a plan leaves: one printer per format, all reading the same [`Plan`].
//!
//! A new format is a new file and a line in [`FORMATS`].

pub mod archive;
mod cli;
pub mod comparison;
mod csv;
pub mod document;
pub mod embed;
pub mod escape;
mod guest;
pub mod head;
pub mod highlight;
mod json;
pub(crate) mod json_text;
pub mod lists;
mod markdown;
pub mod matrix;
mod mermaid;
pub mod migration;
pub mod picture;
pub(crate) mod sarif;
#[cfg(feature = "schema")]
pub mod schema;
pub mod svg;
mod terraform;

use serde::Serialize;

use crate::catalog::Lang;
use crate::plan::Plan;
use crate::rules::Status;
use crate::scenario::Image;

/// One file of an export.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[cfg_attr(feature = "schema", derive(schemars::JsonSchema))]
#[serde(rename_all = "camelCase")]
pub struct File {
    /// A name made of the scenario's own words, safe in every file system.
    pub file_name: String,
    /// Its media type.
    pub media_type: &'static str,
    /// Its text.
    pub text: String,
}

/// A format that a plan can leave in.
#[derive(Clone, Copy, Debug)]
pub struct Format {
    /// Its name in the public contract.
    pub name: &'static str,
    /// Prints the plan; some formats give several files. Any format can be had of any plan.
    pub print: fn(&Plan, Lang) -> Vec<File>,
    /// Is it of use for this plan? The page offers only those: no netplan for Windows.
    pub fits: fn(&Plan) -> bool,
    /// The ending of its one file; `None` where it gives several, which leave as one archive: browsers ask before they
    /// take more than one.
    pub ending: Option<&'static str>,
}

impl Format {
    /// What a download of the plan is called, known before the files are made.
    #[must_use]
    pub fn download_name(&self, plan: &Plan) -> String {
        if let Some(ending) = self.ending {
            return file_name(plan, ending);
        }
        // A blocked plan has little to print, and some formats say it in one file.
        let files =
            if plan.status == Status::Blocked { (self.print)(plan, Lang::En) } else { vec![] };
        match files.as_slice() {
            [file] => file.file_name.clone(),
            _ => archive_name(plan, Some(self.name)),
        }
    }
}

/// All formats, in the order in which the page offers them.
pub const FORMATS: &[Format] = &[
    Format { name: "markdown", print: markdown::print, fits: always, ending: Some("md") },
    Format { name: "json", print: json::print, fits: always, ending: Some("json") },
    Format { name: "csv", print: csv::print, fits: always, ending: None },
    Format { name: "terraform", print: terraform::print, fits: always, ending: None },
    Format { name: "cli", print: cli::print, fits: always, ending: None },
    Format {
        name: "ip-script",
        print: guest::ip_script::print,
        fits: guest::linux,
        ending: Some("ip.sh"),
    },
    Format {
        name: "netplan",
        print: guest::netplan::print,
        fits: of_netplan,
        ending: Some("netplan.yaml"),
    },
    Format {
        name: "nmcli",
        print: guest::nmcli::print,
        fits: of_red_hat,
        ending: Some("nmcli.sh"),
    },
    Format { name: "ifcfg", print: guest::ifcfg::print, fits: of_red_hat, ending: None },
    Format { name: "networkd", print: guest::networkd::print, fits: of_networkd, ending: None },
    Format {
        name: "powershell",
        print: guest::powershell::print,
        fits: of_windows,
        ending: Some("ps1"),
    },
    Format { name: "svg", print: svg::print, fits: always, ending: Some("svg") },
    Format { name: "mermaid", print: mermaid::print, fits: always, ending: Some("mmd") },
    Format { name: "sarif", print: sarif::print, fits: always, ending: Some("sarif") },
];

/// The format of a name.
#[must_use]
pub fn find(name: &str) -> Option<Format> {
    FORMATS.iter().copied().find(|format| format.name == name)
}

const fn always(_: &Plan) -> bool {
    true
}

/// The name of an archive: of all files, or of a format that gives several.
#[must_use]
pub fn archive_name(plan: &Plan, format: Option<&str>) -> String {
    let format = format.map(|name| format!("{name}.")).unwrap_or_default();
    file_name(plan, &format!("{format}zip"))
}

fn of_netplan(plan: &Plan) -> bool {
    guest::one_of(plan, &[Image::Ubuntu, Image::Debian])
}

fn of_red_hat(plan: &Plan) -> bool {
    guest::one_of(plan, &[Image::AlibabaCloudLinux, Image::Centos, Image::Rhel])
}

fn of_networkd(plan: &Plan) -> bool {
    guest::one_of(plan, &[Image::AlibabaCloudLinux, Image::Debian, Image::Other])
}

fn of_windows(plan: &Plan) -> bool {
    guest::one_of(plan, &[Image::Windows])
}

/// `eip-plan-cn-hangzhou-nat.md`: no time stamp, so that the same plan is the same file.
fn file_name(plan: &Plan, extension: &str) -> String {
    format!("eip-plan-{}-{}.{extension}", plan.assessment.scenario.region().id(), plan.mode.id())
}
