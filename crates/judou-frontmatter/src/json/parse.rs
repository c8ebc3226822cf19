//! Builds values from JSON text.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use super::token::{self, Fault};
use crate::document::Reading;
use crate::error::{Error, ErrorKind};
use crate::mapping;
use crate::value::{Data, Entry, Key, Mapping, Number, Style, Value};
use crate::yaml::scalar;

/// Reads `matter`, which stands at `base` in its document; nothing but white space is an empty
/// mapping. `without_braces` lets keys stand without an object around them.
pub(crate) fn parse<'a>(
    matter: &'a str,
    base: usize,
    reading: &Reading,
    without_braces: bool,
) -> Result<Value<'a>, Error> {
    let mut parser = Parser { text: matter, bytes: matter.as_bytes(), base, reading, nodes: 0 };
    let start = token::skip_space(parser.bytes, 0);
    if start == matter.len() {
        return Ok(Value::new(Data::Mapping(Mapping::default()), "", base, Style::Flow));
    }
    if without_braces && parser.bytes.get(start) == Some(&b'"') {
        let (mapping, end) = parser.members(start, 0, None)?;
        let raw = Span::new(start, end).trim(matter).of(matter);
        return Ok(Value::new(Data::Mapping(mapping), raw, base + start, Style::Flow));
    }
    let (value, end) = parser.value(start, 0)?;
    let end = token::skip_space(parser.bytes, end);
    if end < matter.len() {
        let fault = Fault::here("text follows the value", parser.bytes, end);
        return Err(parser.error(fault));
    }
    Ok(value)
}

struct Parser<'a, 'r> {
    text: &'a str,
    bytes: &'a [u8],
    base: usize,
    reading: &'r Reading,
    nodes: usize,
}

