//! The module of the JavaScript API: what `eip_planner::api` gives to JavaScript, and nothing else.

use eip_planner as _;

fn main() {}
