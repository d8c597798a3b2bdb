//! Texts of any usual encoding as UTF-8, while they come.
//!
//! Spreadsheets save CSV in the encoding of the system: Shift_JIS in Japan, GB18030 in China, UTF-16 as 'Unicode text'.
//! A byte order mark decides; without one a text is UTF-8 until bytes come that are none, and those tell which of the
//! two others it is.

use std::io::{BufRead, Read, Result};

/// So many bytes are taken at once.
pub const CHUNK: usize = 64 * 1024;

/// How a text is written down.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Encoding {
    /// UTF-8, or ASCII so far.
    Utf8,
    /// UTF-16, the lower byte first.
    Utf16Le,
    /// UTF-16, the higher byte first.
    Utf16Be,
    /// Shift_JIS as Windows writes it.
    ShiftJis,
    /// GB18030, which GBK and GB 2312 are a part of.
    Gb18030,
}

impl Encoding {
    /// Its name in the Encoding Standard, as a browser's decoder takes it.
    #[must_use]
    pub const fn label(self) -> &'static str {
        match self {
            Self::Utf8 => "utf-8",
            Self::Utf16Le => "utf-16le",
            Self::Utf16Be => "utf-16be",
            Self::ShiftJis => "shift_jis",
            Self::Gb18030 => "gb18030",
        }
    }

    /// The encoding that a byte order mark names, and the mark's length.
    #[must_use]
    pub fn of_mark(head: &[u8]) -> Option<(Self, usize)> {
        match head {
            [0xef, 0xbb, 0xbf, ..] => Some((Self::Utf8, 3)),
            [0xff, 0xfe, ..] => Some((Self::Utf16Le, 2)),
            [0xfe, 0xff, ..] => Some((Self::Utf16Be, 2)),
            _ => None,
        }
    }

    /// The encoding of bytes without a mark; `None`: nothing but ASCII so far. A character may be cut at the end.
    #[must_use]
    pub fn guess(bytes: &[u8]) -> Option<Self> {
        if bytes.is_ascii() {
            return None;
        }
        match std::str::from_utf8(bytes) {
            Ok(_) => Some(Self::Utf8),
            Err(error) if error.error_len().is_none() && error.valid_up_to() > 0 => {
                let valid = bytes.get(..error.valid_up_to()).unwrap_or_default();
                // All that is not ASCII is the cut character: too little to tell.
                if valid.is_ascii() { Some(east_asian(bytes)) } else { Some(Self::Utf8) }
            }
            Err(_) => Some(east_asian(bytes)),
        }
    }
}

/// Which of the two: pairs in the rows that everyday texts of each use, against what would be odd in them.
fn east_asian(bytes: &[u8]) -> Encoding {
    let (mut japanese, mut chinese) = (0_i64, 0_i64);
    let mut rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let second = after.first().copied();
        let (points, width) = match (*first, second) {
            (0x00..=0x7f, _) => (0, 1),
            (0x81..=0x9f | 0xe0..=0xfc, Some(0x40..=0x7e | 0x80..=0xfc)) => (1, 2),
            // Half-width katakana are rare, and all over Chinese read the wrong way.
            (0xa1..=0xdf, _) => (-2, 1),
            (_, None) => (0, 1),
            _ => (-10, 1),
        };
        japanese += points;
        rest = rest.get(width..).unwrap_or_default();
    }
    rest = bytes;
    while let Some((first, after)) = rest.split_first() {
        let second = after.first().copied();
        let (points, width) = match (*first, second) {
            (0x00..=0x7f, _) => (0, 1),
            (0xa1..=0xf7, Some(0xa1..=0xfe)) => (1, 2),
            (0x81..=0xfe, Some(0x40..=0x7e | 0x80..=0xfe)) => (-2, 2),
            (0x81..=0xfe, Some(0x30..=0x39)) => (-2, 4),
            (_, None) => (0, 1),
            _ => (-10, 1),
        };
        chinese += points;
        rest = rest.get(width..).unwrap_or_default();
    }
    if japanese > chinese { Encoding::ShiftJis } else { Encoding::Gb18030 }
}

/// A text while it comes, as UTF-8 and without its byte order mark.
pub struct Decoded<R> {
    source: R,
    /// `None`: nothing but ASCII so far.
    encoding: Option<Encoding>,
    /// Bytes of the source that are not decoded yet: the beginning of a character.
    kept: Vec<u8>,
    ready: Vec<u8>,
    at: usize,
    beginning: Vec<u8>,
    begun: bool,
    ended: bool,
}

impl<R: Read> Decoded<R> {
    /// A text of this source.
    pub const fn new(source: R) -> Self {
        Self {
            source,
            encoding: None,
            kept: Vec::new(),
            ready: Vec::new(),
            at: 0,
            beginning: Vec::new(),
            begun: false,
            ended: false,
        }
    }

    /// What the encoding turned out to be; `None`: nothing but ASCII so far.
    pub const fn encoding(&self) -> Option<Encoding> {
        self.encoding
    }

    /// Is there no reader for the encoding in this build?
    pub fn unreadable(&self) -> bool {
        cfg!(not(feature = "encodings"))
            && matches!(self.encoding, Some(Encoding::ShiftJis | Encoding::Gb18030))
    }

    /// The first chunk as it came.
    pub fn beginning(&self) -> &[u8] {
        &self.beginning
    }

