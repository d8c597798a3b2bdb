//! Files as the worker reads them.

use std::io::{Error, Read, Result, Write};
use std::rc::Rc;

use wasm_bindgen::JsValue;
use web_sys::{Blob, BlobPropertyBag, FileReaderSync};

use super::engine::Pulse;
use super::message::Given;

/// So many bytes are asked of the browser at once.
const SLICE: u32 = 1 << 20;

/// A file, read a slice at a time: it is never in memory as a whole unless a reader wants it.
pub(super) struct Bytes {
    file: Blob,
    reader: FileReaderSync,
    /// The next byte to ask for.
    at: f64,
    slice: Vec<u8>,
    used: usize,
    pulse: Rc<Pulse>,
}

impl Bytes {
    /// A file; says how much of it is read.
    pub(super) fn open(given: &Given, pulse: Rc<Pulse>) -> Result<Self> {
        let reader = FileReaderSync::new().map_err(|error| named(&error))?;
        Ok(Self { file: given.file.clone(), reader, at: 0.0, slice: Vec::new(), used: 0, pulse })
    }

    fn next(&mut self) -> Result<()> {
        let end = (self.at + f64::from(SLICE)).min(self.file.size());
        let read = || {
            let slice = self.file.slice_with_f64_and_f64(self.at, end)?;
            self.reader.read_as_array_buffer(&slice)
        };
        let buffer = read().map_err(|error| named(&error))?;
        self.slice = js_sys::Uint8Array::new(&buffer).to_vec();
        self.used = 0;
        self.pulse.read(end - self.at);
        self.at = end;
        Ok(())
    }
}

impl Read for Bytes {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        if self.used >= self.slice.len() && self.at < self.file.size() {
            self.next()?;
        }
        let mut rest = self.slice.get(self.used..).unwrap_or_default();
        let read = rest.read(into)?;
        self.used += read;
        Ok(read)
    }
}

/// Why the browser gives no bytes: the file was moved or changed meanwhile.
fn named(error: &JsValue) -> Error {
    let name = js_sys::Reflect::get(error, &JsValue::from_str("name"));
    Error::other(name.ok().and_then(|name| name.as_string()).unwrap_or_default())
}

/// Takes bytes and hands them to the browser piece by piece, which keeps them where it likes, and not in this worker.
#[derive(Default)]
pub(super) struct Pieces {
    all: js_sys::Array,
    piece: Vec<u8>,
    /// The browser did not take a piece.
    failed: bool,
}

impl Pieces {
    fn next(&mut self) {
        let piece = js_sys::Array::of1(&js_sys::Uint8Array::from(self.piece.as_slice()));
        self.piece.clear();
        match Blob::new_with_u8_array_sequence(&piece) {
            Ok(piece) => drop(self.all.push(&piece)),
            Err(_) => self.failed = true,
        }
    }

    /// All of it as a file.
    pub(super) fn file(mut self, media_type: &str) -> Option<Blob> {
        self.next();
        if self.failed {
            return None;
        }
        let options = BlobPropertyBag::new();
        options.set_type(media_type);
        Blob::new_with_blob_sequence_and_options(&self.all, &options).ok()
    }
}

impl Write for Pieces {
    fn write(&mut self, bytes: &[u8]) -> Result<usize> {
        self.piece.extend_from_slice(bytes);
        if self.piece.len() >= SLICE as usize {
            self.next();
        }
        Ok(bytes.len())
    }

    fn flush(&mut self) -> Result<()> {
        Ok(())
    }
}
