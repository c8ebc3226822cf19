//! Where everything of a header is written: the tree that edits are planned on.
//!
//! A [`Node`] knows what a [`crate::Value`] leaves out: anchors, aliases, dashes and colons. All
//! offsets are into the matter. [`Splices`] are the edits that come out.

use alloc::string::String;
use alloc::vec::Vec;

use judou_source::Span;

use crate::value::Style;

/// A value as written.
#[derive(Clone, Debug)]
pub(super) struct Node {
    /// Where it begins, a tag or an anchor before it included.
    pub(super) start: usize,
    /// Where it ends; of a block scalar, before its last line ending.
    pub(super) end: usize,
    pub(super) kind: Kind,
}

#[derive(Clone, Debug)]
pub(super) enum Kind {
    Scalar(Style),
    Alias,
    Sequence(Sequence),
    Mapping(Mapping),
}

#[derive(Clone, Debug)]
pub(super) struct Sequence {
    /// The brackets, or `None` for lines that begin with dashes.
    pub(super) brackets: Option<Span>,
    pub(super) items: Vec<Item>,
}

#[derive(Clone, Debug)]
pub(super) struct Item {
    /// The offset of its dash, or of the value in brackets.
    pub(super) start: usize,
    pub(super) value: Node,
}

#[derive(Clone, Debug)]
pub(super) struct Mapping {
    /// The braces, or `None` for entries in lines.
    pub(super) brackets: Option<Span>,
    /// A lone `key: value` in a list between brackets.
    pub(super) pair: bool,
    pub(super) members: Vec<Member>,
}

#[derive(Clone, Debug)]
pub(super) struct Member {
    /// Where it begins: its key, or the `?`, tag or anchor before that.
    pub(super) start: usize,
    /// Its key; in TOML perhaps more than one, with dots between them.
    pub(super) keys: Vec<Name>,
    /// Where its `:` or `=` stands.
    pub(super) colon: Option<usize>,
    /// Whether it is a YAML merge key.
    pub(super) merge: bool,
    pub(super) value: Node,
}

/// A key as written.
#[derive(Clone, Debug)]
pub(super) struct Name {
    pub(super) text: String,
    pub(super) span: Span,
    pub(super) style: Style,
}

impl Node {
    /// Whether nothing is written.
    pub(super) fn is_empty(&self) -> bool {
        self.start == self.end
    }

    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.end)
    }

    /// Whether it is laid out in lines.
    pub(super) fn is_block(&self) -> bool {
        match &self.kind {
            Kind::Sequence(sequence) => sequence.brackets.is_none(),
            Kind::Mapping(mapping) => mapping.brackets.is_none() && !mapping.pair,
            _ => false,
        }
    }

    /// The values in it.
    pub(super) fn children(&self) -> impl Iterator<Item = &Node> {
        let (items, members) = match &self.kind {
            Kind::Sequence(sequence) => (&*sequence.items, &[][..]),
            Kind::Mapping(mapping) => (&[][..], &*mapping.members),
            _ => (&[][..], &[][..]),
        };
        items.iter().map(|item| &item.value).chain(members.iter().map(|member| &member.value))
    }
}

impl Item {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.value.end)
    }
}

impl Member {
    pub(super) fn span(&self) -> Span {
        Span::new(self.start, self.value.end)
    }

    /// The key, of a member that has one alone and does not merge.
    pub(super) fn name(&self) -> Option<&Name> {
        match &*self.keys {
            [name] if !self.merge => Some(name),
            _ => None,
        }
    }
}

/// Replacements of parts of a text.
#[derive(Clone, Debug, Default)]
pub(super) struct Splices {
    parts: Vec<(Span, String)>,
}

impl Splices {
    pub(super) fn replace(&mut self, span: Span, text: impl Into<String>) {
        self.parts.push((span, text.into()));
    }

    pub(super) fn delete(&mut self, start: usize, end: usize) {
        self.replace(Span::new(start, end), "");
    }

    pub(super) fn insert(&mut self, at: usize, text: impl Into<String>) {
        self.replace(Span::empty(at), text);
    }

    /// The first place that is replaced.
    pub(super) fn place(&self) -> Span {
        self.parts.iter().map(|&(span, _)| span).min().unwrap_or_default()
    }

    /// The text with all replacements made; insertions at one place in the order in which they were
    /// asked for. `None` if two of them overlap or one cuts a character.
    pub(super) fn apply(mut self, text: &str) -> Option<String> {
        self.parts.sort_by_key(|(span, _)| (span.start, span.end));
        let mut result = String::with_capacity(text.len() + 64);
        let mut done = 0;
        for (span, new) in &self.parts {
            result.push_str(text.get(done..span.start)?);
            result.push_str(new);
            done = span.end;
        }
        result.push_str(text.get(done..)?);
        Some(result)
    }
}

/// Where the line begins that `at` stands on.
pub(super) fn line_start(text: &str, at: usize) -> usize {
    Span::new(0, at).of(text).rfind(['\n', '\r']).map_or(0, |offset| offset + 1)
}

/// Where the line of `at` ends, before its line ending.
pub(super) fn line_end(text: &str, at: usize) -> usize {
    let rest = Span::new(at, text.len()).of(text);
    at + rest.find(['\n', '\r']).unwrap_or(rest.len())
}

/// Where the line behind the one of `at` begins.
pub(super) fn next_line(text: &str, at: usize) -> usize {
    let end = line_end(text, at);
    let rest = Span::new(end, text.len()).of(text);
    end + if rest.starts_with("\r\n") { 2 } else { usize::from(!rest.is_empty()) }
}

/// The blanks and tabs that the line of `at` begins with.
pub(super) fn indentation(text: &str, at: usize) -> &str {
    let start = line_start(text, at);
    let rest = Span::new(start, text.len()).of(text);
    let length = rest.len() - rest.trim_start_matches([' ', '\t']).len();
    Span::new(start, start + length).of(text)
}

/// Whether nothing but blanks stands before `at` on its line.
pub(super) fn begins_line(text: &str, at: usize) -> bool {
    line_start(text, at) + indentation(text, at).len() >= at
}

/// How many characters stand before `at` on its line.
pub(super) fn column(text: &str, at: usize) -> usize {
    Span::new(line_start(text, at), at).of(text).chars().count()
}

/// Whether `span` holds a line break.
pub(super) fn has_break(text: &str, span: Span) -> bool {
    span.of(text).contains(['\n', '\r'])
}

/// The first offset from `at` on at which neither white space nor a comment stands. A `#` begins a
/// comment wherever a value might begin.
pub(super) fn skip_space(text: &str, mut at: usize) -> usize {
    let bytes = text.as_bytes();
    loop {
        match bytes.get(at) {
            Some(b' ' | b'\t' | b'\n' | b'\r') => at += 1,
            Some(b'#') => at = line_end(text, at),
            _ => return at,
        }
    }
}
