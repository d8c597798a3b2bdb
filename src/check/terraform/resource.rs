//! The resources of a plan or a state, with what is known of their values.

use std::collections::HashMap;

use super::address::{Key, Step, modules};
use crate::check::estate::json::{DEEPEST, Object, Result, too_deep};
use crate::check::estate::{Fate, Str};
use crate::check::{Fault, Item, Place, Sink};
use crate::scenario::{Allowed, ErrorCode, InputError};

/// Types that are read, each with what it is; older names beside the newer ones.
pub const TYPES: &[(&str, Type)] = &[
    ("alicloud_eip", Type::Eip),
    ("alicloud_eip_address", Type::Eip),
    ("alicloud_eip_association", Type::Association),
    ("alicloud_network_interface", Type::Eni),
    ("alicloud_ecs_network_interface", Type::Eni),
    ("alicloud_network_interface_attachment", Type::Attachment),
    ("alicloud_ecs_network_interface_attachment", Type::Attachment),
    ("alicloud_instance", Type::Instance),
    ("alicloud_vpc", Type::Vpc),
    ("alicloud_vswitch", Type::VSwitch),
    ("alicloud_vpc_ipv4_gateway", Type::Gateway),
    ("alicloud_vpc_ipv4_cidr_block", Type::Block),
    ("alicloud_route_entry", Type::Route),
];

/// What a resource is.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Type {
    /// An EIP.
    Eip,
    /// Its association.
    Association,
    /// An ENI.
    Eni,
    /// Its attachment.
    Attachment,
    /// An ECS instance.
    Instance,
    /// A VPC.
    Vpc,
    /// A vSwitch.
    VSwitch,
    /// An IPv4 gateway.
    Gateway,
    /// A secondary IPv4 block.
    Block,
    /// A route: a default route to an IPv4 gateway says that there is one.
    Route,
}

/// A resource, its values still as text.
#[derive(Debug)]
pub struct Resource<'a> {
    /// Its address.
    pub address: String,
    /// The module calls on the way to it.
    pub modules: Vec<Step>,
    /// What it is.
    pub kind: Type,
    /// `type.name`
    pub name: String,
    /// Which instance it is.
    pub key: Key,
    /// What happens to it.
    pub fate: Fate,
    /// Values afterwards; before, where it is destroyed.
    pub values: Option<&'a str>,
    /// Values before, where it is replaced.
    pub before: Option<&'a str>,
    /// Which values are known after apply. `None`: a value that is missing is one of them.
    pub unknown: Option<&'a str>,
    /// A state: what is missing is not there.
    pub state: bool,
}

/// All resources, and where they are.
#[derive(Debug, Default)]
pub struct Resources<'a> {
    /// In the order of the file.
    pub list: Vec<Resource<'a>>,
    by_name: HashMap<String, HashMap<Key, usize>>,
}

impl<'a> Resources<'a> {
    fn add(&mut self, resource: Resource<'a>) -> Result<()> {
        let instances = self.by_name.entry(whole(&resource.modules, &resource.name)).or_default();
        if instances.insert(resource.key.clone(), self.list.len()).is_some() {
            let value = &resource.address;
            return Err(refused(ErrorCode::Conflict, "address", value));
        }
        self.list.push(resource);
        Ok(())
    }

    /// The instances of a resource of a module.
    pub fn instances(&self, modules: &[Step], name: &str) -> Option<&HashMap<Key, usize>> {
        self.by_name.get(&whole(modules, name))
    }
}

fn refused(code: ErrorCode, field: &str, value: &str) -> Fault {
    Fault::Input(InputError::new(code, field, value, Allowed::Unsaid))
}

/// A name that is the same for all instances of a resource in one instance of a module.
fn whole(modules: &[Step], name: &str) -> String {
    use std::fmt::Write as _;
    let mut text = String::new();
    for (call, key) in modules {
        let _ = match key {
            Key::None => write!(text, "{call}/"),
            Key::Number(n) => write!(text, "{call}[{n}]/"),
            Key::Text(key) => write!(text, "{call}[{key:?}]/"),
        };
    }
    text.push_str(name);
    text
}

const CHANGE: &[&str] =
    &["address", "module_address", "mode", "type", "name", "index", "deposed", "change", "values"];

