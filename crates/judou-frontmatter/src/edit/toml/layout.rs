//! Where the parts of a TOML header stand.
//!
//! Comes in: a header that the reader has read, so that nothing needs to be checked again. Goes out:
//! its statements, each with the path that it is about.

use alloc::borrow::ToOwned;
use alloc::collections::BTreeMap;
use alloc::format;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::super::layout::{
    Item, Kind, Mapping, Member, Name, Node, Sequence, line_end, skip_space,
};
use super::super::path::Step;
use crate::value::Style;

/// `key = value`, `[table]` or `[[list of tables]]`.
#[derive(Clone, Debug)]
pub(in super::super) struct Statement {
    /// From its first character to its last, without a comment.
    pub(in super::super) span: Span,
    /// The keys that it writes.
    pub(in super::super) keys: Vec<Name>,
    /// How many steps of the path each key ends, itself included.
    pub(in super::super) ends: Vec<usize>,
    /// The value or table that it is about.
    pub(in super::super) path: Vec<Step>,
    /// Whether it is `[[…]]`.
    pub(in super::super) list: bool,
    /// The number of the table header that it stands under.
    pub(in super::super) header: Option<usize>,
    /// The value; none for a table.
    pub(in super::super) node: Option<Node>,
}

/// The statements of `matter`; `None` if it is not what the reader accepts.
pub(in super::super) fn layout(matter: &str) -> Option<Vec<Statement>> {
    let source = Source { matter, bytes: matter.as_bytes() };
    let mut statements: Vec<Statement> = Vec::new();
    let mut lists = BTreeMap::new();
    let mut header = None;
    let mut at = skip_space(matter, 0);
    while at < matter.len() {
        let statement = if source.byte(at)? == b'[' {
            header = Some(statements.len());
            source.header(at, &mut lists)?
        } else {
            let table = header.and_then(|header: usize| statements.get(header));
            let path = table.map_or(&[][..], |table| &table.path);
            Statement { header, ..source.entry(at, path)? }
        };
        at = skip_space(matter, statement.span.end);
        statements.push(statement);
    }
    Some(statements)
}

struct Source<'a> {
    matter: &'a str,
    bytes: &'a [u8],
}

