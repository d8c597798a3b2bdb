//! Writes what stands beside the page into a folder: `eip-planner-site FOLDER`. `SITE_URL`, where it is set, is the
//! address of the folder that the planner will stand in.

use std::path::Path;
use std::process::ExitCode;
use std::{env, fs, io};

use eip_planner::site::assets;

fn main() -> ExitCode {
    let Some(folder) = env::args_os().nth(1) else {
        complain("usage: eip-planner-site FOLDER");
        return ExitCode::from(2);
    };
    match write(Path::new(&folder)) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            complain(&format!("eip-planner-site: {}: {error}", Path::new(&folder).display()));
            ExitCode::FAILURE
        }
    }
}

/// The folder holds these files and no others afterwards.
fn write(folder: &Path) -> io::Result<()> {
    if folder.exists() {
        fs::remove_dir_all(folder)?;
    }
    let site = env::var("SITE_URL").ok();
    for asset in assets(site.as_deref()) {
        let path = folder.join(asset.path);
        if let Some(parent) = path.parent() {
            fs::create_dir_all(parent)?;
        }
        fs::write(path, asset.text)?;
    }
    Ok(())
}

fn complain(line: &str) {
    use io::Write as _;
    let _ = writeln!(io::stderr().lock(), "{line}");
}
