//! Conversations in JSON: how one is told, how its records are found, and turns made of them.
//!
//! In comes one value or one value a line (JSON Lines), out come the objects that look like a
//! message, wherever they lie: exports, training data and logs of requests nest the same messages in
//! different ways. `serde_json` reads, one level at a time, so that values are slices of the text;
//! nesting is followed for [`MAX_DEPTH`] levels, which bounds the cost.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;
use core::fmt;

use judou_source::{Diagnostic, Span};
use serde::de::{Deserializer, MapAccess, SeqAccess, Visitor};
use serde_json::value::RawValue;

use super::Builder;
use super::builder::turn;
use super::messages::{place, spans};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

/// How many levels of arrays and objects are followed on the way to a message.
const MAX_DEPTH: usize = 12;

/// A member of an object: its name, if it is written without escapes, and its value's text.
#[derive(Clone, Copy, Debug)]
pub(super) struct Member<'a> {
    pub(super) key: &'a str,
    pub(super) value: &'a str,
}

/// The members of an object, in order.
#[derive(Clone, Copy, Debug)]
pub(super) struct Object<'o, 'a> {
    pub(super) raw: &'a str,
    members: &'o [Member<'a>],
}

impl<'a> Object<'_, 'a> {
    /// The value of the first of the names that there is and is not null.
    pub(super) fn get(&self, names: &[&str]) -> Option<&'a str> {
        names.iter().find_map(|name| self.member(name)).map(|member| member.value)
    }

    pub(super) const fn members(&self) -> &[Member<'a>] {
        self.members
    }

    pub(super) fn member(&self, name: &str) -> Option<Member<'a>> {
        self.members.iter().find(|member| member.key == name && member.value != "null").copied()
    }

    /// The string under the first of the names that there is one under.
    pub(super) fn string(&self, names: &[&str]) -> Option<Cow<'a, str>> {
        names.iter().find_map(|name| string(self.member(name)?.value))
    }
}

/// The string that a value is, escapes decoded. A half of a surrogate pair is JSON and no text: such a
/// string is left as it is written.
pub(super) fn string(value: &str) -> Option<Cow<'_, str>> {
    let inner = value.strip_prefix('"')?.strip_suffix('"')?;
    if inner.contains('\\') {
        return Some(serde_json::from_str(value).map_or(Cow::Borrowed(inner), Cow::Owned));
    }
    Some(Cow::Borrowed(inner))
}

/// Reads the members of an object until its end or the first fault; whether there was none.
pub(super) fn members(raw: &str) -> (Vec<Member<'_>>, bool) {
    let mut seen = Seen { members: Vec::new() };
    let mut reader = serde_json::Deserializer::from_str(raw);
    let whole = reader.deserialize_map(&mut seen).is_ok();
    (seen.members, whole)
}

/// Reads the elements of an array until its end or the first fault; whether there was none.
fn elements(raw: &str) -> (Vec<Member<'_>>, bool) {
    let mut seen = Seen { members: Vec::new() };
    let mut reader = serde_json::Deserializer::from_str(raw);
    let whole = reader.deserialize_seq(&mut seen).is_ok();
    (seen.members, whole)
}

/// What is read of an array or an object before a fault counts.
struct Seen<'a> {
    members: Vec<Member<'a>>,
}

impl<'de> Visitor<'de> for &mut Seen<'de> {
    type Value = ();

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("an array or an object")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut elements: A) -> Result<(), A::Error> {
        while let Some(element) = elements.next_element::<&RawValue>()? {
            self.members.push(Member { key: "", value: element.get() });
        }
        Ok(())
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<(), A::Error> {
        while let Some(Key(key)) = members.next_key()? {
            let value = members.next_value::<&RawValue>()?;
            self.members.push(Member { key, value: value.get() });
        }
        Ok(())
    }
}

/// A member's name, empty if it has escapes: no name that is looked for has.
struct Key<'a>(&'a str);

impl<'de> serde::Deserialize<'de> for Key<'de> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Name;
        impl<'de> Visitor<'de> for Name {
            type Value = Key<'de>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str("a name")
            }

            fn visit_borrowed_str<E>(self, name: &'de str) -> Result<Self::Value, E> {
                Ok(Key(name))
            }

            fn visit_str<E>(self, _: &str) -> Result<Self::Value, E> {
                Ok(Key(""))
            }
        }
        deserializer.deserialize_str(Name)
    }
}

/// Makes turns of an object, if it is a message of the format's; what is `false` is looked into.
pub(super) type Record = for<'a> fn(&mut Reader<'a>, Object<'_, 'a>) -> bool;

/// Gathers the turns of a text's records.
pub(super) struct Reader<'a> {
    text: &'a str,
    record: Record,
    builder: Builder<'a>,
    /// What parts of one message are joined with.
    pub(super) joint: &'static str,
    /// How the format writes characters that are its mark-up, if it does.
    pub(super) unescape: Option<fn(&str) -> Option<String>>,
}

