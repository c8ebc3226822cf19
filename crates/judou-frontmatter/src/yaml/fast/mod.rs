//! A fast path for what most YAML headers are: block mappings and lists of one-line scalars, flow lists
//! of scalars, and block scalars.
//!
//! It answers only when it is sure that the full parser would say the same, spans and styles
//! included, and gives up with `None` otherwise: at anchors, tags, flow mappings, scalars over several
//! lines, tabs, and all that is wrong. So no error ever comes from here. [`token`] reads scalars,
//! [`block`] the scalars that `|` and `>` begin.

mod block;
mod token;

use alloc::vec::Vec;

use crate::document::Reading;
use crate::mapping;
use crate::value::{Data, Entry, Key, Mapping, Style, Value};

/// Nesting beyond this is left to the full parser, which has the limit that users see.
const MAX_DEPTH: usize = 16;

/// Reads `matter`, which stands at `base` in its document, if that is easy.
pub(crate) fn parse<'a>(matter: &'a str, base: usize, reading: &Reading) -> Option<Value<'a>> {
    // The size of a header bounds its nodes; the count is then the full parser's business.
    if matter.len() > reading.limits.nodes || reading.limits.depth < MAX_DEPTH {
        return None;
    }
    let mut parser = Parser { text: matter, bytes: matter.as_bytes(), base, reading, at: 0 };
    let Next::Line(Line { indent: 0, content }) = parser.peek()? else { return None };
    let (value, _) = parser.mapping(content, 0, 0)?;
    // What is left is a line that no mapping takes.
    matches!(parser.peek()?, Next::End).then_some(value)
}

struct Parser<'a, 'r> {
    text: &'a str,
    bytes: &'a [u8],
    base: usize,
    reading: &'r Reading,
    /// The beginning of the next line.
    at: usize,
}

/// A line with something on it.
#[derive(Clone, Copy)]
struct Line {
    /// The number of spaces before its content.
    indent: usize,
    /// Where the content begins.
    content: usize,
}

/// What comes behind empty lines and comments.
#[derive(Clone, Copy)]
enum Next {
    Line(Line),
    End,
}

/// What a line or an item begins with.
enum Start<'a> {
    /// A key, and where its colon stands.
    Key(Key<'a>, usize),
    /// Something that no colon makes a key.
    Other,
}

/// A value, and where it ends in the matter.
type Node<'a> = (Value<'a>, usize);

