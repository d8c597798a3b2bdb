//! Documents into a text, part by part.

use std::fmt::{Display, Write};

use serde::ser::{
    self, Serialize, SerializeMap, SerializeSeq, SerializeStruct, SerializeStructVariant,
    SerializeTuple, SerializeTupleStruct, SerializeTupleVariant, Serializer,
};

use super::escape::{Inside, escape};
use super::{Failure, RAW};

pub(super) struct Writer {
    pub(super) out: String,
    /// Is the next text JSON already?
    pub(super) raw: bool,
}

impl Writer {
    fn number(&mut self, number: impl itoa::Integer) {
        self.out.push_str(itoa::Buffer::new().format(number));
    }

    /// Seldom, if ever: no document has one of its own.
    fn float(&mut self, number: &impl Serialize) -> Result<(), Failure> {
        self.out.push_str(&serde_json::to_string(number).map_err(ser::Error::custom)?);
        Ok(())
    }

    /// What stands in an object or a list, to be closed with its bracket.
    fn open(&mut self, bracket: &str, close: &'static str) -> Parts<'_> {
        self.out.push_str(bracket);
        Parts { writer: self, first: true, close }
    }

    /// `{"name":` and what is closed with it.
    fn variant(&mut self, name: &str, bracket: &str, close: &'static str) -> Parts<'_> {
        self.out.push_str("{\"");
        escape(name, &mut self.out);
        self.out.push_str("\":");
        self.open(bracket, close)
    }
}

/// The parts of an object or a list.
pub(super) struct Parts<'a> {
    writer: &'a mut Writer,
    first: bool,
    close: &'static str,
}

impl Parts<'_> {
    fn comma(&mut self) {
        if !self.first {
            self.writer.out.push(',');
        }
        self.first = false;
    }

    fn part(&mut self, value: &(impl Serialize + ?Sized)) -> Result<(), Failure> {
        self.comma();
        value.serialize(&mut *self.writer)
    }

    /// Names of fields are Rust's: nothing to escape.
    fn field(&mut self, name: &str, value: &(impl Serialize + ?Sized)) -> Result<(), Failure> {
        if self.writer.raw {
            return value.serialize(&mut *self.writer);
        }
        self.writer.out.push_str(if self.first { "\"" } else { ",\"" });
        self.first = false;
        self.writer.out.push_str(name);
        self.writer.out.push_str("\":");
        value.serialize(&mut *self.writer)
    }

    fn end(self) {
        self.writer.out.push_str(self.close);
    }
}

macro_rules! numbers {
    ($($name:ident: $number:ty),+) => {
        $(fn $name(self, value: $number) -> Result<(), Failure> {
            self.number(value);
            Ok(())
        })+
    };
}

impl<'a> Serializer for &'a mut Writer {
    type Ok = ();
    type Error = Failure;
    type SerializeSeq = Parts<'a>;
    type SerializeTuple = Parts<'a>;
    type SerializeTupleStruct = Parts<'a>;
    type SerializeTupleVariant = Parts<'a>;
    type SerializeMap = Parts<'a>;
    type SerializeStruct = Parts<'a>;
    type SerializeStructVariant = Parts<'a>;

    numbers! {
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    }

