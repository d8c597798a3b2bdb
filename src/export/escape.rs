//! What users type or load is hostile to every printer: here it becomes harmless, and stays the same value.
//!
//! Each function answers for one kind of place. A printer puts nothing anywhere that did not go through one of them,
//! unless it is a literal of the printer itself.

/// One line of a comment, in any language whose comments end with the line.
#[must_use]
pub fn comment(text: &str) -> String {
    text.chars().map(|c| if breaks_line(c) { ' ' } else { c }).collect()
}

/// Characters that some reader takes for the end of a line, and other controls.
fn breaks_line(c: char) -> bool {
    c.is_control() || matches!(c, '\u{2028}' | '\u{2029}')
}

/// A word of a POSIX shell, in single quotes: nothing in it is expanded.
#[must_use]
pub fn shell(text: &str) -> String {
    format!("'{}'", text.replace('\0', "").replace('\'', r"'\''"))
}

/// A string of PowerShell, in single quotes. It takes typographic quotation marks for plain ones.
#[must_use]
pub fn powershell(text: &str) -> String {
    let mut out = String::from("'");
    for c in text.chars().filter(|c| *c != '\0') {
        if matches!(c, '\'' | '\u{2018}' | '\u{2019}' | '\u{201a}' | '\u{201b}') {
            out.push(c);
        }
        out.push(c);
    }
    out.push('\'');
    out
}

/// A string of HCL, in double quotes, without interpolation and templates.
#[must_use]
pub fn hcl(text: &str) -> String {
    let mut out = String::from("\"");
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            '$' | '%' if rest.peek() == Some(&'{') => {
                out.push(c);
                out.push(c);
            }
            c if breaks_line(c) => out.push_str(&format!("\\u{:04x}", u32::from(c))),
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A scalar of YAML, in double quotes.
#[must_use]
pub fn yaml(text: &str) -> String {
    let mut out = String::from("\"");
    for c in text.chars() {
        match c {
            '"' => out.push_str("\\\""),
            '\\' => out.push_str("\\\\"),
            '\n' => out.push_str("\\n"),
            '\r' => out.push_str("\\r"),
            '\t' => out.push_str("\\t"),
            // The byte order mark and what is no character of YAML need their number as well.
            c if breaks_line(c) || matches!(c, '\u{feff}' | '\u{fffe}' | '\u{ffff}') => {
                out.push_str(&format!("\\u{:04x}", u32::from(c)));
            }
            c => out.push(c),
        }
    }
    out.push('"');
    out
}

/// A value of a file that has neither quotation nor continuation for it: the rest of a line, or a word of a route file.
///
/// The border lets nothing in that would change here; what did not come by it at least stays one line.
#[must_use]
pub fn ini(text: &str) -> String {
    comment(text).trim().replace('\\', "").replace('%', "%%")
}

/// A cell of CSV (RFC 4180). One that a spreadsheet would take for a formula starts with an apostrophe.
#[must_use]
pub fn csv(text: &str) -> String {
    let mut out = String::new();
    push_csv(text, &mut out);
    out
}

/// The same at the end of `out`.
pub fn push_csv(text: &str, out: &mut String) {
    let start = out.len();
    out.push_str(text);
    end_csv(start, out);
}

/// Makes a cell of what stands at the end of `out` from `start` on.
pub fn end_csv(start: usize, out: &mut String) {
    let text = out.get(start..).unwrap_or_default();
    // Spreadsheets of the Far East take the full-width signs as well.
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '\n', '＝', '＋', '－', '＠']);
    let special = |byte: u8| matches!(byte, b'"' | b',' | b'\n' | b'\r' | b'\'');
    let quoted = formula || text.bytes().any(special) || text.trim() != text;
    if !quoted {
        return;
    }
    if text.contains('"') {
        let doubled = text.replace('"', "\"\"");
        out.truncate(start);
        out.push_str(&doubled);
    }
    out.insert_str(start, if formula { "\"'" } else { "\"" });
    out.push('"');
}

/// Text or an attribute's value of XML, SVG and HTML. What XML cannot hold at all is left out.
#[must_use]
pub fn xml(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\n' => out.push_str("&#10;"),
            '\r' => out.push_str("&#13;"),
            '\t' => out.push_str("&#9;"),
            c if c.is_control() || matches!(c, '\u{fffe}' | '\u{ffff}') => {}
            c => out.push(c),
        }
    }
    out
}

/// Text of Markdown: everything that Markdown or HTML would read as a mark is escaped.
#[must_use]
pub fn markdown(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '<' | '>' | '#' | '|' | '~' | '&' | '$' | '!' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            _ => out.push(c),
        }
    }
    out
}
