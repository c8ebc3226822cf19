//! Builds values from the events of a full YAML parser.
//!
//! The parser (granit-parser) knows the grammar; what the events mean is decided here: types, merge
//! keys, duplicates, aliases, and how much of all that a header may ask for.

use alloc::borrow::Cow;
use alloc::boxed::Box;
use alloc::vec::Vec;

use granit_parser::{
    Event, Options, Parser, ScalarStyle, ScanError, Span as EventSpan, StrInput, StructureStyle,
    Tag,
};
use judou_source::Span;

use super::{problem, scalar};
use crate::document::{Reading, Schema};
use crate::error::{Error, ErrorKind};
use crate::mapping;
use crate::value::{Data, Entry, Key, Mapping, Style, Value};

/// Reads `matter`; spans of the value are moved by `base`, those of an error are into `matter`.
pub(super) fn compose<'a>(
    matter: &'a str,
    base: usize,
    reading: &Reading,
) -> Result<Value<'a>, Error> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = reading.limits.depth + 1;
    options.block_nesting_limit = reading.limits.depth + 1;
    let events = Parser::new_from_str_with_options(matter, options);
    let mut composer =
        Composer { matter, base, reading, events, anchors: Vec::new(), nodes: 0, last: 0 };
    composer.document()
}

struct Composer<'a, 'r> {
    matter: &'a str,
    base: usize,
    reading: &'r Reading,
    events: Parser<'a, StrInput<'a>>,
    /// What each anchor stands for, by the parser's number for it, and how many nodes that is.
    anchors: Vec<Option<(Value<'a>, usize)>>,
    nodes: usize,
    /// Where the last key, item or property that was read ends; a block scalar's `|` stands behind.
    last: usize,
}

/// A node, and where it ends in the matter (an alias stands elsewhere than its value).
struct Node<'a> {
    value: Value<'a>,
    end: usize,
    /// A plain `<<`, which merges when it is a key.
    merges: bool,
}