    fn serialize_bool(self, value: bool) -> Result<(), Failure> {
        self.out.push_str(if value { "true" } else { "false" });
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Failure> {
        self.float(&value)
    }

    fn serialize_f64(self, value: f64) -> Result<(), Failure> {
        self.float(&value)
    }

    fn serialize_char(self, value: char) -> Result<(), Failure> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Failure> {
        if std::mem::take(&mut self.raw) {
            self.out.push_str(value);
            return Ok(());
        }
        self.out.push('"');
        escape(value, &mut self.out);
        self.out.push('"');
        Ok(())
    }

    fn serialize_bytes(self, value: &[u8]) -> Result<(), Failure> {
        self.collect_seq(value)
    }

    fn serialize_none(self) -> Result<(), Failure> {
        self.serialize_unit()
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_unit(self) -> Result<(), Failure> {
        self.out.push_str("null");
        Ok(())
    }

    fn serialize_unit_struct(self, _: &'static str) -> Result<(), Failure> {
        self.serialize_unit()
    }

    fn serialize_unit_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
    ) -> Result<(), Failure> {
        self.serialize_str(variant)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        value: &T,
    ) -> Result<(), Failure> {
        value.serialize(self)
    }

    fn serialize_newtype_variant<T: Serialize + ?Sized>(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        value: &T,
    ) -> Result<(), Failure> {
        let parts = self.variant(variant, "", "}");
        value.serialize(&mut *parts.writer)?;
        parts.end();
        Ok(())
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<Parts<'a>, Failure> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple(self, _: usize) -> Result<Parts<'a>, Failure> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_struct(self, _: &'static str, _: usize) -> Result<Parts<'a>, Failure> {
        Ok(self.open("[", "]"))
    }

    fn serialize_tuple_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Failure> {
        Ok(self.variant(variant, "[", "]}"))
    }

    fn serialize_map(self, _: Option<usize>) -> Result<Parts<'a>, Failure> {
        Ok(self.open("{", "}"))
    }

    fn serialize_struct(self, name: &'static str, _: usize) -> Result<Parts<'a>, Failure> {
        self.raw = name == RAW;
        Ok(if self.raw { self.open("", "") } else { self.open("{", "}") })
    }

    fn serialize_struct_variant(
        self,
        _: &'static str,
        _: u32,
        variant: &'static str,
        _: usize,
    ) -> Result<Parts<'a>, Failure> {
        Ok(self.variant(variant, "{", "}}"))
    }

    fn collect_str<T: Display + ?Sized>(self, value: &T) -> Result<(), Failure> {
        self.out.push('"');
        let written = write!(Inside(&mut self.out), "{value}");
        self.out.push('"');
        written.map_err(ser::Error::custom)
    }
}

macro_rules! lists {
    ($($name:ident: $part:ident),+) => {
        $(impl $name for Parts<'_> {
            type Ok = ();
            type Error = Failure;

            fn $part<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
                self.part(value)
            }

            fn end(self) -> Result<(), Failure> {
                self.end();
                Ok(())
            }
        })+
    };
}

lists! {
    SerializeSeq: serialize_element,
    SerializeTuple: serialize_element,
    SerializeTupleStruct: serialize_field,
    SerializeTupleVariant: serialize_field
}

macro_rules! structs {
    ($($name:ident),+) => {
        $(impl $name for Parts<'_> {
            type Ok = ();
            type Error = Failure;

            fn serialize_field<T: Serialize + ?Sized>(
                &mut self,
                name: &'static str,
                value: &T,
            ) -> Result<(), Failure> {
                self.field(name, value)
            }

            fn end(self) -> Result<(), Failure> {
                self.end();
                Ok(())
            }
        })+
    };
}

structs!(SerializeStruct, SerializeStructVariant);

impl SerializeMap for Parts<'_> {
    type Ok = ();
    type Error = Failure;

    fn serialize_key<T: Serialize + ?Sized>(&mut self, key: &T) -> Result<(), Failure> {
        self.comma();
        let at = self.writer.out.len();
        key.serialize(&mut *self.writer)?;
        // A number, or yes or no, becomes a text; what has parts is no key.
        match self.writer.out.as_bytes().get(at) {
            Some(b'"') => Ok(()),
            Some(b'{' | b'[') | None => Err(ser::Error::custom("a key of JSON is a text")),
            Some(_) => {
                self.writer.out.insert(at, '"');
                self.writer.out.push('"');
                Ok(())
            }
        }
    }

    fn serialize_value<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.writer.out.push(':');
        value.serialize(&mut *self.writer)
    }

    fn end(self) -> Result<(), Failure> {
        self.end();
        Ok(())
    }
}
