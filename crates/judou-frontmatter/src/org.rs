//! Org keywords: `#+TITLE: …`, one a line.
//!
//! Keys are lower case in the value, as Hugo has them. A keyword that comes again adds a line, a key
//! that ends in `[]` is a list of words, `#+FILETAGS: :a:b:` a list of tags, and a date stands without
//! its brackets and weekday. Nothing here can fail.

use alloc::borrow::Cow;
use alloc::collections::BTreeMap;
use alloc::vec::Vec;

use judou_source::Span;

use crate::value::{Data, Entry, Key, Mapping, Style, Value};

/// Reads `matter`, which stands at `base` in its document.
pub(crate) fn parse(matter: &str, base: usize) -> Value<'_> {
    let mut keywords = Keywords::default();
    let mut start = 0;
    for line in matter.split_inclusive(['\n', '\r']) {
        if let Some(entry) = keyword(matter, base, start, line) {
            keywords.add(entry, matter, base);
        }
        start += line.len();
    }
    let mapping = Mapping { entries: keywords.entries };
    Value::new(Data::Mapping(mapping), matter, base, Style::Block)
}

/// `keyword = "#+" key ":" *WSP value`
fn keyword<'a>(matter: &'a str, base: usize, start: usize, line: &str) -> Option<Entry<'a>> {
    let colon = line.strip_prefix("#+")?.find(':')? + 2;
    let key = Span::new(start + 2, start + colon);
    let value = Span::new(start + colon + 1, start + line.len()).trim(matter);
    let raw = key.of(matter);
    let name = raw.strip_suffix("[]").unwrap_or(raw);
    let text = if name.bytes().any(|byte| byte.is_ascii_uppercase()) {
        Cow::Owned(name.to_ascii_lowercase())
    } else {
        Cow::Borrowed(name)
    };
    let words = raw.len() > name.len();
    let key = Key { text, raw, start: base + key.start };
    let data = if words {
        Data::Sequence(parts(matter, base, value, char::is_whitespace))
    } else if key.text == "filetags" {
        Data::Sequence(parts(matter, base, value, |c| c == ':'))
    } else if key.text == "date" {
        Data::String(Cow::Borrowed(date(value.of(matter))))
    } else {
        Data::String(Cow::Borrowed(value.of(matter)))
    };
    Some(Entry { key, value: Value::new(data, value.of(matter), base + value.start, Style::Plain) })
}

/// What stands between separators, empty parts left out.
fn parts(matter: &str, base: usize, span: Span, separator: fn(char) -> bool) -> Vec<Value<'_>> {
    let mut at = span.start;
    let mut values = Vec::new();
    for part in span.of(matter).split_inclusive(separator) {
        let end = at + part.trim_end_matches(separator).len();
        let word = Span::new(at, end).trim(matter);
        if !word.is_empty() {
            let raw = word.of(matter);
            let data = Data::String(Cow::Borrowed(raw));
            values.push(Value::new(data, raw, base + word.start, Style::Plain));
        }
        at += part.len();
    }
    values
}

/// `<2024-11-15 Fri>` and `[2024-11-15 Fri 08:30]` name a day; anything else stands as it is.
fn date(text: &str) -> &str {
    let inner = text.strip_prefix(['<', '[']).and_then(|rest| rest.strip_suffix(['>', ']']));
    let day = inner.and_then(|inner| inner.get(..10));
    match day {
        Some(day) if crate::DateTime::parse(day).is_some() => day,
        _ => text,
    }
}

/// Entries, and where each key stands among them.
#[derive(Default)]
struct Keywords<'a> {
    entries: Vec<Entry<'a>>,
    places: BTreeMap<Cow<'a, str>, usize>,
}

impl<'a> Keywords<'a> {
    /// Adds an entry, or its text to the entry that its key has already.
    fn add(&mut self, new: Entry<'a>, matter: &'a str, base: usize) {
        let place = self.places.get(&new.key.text).and_then(|&place| self.entries.get_mut(place));
        let Some(old) = place else {
            self.places.insert(new.key.text.clone(), self.entries.len());
            self.entries.push(new);
            return;
        };
        let end = new.value.span().end;
        match (&mut old.value.data, new.value.data) {
            (Data::Sequence(values), Data::Sequence(more)) => values.extend(more),
            (Data::String(text), Data::String(more)) => {
                let text = text.to_mut();
                text.push('\n');
                text.push_str(&more);
            }
            (data, more) => *data = more,
        }
        let span = Span::new(old.value.start - base, end - base);
        old.value.raw = span.of(matter);
    }
}