impl<'a> Parser<'a, '_> {
    fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    fn spaces(&self, at: usize) -> usize {
        let mut end = at;
        while self.byte(end) == Some(b' ') {
            end += 1;
        }
        end
    }

    /// The next line that is neither empty nor a comment, without taking it.
    fn peek(&mut self) -> Option<Next> {
        loop {
            let content = self.spaces(self.at);
            match self.byte(content) {
                None if content == self.at => return Some(Next::End),
                // A last line of spaces has no line ending to skip; a tab may indent or not.
                None | Some(b'\t') => return None,
                Some(b'\n') => self.at = content + 1,
                Some(b'\r') => self.at = self.line_break(content)?,
                Some(b'#') => self.at = self.comment(content)?,
                Some(_) => return Some(Next::Line(Line { indent: content - self.at, content })),
            }
        }
    }

    /// A block mapping whose first key stands at `first`, in column `indent`.
    fn mapping(&mut self, first: usize, indent: usize, depth: usize) -> Option<Node<'a>> {
        if depth > MAX_DEPTH {
            return None;
        }
        let capacity = if depth == 0 { (self.bytes.len() / 24).clamp(4, 16) } else { 4 };
        let mut entries = Vec::with_capacity(capacity);
        let mut start = first;
        let mut end;
        loop {
            let Start::Key(key, colon) = self.start(start)? else { return None };
            let value;
            (value, end) = self.value(colon + 1, indent, depth)?;
            entries.push(Entry { key, value });
            match self.peek()? {
                Next::Line(line) if line.indent == indent => start = line.content,
                Next::Line(line) if line.indent > indent => return None,
                _ => break,
            }
        }
        let entries = mapping::finish(entries, self.reading.duplicates).ok()?;
        let raw = self.text.get(first..end)?;
        let data = Data::Mapping(Mapping { entries });
        Some((Value::new(data, raw, self.base + first, Style::Block), end))
    }

    /// What stands behind the colon of a key in column `indent`; takes its lines.
    fn value(&mut self, after: usize, indent: usize, depth: usize) -> Option<Node<'a>> {
        let at = self.spaces(after);
        match self.byte(at)? {
            b'\n' | b'\r' => {}
            b'#' if at > after => {}
            b'|' | b'>' => return self.block_scalar(at, indent),
            _ => return self.inline(at, indent),
        }
        self.at = self.line_end(at)?;
        match self.peek()? {
            Next::Line(line) if line.indent > indent => self.nested(line, depth),
            // A list may stand in the column of the key that it belongs to.
            Next::Line(line) if line.indent == indent && self.is_item(line.content) => {
                self.list(line.content, indent, depth + 1)
            }
            _ => Some((Value::new(Data::Null, "", self.base + after, Style::Plain), after)),
        }
    }

    /// A list or mapping that begins a line of its own.
    fn nested(&mut self, line: Line, depth: usize) -> Option<Node<'a>> {
        if self.is_item(line.content) {
            self.list(line.content, line.indent, depth + 1)
        } else {
            self.mapping(line.content, line.indent, depth + 1)
        }
    }

    /// Whether a list's item begins at `at`.
    fn is_item(&self, at: usize) -> bool {
        self.byte(at) == Some(b'-') && matches!(self.byte(at + 1), Some(b' ' | b'\n' | b'\r'))
    }

    /// A block list whose first `-` stands at `first`, in column `indent`.
    fn list(&mut self, first: usize, indent: usize, depth: usize) -> Option<Node<'a>> {
        if depth > MAX_DEPTH {
            return None;
        }
        let mut values = Vec::with_capacity(4);
        let mut start = first;
        let mut end;
        loop {
            let at = self.spaces(start + 1);
            if at == start + 1 || self.is_item(at) {
                return None;
            }
            let value;
            (value, end) = match self.byte(at)? {
                b'\n' | b'\r' | b'#' => return None,
                b'|' | b'>' => self.block_scalar(at, indent)?,
                b'"' | b'\'' | b'[' => self.inline(at, indent)?,
                _ => match self.start(at)? {
                    Start::Key(..) => self.mapping(at, indent + (at - start), depth + 1)?,
                    Start::Other => self.inline(at, indent)?,
                },
            };
            values.push(value);
            match self.peek()? {
                Next::Line(line) if line.indent == indent && self.is_item(line.content) => {
                    start = line.content;
                }
                Next::Line(line) if line.indent > indent => return None,
                _ => break,
            }
        }
        let raw = self.text.get(first..end)?;
        Some((Value::new(Data::Sequence(values), raw, self.base + first, Style::Block), end))
    }

    /// A scalar or flow list on the rest of one line, under a parent in column `indent`.
    fn inline(&mut self, at: usize, indent: usize) -> Option<Node<'a>> {
        let (value, end) = match self.byte(at)? {
            b'"' => self.double_quoted(at)?,
            b'\'' => self.single_quoted(at)?,
            b'[' => self.flow_list(at)?,
            _ => self.plain(at)?,
        };
        self.at = self.line_end(end)?;
        // A line further in would go on with the scalar.
        match self.peek()? {
            Next::Line(line) if line.indent > indent => None,
            _ => Some((value, end)),
        }
    }

    /// `[a, "b", 'c']` with nothing but scalars in it.
    fn flow_list(&self, open: usize) -> Option<Node<'a>> {
        let mut values = Vec::new();
        let mut at = self.spaces(open + 1);
        loop {
            let end;
            match self.byte(at)? {
                b']' => {
                    let raw = self.text.get(open..=at)?;
                    let data = Data::Sequence(values);
                    return Some((Value::new(data, raw, self.base + open, Style::Flow), at + 1));
                }
                quote @ (b'"' | b'\'') => {
                    let value;
                    (value, end) = if quote == b'"' {
                        self.double_quoted(at)?
                    } else {
                        self.single_quoted(at)?
                    };
                    values.push(value);
                }
                _ => {
                    let value;
                    (value, end) = self.flow_plain(at)?;
                    values.push(value);
                }
            }
            at = self.spaces(end);
            match self.byte(at)? {
                b',' => at = self.spaces(at + 1),
                b']' => {}
                _ => return None,
            }
        }
    }

    /// Makes a value of the scalar's source text.
    fn scalar(&self, data: Data<'a>, start: usize, end: usize, style: Style) -> Option<Node<'a>> {
        Some((Value::new(data, self.text.get(start..end)?, self.base + start, style), end))
    }

    fn make_key(
        &self,
        text: alloc::borrow::Cow<'a, str>,
        start: usize,
        end: usize,
    ) -> Option<Key<'a>> {
        Some(Key { text, raw: self.text.get(start..end)?, start: self.base + start })
    }
}
