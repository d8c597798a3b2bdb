//! Starts the page.

fn main() {
    eip_planner::ui::start();
}