impl Source<'_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn from(&self, at: usize) -> &str {
        Span::new(at, self.matter.len()).of(self.matter)
    }

    fn blanks(&self, at: usize) -> usize {
        let rest = self.from(at);
        at + rest.len() - rest.trim_start_matches([' ', '\t']).len()
    }

    /// `key = value` in the table at `path`.
    fn entry(&self, start: usize, path: &[Step]) -> Option<Statement> {
        let (keys, equals) = self.keys(start)?;
        let node = self.value(self.blanks(equals + 1))?;
        let mut path = path.to_vec();
        let mut ends = Vec::with_capacity(keys.len());
        for key in &keys {
            path.push(Step::Key(key.text.clone()));
            ends.push(path.len());
        }
        let span = Span::new(start, node.end);
        Some(Statement { span, keys, ends, path, list: false, header: None, node: Some(node) })
    }

    /// `[table]` or `[[list]]`; `lists` has how many tables each list has.
    fn header(&self, start: usize, lists: &mut BTreeMap<Vec<Step>, usize>) -> Option<Statement> {
        let list = self.byte(start + 1)? == b'[';
        let width = if list { 2 } else { 1 };
        let (keys, close) = self.keys(self.blanks(start + width))?;
        let mut path: Vec<Step> = Vec::new();
        let mut ends = Vec::with_capacity(keys.len());
        for (number, key) in keys.iter().enumerate() {
            path.push(Step::Key(key.text.clone()));
            ends.push(path.len());
            let innermost = number + 1 == keys.len();
            if list && innermost {
                let count = lists.entry(path.clone()).or_insert(0);
                path.push(Step::Index(*count));
                *count += 1;
            } else if let Some(&count) = lists.get(&path)
                && !innermost
            {
                path.push(Step::Index(count.checked_sub(1)?));
            }
        }
        let span = Span::new(start, close + width);
        Some(Statement { span, keys, ends, path, list, header: None, node: None })
    }

    /// Keys with dots between them, and where what follows them stands.
    fn keys(&self, mut at: usize) -> Option<(Vec<Name>, usize)> {
        let mut keys = Vec::new();
        loop {
            let key = self.key(at)?;
            let next = self.blanks(key.span.end);
            keys.push(key);
            if self.byte(next)? != b'.' {
                return Some((keys, next));
            }
            at = self.blanks(next + 1);
        }
    }

    fn key(&self, at: usize) -> Option<Name> {
        let style = match self.byte(at)? {
            b'"' => Style::DoubleQuoted,
            b'\'' => Style::SingleQuoted,
            _ => {
                let bare = |b: &&u8| b.is_ascii_alphanumeric() || matches!(b, b'-' | b'_');
                let length = self.bytes.get(at..)?.iter().take_while(bare).count();
                let span = Span::new(at, at + length);
                let text = span.of(self.matter).to_owned();
                return (length > 0).then_some(Name { text, span, style: Style::Plain });
            }
        };
        let span = Span::new(at, self.string(at)?);
        let raw = span.of(self.matter);
        let inner = Span::new(1, raw.len() - 1).of(raw);
        let text = if style == Style::DoubleQuoted && inner.contains('\\') {
            resolve(raw)?
        } else {
            inner.to_owned()
        };
        Some(Name { text, span, style })
    }

    /// Where the string ends whose first quote stands at `at`.
    fn string(&self, at: usize) -> Option<usize> {
        let quote = self.byte(at)?;
        let run = |at: usize| {
            self.bytes.get(at..).unwrap_or(&[]).iter().take_while(|&&b| b == quote).count()
        };
        let long = run(at) >= 3;
        let mut end = at + if long { 3 } else { 1 };
        loop {
            match self.byte(end)? {
                b'\\' if quote == b'"' => end += 2,
                byte if byte == quote && !long => return Some(end + 1),
                byte if byte == quote => {
                    let quotes = run(end);
                    if quotes >= 3 {
                        // Up to two quotes before the three that close belong to the text.
                        return Some(end + quotes.min(5));
                    }
                    end += quotes;
                }
                _ => end += 1,
            }
        }
    }

    fn value(&self, at: usize) -> Option<Node> {
        let (end, kind) = match self.byte(at)? {
            b'"' | b'\'' => {
                let end = self.string(at)?;
                let style = match self.bytes.get(at..at + 3)? {
                    b"\"\"\"" | b"'''" if end - at >= 6 => Style::Literal,
                    [b'"', ..] => Style::DoubleQuoted,
                    _ => Style::SingleQuoted,
                };
                (end, Kind::Scalar(style))
            }
            b'[' => {
                let mut items = Vec::new();
                let mut next = skip_space(self.matter, at + 1);
                while self.byte(next)? != b']' {
                    let value = self.value(next)?;
                    next = self.separator(value.end);
                    items.push(Item { start: value.start, value });
                }
                let brackets = Some(Span::new(at, next + 1));
                (next + 1, Kind::Sequence(Sequence { brackets, items }))
            }
            b'{' => {
                let mut members = Vec::new();
                let mut next = skip_space(self.matter, at + 1);
                while self.byte(next)? != b'}' {
                    let (keys, equals) = self.keys(next)?;
                    let value = self.value(self.blanks(equals + 1))?;
                    let start = next;
                    next = self.separator(value.end);
                    let colon = Some(equals);
                    members.push(Member { start, keys, colon, merge: false, value });
                }
                let brackets = Some(Span::new(at, next + 1));
                (next + 1, Kind::Mapping(Mapping { brackets, pair: false, members }))
            }
            _ => {
                let rest = Span::new(at, line_end(self.matter, at)).of(self.matter);
                let word = rest.split([',', ']', '}', '#']).next()?.trim_end();
                (at + word.len(), Kind::Scalar(Style::Plain))
            }
        };
        Some(Node { start: at, end, kind })
    }

    /// Behind white space, comments, and a comma among them.
    fn separator(&self, at: usize) -> usize {
        let next = skip_space(self.matter, at);
        if self.byte(next) == Some(b',') { skip_space(self.matter, next + 1) } else { next }
    }
}

/// The text of a key with escapes, by the reader.
fn resolve(raw: &str) -> Option<String> {
    let text = format!("+++\n{raw} = 0\n+++\n");
    let value = crate::parse_value(&text).ok()??;
    Some(value.as_mapping()?.entries().first()?.key().as_str().to_owned())
}