/// Reads `resource_changes`.
pub fn changes<'a>(
    texts: Vec<&'a str>,
    file: u32,
    into: &mut Resources<'a>,
    sink: &mut Sink<'_>,
) -> bool {
    texts.into_iter().all(|text| {
        let read = change(text).and_then(|it| it.map_or(Ok(()), |it| into.add(it)));
        read.map_or_else(|fault| sink(skipped(file, text, fault)), |()| true)
    })
}

fn change(text: &str) -> Result<Option<Resource<'_>>> {
    let object = Object::read(text, "resource_changes", CHANGE)?;
    let Some(mut resource) = named(&object, None)? else { return Ok(None) };
    // What stays behind of a resource that is replaced has the address of the new one.
    if object.has("deposed") {
        return Ok(None);
    }
    const PARTS: &[&str] = &["actions", "before", "after", "after_unknown"];
    let Some(change) = object.object("change", PARTS)? else { return Ok(None) };
    let actions = change.list("actions")?;
    let has = |action: &str| actions.contains(&action);
    resource.fate = match (has("\"create\""), has("\"delete\"")) {
        (true, true) => Fate::Replaced,
        (true, false) => Fate::Made,
        (false, true) => Fate::Goes,
        (false, false) if has("\"forget\"") => Fate::Goes,
        (false, false) => Fate::Stays,
    };
    resource.before = change.get("before");
    let goes = resource.fate == Fate::Goes;
    resource.values = if goes { change.get("before") } else { change.get("after") };
    resource.unknown = if goes { Some("{}") } else { change.get("after_unknown").or(Some("{}")) };
    Ok(Some(resource))
}

/// What both lists say of a resource; `None` for one of no concern here.
fn named<'a>(object: &Object<'a>, modules_of: Option<&[Step]>) -> Result<Option<Resource<'a>>> {
    let kind = object.text("type")?;
    let kind = TYPES.iter().find(|(name, _)| Some(*name) == kind.as_deref());
    let Some((kind_name, kind)) = kind else { return Ok(None) };
    if object.text("mode")?.as_deref() == Some("data") {
        return Ok(None);
    }
    let missing = |field: &str| refused(ErrorCode::MissingField, field, "");
    let address = object.text("address")?.ok_or_else(|| missing("address"))?.into_owned();
    let name = object.text("name")?.ok_or_else(|| missing("name"))?;
    let module = match (modules_of, object.text("module_address")?) {
        (Some(steps), _) => Some(steps.to_vec()),
        (None, Some(module)) => modules(&module),
        (None, None) => modules(&address),
    };
    let key = match object.get("index") {
        Some(text) if text.starts_with('"') => {
            Key::Text(object.text("index")?.unwrap_or_default().into_owned())
        }
        Some(_) => Key::Number(object.count("index")?.unwrap_or_default().into()),
        None => Key::None,
    };
    Ok(Some(Resource {
        address,
        modules: module.ok_or_else(|| missing("module_address"))?,
        kind: *kind,
        name: format!("{kind_name}.{name}"),
        key,
        fate: Fate::Stays,
        values: None,
        before: None,
        unknown: None,
        state: false,
    }))
}

/// Reads the resources of a module and of those within; `state`: of a state, else of planned values.
pub fn values<'a>(
    text: &'a str,
    file: u32,
    depth: usize,
    state: bool,
    into: &mut Resources<'a>,
    sink: &mut Sink<'_>,
) -> Result<bool> {
    if depth > DEEPEST {
        return Err(too_deep());
    }
    let module = Object::read(text, "root_module", &["address", "resources", "child_modules"])?;
    let address = module.text("address")?.unwrap_or_default();
    let steps = modules(&address);
    for text in module.list("resources")? {
        let read = Object::read(text, "resources", CHANGE)
            .and_then(|object| Ok((named(&object, steps.as_deref())?, object.get("values"))));
        let added = read.and_then(|(resource, values)| {
            let Some(resource) = resource else { return Ok(()) };
            let fate = if state { Fate::Stays } else { Fate::Made };
            into.add(Resource { values, fate, state, ..resource })
        });
        if let Err(fault) = added
            && !sink(skipped(file, text, fault))
        {
            return Ok(false);
        }
    }
    for child in module.list("child_modules")? {
        if !values(child, file, depth + 1, state, into, sink)? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// What is said of a resource that could not be read.
fn skipped(file: u32, text: &str, fault: Fault) -> Item {
    let address: Option<Str<'_>> = Object::read(text, "address", &["address"])
        .and_then(|object| object.text("address"))
        .unwrap_or_default();
    let place = address.map_or(Place::file(file), |address| Place::address(file, address));
    Item::Fault(place, fault)
}