impl<'a> Composer<'a, '_> {
    /// The next event, with the span that it came with; `None` behind the last.
    fn next(&mut self) -> Result<Option<(Event<'a>, EventSpan)>, Error> {
        match self.events.next_event() {
            Some(Ok(event)) => Ok(Some(event)),
            Some(Err(error)) => Err(self.error(&error)),
            None => Ok(None),
        }
    }

    fn span(&self, span: &EventSpan) -> Span {
        span.byte_range().map_or(Span::empty(self.matter.len()), Span::from)
    }

    fn error(&self, error: &ScanError) -> Error {
        let start = error.marker().byte_offset().unwrap_or(self.matter.len());
        let rest = Span::new(start, self.matter.len()).of(self.matter);
        let width = rest.chars().next().filter(|c| !c.is_control()).map_or(0, char::len_utf8);
        let kind = problem::kind(error.kind(), self.reading.limits);
        Error::new(kind, Span::new(start, start + width))
    }

    /// The one document of the header; an empty one is an empty mapping.
    fn document(&mut self) -> Result<Value<'a>, Error> {
        let mut value = None;
        while let Some((event, source)) = self.next()? {
            match event {
                Event::StreamEnd => break,
                Event::StreamStart | Event::DocumentEnd => {}
                Event::DocumentStart(explicit, _) => {
                    if explicit || value.is_some() {
                        let span = self.span(&source);
                        return Err(Error::new(ErrorKind::MultipleDocuments, span));
                    }
                }
                event => {
                    let span = self.span(&source);
                    value = Some(self.node(event, span, &source, 0)?.value);
                }
            }
        }
        if let Some(value) = value {
            return Ok(value);
        }
        // A directive with no document behind it is dropped by the parser without a word.
        if let Some(offset) = directive(self.matter) {
            let span = Span::new(offset, offset + 1);
            return Err(Error::syntax("a directive cannot stand in a header", span));
        }
        Ok(Value::new(Data::Mapping(Mapping::default()), "", self.base, Style::Block))
    }

    fn node(
        &mut self,
        event: Event<'a>,
        span: Span,
        source: &EventSpan,
        depth: usize,
    ) -> Result<Node<'a>, Error> {
        let limits = self.reading.limits;
        if depth > limits.depth {
            return Err(Error::new(ErrorKind::TooDeep { limit: limits.depth }, span));
        }
        self.count(1, span)?;
        let tag_span = source.tag_span().map(|tag| self.span(&tag));
        let before = self.nodes;
        let (anchor, mut node) = match event {
            Event::Alias(id) => return self.alias(id, span),
            Event::Scalar(text, style, anchor, tag) => {
                (anchor, self.scalar(text, style, tag.as_deref(), span)?)
            }
            Event::SequenceStart(style, anchor, _) => (anchor, self.sequence(style, span, depth)?),
            Event::MappingStart(style, anchor, _) => (anchor, self.mapping(style, span, depth)?),
            _ => return Err(Error::syntax("the header is not valid YAML", span)),
        };
        if let Some(tag) = tag_span {
            node.value.tag = Some(Box::new(Cow::Borrowed(tag.of(self.matter))));
            node.merges = false;
        }
        if anchor != 0 {
            let size = self.nodes - before + 1;
            self.count(size, span)?;
            if self.anchors.len() <= anchor {
                self.anchors.resize_with(anchor + 1, || None);
            }
            if let Some(slot) = self.anchors.get_mut(anchor) {
                *slot = Some((node.value.clone(), size));
            }
        }
        Ok(node)
    }

    /// Counts nodes before they are made, so that a bomb is refused instead of built.
    fn count(&mut self, nodes: usize, span: Span) -> Result<(), Error> {
        self.nodes = self.nodes.saturating_add(nodes);
        let limit = self.reading.limits.nodes;
        if self.nodes > limit {
            return Err(Error::new(ErrorKind::TooManyNodes { limit }, span));
        }
        Ok(())
    }

    fn alias(&mut self, id: usize, span: Span) -> Result<Node<'a>, Error> {
        self.last = span.end;
        // An alias within its own anchor finds nothing: the anchor's value is not finished.
        let Some(Some((_, size))) = self.anchors.get(id) else {
            return Err(Error::new(ErrorKind::UnknownAlias, span));
        };
        let size = *size;
        self.count(size, span)?;
        match self.anchors.get(id) {
            Some(Some((value, _))) => {
                Ok(Node { value: value.clone(), end: span.end, merges: false })
            }
            _ => Err(Error::new(ErrorKind::UnknownAlias, span)),
        }
    }

    fn scalar(
        &mut self,
        text: Cow<'a, str>,
        style: ScalarStyle,
        tag: Option<&Tag>,
        span: Span,
    ) -> Result<Node<'a>, Error> {
        let (style, span) = match style {
            ScalarStyle::Plain => (Style::Plain, span),
            ScalarStyle::SingleQuoted => (Style::SingleQuoted, span),
            ScalarStyle::DoubleQuoted => (Style::DoubleQuoted, span),
            ScalarStyle::Literal => (Style::Literal, self.block_scalar(span)),
            ScalarStyle::Folded => (Style::Folded, self.block_scalar(span)),
        };
        // The parser writes `~` for a value that is not there.
        let text = if style == Style::Plain && span.is_empty() { Cow::Borrowed("") } else { text };
        let merges = style == Style::Plain && text == "<<";
        let data = match tag {
            None if style == Style::Plain => plain(self.reading.schema, text),
            None => Data::String(text),
            Some(tag) => tagged(self.reading.schema, tag, text)
                .ok_or(Error::new(ErrorKind::InvalidTag, span))?,
        };
        self.last = span.end;
        let raw = span.of(self.matter);
        let value = Value::new(data, raw, self.base + span.start, style);
        Ok(Node { value, end: span.end, merges })
    }

    /// A block scalar's span from its `|` or `>`, which the parser's own span leaves out; blank lines
    /// that follow it are part of it.
    fn block_scalar(&self, content: Span) -> Span {
        Span::new(self.indicator(content.start, &['|', '>']), content.end)
    }

    /// Where the indicator stands that begins the node whose content the parser saw at `content`: the
    /// first of `wanted` behind the last token, comments, tags and anchors left out.
    fn indicator(&self, content: usize, wanted: &[char]) -> usize {
        let mut at = self.last.min(content);
        let mut rest = Span::new(at, content).of(self.matter);
        while let Some(first) = rest.chars().next() {
            let skip = match first {
                first if wanted.contains(&first) => return at,
                '#' => rest.find(['\n', '\r']).unwrap_or(rest.len()),
                '!' | '&' => rest.find(char::is_whitespace).unwrap_or(rest.len()),
                _ => first.len_utf8(),
            };
            at += skip;
            rest = Span::new(skip, rest.len()).of(rest);
        }
        content
    }

    fn sequence(
        &mut self,
        style: StructureStyle,
        open: Span,
        depth: usize,
    ) -> Result<Node<'a>, Error> {
        let mut values = Vec::new();
        let mut end = open.end;
        self.last = end;
        while let Some((event, source)) = self.next()? {
            let span = self.span(&source);
            if matches!(event, Event::SequenceEnd) {
                if style == StructureStyle::Flow {
                    end = span.end;
                }
                break;
            }
            let node = self.node(event, span, &source, depth + 1)?;
            end = end.max(node.end);
            values.push(node.value);
        }
        Ok(self.collection(Data::Sequence(values), style, Span::new(open.start, end)))
    }

    fn mapping(
        &mut self,
        style: StructureStyle,
        open: Span,
        depth: usize,
    ) -> Result<Node<'a>, Error> {
        let mut entries = Vec::new();
        let mut merged: Vec<(usize, Value<'a>)> = Vec::new();
        let mut end = open.end;
        self.last = end;
        while let Some((event, source)) = self.next()? {
            let span = self.span(&source);
            if matches!(event, Event::MappingEnd) {
                if style == StructureStyle::Flow {
                    end = span.end;
                }
                break;
            }
            let key = self.node(event, span, &source, depth + 1)?;
            let key_end = key.end;
            let is_merge = key.merges && self.reading.merge_keys;
            let key = into_key(key.value, span)?;
            self.last = key_end;
            let Some((event, source)) = self.next()? else { break };
            let mut span = self.span(&source);
            if span.is_empty() && self.matter.as_bytes().get(span.start) == Some(&b':') {
                // The parser puts a value that is not there before the colon.
                span = Span::empty(span.start + 1);
            }
            if matches!(event, Event::SequenceStart(StructureStyle::Block, ..)) {
                // A list in the column of its key begins, for the parser, behind its first `-`.
                span = Span::empty(self.indicator(span.start, &['-']));
            }
            let node = self.node(event, span, &source, depth + 1)?;
            end = end.max(key_end).max(node.end);
            if is_merge {
                if !is_mergeable(&node.value) {
                    return Err(Error::new(ErrorKind::InvalidMerge, span));
                }
                merged.push((entries.len(), node.value));
            } else {
                entries.push(Entry { key, value: node.value });
            }
        }
        let base = self.base;
        let entries = mapping::finish(entries, self.reading.duplicates).map_err(|duplicate| {
            Error::new(
                ErrorKind::DuplicateKey { first: back(duplicate.first, base) },
                back(duplicate.second, base),
            )
        })?;
        let entries = if merged.is_empty() { entries } else { mapping::merge(entries, merged) };
        let data = Data::Mapping(Mapping { entries });
        Ok(self.collection(data, style, Span::new(open.start, end)))
    }

    fn collection(&mut self, data: Data<'a>, style: StructureStyle, span: Span) -> Node<'a> {
        self.last = span.end;
        let style = match style {
            StructureStyle::Block => Style::Block,
            StructureStyle::Flow => Style::Flow,
        };
        let raw = span.of(self.matter);
        let value = Value::new(data, raw, self.base + span.start, style);
        Node { value, end: span.end, merges: false }
    }
}

