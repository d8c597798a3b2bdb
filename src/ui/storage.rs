//! The browser's storage: a thin layer, since every browser may refuse it, also in the middle of a visit.

use leptos::prelude::window;
use web_sys::Storage;

/// Plans with a name.
pub const PLANS: &str = "eip-planner/1/plans";
/// Which steps are done.
pub const PROGRESS: &str = "eip-planner/1/progress";
/// Under this and a number stands what could not be read.
pub const ASIDE: &str = "eip-planner/1/aside/";
/// Of this tab alone: which revision of which plan it has open.
pub const OPEN: &str = "eip-planner/1/open";

/// Of this tab alone: the findings of a check that somebody answers for.
pub const WAIVERS: &str = "eip-planner/1/waivers";

/// Why something was not kept.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Refused {
    /// There is no storage, or the user does not allow it.
    Disabled,
    /// There is no room left.
    Full,
}

/// What outlasts the visit. Only to ask for it can throw.
fn local() -> Result<Storage, Refused> {
    window().local_storage().ok().flatten().ok_or(Refused::Disabled)
}

/// What is kept under a key.
pub fn read(key: &str) -> Result<Option<String>, Refused> {
    local()?.get_item(key).map_err(|_| Refused::Disabled)
}

/// Keeps a text.
pub fn write(key: &str, text: &str) -> Result<(), Refused> {
    local()?.set_item(key, text).map_err(|_| Refused::Full)
}

/// Keeps what could not be read under a key of its own, unless it is there already.
pub fn set_aside(text: &str) -> Result<(), Refused> {
    for number in 1_u32.. {
        let key = format!("{ASIDE}{number}");
        match read(&key)? {
            Some(there) if there == text => return Ok(()),
            Some(_) => {}
            None => return write(&key, text),
        }
    }
    Ok(())
}

/// Everything that was set aside.
pub fn aside() -> Vec<String> {
    (1_u32..).map_while(|number| read(&format!("{ASIDE}{number}")).ok().flatten()).collect()
}

/// What this tab keeps under a key, as long as there is the tab.
pub fn read_tab(key: &str) -> Option<String> {
    window().session_storage().ok().flatten()?.get_item(key).ok().flatten()
}

/// Keeps it; is it kept?
pub fn write_tab(key: &str, text: &str) -> bool {
    let storage = window().session_storage().ok().flatten();
    storage.is_some_and(|storage| storage.set_item(key, text).is_ok())
}
