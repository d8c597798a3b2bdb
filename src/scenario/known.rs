//! What the user knows already of the plan's open places.

use std::collections::BTreeMap;

use ipnet::Ipv4Net;
use serde::ser::{Serialize, SerializeMap, Serializer};
use serde_json::Value as Json;

use super::error::{Allowed, ErrorCode, InputError};
use super::json::plain;
use super::slot::linux_device;
use super::{Form, Image, Scenario, Slot};

/// The object of the JSON form that the values stand in.
pub const KNOWN: &str = "known";

/// Values of slots. A value set here is not checked: [`Known::read`] and [`Known::check`] are the border.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Known {
    values: BTreeMap<Slot, String>,
}

impl Known {
    /// The value of a slot, if it was given.
    #[must_use]
    pub fn get(&self, slot: Slot) -> Option<&str> {
        self.values.get(&slot).map(String::as_str)
    }

    /// Gives a value as it is.
    pub fn set(&mut self, slot: Slot, value: String) {
        self.values.insert(slot, value);
    }

    /// The given values, in order.
    pub fn given(&self) -> impl Iterator<Item = (Slot, &str)> {
        self.values.iter().map(|(slot, value)| (*slot, value.as_str()))
    }

    /// Was nothing given?
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.values.is_empty()
    }

    /// The value of a slot, or its placeholder.
    #[must_use]
    pub fn say(&self, slot: Slot) -> String {
        self.get(slot).map_or_else(|| slot.placeholder(), str::to_owned)
    }

    /// A text with every placeholder replaced by its value, where that is known.
    #[must_use]
    pub fn fill(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut rest = text;
        while let Some((before, after)) = rest.split_once('<') {
            out.push_str(before);
            let value = after.split_once('>').and_then(|(key, tail)| {
                Slot::parse(key).and_then(|slot| self.get(slot)).map(|value| (value, tail))
            });
            match value {
                Some((value, tail)) => {
                    out.push_str(value);
                    rest = tail;
                }
                None => {
                    out.push('<');
                    rest = after;
                }
            }
        }
        out.push_str(rest);
        out
    }

    /// Reads one value at the border; `Err` where it does not look like what belongs there.
    pub(super) fn take(&mut self, slot: Slot, value: &str) -> Result<(), InputError> {
        if !slot.form().fits(value) {
            return Err(refused(ErrorCode::BadForm, slot, value));
        }
        let value =
            if slot.form() == Form::Mac { value.to_ascii_lowercase() } else { value.to_owned() };
        self.set(slot, value);
        Ok(())
    }

    /// Reads the object of the JSON form.
    pub(super) fn read(&mut self, json: &Json, errors: &mut Vec<InputError>) {
        let Json::Object(members) = json else {
            if !json.is_null() {
                let value = plain(json);
                errors.push(InputError::new(ErrorCode::WrongType, KNOWN, &value, Allowed::Nothing));
            }
            return;
        };
        for (key, value) in members {
            let Some(slot) = Slot::parse(key) else {
                let path = format!("{KNOWN}.{key}");
                errors.push(InputError::new(ErrorCode::UnknownField, &path, "", Allowed::Nothing));
                continue;
            };
            let result = match value {
                Json::Null => Ok(()),
                Json::String(text) => self.take(slot, text),
                other => Err(refused(ErrorCode::WrongType, slot, &plain(other))),
            };
            errors.extend(result.err());
        }
    }

    /// Do the values go together, and with the scenario?
    #[must_use]
    #[inline(never)]
    pub fn check(&self, scenario: &Scenario) -> Vec<InputError> {
        let mut errors = Vec::new();
        let windows = scenario.facts().image() == Image::Windows;
        let mut seen: BTreeMap<(&str, &str), Slot> = BTreeMap::new();
        for (slot, value) in self.given() {
            // One object has one id, one interface one MAC and one name, one address one place.
            if let Some(kind) = unique(slot)
                && seen.insert((kind, value), slot).is_some()
            {
                errors.push(refused(ErrorCode::Conflict, slot, value));
                continue;
            }
            let fits = match slot {
                Slot::ZoneId => value.starts_with(scenario.region().id()),
                Slot::PrimaryDevice | Slot::EniDevice(_) => windows || linux_device(value),
                Slot::Cidr(n) => self.get(Slot::EipAddress(n)).is_none_or(|eip| inside(eip, value)),
                Slot::EniGateway(n) => self.same_net(Slot::EniPrefix(n), Slot::EniIp(n, 1), value),
                _ => true,
            };
            if !fits {
                errors.push(refused(ErrorCode::Conflict, slot, value));
            }
        }
        errors
    }

    /// Is the address in the net of another one, as far as that is known?
    fn same_net(&self, prefix: Slot, address: Slot, other: &str) -> bool {
        match (self.get(prefix), self.get(address)) {
            (Some(prefix), Some(address)) => inside(other, &format!("{address}/{prefix}")),
            _ => true,
        }
    }
}

/// Is the address in the block? Texts that are neither were refused before.
fn inside(address: &str, block: &str) -> bool {
    match (address.parse(), block.parse::<Ipv4Net>()) {
        (Ok(address), Ok(net)) => net.contains::<&std::net::Ipv4Addr>(&address),
        _ => true,
    }
}

/// Within which group a value must not be given twice.
const fn unique(slot: Slot) -> Option<&'static str> {
    match slot {
        Slot::EipId(_) => Some("eip-id"),
        Slot::EniId(_) => Some("eni-id"),
        Slot::EniMac(_) => Some("mac"),
        Slot::EipAddress(_) => Some("eip-address"),
        Slot::EniIp(..) => Some("private-ip"),
        Slot::PrimaryDevice | Slot::EniDevice(_) => Some("device"),
        Slot::MadeVSwitchId(_) => Some("vswitch-id"),
        Slot::Cidr(_) => Some("cidr"),
        _ => None,
    }
}

fn refused(code: ErrorCode, slot: Slot, value: &str) -> InputError {
    InputError::new(code, &slot.key(), value, Allowed::Form(slot.form()))
}

impl Serialize for Known {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.values.len()))?;
        for (slot, value) in self.given() {
            map.serialize_entry(&slot.key(), value)?;
        }
        map.end()
    }
}