/// A span into the document as one into the matter.
fn back(span: Span, base: usize) -> Span {
    Span::new(span.start.saturating_sub(base), span.end.saturating_sub(base))
}

/// The offset of a `%` that begins a line.
fn directive(matter: &str) -> Option<usize> {
    let mut at = 0;
    for line in matter.split_inclusive(['\n', '\r']) {
        if line.starts_with('%') {
            return Some(at);
        }
        at += line.len();
    }
    None
}

fn plain(schema: Schema, text: Cow<'_, str>) -> Data<'_> {
    scalar::resolve_by(schema, &text).unwrap_or(Data::String(text))
}

/// The value of a tagged scalar; `None` if it is not what the tag says. A tag of somebody's own makes
/// it text.
fn tagged<'a>(schema: Schema, tag: &Tag, text: Cow<'a, str>) -> Option<Data<'a>> {
    let resolved = scalar::resolve_by(schema, &text);
    match tag.core_suffix() {
        Some("null") => matches!(resolved, Some(Data::Null)).then_some(Data::Null),
        Some("bool") => resolved.filter(|data| matches!(data, Data::Bool(_))),
        Some("int") => resolved.filter(|data| {
            matches!(data, Data::Number(number) if !matches!(number, crate::Number::Float(_)))
        }),
        Some("float") => match resolved {
            Some(Data::Number(number)) => {
                Some(Data::Number(crate::Number::Float(number.to_f64())))
            }
            _ => None,
        },
        _ => Some(Data::String(text)),
    }
}

/// A scalar as a key: text as it is, everything else as written.
fn into_key(value: Value<'_>, span: Span) -> Result<Key<'_>, Error> {
    let Value { data, raw, start, .. } = value;
    let text = match data {
        Data::String(text) => text,
        Data::Null if raw.is_empty() => Cow::Borrowed("null"),
        Data::Null | Data::Bool(_) | Data::Number(_) | Data::DateTime(_) => Cow::Borrowed(raw),
        Data::Sequence(_) | Data::Mapping(_) => {
            return Err(Error::new(ErrorKind::ComplexKey, span));
        }
    };
    Ok(Key { text, raw, start })
}

fn is_mergeable(value: &Value<'_>) -> bool {
    match &value.data {
        Data::Mapping(_) => true,
        Data::Sequence(values) => values.iter().all(|value| matches!(value.data, Data::Mapping(_))),
        _ => false,
    }
}
