//! Statements: comments, `key = value`, `[table]` and `[[list of tables]]`, one a line.

use judou_source::Span;

use super::tree::{Step, Tree};
use super::{string, value};
use crate::document::Reading;
use crate::error::{Error, ErrorKind};
use crate::hint;
use crate::value::{Key, Value};

/// Reads `matter`, which stands at `base` in its document.
pub(crate) fn parse<'a>(
    matter: &'a str,
    base: usize,
    reading: &Reading,
) -> Result<Value<'a>, Error> {
    let mut source = Source { text: matter, bytes: matter.as_bytes(), base, reading, nodes: 0 };
    document(&mut source).map_err(|error| hint::toml(error, matter).shift(base))
}

/// The header and what has been counted in it. Offsets and errors are into the header; values have
/// `base` added to where they stand.
pub(super) struct Source<'a, 'r> {
    pub(super) text: &'a str,
    pub(super) bytes: &'a [u8],
    pub(super) base: usize,
    pub(super) reading: &'r Reading,
    nodes: usize,
}

impl<'a> Source<'a, '_> {
    pub(super) fn byte(&self, at: usize) -> Option<u8> {
        self.bytes.get(at).copied()
    }

    pub(super) fn from(&self, at: usize) -> &'a [u8] {
        self.bytes.get(at..).unwrap_or(&[])
    }

    pub(super) fn slice(&self, start: usize, end: usize) -> &'a str {
        self.text.get(start..end).unwrap_or("")
    }

    /// An error about the one character at `at`.
    pub(super) fn error(&self, message: &'static str, at: usize) -> Error {
        let first = Span::new(at, self.text.len()).of(self.text).chars().next();
        let width = first.filter(|c| !c.is_control()).map_or(0, char::len_utf8);
        Error::syntax(message, Span::new(at, at + width))
    }

    /// The offset of the first byte from `at` on that is neither a blank nor a tab.
    pub(super) fn blanks(&self, at: usize) -> usize {
        let mut end = at;
        while let Some(b' ' | b'\t') = self.byte(end) {
            end += 1;
        }
        end
    }

    /// Behind blanks, line breaks and comments.
    pub(super) fn space(&self, mut at: usize) -> Result<usize, Error> {
        loop {
            at = self.blanks(at);
            match self.byte(at) {
                Some(b'\n' | b'\r' | b'#') => at = self.line_end(at)?,
                _ => return Ok(at),
            }
        }
    }

    /// Behind the comment, if there is one, and the line break at `at`.
    pub(super) fn line_end(&self, at: usize) -> Result<usize, Error> {
        let at = self.blanks(at);
        if self.byte(at) == Some(b'\n') {
            return Ok(at + 1);
        }
        let mut end = at;
        if self.byte(at) == Some(b'#') {
            let allowed = |b: &&u8| matches!(b, b'\t' | b' '..=b'~' | 0x80..);
            end += self.from(at).iter().take_while(allowed).count();
        }
        match self.byte(end) {
            None => Ok(end),
            Some(b'\n') => Ok(end + 1),
            Some(b'\r') if self.byte(end + 1) == Some(b'\n') => Ok(end + 2),
            Some(b'\r') => Err(self.error("a carriage return needs a line feed behind it", end)),
            Some(_) if end > at => {
                Err(self.error("a control character cannot stand in a comment", end))
            }
            Some(_) => Err(self.error("expected the end of the line", end)),
        }
    }

    pub(super) fn key_error(&self, kind: ErrorKind, key: &Key<'_>) -> Error {
        let start = key.start.saturating_sub(self.base);
        Error::new(kind, Span::new(start, start + key.raw.len()))
    }

    /// Counts a value or a table.
    pub(super) fn count(&mut self, at: usize) -> Result<(), Error> {
        self.nodes += 1;
        let limit = self.reading.limits.nodes;
        if self.nodes > limit {
            return Err(Error::new(ErrorKind::TooManyNodes { limit }, Span::empty(at)));
        }
        Ok(())
    }
}

/// `toml = *( *WSP [ keyval / table ] *WSP [ comment ] newline )`
fn document<'a>(source: &mut Source<'a, '_>) -> Result<Value<'a>, Error> {
    let mut tree = Tree::new((source.bytes.len() / 24).clamp(4, 16));
    let mut current = Tree::ROOT;
    let mut at = 0;
    while at < source.bytes.len() {
        at = source.blanks(at);
        match source.byte(at) {
            Some(b'#' | b'\n' | b'\r') | None => {}
            Some(b'[') => (current, at) = table(source, &mut tree, at)?,
            Some(_) => at = key_value(source, &mut tree, current, at)?,
        }
        at = source.line_end(at)?;
    }
    Ok(tree.into_value(source.text, source.base))
}

/// `table = "[" key "]" / "[[" key "]]"`; yields the table's number and where the header ends.
fn table<'a>(
    source: &mut Source<'a, '_>,
    tree: &mut Tree<'a>,
    open: usize,
) -> Result<(usize, usize), Error> {
    let list = source.byte(open + 1) == Some(b'[');
    let width = if list { 2 } else { 1 };
    let mut parent = Tree::ROOT;
    let mut at = source.blanks(open + width);
    loop {
        let (key, end) = string::key(source, at)?;
        let next = source.blanks(end);
        if source.byte(next) == Some(b'.') {
            parent = tree.step(source, parent, key, Step::Header, source.base + open)?;
            at = source.blanks(next + 1);
            continue;
        }
        let close: &[u8] = if list { b"]]" } else { b"]" };
        if !source.from(next).starts_with(close) {
            let message = if list { "expected `]]`" } else { "expected `]` or `.`" };
            return Err(source.error(message, next));
        }
        let end = next + width;
        let start = source.base + open;
        let table = if list {
            tree.append(source, parent, key, start)?
        } else {
            tree.define(source, parent, key, start)?
        };
        tree.reach(table, source.base + end);
        return Ok((table, end));
    }
}

/// `keyval = key *WSP "=" *WSP val`; yields where the value ends.
pub(super) fn key_value<'a>(
    source: &mut Source<'a, '_>,
    tree: &mut Tree<'a>,
    mut table: usize,
    mut at: usize,
) -> Result<usize, Error> {
    let start = source.base + at;
    loop {
        let (key, end) = string::key(source, at)?;
        let next = source.blanks(end);
        match source.byte(next) {
            Some(b'.') => {
                table = tree.step(source, table, key, Step::Dotted, start)?;
                at = source.blanks(next + 1);
            }
            Some(b'=') => {
                let place = tree.vacant(source, table, &key)?;
                let depth = tree.depth(table) + 1;
                let (value, end) = value::value(source, source.blanks(next + 1), depth)?;
                tree.insert(source, table, place, key, value);
                tree.reach(table, source.base + end);
                return Ok(end);
            }
            _ => return Err(source.error("expected `=` behind the key", next)),
        }
    }
}
