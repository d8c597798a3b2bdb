//! What is known: regions, families, types, modes, limits and sources.
//!
//! The data stand in `src/catalog/data/`, each fact with its source and as-of date. `build.rs` checks them and
//! makes the tables that are included here, so that nothing is parsed when the program starts.

mod call;
mod document;
mod instance;
mod lang;
mod mode;
mod region;

pub use call::{Wait, wait};
pub use document::{AsOf, Block, Limit, Source};
pub use instance::{Family, Instance, InstanceType, smallest_type, smallest_types};
pub use lang::Lang;
pub use mode::Mode;
pub use region::{Region, RegionStatus};

use document::SourceRow;
use instance::{FamilyRow, TypeColumns};
use region::RegionRow;

include!(concat!(env!("OUT_DIR"), "/catalog.rs"));