    /// The beginning of the text, at least as long as a chunk unless the text is shorter. Nothing is consumed.
    ///
    /// # Errors
    /// Those of the source.
    pub fn head(&mut self) -> Result<&[u8]> {
        while self.ready.len() - self.at < CHUNK && self.more()? {}
        Ok(self.ready.get(self.at..).unwrap_or_default())
    }

    /// Takes a chunk of the source; `false`: there is none.
    fn more(&mut self) -> Result<bool> {
        if self.ended {
            return Ok(false);
        }
        let mut raw = std::mem::take(&mut self.kept);
        let before = raw.len();
        // A source may give single bytes; a chunk of its own size makes the answers independent of that.
        let wanted = u64::try_from(CHUNK.saturating_sub(before)).unwrap_or_default();
        let got = (&mut self.source).take(wanted).read_to_end(&mut raw)?;
        self.ended = got == 0;
        if !self.begun {
            self.begun = true;
            self.beginning.clone_from(&raw);
            if let Some((encoding, length)) = Encoding::of_mark(&raw) {
                self.encoding = Some(encoding);
                raw.drain(..length);
            }
        }
        if self.encoding.is_none() {
            self.encoding = Encoding::guess(&raw);
        }
        self.ready.drain(..self.at);
        self.at = 0;
        match self.encoding {
            None | Some(Encoding::Utf8) => self.ready.append(&mut raw),
            Some(Encoding::Utf16Le) => {
                self.kept = utf16(&raw, &mut self.ready, u16::from_le_bytes, self.ended)
            }
            Some(Encoding::Utf16Be) => {
                self.kept = utf16(&raw, &mut self.ready, u16::from_be_bytes, self.ended)
            }
            Some(encoding) => self.kept = legacy(encoding, &raw, &mut self.ready, self.ended),
        }
        Ok(!self.ended)
    }
}

impl<R: Read> Read for Decoded<R> {
    fn read(&mut self, into: &mut [u8]) -> Result<usize> {
        let ready = self.fill_buf()?;
        let length = ready.len().min(into.len());
        for (to, from) in into.iter_mut().zip(ready) {
            *to = *from;
        }
        self.consume(length);
        Ok(length)
    }
}

impl<R: Read> BufRead for Decoded<R> {
    fn fill_buf(&mut self) -> Result<&[u8]> {
        while self.at >= self.ready.len() && self.more()? {}
        Ok(self.ready.get(self.at..).unwrap_or_default())
    }

    fn consume(&mut self, amount: usize) {
        self.at = (self.at + amount).min(self.ready.len());
    }
}

impl<R> std::fmt::Debug for Decoded<R> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Decoded").field("encoding", &self.encoding).finish_non_exhaustive()
    }
}

/// Decodes what is whole and answers the rest. Lone surrogates become the replacement character.
fn utf16(raw: &[u8], ready: &mut Vec<u8>, unit: fn([u8; 2]) -> u16, last: bool) -> Vec<u8> {
    let mut units: Vec<u16> = raw.as_chunks::<2>().0.iter().map(|pair| unit(*pair)).collect();
    let mut left = raw.len() % 2;
    if !last && units.last().is_some_and(|unit| (0xd800..0xdc00).contains(unit)) {
        units.pop();
        left += 2;
    }
    for c in char::decode_utf16(units) {
        let c = c.unwrap_or(char::REPLACEMENT_CHARACTER);
        ready.extend_from_slice(c.encode_utf8(&mut [0; 4]).as_bytes());
    }
    raw.get(raw.len() - left..).filter(|_| !last).unwrap_or_default().to_vec()
}

/// Decodes what is whole and answers the rest.
#[cfg(feature = "encodings")]
fn legacy(encoding: Encoding, raw: &[u8], ready: &mut Vec<u8>, last: bool) -> Vec<u8> {
    let decoder = match encoding {
        Encoding::ShiftJis => encoding_rs::SHIFT_JIS,
        _ => encoding_rs::GB18030,
    };
    // A fresh decoder each time: what it would keep is kept here, so that a chunk is as good as the whole.
    let whole = if last { raw.len() } else { whole_characters(encoding, raw) };
    let (now, later) = raw.split_at_checked(whole).unwrap_or((raw, &[]));
    let (text, _) = decoder.decode_without_bom_handling(now);
    ready.extend_from_slice(text.as_bytes());
    later.to_vec()
}

/// The length of what does not end within a character.
#[cfg(feature = "encodings")]
fn whole_characters(encoding: Encoding, raw: &[u8]) -> usize {
    let mut at = 0;
    while let Some(first) = raw.get(at) {
        let second = raw.get(at + 1).copied();
        let width = match (encoding, *first, second) {
            (_, 0x00..=0x80, _) | (Encoding::ShiftJis, 0xa0..=0xdf, _) => 1,
            (Encoding::Gb18030, _, Some(0x30..=0x39)) => 4,
            // What is no second byte does not belong to the first.
            (_, _, Some(0x00..=0x2f | 0x3a..=0x3f)) => 1,
            _ => 2,
        };
        if at + width > raw.len() {
            break;
        }
        at += width;
    }
    at
}

/// Without the tables nothing can be read; the caller asks [`Decoded::unreadable`].
#[cfg(not(feature = "encodings"))]
fn legacy(_: Encoding, _: &[u8], _: &mut Vec<u8>, _: bool) -> Vec<u8> {
    Vec::new()
}