/// Reads all records of `text`.
pub(super) fn read<'a>(
    text: &'a str,
    notation: Notation,
    record: Record,
    set: fn(&mut Reader<'a>),
) -> Transcript<'a> {
    let builder = Builder::new(notation);
    let mut reader = Reader { text, record, builder, joint: "\n", unescape: None };
    set(&mut reader);
    let body = body(text);
    if is_whole(body) {
        reader.walk(body, 0);
    } else if body.lines().next().is_some_and(is_whole) {
        reader.lines(body);
    } else {
        reader.walk_broken(body, 0);
    }
    reader.builder.finish()
}

/// Without the byte order mark and the white space round it.
fn body(text: &str) -> &str {
    text.trim_start_matches(|c: char| c == '\u{feff}' || c.is_whitespace()).trim_end()
}

fn is_whole(value: &str) -> bool {
    serde_json::from_str::<&RawValue>(value).is_ok()
}

impl<'a> Reader<'a> {
    /// Where a slice of the text lies.
    pub(super) fn place(&self, part: &str) -> Span {
        self.span(part)
    }

    fn span(&self, part: &str) -> Span {
        place(Span::whole(self.text), self.text, part)
    }

    /// One value a line; a line that is none is reported and left out.
    fn lines(&mut self, body: &'a str) {
        for line in spans(body) {
            let line = line.of(body).trim();
            if line.is_empty() {
                continue;
            }
            if is_whole(line) {
                self.walk(line, 0);
            } else {
                self.report("this line is no JSON and was left out", line);
            }
        }
    }

    fn report(&mut self, message: &str, part: &str) {
        let span = self.span(part);
        self.builder.diagnostic(Diagnostic::error("judou::dialogue::broken-record", message, span));
    }

    /// Finds the records in a value that is whole.
    fn walk(&mut self, raw: &'a str, depth: usize) {
        if depth > MAX_DEPTH {
            return;
        }
        let values = match raw.as_bytes().first() {
            Some(b'[') => elements(raw).0,
            Some(b'{') => {
                let (members, _) = members(raw);
                if (self.record)(self, Object { raw, members: &members }) {
                    return;
                }
                members
            }
            _ => return,
        };
        for member in values {
            self.walk(member.value, depth + 1);
        }
    }

    /// Finds the records that are whole in a value that is not.
    fn walk_broken(&mut self, raw: &'a str, depth: usize) {
        let (values, whole) = match raw.as_bytes().first() {
            Some(b'[') if depth <= MAX_DEPTH => elements(raw),
            Some(b'{') if depth <= MAX_DEPTH => members(raw),
            _ => (Vec::new(), false),
        };
        if whole && (self.record)(self, Object { raw, members: &values }) {
            return;
        }
        let end = values.last().map_or(0, |last| place(Span::whole(raw), raw, last.value).end);
        for member in values {
            self.walk(member.value, depth + 1);
        }
        if whole {
            return;
        }
        // The value that is broken begins behind a colon or a comma.
        let rest = Span::new(end, raw.len()).of(raw);
        // The first byte is the bracket that was read, unless something within it was.
        let skipped = usize::from(end == 0).min(rest.len());
        let within = rest.as_bytes().get(skipped..).unwrap_or_default();
        let next = memchr::memchr2(b'[', b'{', within).filter(|_| depth < MAX_DEPTH);
        if let Some(at) = next {
            self.walk_broken(Span::new(at + skipped, rest.len()).of(rest), depth + 1);
        } else {
            let head = raw.lines().next().unwrap_or(raw);
            self.report("this value is broken; what follows was not read", head);
        }
    }

    /// A message: who speaks (a string's text in the record), and the value of what is said.
    ///
    /// `key` tells speakers apart; `alias` is another name of this one's.
    pub(super) fn message(
        &mut self,
        object: &'a str,
        key: &str,
        name: &'a str,
        content: Option<&'a str>,
        alias: Option<Cow<'a, str>>,
        at_ms: Option<u64>,
    ) {
        let whole = self.span(object);
        self.turn(whole.start, key, name, content, at_ms);
        let Some(alias) = alias else { return };
        let Some(speaker) = self.builder.last_turn().map(|turn| turn.speaker) else { return };
        if let Some(speaker) = self.builder.speaker_mut(speaker)
            // More names than anybody has are not compared.
            && speaker.aliases.len() < 16
            && !alias.is_empty()
            && alias != speaker.name
            && !speaker.aliases.contains(&alias)
        {
            speaker.aliases.push(alias);
        }
    }

