//! The topology as the page draws it: shapes in order, and the ways of a packet through them.
//!
//! Columns from the client to the guest, a row for each EIP. However large a plan is, the picture has few rows and says
//! how many EIPs it leaves out. It holds no colours: a shape says what it is, and whoever draws it knows how that looks.

mod layout;

use layout::Canvas;

use crate::catalog::Lang;
use crate::plan::{Direction, Plan, Spot, Station};
use crate::rules::Status;
use crate::scenario::Slot;
use crate::text::{self, diagram};

/// How many EIPs are drawn.
pub const DRAWN: usize = 6;

/// Width of the drawing.
pub const WIDTH: u32 = 1000;
const ROW: u32 = 46;
const BOX: u32 = 34;
const CLIENT_X: u32 = 16;
const CLIENT_WIDTH: u32 = 106;
const EIP_X: u32 = 158;
const EIP_WIDTH: u32 = 218;
const VPC_X: u32 = 416;
const ENI_X: u32 = 452;
const ENI_WIDTH: u32 = 322;
const INSTANCE_X: u32 = 828;
const INSTANCE_WIDTH: u32 = 152;
/// The first ENI stands below the heads of VPC and vSwitch.
const TOP: u32 = 84;
const ENI_HEAD: u32 = 56;
const ENI_GAP: u32 = 48;

/// What a shape is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Part {
    /// A client on the internet.
    Client,
    /// An EIP at the public gateway.
    Eip,
    /// The VPC.
    Vpc,
    /// A vSwitch.
    Vswitch,
    /// The IPv4 gateway of the VPC.
    Gateway,
    /// An ENI.
    Eni,
    /// The primary ENI, which replies leave by where no rule says otherwise.
    Primary,
    /// An address of an ENI.
    Address,
    /// The instance.
    Instance,
}

impl Part {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Client => "client",
            Self::Eip => "eip",
            Self::Vpc => "vpc",
            Self::Vswitch => "vswitch",
            Self::Gateway => "gateway",
            Self::Eni => "eni",
            Self::Primary => "primary",
            Self::Address => "address",
            Self::Instance => "instance",
        }
    }
}

/// How a text looks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Voice {
    /// The name of a shape.
    Name,
    /// A word beside it.
    Small,
    /// An id, name or address.
    Code,
}

impl Voice {
    /// Its word.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Name => "name",
            Self::Small => "small",
            Self::Code => "code",
        }
    }
}

/// What is drawn, back to front.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Shape {
    /// A box; a dashed edge says that the plan makes it.
    Frame {
        /// What it is.
        part: Part,
        /// Left edge.
        x: u32,
        /// Upper edge.
        y: u32,
        /// Width.
        width: u32,
        /// Height.
        height: u32,
        /// Is it new?
        dashed: bool,
    },
    /// A line from left to right; dashed where the plan attaches it first.
    Line {
        /// Left end.
        from: u32,
        /// Right end.
        to: u32,
        /// Height.
        y: u32,
        /// Is it still to come?
        dashed: bool,
    },
    /// A text, cut visibly where it is longer than its place.
    Text {
        /// How it looks.
        voice: Voice,
        /// Left end.
        x: u32,
        /// Base line.
        y: u32,
        /// What is shown.
        shown: String,
        /// The whole, where that is more.
        whole: Option<String>,
    },
}

/// The way of a packet: its stations, and where their numbers stand.
#[derive(Clone, PartialEq, Debug)]
pub struct Trail {
    /// Which way.
    pub direction: Direction,
    /// What happens on it.
    pub stations: Vec<Station>,
    /// The place of each station's number.
    pub marks: Vec<(u32, u32)>,
    /// Pieces of the way that are drawn, each from its start to its end, between the boxes.
    pub pieces: Vec<(u32, u32)>,
    /// Both ends of the whole way.
    pub ends: (u32, u32),
    /// Its height.
    pub y: u32,
}

/// The whole picture.
#[derive(Clone, PartialEq, Debug)]
pub struct Picture {
    /// Its name.
    pub title: String,
    /// Its height.
    pub height: u32,
    /// What is drawn, back to front.
    pub shapes: Vec<Shape>,
    /// The ways of a packet of the first EIP: in, then out.
    pub trails: Vec<Trail>,
    /// How many EIPs are left out.
    pub left_out: usize,
}

/// Draws a plan; a blocked one has no picture.
#[must_use]
pub fn picture(plan: &Plan, lang: Lang) -> Option<Picture> {
    if plan.status == Status::Blocked {
        return None;
    }
    let mut canvas = Canvas::new(plan, lang);
    let bottom = canvas.enis();
    let bottom = canvas.primary(bottom);
    canvas.frames(bottom);
    let mode = text::mode_text(plan.mode).name().get(lang).to_owned();
    let mut title = diagram::TITLE.fill(lang, &[("mode", mode)]);
    if let Some(name) = plan.known.get(Slot::Name) {
        title = format!("{name} · {title}");
    }
    let trails = canvas.first.map(|(eip, y)| Direction::ALL.map(|way| trail(plan, eip, y, way)));
    let Canvas { mut back, front, .. } = canvas;
    back.extend(front);
    Some(Picture {
        title,
        height: bottom + 32,
        shapes: back,
        trails: trails.into_iter().flatten().collect(),
        left_out: plan.topology().eips.len().saturating_sub(DRAWN),
    })
}

/// The way of an EIP's packets along its row.
fn trail(plan: &Plan, eip: u32, y: u32, direction: Direction) -> Trail {
    let stations = plan.way(eip, direction);
    let mark = |station: &Station| {
        let x = match station.spot {
            Spot::Client => CLIENT_X,
            Spot::Edge => EIP_X,
            Spot::Gateway => VPC_X,
            Spot::Eni(_) => ENI_X + 12,
            Spot::Guest => INSTANCE_X,
        };
        (x, y.saturating_sub(BOX / 2))
    };
    let marks = stations.iter().map(mark).collect();
    let gaps = [
        (CLIENT_X + CLIENT_WIDTH, EIP_X),
        (EIP_X + EIP_WIDTH, ENI_X + 12),
        (ENI_X + ENI_WIDTH - 12, INSTANCE_X),
    ];
    let ends = (CLIENT_X + CLIENT_WIDTH / 2, INSTANCE_X + INSTANCE_WIDTH / 2);
    let turn = |(from, to): (u32, u32)| (to, from);
    let (pieces, ends) = match direction {
        Direction::In => (gaps.to_vec(), ends),
        Direction::Out => (gaps.into_iter().rev().map(turn).collect(), turn(ends)),
    };
    Trail { direction, stations, marks, pieces, ends, y }
}
