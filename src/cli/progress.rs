//! Bytes read so far, on a terminal; nothing in a pipe.

use std::io::{self, IsTerminal as _, Read, Write as _};

use eip_planner::catalog::Lang;
use eip_planner::text::command as t;

/// So many bytes go by between two words of progress.
const STEP: u64 = 1 << 22;

/// A source that says how far it is.
pub struct Told<R> {
    source: R,
    name: String,
    lang: Lang,
    read: u64,
    said: u64,
    speaks: bool,
}

impl<R> Told<R> {
    /// Tells of this source, if standard error is a terminal.
    pub fn new(source: R, name: String, lang: Lang) -> Self {
        Self { source, name, lang, read: 0, said: 0, speaks: io::stderr().is_terminal() }
    }
}

impl<R: Read> Read for Told<R> {
    fn read(&mut self, into: &mut [u8]) -> io::Result<usize> {
        let length = self.source.read(into)?;
        self.read += length as u64;
        if self.speaks && (self.read - self.said >= STEP || (length == 0 && self.said > 0)) {
            self.said = self.read;
            let values = [("file", self.name.clone()), ("mib", (self.read >> 20).to_string())];
            let end = if length == 0 { "\n" } else { "" };
            let _ = write!(io::stderr().lock(), "\r{}{end}", t::PROGRESS.fill(self.lang, &values));
        }
        Ok(length)
    }
}
