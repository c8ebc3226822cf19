//! What stands behind a `=`.

use alloc::vec::Vec;

use judou_source::Span;

use super::parse::{Source, key_value};
use super::tree::Tree;
use super::{number, string};
use crate::error::{Error, ErrorKind};
use crate::value::{Data, Style, Value};

/// The value that begins at `at`, and where it ends; `depth` is its own.
pub(super) fn value<'a>(
    source: &mut Source<'a, '_>,
    at: usize,
    depth: usize,
) -> Result<(Value<'a>, usize), Error> {
    source.count(at)?;
    let limit = source.reading.limits.depth;
    if depth > limit {
        return Err(Error::new(ErrorKind::TooDeep { limit }, Span::new(at, at + 1)));
    }
    let (data, end, style) = match source.byte(at) {
        Some(b'"' | b'\'') => {
            let (text, end, style) = string::string(source, at)?;
            (Data::String(text), end, style)
        }
        Some(b'[') => {
            let (values, end) = list(source, at, depth)?;
            (Data::Sequence(values), end, Style::Flow)
        }
        Some(b'{') => return inline_table(source, at, depth),
        _ => {
            let (data, end) = number::word(source, at)?;
            (data, end, Style::Plain)
        }
    };
    Ok((Value::new(data, source.slice(at, end), source.base + at, style), end))
}

/// `array = "[" [ val *( "," val ) [ "," ] ] "]"`, with line breaks and comments anywhere.
fn list<'a>(
    source: &mut Source<'a, '_>,
    open: usize,
    depth: usize,
) -> Result<(Vec<Value<'a>>, usize), Error> {
    let mut values = Vec::new();
    let mut at = source.space(open + 1)?;
    loop {
        if source.byte(at) == Some(b']') {
            return Ok((values, at + 1));
        }
        if at >= source.bytes.len() {
            return Err(source.error("this bracket is never closed", open));
        }
        let (value, end) = value(source, at, depth + 1)?;
        values.push(value);
        at = source.space(end)?;
        match source.byte(at) {
            Some(b',') => at = source.space(at + 1)?,
            Some(b']') => {}
            None => return Err(source.error("this bracket is never closed", open)),
            Some(_) => return Err(source.error("expected `,` or `]`", at)),
        }
    }
}

/// `inline-table = "{" [ keyval *( "," keyval ) [ "," ] ] "}"`
fn inline_table<'a>(
    source: &mut Source<'a, '_>,
    open: usize,
    depth: usize,
) -> Result<(Value<'a>, usize), Error> {
    let mut tree = Tree::inline(depth);
    let mut at = source.space(open + 1)?;
    loop {
        if source.byte(at) == Some(b'}') {
            let end = at + 1;
            let mapping = tree.into_mapping(source.text, source.base);
            let raw = source.slice(open, end);
            let value = Value::new(Data::Mapping(mapping), raw, source.base + open, Style::Flow);
            return Ok((value, end));
        }
        if at >= source.bytes.len() {
            return Err(source.error("this bracket is never closed", open));
        }
        let end = key_value(source, &mut tree, Tree::ROOT, at)?;
        at = source.space(end)?;
        match source.byte(at) {
            Some(b',') => at = source.space(at + 1)?,
            Some(b'}') => {}
            None => return Err(source.error("this bracket is never closed", open)),
            Some(_) => return Err(source.error("expected `,` or `}`", at)),
        }
    }
}