impl<'a> Parser<'a, '_> {
    fn error(&self, fault: Fault) -> Error {
        Error::syntax(fault.message, Span::new(fault.start, fault.end).shift(self.base))
    }

    fn space(&self, at: usize) -> usize {
        token::skip_space(self.bytes, at)
    }

    fn expect(&self, byte: u8, at: usize, message: &'static str) -> Result<usize, Error> {
        if self.bytes.get(at) == Some(&byte) {
            return Ok(at + 1);
        }
        Err(self.error(Fault::here(message, self.bytes, at)))
    }

    /// The value that begins at `at`, and where it ends.
    fn value(&mut self, at: usize, depth: usize) -> Result<(Value<'a>, usize), Error> {
        let limits = self.reading.limits;
        self.nodes += 1;
        if self.nodes > limits.nodes {
            let kind = ErrorKind::TooManyNodes { limit: limits.nodes };
            return Err(Error::new(kind, Span::empty(self.base + at)));
        }
        if depth > limits.depth {
            let kind = ErrorKind::TooDeep { limit: limits.depth };
            return Err(Error::new(kind, Span::new(self.base + at, self.base + at + 1)));
        }
        let (data, end, style) = match self.bytes.get(at) {
            Some(b'{') => {
                let (mapping, end) = self.object(at, depth)?;
                (Data::Mapping(mapping), end, Style::Flow)
            }
            Some(b'[') => {
                let (values, end) = self.list(at, depth)?;
                (Data::Sequence(values), end, Style::Flow)
            }
            Some(b'"') => {
                let (text, end) = self.string(at)?;
                (Data::String(text), end, Style::DoubleQuoted)
            }
            Some(b'-' | b'0'..=b'9') => {
                let (end, float) =
                    token::number(self.bytes, at).map_err(|fault| self.error(fault))?;
                let text = Span::new(at, end).of(self.text);
                (Data::Number(number(text, float)), end, Style::Plain)
            }
            first => {
                let end = token::word(self.bytes, at).map_err(|fault| self.error(fault))?;
                let data = match first {
                    Some(b't') => Data::Bool(true),
                    Some(b'f') => Data::Bool(false),
                    _ => Data::Null,
                };
                (data, end, Style::Plain)
            }
        };
        let raw = Span::new(at, end).of(self.text);
        Ok((Value::new(data, raw, self.base + at, style), end))
    }

    fn object(&mut self, open: usize, depth: usize) -> Result<(Mapping<'a>, usize), Error> {
        let at = self.space(open + 1);
        if self.bytes.get(at) == Some(&b'}') {
            return Ok((Mapping::default(), at + 1));
        }
        self.members(at, depth, Some(b'}'))
    }

    /// Keys with values from `at` on, up to and with the bracket that closes them; to the end of the
    /// text if there is none.
    fn members(
        &mut self,
        mut at: usize,
        depth: usize,
        close: Option<u8>,
    ) -> Result<(Mapping<'a>, usize), Error> {
        let capacity = if depth == 0 { (self.bytes.len() / 24).clamp(4, 16) } else { 4 };
        let mut entries = Vec::with_capacity(capacity);
        loop {
            if self.bytes.get(at) != Some(&b'"') {
                let message = "expected a key in double quotes";
                return Err(self.error(Fault::here(message, self.bytes, at)));
            }
            let (text, end) = self.string(at)?;
            let raw = Span::new(at, end).of(self.text);
            let key = Key { text, raw, start: self.base + at };
            let colon = self.expect(b':', self.space(end), "expected `:` behind the key")?;
            let (value, end) = self.value(self.space(colon), depth + 1)?;
            entries.push(Entry { key, value });
            at = self.space(end);
            if self.bytes.get(at).copied() == close {
                break;
            }
            at = self.space(self.expect(b',', at, "expected `,` or `}`")?);
        }
        let entries = mapping::finish(entries, self.reading.duplicates).map_err(|duplicate| {
            Error::new(ErrorKind::DuplicateKey { first: duplicate.first }, duplicate.second)
        })?;
        Ok((Mapping { entries }, at + usize::from(close.is_some())))
    }

    fn list(&mut self, open: usize, depth: usize) -> Result<(Vec<Value<'a>>, usize), Error> {
        let mut values = Vec::new();
        let mut at = self.space(open + 1);
        if self.bytes.get(at) == Some(&b']') {
            return Ok((values, at + 1));
        }
        loop {
            let (value, end) = self.value(at, depth + 1)?;
            values.push(value);
            at = self.space(end);
            if self.bytes.get(at) == Some(&b']') {
                return Ok((values, at + 1));
            }
            at = self.space(self.expect(b',', at, "expected `,` or `]`")?);
        }
    }

    fn string(&self, at: usize) -> Result<(Cow<'a, str>, usize), Error> {
        let (end, escapes) = token::string(self.bytes, at).map_err(|fault| self.error(fault))?;
        let inner = Span::new(at + 1, end - 1);
        if !escapes {
            return Ok((Cow::Borrowed(inner.of(self.text)), end));
        }
        let mut text = String::with_capacity(inner.len());
        let mut done = inner.start;
        while let Some(offset) = memchr::memchr(b'\\', self.slice(done, inner.end)) {
            text.push_str(Span::new(done, done + offset).of(self.text));
            let (character, next) =
                token::escape(self.bytes, done + offset).map_err(|fault| self.error(fault))?;
            text.push(character);
            done = next;
        }
        text.push_str(Span::new(done, inner.end).of(self.text));
        Ok((Cow::Owned(text), end))
    }

    fn slice(&self, start: usize, end: usize) -> &'a [u8] {
        self.bytes.get(start..end).unwrap_or(&[])
    }
}

/// The number that `text` writes, whose grammar is known to be JSON's.
fn number(text: &str, float: bool) -> Number {
    let (negative, digits) = match text.strip_prefix('-') {
        Some(digits) => (true, digits),
        None => (false, text),
    };
    let whole = if float { None } else { scalar::integer(negative, digits.as_bytes()) };
    // Rust's grammar of floats covers JSON's.
    whole.unwrap_or_else(|| Number::Float(text.parse().unwrap_or(f64::NAN)))
}
