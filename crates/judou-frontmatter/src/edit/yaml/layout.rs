//! Where the parts of a YAML header stand.
//!
//! The full parser says what there is; dashes, colons, tags and anchors are found between what it
//! says. A header that does not come out as the parser saw it has no layout and is not edited.

use alloc::borrow::{Cow, ToOwned};
use alloc::vec::Vec;

use granit_parser::{Event, Options, Parser, ScalarStyle, StrInput, StructureStyle};
use judou_source::Span;

use super::super::layout::{
    Item, Kind, Mapping, Member, Name, Node, Sequence, line_end, skip_space,
};
use crate::value::Style;

/// A header's layout is not what the parser saw.
#[derive(Clone, Copy, Debug)]
pub(in super::super) struct Unknown;

/// The tree of `matter`; `None` if it holds nothing.
pub(in super::super) fn layout(matter: &str) -> Result<Option<Node>, Unknown> {
    let mut options = Options::default();
    options.set_emit_comments(false);
    options.flow_nesting_limit = crate::Parser::MAX_DEPTH + 1;
    options.block_nesting_limit = crate::Parser::MAX_DEPTH + 1;
    let events = Parser::new_from_str_with_options(matter, options);
    let mut reader = Reader { matter, events, at: 0 };
    let mut root = None;
    loop {
        match reader.next().ok_or(Unknown)? {
            (Event::StreamEnd, _) => return Ok(root),
            (Event::StreamStart | Event::DocumentEnd | Event::DocumentStart(..), _) => {}
            (event, span) => {
                root = Some(reader.node(&event, span).ok_or(Unknown)?);
            }
        }
    }
}

/// How a mapping is written.
#[derive(Clone, Copy, Debug)]
enum Layout {
    Lines,
    /// Between braces, the first of which stands there.
    Braces(usize),
    /// A lone `key: value` in a list between brackets.
    Pair,
}

struct Reader<'a> {
    matter: &'a str,
    events: Parser<'a, StrInput<'a>>,
    /// Behind the last token.
    at: usize,
}

impl<'a> Reader<'a> {
    fn next(&mut self) -> Option<(Event<'a>, Span)> {
        let (event, span) = self.events.next_event()?.ok()?;
        Some((event, span.byte_range().map_or(Span::empty(self.at), Span::from)))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.matter.as_bytes().get(at).copied()
    }

    /// Moves behind `byte`, if it is what stands next.
    fn eat(&mut self, byte: u8) -> Option<usize> {
        let at = skip_space(self.matter, self.at);
        (self.byte(at)? == byte).then(|| {
            self.at = at + 1;
            at
        })
    }

    /// Moves behind tags and anchors; yields where the first begins.
    fn properties(&mut self, count: usize) -> Option<usize> {
        let mut start = None;
        for _ in 0..count {
            let at = skip_space(self.matter, self.at);
            if !matches!(self.byte(at)?, b'&' | b'!') {
                return None;
            }
            start = start.or(Some(at));
            let rest = Span::new(at, self.matter.len()).of(self.matter);
            let length = if rest.starts_with("!<") {
                rest.find('>')? + 1
            } else {
                rest.find([' ', '\t', '\n', '\r', ',', '[', ']', '{', '}']).unwrap_or(rest.len())
            };
            self.at = at + length;
        }
        start
    }

    fn node(&mut self, event: &Event<'a>, span: Span) -> Option<Node> {
        let count = match event {
            Event::Scalar(_, _, anchor, tag)
            | Event::SequenceStart(_, anchor, tag)
            | Event::MappingStart(_, anchor, tag) => {
                usize::from(*anchor != 0) + usize::from(tag.is_some())
            }
            _ => 0,
        };
        let properties = if count > 0 { Some(self.properties(count)?) } else { None };
        let (start, kind) = match event {
            Event::Alias(_) => (self.token(span)?, Kind::Alias),
            Event::Scalar(_, style, ..) => self.scalar(*style, span)?,
            Event::SequenceStart(StructureStyle::Block, ..) => self.block_sequence()?,
            Event::SequenceStart(..) => self.flow_sequence()?,
            Event::MappingStart(StructureStyle::Block, ..) => self.mapping(Layout::Lines)?,
            Event::MappingStart(..) => {
                let layout = self.eat(b'{').map_or(Layout::Pair, Layout::Braces);
                self.mapping(layout)?
            }
            _ => return None,
        };
        Some(Node { start: properties.unwrap_or(start), end: self.at, kind })
    }

    /// Moves behind a token that the parser saw at `span`.
    fn token(&mut self, span: Span) -> Option<usize> {
        if skip_space(self.matter, self.at) != span.start {
            return None;
        }
        self.at = span.end;
        Some(span.start)
    }

