//! What one scenario alone cannot show: rules over the resources of an estate together.
//!
//! One rule is one small file, as in [`crate::rules`]: its doc comment states the fact, `RULE` names its code, severity,
//! sources and all else that its page says, `check` looks at the whole estate and speaks as often as it finds something.
//! A new rule is a new file, a line in the list, an example, its texts in each language and its rows in the table of the
//! tests.

use super::estate::{Eni, Head, Maybe, View};
use super::{Item, Note, Place, Sink, Spot};
use crate::catalog::{Instance, InstanceType, Lang, Mode};
use crate::rules::{Citation, Modes, Severity};
use crate::text;

/// A rule over several resources.
#[derive(Debug)]
pub struct CrossRule {
    /// Stable code, never used again for another rule.
    pub code: &'static str,
    /// What its finding means.
    pub severity: Severity,
    /// Modes it speaks of.
    pub modes: Modes,
    /// Types of Terraform resources that it looks at.
    pub terraform: &'static [&'static str],
    /// Calls of the API whose answers it looks at; none: it is about how a plan is written.
    pub calls: &'static [&'static str],
    /// Codes of the rules that say the same of one scenario, or the next to it.
    pub alike: &'static [&'static str],
    /// Where it stands.
    pub sources: &'static [Citation],
    /// Title, message, why and how to mend (`cross.toml`).
    pub text: text::cross::Id,
    /// A file in which it speaks.
    pub example: Example,
}

/// A Terraform plan, as short as it can be, in which a rule speaks once and no other rule does.
#[derive(Debug)]
pub struct Example {
    /// The file.
    pub file: &'static str,
    /// The values of the sentence that the rule says there: its page has the sentence without the check at hand.
    pub values: &'static [(&'static str, &'static str)],
}

impl CrossRule {
    /// What it says in its example.
    #[must_use]
    pub fn example_message(&self, lang: Lang) -> String {
        let values = self.example.values.iter().map(|(name, value)| (*name, (*value).to_owned()));
        self.text.message().fill(lang, &values.collect::<Vec<_>>())
    }
}

/// Looks at an estate and says what it finds.
type Check = fn(&View<'_, '_>, &mut Speak<'_>);

/// Takes what a rule finds: the resource that it is found at, and the values of the sentence.
pub type Speak<'s> = dyn FnMut(&Place, Vec<(&'static str, String)>) + 's;

impl PartialEq for CrossRule {
    fn eq(&self, other: &Self) -> bool {
        self.code == other.code
    }
}

macro_rules! rules {
    ($($file:ident),+ $(,)?) => {
        $(pub mod $file;)+
        /// All of them, in the order in which people read them.
        pub const ALL: &[&CrossRule] = &[$(&$file::RULE),+];
        /// What they do, apart from what they say: a page that names a rule carries no check.
        const CHECKS: &[(&CrossRule, Check)] = &[$((&$file::RULE, $file::check)),+];
    };
}

rules! {
    xr_01_eip_twice,
    xr_02_private_ip_twice,
    xr_03_too_many_enis,
    xr_04_too_many_addresses,
    xr_05_other_region,
    xr_06_ipv4_gateway,
    xr_07_attached_first,
    xr_08_order_open,
    xr_09_instance_type_missing,
    xr_10_fixed_address,
    xr_11_fixed_address_beside,
    xr_12_multi_eip_family,
    xr_13_subscription_destroyed,
}

/// The rule of a code.
#[must_use]
pub fn find(code: &str) -> Option<&'static CrossRule> {
    ALL.iter().copied().find(|rule| rule.code == code)
}

/// Looks with every rule; `false` where the sink has had enough.
pub fn look(view: &View<'_, '_>, sink: &mut Sink<'_>) -> bool {
    let mut more = true;
    for (rule, check) in CHECKS {
        let mut speak = |place: &Place, values: Vec<(&'static str, String)>| {
            if more {
                more = sink(Item::Note(Note { rule, place: place.clone(), values }));
            }
        };
        check(view, &mut speak);
    }
    more
}

/// What people find a resource by: its address in the file, or its id.
fn label(head: &Head<'_>) -> String {
    match (&head.place.spot, &head.id) {
        (Spot::Address(address), _) => address.clone(),
        (_, Some(id)) => id.to_string(),
        (_, None) => head.name.to_string(),
    }
}

/// The same for an ENI, which may be known by its id alone, or as the primary one of an instance.
fn label_of(eni: &Eni<'_>) -> String {
    match &eni.head.id {
        Some(id) if eni.absent && id.starts_with("eni-") => id.to_string(),
        _ => label(&eni.head),
    }
}

/// What an instance of this type takes: ENIs with the primary one, and private addresses of each. The account's own
/// numbers come before those of the catalog.
fn limits(view: &View<'_, '_>, kind: &str) -> (Option<u32>, Option<u32>) {
    let told = view.estate.types.get(kind);
    let known = InstanceType::find(kind);
    let enis = known.and_then(InstanceType::enis).map(u32::from);
    let ips = known.and_then(InstanceType::ipv4_per_eni).map(u32::from);
    (told.and_then(|it| it.enis).or(enis), told.and_then(|it| it.ips).or(ips))
}

/// The type of the instance that an ENI is attached to, or will be.
fn type_of<'e>(view: &View<'e, '_>, eni: usize) -> Option<&'e str> {
    view.instance(view.instance_link(eni)).and_then(|it| it.kind.get()).map(|kind| &**kind)
}

/// ENIs with associations of this mode that remain: each with the first of them.
fn enis_in<'v, 'e, 'a>(
    view: &'v View<'e, 'a>,
    mode: Mode,
) -> impl Iterator<Item = (usize, &'e Eni<'a>)> + 'v {
    view.estate.enis.iter().enumerate().filter(move |(index, eni)| {
        eni.head.fate.remains()
            && view
                .bonds(*index)
                .any(|bond| bond.head.fate.remains() && bond.mode == Maybe::Is(mode))
    })
}

/// Is a type of a family that the multi-EIP list does not have? An unknown family says nothing.
fn outside_list(kind: &str) -> bool {
    super::estate::known_instance(kind).map(Instance::family).is_some_and(|it| !it.multi_eip())
}