    /// A turn that begins at `start`, of the speaker whose name is the value `name`.
    pub(super) fn turn(
        &mut self,
        start: usize,
        key: &str,
        name: &'a str,
        content: Option<&'a str>,
        at_ms: Option<u64>,
    ) {
        // A quotation mark of the name's own stands inside those of the string.
        let inner = name.strip_prefix('"').and_then(|name| name.strip_suffix('"'));
        let name_span = self.span(inner.unwrap_or(name));
        let Said { pieces, words } = content.map(|value| self.said(value)).unwrap_or_default();
        let closed = self.span(name).end;
        let first = pieces.first().copied();
        // Some write what is said before who says it.
        let label = match first {
            Some(first) if first.start < name_span.start => self.span(name),
            _ => Span::new(start, closed),
        };
        let content = match (first, pieces.last()) {
            (Some(first), Some(last)) => first.cover(*last),
            _ => Span::empty(label.end),
        };
        let label_text = string(name).unwrap_or(Cow::Borrowed(inner.unwrap_or(name)));
        let speaker = self.builder.speaker(key, label_text);
        let mut turn = turn(speaker, name_span, label, content);
        turn.span = Span::new(start, start).cover(label).cover(content);
        turn.paragraphs = pieces.into();
        turn.words = words;
        turn.start_ms = at_ms;
        self.builder.turn(turn);
    }

    /// When the last turn ends.
    pub(super) fn until(&mut self, end_ms: Option<u64>) {
        if let Some(turn) = self.builder.last_turn() {
            turn.end_ms = end_ms;
        }
    }

    /// A turn whose speaker is a member's name, and what is said its value, and that of `further`.
    pub(super) fn member(&mut self, start: usize, member: Member<'a>, further: Option<Member<'a>>) {
        self.turn(start, member.key, member.key, Some(member.value), None);
        let Some(further) = further else { return };
        let more = self.said(further.value);
        let words = string(further.value).unwrap_or_default();
        let Some(turn) = self.builder.last_turn() else { return };
        let said = String::from(turn.words(self.text));
        turn.words = Some([&*said, &*words].join(self.joint));
        for piece in more.pieces {
            turn.content = if turn.content.is_empty() { piece } else { turn.content.cover(piece) };
            turn.span = turn.span.cover(piece);
            turn.paragraphs.push(piece);
        }
    }

    /// Something happens that is nobody's message.
    pub(super) fn event(&mut self, object: &str, kind: EventKind, at_ms: Option<u64>) {
        let span = self.span(object);
        self.builder.event(Event { span, kind, at_ms });
    }

    /// A message that names nobody is nobody's.
    pub(super) fn nameless(&mut self, object: &str) {
        let span = self.span(object);
        let message = "this message names no speaker and was left out";
        self.builder.diagnostic(Diagnostic::warning(
            "judou::dialogue::record-without-speaker",
            message,
            span,
        ));
    }

    /// What is said in a value: a string, or an array of strings and of objects with text in them.
    fn said(&self, value: &'a str) -> Said {
        let mut strings = Vec::new();
        match value.as_bytes().first() {
            Some(b'"') => strings.push(value),
            Some(b'[') => {
                for part in elements(value).0 {
                    match part.value.as_bytes().first() {
                        Some(b'"') => strings.push(part.value),
                        Some(b'{') => strings.extend(text_of(part.value)),
                        _ => {}
                    }
                }
            }
            Some(b'{') => {
                let (members, _) = members(value);
                let object = Object { raw: value, members: &members };
                match object.get(&["parts"]) {
                    Some(parts) if parts.starts_with('[') => return self.said(parts),
                    _ => strings.extend(text_of(value)),
                }
            }
            _ => {}
        }
        let inner = |raw: &str| {
            let span = self.span(raw);
            Span::new(span.start + 1, span.end.saturating_sub(1)).trim(self.text)
        };
        let pieces: Vec<Span> =
            strings.iter().map(|raw| inner(raw)).filter(|span| !span.is_empty()).collect();
        let plain = pieces.len() < 2 && !strings.iter().any(|raw| raw.contains('\\'));
        let mut words = (!plain).then(|| {
            let decoded: Vec<_> = strings.iter().filter_map(|raw| string(raw)).collect();
            decoded.join(self.joint)
        });
        if let Some(unescape) = self.unescape {
            let read = match &words {
                Some(words) => unescape(words),
                None => pieces.first().and_then(|piece| unescape(piece.of(self.text))),
            };
            words = read.or(words);
        }
        Said { pieces, words }
    }
}

/// The strings of a message, and what they read if that is not how they are written.
#[derive(Default)]
struct Said {
    pieces: Vec<Span>,
    words: Option<String>,
}

/// The text of one part of a message: `{"type": "text", "text": "…"}`.
fn text_of(part: &str) -> Option<&str> {
    let (members, _) = members(part);
    let object = Object { raw: part, members: &members };
    object
        .get(&["text", "value", "content", "input_text", "output_text"])
        .filter(|it| it.starts_with('"'))
}
