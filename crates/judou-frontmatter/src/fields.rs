//! Headers of plain text: MultiMarkdown's fields and Pandoc's title block. Nothing here can fail.

use alloc::borrow::Cow;
use alloc::vec::Vec;

use judou_source::Span;

use crate::document::Duplicates;
use crate::mapping;
use crate::value::{Data, Entry, Key, Mapping, Style, Value};

/// Reads `Key: value` lines; a line that begins with a blank goes on with the value before it.
///
/// Keys are lower case in the value. Of a key that comes twice, the last one counts.
pub(crate) fn multi_markdown(matter: &str, base: usize) -> Value<'_> {
    let mut entries: Vec<Entry<'_>> = Vec::new();
    let mut start = 0;
    for line in matter.split_inclusive(['\n', '\r']) {
        let span = Span::new(start, start + line.len());
        start += line.len();
        if line.starts_with([' ', '\t']) {
            if let Some(entry) = entries.last_mut() {
                go_on(&mut entry.value, matter, base, span.trim(matter));
            }
        } else if let Some(colon) = line.find(':') {
            let key = Span::new(span.start, span.start + colon).trim(matter);
            let value = Span::new(span.start + colon + 1, span.end).trim(matter);
            entries.push(Entry { key: lower(matter, base, key), value: text(matter, base, value) });
        }
    }
    // With `Last` there is no duplicate that would be an error.
    let entries = mapping::finish(entries, Duplicates::Last).unwrap_or_default();
    Value::new(Data::Mapping(Mapping { entries }), matter, base, Style::Block)
}

/// Reads `% title`, `% authors` and `% date`; authors stand apart by `;` or on lines of their own.
pub(crate) fn pandoc_title(matter: &str, base: usize) -> Value<'_> {
    let mut blocks: Vec<Vec<Span>> = Vec::new();
    let mut start = 0;
    for line in matter.split_inclusive(['\n', '\r']) {
        let span = Span::new(start, start + line.len());
        start += line.len();
        if line.starts_with('%') {
            blocks.push(Vec::new());
        }
        let skip = usize::from(line.starts_with('%'));
        let content = Span::new(span.start + skip, span.end).trim(matter);
        if let Some(block) = blocks.last_mut()
            && !content.is_empty()
        {
            block.push(content);
        }
    }
    let mut entries = Vec::new();
    for (name, block) in ["title", "author", "date"].into_iter().zip(blocks) {
        let Some(&first) = block.first() else { continue };
        let value = if name == "author" {
            let authors = block.iter().flat_map(|&line| authors(matter, base, line)).collect();
            let whole = block.iter().fold(first, |whole, &line| whole.cover(line));
            Value::new(Data::Sequence(authors), whole.of(matter), base + first.start, Style::Block)
        } else {
            let mut value = text(matter, base, first);
            for &line in block.iter().skip(1) {
                go_on(&mut value, matter, base, line);
            }
            value
        };
        let key = Key { text: Cow::Borrowed(name), raw: "", start: base + first.start };
        entries.push(Entry { key, value });
    }
    Value::new(Data::Mapping(Mapping { entries }), matter, base, Style::Block)
}

fn authors(matter: &str, base: usize, line: Span) -> Vec<Value<'_>> {
    let mut at = line.start;
    let mut values = Vec::new();
    for part in line.of(matter).split_inclusive(';') {
        let end = at + part.trim_end_matches(';').len();
        let author = Span::new(at, end).trim(matter);
        if !author.is_empty() {
            values.push(text(matter, base, author));
        }
        at += part.len();
    }
    values
}

fn text(matter: &str, base: usize, span: Span) -> Value<'_> {
    let raw = span.of(matter);
    Value::new(Data::String(Cow::Borrowed(raw)), raw, base + span.start, Style::Plain)
}

fn lower(matter: &str, base: usize, span: Span) -> Key<'_> {
    let raw = span.of(matter);
    let upper = raw.chars().any(char::is_uppercase);
    let text = if upper { Cow::Owned(raw.to_lowercase()) } else { Cow::Borrowed(raw) };
    Key { text, raw, start: base + span.start }
}

/// Adds a line to a text, joined by a blank as in running text.
fn go_on<'a>(value: &mut Value<'a>, matter: &'a str, base: usize, line: Span) {
    let Data::String(text) = &mut value.data else { return };
    if line.is_empty() {
        return;
    }
    if text.is_empty() {
        *value = self::text(matter, base, line);
        return;
    }
    let text = text.to_mut();
    text.push(' ');
    text.push_str(line.of(matter));
    value.raw = Span::new(value.start - base, line.end).of(matter);
}
