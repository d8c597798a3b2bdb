//! JSON as people read it.

/// One step to the right.
const STEP: &str = "  ";

/// A document as [`to_string`](super::to_string) writes it with a line for each part, letter for letter as `serde_json`
/// has them: what was passed on as it is comes out like the rest.
#[must_use]
pub fn indented(json: &str) -> String {
    let mut out = String::with_capacity(json.len() * 2);
    let mut depth = 0;
    let mut rest = json;
    while let Some(first) = rest.chars().next() {
        let (part, tail) = rest.split_at_checked(end(first, rest)).unwrap_or((rest, ""));
        rest = tail;
        match first {
            '{' | '[' => {
                out.push(first);
                // Nothing in it: nothing between the brackets.
                if let Some(after) = rest.strip_prefix(['}', ']']) {
                    out.push(if first == '{' { '}' } else { ']' });
                    rest = after;
                } else {
                    depth += 1;
                    line(depth, &mut out);
                }
            }
            '}' | ']' => {
                depth = depth.saturating_sub(1);
                line(depth, &mut out);
                out.push(first);
            }
            ',' => {
                out.push(first);
                line(depth, &mut out);
            }
            ':' => out.push_str(": "),
            _ => out.push_str(part),
        }
    }
    out
}

fn line(depth: usize, out: &mut String) {
    out.push('\n');
    (0..depth).for_each(|_| out.push_str(STEP));
}

/// Where a part ends that begins so: a text behind its last quotation mark, a number or a word before what follows.
fn end(first: char, json: &str) -> usize {
    let bytes = json.bytes().enumerate().skip(1);
    if first != '"' {
        let next = |byte: u8| matches!(byte, b',' | b':' | b'}' | b']');
        return match first {
            '{' | '[' | '}' | ']' | ',' | ':' => 1,
            _ => bytes.clone().find(|(_, byte)| next(*byte)).map_or(json.len(), |(at, _)| at),
        };
    }
    let mut escaped = false;
    for (at, byte) in bytes {
        match byte {
            b'"' if !escaped => return at + 1,
            b'\\' => escaped = !escaped,
            _ => escaped = false,
        }
    }
    json.len()
}
