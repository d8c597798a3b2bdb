//! What a reader's eye should find in a file: comments, quoted texts, open places.
//!
//! No grammar of any format: three kinds of span that look the same in all of them.

/// What a span of a file is.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Span {
    /// Nothing special.
    Plain,
    /// A line that is a comment, or a heading of Markdown.
    Comment,
    /// A text in quotation marks, on one line.
    Text,
    /// `<eip-1-id>`: an open place.
    Open,
}

/// The spans of a file; put together again they are the file.
#[must_use]
pub fn spans(text: &str) -> Vec<(Span, &str)> {
    let mut spans = Vec::new();
    for line in text.split_inclusive('\n') {
        if line.trim_start().starts_with('#') {
            open_places(Span::Comment, line, &mut spans);
        } else {
            quoted(line, &mut spans);
        }
    }
    spans
}

fn quoted<'a>(line: &'a str, spans: &mut Vec<(Span, &'a str)>) {
    let mut rest = line;
    while let Some(start) = rest.find('"') {
        let (before, after) = rest.split_at_checked(start).unwrap_or((rest, ""));
        let Some(end) = closing(after) else { break };
        let (text, tail) = after.split_at_checked(end).unwrap_or((after, ""));
        open_places(Span::Plain, before, spans);
        open_places(Span::Text, text, spans);
        rest = tail;
    }
    open_places(Span::Plain, rest, spans);
}

/// Where the text that starts with a quotation mark ends.
fn closing(text: &str) -> Option<usize> {
    let mut escaped = false;
    text.char_indices().skip(1).find_map(|(place, c)| {
        let end = c == '"' && !escaped;
        escaped = c == '\\' && !escaped;
        end.then_some(place + 1)
    })
}

fn open_places<'a>(kind: Span, text: &'a str, spans: &mut Vec<(Span, &'a str)>) {
    let mut push = |kind, text: &'a str| {
        if !text.is_empty() {
            spans.push((kind, text));
        }
    };
    let mut rest = text;
    let mut from = 0;
    while let Some(found) = rest.get(from..).and_then(|tail| tail.find('<')) {
        let start = from + found;
        let place = rest.get(start..).and_then(|tail| {
            let end = tail.find('>')?;
            let key = tail.get(1..end)?;
            crate::scenario::Slot::parse(key).map(|_| end + 1)
        });
        match place {
            Some(length) => {
                let (before, after) = rest.split_at_checked(start).unwrap_or((rest, ""));
                let (open, tail) = after.split_at_checked(length).unwrap_or((after, ""));
                push(kind, before);
                push(Span::Open, open);
                rest = tail;
                from = 0;
            }
            None => from = start + 1,
        }
    }
    push(kind, rest);
}
