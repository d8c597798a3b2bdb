//! Addresses and references as Terraform writes them: `module.a["x"].alicloud_eip_address.b[0].id`.

use std::borrow::Cow;

/// What tells the instances of one resource or module apart.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum Key {
    /// There is only one.
    None,
    /// `count`: its number.
    Number(u64),
    /// `for_each`: its name.
    Text(String),
}

/// A module call with the key of its instance.
pub type Step = (String, Key);

/// A part of a reference: a name with what stands in brackets behind it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Part<'a> {
    /// The name.
    pub name: &'a str,
    /// The key in brackets.
    pub key: Key,
}

/// Takes a reference or an address apart. `None`: not written as Terraform writes.
#[must_use]
pub fn parts(text: &str) -> Option<Vec<Part<'_>>> {
    let mut parts = Vec::new();
    let mut rest = text;
    loop {
        let end = rest.find(['.', '[']).unwrap_or(rest.len());
        let (name, tail) = rest.split_at_checked(end)?;
        let (key, tail) = key(tail)?;
        parts.push(Part { name, key });
        match tail.strip_prefix('.') {
            Some(next) => rest = next,
            // Further keys look into a value: `values[0]["x"]`; the first one is the resource's own.
            None if tail.is_empty() || tail.starts_with('[') => return Some(parts),
            None => return None,
        }
    }
}

fn key(text: &str) -> Option<(Key, &str)> {
    let Some(inner) = text.strip_prefix('[') else { return Some((Key::None, text)) };
    if !inner.starts_with('"') {
        let (number, rest) = inner.split_once(']')?;
        return Some((Key::Number(number.parse().ok()?), rest));
    }
    // The key is written as HCL writes texts, which JSON reads but for `$${` and `%%{`.
    let mut stream = serde_json::Deserializer::from_str(inner).into_iter::<Cow<'_, str>>();
    let key = stream.next()?.ok()?;
    let rest = inner.get(stream.byte_offset()..)?.strip_prefix(']')?;
    let key = key.replace("$${", "${").replace("%%{", "%{");
    Some((Key::Text(key), rest))
}

/// The module calls of an address: `module.a["x"].module.b` or that of a resource within.
#[must_use]
pub fn modules(address: &str) -> Option<Vec<Step>> {
    let mut steps = Vec::new();
    if address.is_empty() {
        return Some(steps);
    }
    let mut parts = parts(address)?.into_iter();
    while let Some(part) = parts.next() {
        if part.name != "module" {
            break;
        }
        let call = parts.next()?;
        steps.push((call.name.to_owned(), call.key));
    }
    Some(steps)
}

/// What a reference leads to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reference<'a> {
    /// A resource: its type and name, the key of its instance and the attribute, as far as they are written.
    Resource(&'a str, &'a str, Key, Option<&'a str>),
    /// A variable of the module, with a key into its value.
    Variable(&'a str, Key),
    /// The output of a module call, with a key into its value.
    Output(&'a str, Key, Option<&'a str>, Key),
    /// The number of this instance.
    Count,
    /// The name of this instance.
    EachKey,
    /// The element that this instance is made for.
    EachValue,
    /// A local value, a data source or something else that cannot be followed.
    Other,
}

/// Reads a reference.
#[must_use]
pub fn reference(text: &str) -> Reference<'_> {
    let Some(parts) = parts(text) else { return Reference::Other };
    let mut parts = parts.into_iter();
    let (Some(first), second, third) = (parts.next(), parts.next(), parts.next()) else {
        return Reference::Other;
    };
    match (first.name, second) {
        ("var", Some(name)) => Reference::Variable(name.name, name.key),
        ("count", _) => Reference::Count,
        ("each", Some(part)) if part.name == "key" => Reference::EachKey,
        ("each", _) => Reference::EachValue,
        ("module", Some(call)) => {
            let (name, key) = third.map_or((None, Key::None), |it| (Some(it.name), it.key));
            Reference::Output(call.name, call.key, name, key)
        }
        ("local" | "data" | "path" | "terraform" | "self", _) => Reference::Other,
        (kind, Some(name)) => {
            Reference::Resource(kind, name.name, name.key, third.map(|it| it.name))
        }
        _ => Reference::Other,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn references_are_taken_apart() {
        let text = |text: &str| Key::Text(text.to_owned());
        for (written, read) in [
            ("alicloud_eip.a", Reference::Resource("alicloud_eip", "a", Key::None, None)),
            (
                "alicloud_eip.a[0].id",
                Reference::Resource("alicloud_eip", "a", Key::Number(0), Some("id")),
            ),
            (
                r#"alicloud_eip.a["x.y[\"z\"]"].id"#,
                Reference::Resource("alicloud_eip", "a", text(r#"x.y["z"]"#), Some("id")),
            ),
            ("var.eips[1]", Reference::Variable("eips", Key::Number(1))),
            (
                r#"module.m["x"].ids[2]"#,
                Reference::Output("m", text("x"), Some("ids"), Key::Number(2)),
            ),
            ("module.m", Reference::Output("m", Key::None, None, Key::None)),
            ("count.index", Reference::Count),
            ("each.key", Reference::EachKey),
            ("each.value.id", Reference::EachValue),
            ("local.x", Reference::Other),
            ("data.alicloud_vpcs.a.ids", Reference::Other),
            ("alicloud_eip.a[", Reference::Other),
            ("alicloud_eip.a[x].id", Reference::Other),
            ("", Reference::Other),
            ("x", Reference::Other),
        ] {
            assert_eq!(reference(written), read, "{written}");
        }
    }

    #[test]
    fn modules_of_an_address() {
        let steps = modules(r#"module.a["x"].module.b[1].alicloud_eip.c[0]"#).unwrap();
        let wanted =
            [("a".to_owned(), Key::Text("x".to_owned())), ("b".to_owned(), Key::Number(1))];
        assert_eq!(steps, wanted);
        assert_eq!(modules("alicloud_eip.c"), Some(Vec::new()));
        assert_eq!(modules(""), Some(Vec::new()));
    }
}
