//! What the engine knows as pieces of a page: HTML in which every word is escaped, and no browser.
//!
//! The planner's page, the elements that documentation pages embed and the pages to read without script all print with
//! these functions, so that one thing looks and reads alike wherever it stands. A piece is a function from [`View`] to
//! [`Html`]; what a button does stands in `data-do` and the attributes beside it, and whoever shows the piece acts on
//! it: `apply` (a remedy, `data-change`), `mode`, `confirm`, `go`, `differ`,
//! `way`, `copy`, `done`, `place`, `more`, `download`, `copy-file`, `png`, `download-all`, `print`; in a form `choose`,
//! `type`, `step`, `protocol`, `slot`, `combo`, `opener`, `offer`; in the head `undo`, `redo`, `search`, `language`, `theme`; beside the answer `save`,
//! `name`, `share`, `embed`, `example`.

mod answer;
mod assumptions;
mod bars;
mod cards;
mod combo;
mod comparison;
mod exports;
mod field;
mod finding;
mod given;
mod head;
mod least;
mod matrix;
mod migration;
mod picture;
mod read;
mod save;
mod start;
mod step;
mod steps;
mod table;
mod topology;
mod way;
mod writer;

pub use answer::{answer, brief, sentences};
pub use assumptions::assumptions;
pub use bars::bars;
use cards::sign;
pub use cards::{card, cards};
pub use combo::Combo;
pub use comparison::comparison;
pub use exports::exports;
pub use field::{Asked, FIRST, field, instance, slot};
pub use finding::findings;
pub use given::given;
pub use head::{Head, head};
pub use matrix::matrix;
pub use migration::{migration, way_name};
pub use read::{HEADING, ReadLinks, read};
pub use save::{Save, save};
pub use start::{cases, start};
pub use steps::{List, PLACES, SLICE, steps};
pub use topology::topology;
pub use writer::Html;

use crate::catalog::Lang;
use crate::learn::Topic;
use crate::plan::{Direction, Plan};
use crate::scenario::{Change, write_pairs};

/// Where things stand that a piece leads to.
pub trait Links {
    /// The page about a rule, a mode, a region, a family or a term.
    fn learn(&self, topic: Topic) -> String;

    /// The scenario beside itself after a change; `None` where nothing compares.
    fn compare(&self, change: &Change) -> Option<String>;
}

/// What is shown, and how.
pub struct View<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// The language.
    pub lang: Lang,
    /// Where its links lead.
    pub links: &'a dyn Links,
    /// Is a fold open? What stands in one that is closed is not printed, where it is long or dear.
    pub open: &'a dyn Fn(&str) -> bool,
    /// Only the rows of the comparison that tell the modes apart.
    pub differ: bool,
    /// The way of a packet that the picture shows.
    pub way: Direction,
    /// How often it was asked for: each time the dot goes along it once more.
    pub runs: u32,
}

impl View<'_> {
    /// A fold of this name; its summary and content follow, and [`Html::raw`] closes it.
    fn fold(&self, out: &mut Html, class: &str, name: &str) -> bool {
        let open = (self.open)(name);
        out.raw("<details").attr("class", class).attr("data-fold", name);
        if open {
            out.raw(" open");
        }
        out.raw(">");
        open
    }
}

/// A change as the value of `data-change`: pairs of an address; what is taken back has no value.
#[must_use]
pub fn change_text(change: &Change) -> String {
    let pairs: Vec<(&str, String)> = change
        .iter()
        .map(|(field, value)| {
            (field.spec().key, value.map(|value| value.to_text(*field)).unwrap_or_default())
        })
        .collect();
    write_pairs(&pairs)
}
