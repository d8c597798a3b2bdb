//! The inside of a JSON string.

use std::fmt::{self, Write};

const ONES: u64 = 0x0101_0101_0101_0101;
const HIGH: u64 = 0x8080_8080_8080_8080;

/// The highest bit of each byte that is to be escaped: the usual arithmetic on words, where a byte that is zero, or
/// below a bound, leaves it. It may also be set in bytes above such a one, which does not matter here.
const fn marked(bytes: [u8; 8]) -> u64 {
    let word = u64::from_le_bytes(bytes);
    let quote = word ^ (ONES * b'"' as u64);
    let slash = word ^ (ONES * b'\\' as u64);
    let control = word.wrapping_sub(ONES * 0x20) & !word;
    let quote = quote.wrapping_sub(ONES) & !quote;
    let slash = slash.wrapping_sub(ONES) & !slash;
    (control | quote | slash) & HIGH
}

const fn plain_byte(byte: u8) -> bool {
    byte >= 0x20 && byte != b'"' && byte != b'\\'
}

fn plain(text: &str) -> bool {
    let bytes = text.as_bytes();
    let Some(last) = bytes.last_chunk::<8>() else {
        return match (bytes.first_chunk::<4>(), bytes.last_chunk::<4>()) {
            // The two may overlap.
            (Some([a, b, c, d]), Some([e, f, g, h])) => {
                marked([*a, *b, *c, *d, *e, *f, *g, *h]) == 0
            }
            _ => bytes.iter().all(|byte| plain_byte(*byte)),
        };
    };
    // All of them, since nearly all texts are plain: that is quicker than to ask after each word. The last one may
    // overlap the one before.
    let words = bytes.as_chunks::<8>().0.iter();
    words.fold(marked(*last), |marks, word| marks | marked(*word)) == 0
}

/// The inside of a JSON string.
pub(super) fn escape(text: &str, out: &mut String) {
    if plain(text) {
        out.push_str(text);
    } else {
        text.chars().for_each(|character| escape_one(character, out));
    }
}

fn escape_one(character: char, out: &mut String) {
    match character {
        '"' => out.push_str("\\\""),
        '\\' => out.push_str("\\\\"),
        '\n' => out.push_str("\\n"),
        '\r' => out.push_str("\\r"),
        '\t' => out.push_str("\\t"),
        '\u{8}' => out.push_str("\\b"),
        '\u{c}' => out.push_str("\\f"),
        control if control < ' ' => {
            // Writing to a string cannot fail.
            let _ = write!(out, "\\u{:04x}", u32::from(control));
        }
        other => out.push(other),
    }
}

/// A JSON string of what is written into it.
pub(super) struct Inside<'a>(pub(super) &'a mut String);

impl Write for Inside<'_> {
    fn write_str(&mut self, text: &str) -> fmt::Result {
        escape(text, self.0);
        Ok(())
    }
}

/// What stands in a text from here on is to be the inside of a JSON string.
pub(in crate::export) fn escape_from(at: usize, out: &mut String) {
    if out.get(at..).is_some_and(|written| !plain(written)) {
        let written = out.split_off(at);
        escape(&written, out);
    }
}