    fn scalar(&mut self, style: ScalarStyle, span: Span) -> Option<(usize, Kind)> {
        let style = match style {
            // What is not written stands right behind what calls for it.
            ScalarStyle::Plain if span.is_empty() => {
                return Some((self.at, Kind::Scalar(Style::Plain)));
            }
            ScalarStyle::Plain => Style::Plain,
            ScalarStyle::SingleQuoted => Style::SingleQuoted,
            ScalarStyle::DoubleQuoted => Style::DoubleQuoted,
            ScalarStyle::Literal => Style::Literal,
            ScalarStyle::Folded => Style::Folded,
        };
        if !matches!(style, Style::Literal | Style::Folded) {
            return Some((self.token(span)?, Kind::Scalar(style)));
        }
        let start = skip_space(self.matter, self.at);
        if !matches!(self.byte(start)?, b'|' | b'>') {
            return None;
        }
        let head = line_end(self.matter, start);
        let keep = Span::new(start, start + 3).floor(self.matter).of(self.matter).contains('+');
        let mut end = head.max(span.end);
        let mut content = Span::new(head, end).of(self.matter);
        while let Some(last) = content.rfind(['\n', '\r']) {
            // The line ending is the line's; of what follows only `+` makes more than blank lines.
            let blank = Span::new(last + 1, content.len()).of(content).trim_matches([' ', '\t']);
            if !blank.is_empty() {
                break;
            }
            let line = Span::new(0, last).of(content);
            content = if Span::new(last, last + 1).of(content) == "\n" {
                line.strip_suffix('\r').unwrap_or(line)
            } else {
                line
            };
            if keep {
                break;
            }
        }
        end = head + content.len();
        self.at = end;
        Some((start, Kind::Scalar(style)))
    }

    fn block_sequence(&mut self) -> Option<(usize, Kind)> {
        let mut items: Vec<Item> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            let start = self.eat(b'-')?;
            items.push(Item { start, value: self.node(&event, span)? });
        }
        let start = items.first().map_or(self.at, |item| item.start);
        Some((start, Kind::Sequence(Sequence { brackets: None, items })))
    }

    fn flow_sequence(&mut self) -> Option<(usize, Kind)> {
        let open = self.eat(b'[')?;
        let mut items = Vec::new();
        loop {
            let (event, span) = self.next()?;
            self.eat(b',');
            if matches!(event, Event::SequenceEnd) {
                break;
            }
            let value = self.node(&event, span)?;
            items.push(Item { start: value.start, value });
        }
        self.eat(b']')?;
        let brackets = Some(Span::new(open, self.at));
        Some((open, Kind::Sequence(Sequence { brackets, items })))
    }

    fn mapping(&mut self, layout: Layout) -> Option<(usize, Kind)> {
        let mut members: Vec<Member> = Vec::new();
        loop {
            let (event, span) = self.next()?;
            if matches!(layout, Layout::Braces(_)) {
                self.eat(b',');
            }
            if matches!(event, Event::MappingEnd) {
                break;
            }
            members.push(self.member(&event, span)?);
        }
        let brackets = if let Layout::Braces(open) = layout {
            self.eat(b'}')?;
            Some(Span::new(open, self.at))
        } else {
            None
        };
        let pair = matches!(layout, Layout::Pair);
        let first = members.first().map_or(self.at, |member| member.start);
        let start = brackets.map_or(first, |brackets| brackets.start);
        Some((start, Kind::Mapping(Mapping { brackets, pair, members })))
    }

    fn member(&mut self, event: &Event<'a>, span: Span) -> Option<Member> {
        let first = skip_space(self.matter, self.at);
        let explicit = self.byte(first) == Some(b'?')
            && self.byte(first + 1).is_none_or(|byte| byte.is_ascii_whitespace());
        self.at = if explicit { first + 1 } else { first };
        let text = match event {
            Event::Scalar(text, style, ..) => {
                if *style == ScalarStyle::Plain && span.is_empty() {
                    Cow::Borrowed("null")
                } else {
                    text.clone()
                }
            }
            // An alias can be a key, but has no name of its own.
            Event::Alias(_) => Cow::Borrowed(""),
            _ => return None,
        };
        let alias = matches!(event, Event::Alias(_));
        let tagged = matches!(event, Event::Scalar(_, _, _, Some(_)));
        let key = self.node(event, span)?;
        let Kind::Scalar(style) = key.kind else {
            return alias.then(|| self.rest(first, Vec::new(), false)).flatten();
        };
        let written = Span::new(key.start, key.end);
        // Tags and anchors stay where they are when a key is renamed.
        let start = if written.is_empty() { key.end } else { span.start.max(key.start) };
        let name = Name { text: text.as_ref().to_owned(), span: Span::new(start, key.end), style };
        let merge = style == Style::Plain && text == "<<" && !tagged;
        self.rest(first, alloc::vec![name], merge)
    }

    /// Colon and value of a member that begins at `start`.
    fn rest(&mut self, start: usize, keys: Vec<Name>, merge: bool) -> Option<Member> {
        let colon = self.eat(b':');
        let (event, span) = self.next()?;
        let value = self.node(&event, span)?;
        Some(Member { start, keys, colon, merge, value })
    }
}
