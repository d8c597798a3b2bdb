//! Starts the worker of the check.

fn main() {
    eip_planner::worker::start();
}
