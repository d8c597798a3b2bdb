//! One step of a plan.

use crate::catalog::{Mode, Region};
use crate::rules::Citation;
use crate::text;

/// Which part of the work a step belongs to.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Phase {
    /// What must be there first.
    Prepare,
    /// EIP to ENI.
    Associate,
    /// ENI to instance.
    Attach,
    /// Inside the guest, and routes.
    Configure,
    /// See that it works.
    Verify,
}

impl Phase {
    /// The word of the public contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Prepare => "prepare",
            Self::Associate => "associate",
            Self::Attach => "attach",
            Self::Configure => "configure",
            Self::Verify => "verify",
        }
    }
}

/// Where a step is done.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Place {
    /// In the console; most of these can be done by the API as well.
    Console,
    /// By the API only.
    Api,
    /// In the guest.
    Os,
}

impl Place {
    /// The word of the public contract.
    #[must_use]
    pub const fn word(self) -> &'static str {
        match self {
            Self::Console => "console",
            Self::Api => "api",
            Self::Os => "os",
        }
    }
}

/// A call of the cloud's API, named exactly as the API names it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Call {
    /// `vpc` or `ecs`.
    pub product: &'static str,
    /// The action.
    pub action: &'static str,
    /// Parameters, in order.
    pub parameters: Vec<(&'static str, String)>,
}

/// A value that stands in a step's sentences.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Arg {
    /// A number.
    Count(u32),
    /// `eni-1`
    Eni(u32),
    /// `eip-1`
    Eip(u32),
    /// `<eni-1-ip-2>`
    PrivateIp(u32, u32),
    /// `<eip-1-address>`
    EipAddress(u32),
    /// A region, by its name.
    Region(Region),
    /// A mode, by its name in the console.
    Mode(Mode),
}

/// One step of a plan: what to do, how to see that it worked, how to take it back.
#[derive(Clone, PartialEq, Debug)]
pub struct Step {
    /// Unique in its plan, and the same for the same step of every plan: `associate-eip-1`.
    pub id: String,
    /// Which part of the work it belongs to.
    pub phase: Phase,
    /// Where it is done.
    pub place: Place,
    /// Title, detail, console path, check and way back.
    pub text: text::step::Id,
    /// What stands in the sentences.
    pub args: Vec<(&'static str, Arg)>,
    /// The call that does it.
    pub api: Option<Call>,
    /// Commands for the guest.
    pub commands: Vec<String>,
    /// Numbers of the source page's facts that it carries.
    pub facts: &'static [u8],
    /// Where it stands.
    pub sources: &'static [Citation],
}
