//! Records of recognisers, which say who speaks from when to when: from JSON objects to turns.
//!
//! A turn is one object that names a speaker. It starts with the object and ends with the words or
//! the name, whichever stands later; between the two may stand anything.

use alloc::borrow::Cow;
use alloc::string::String;
use alloc::vec::Vec;

use judou_source::{Diagnostic, Span};

use super::builder::{Builder, turn};
use super::json::{Object, Value, select};
use super::timing::time;
use crate::model::{Event, EventKind, Speaker, Transcript, Turn};
use crate::notation::Notation;

/// What a record's members are called.
#[derive(Clone, Copy, Debug)]
pub(super) struct Names {
    pub(super) speaker: &'static [&'static str],
    pub(super) words: &'static [&'static str],
    pub(super) start: &'static [&'static str],
    pub(super) end: &'static [&'static str],
    /// How many of the numbers' units a second has.
    pub(super) second: f64,
}

/// Gathers turns from records.
pub(super) struct Records<'a> {
    pub(super) text: &'a str,
    pub(super) builder: Builder<'a>,
    names: Names,
}

impl<'a> Records<'a> {
    pub(super) fn new(text: &'a str, notation: Notation, names: Names) -> Self {
        Self { text, builder: Builder::new(notation), names }
    }

    /// The values that the path leads to; an error in the text is reported.
    pub(super) fn select(&mut self, path: &[&str]) -> Vec<Value<'a>> {
        let builder = &mut self.builder;
        select(self.text, path, &mut |diagnostic| {
            // Each path is a pass of its own, and each meets the same error.
            builder.diagnostic_once(diagnostic);
        })
    }

    /// A turn for each record that names a speaker. One that does not goes on with the last turn if
    /// `on_change`, and is nobody's otherwise.
    pub(super) fn all(&mut self, records: &[Value<'a>], on_change: bool) {
        for record in records {
            let Some(object) = record.object() else {
                self.skip(*record);
                continue;
            };
            let words = object.get(self.names.words).filter(|words| words.is_string());
            let name = object.get(self.names.speaker).filter(|name| is_name(*name));
            match (name, words) {
                (Some(name), words) => {
                    let period = self.period(&object);
                    self.turn(&object, name, words, period);
                }
                (None, Some(words)) => {
                    let period = self.period(&object);
                    self.unnamed(words, period, on_change);
                }
                (None, None) => self.skip(*record),
            }
        }
    }

    /// Start and end of a record, in milliseconds: members of their own, `"timestamp": [0.0, 3.2]`
    /// or whisper.cpp's `"offsets": {"from": 0, "to": 3200}`.
    pub(super) fn period(&self, object: &Object<'a>) -> (Option<u64>, Option<u64>) {
        let at = |value: Option<Value<'a>>, second| value.and_then(|value| millis(value, second));
        if let Some(offsets) = object.get(&["offsets"]).and_then(Value::object) {
            return (at(offsets.get(&["from"]), 1000.0), at(offsets.get(&["to"]), 1000.0));
        }
        let second = self.names.second;
        if let Some(pair) = object.get(&["timestamp"]).map(|pair| pair.select(&["*"])) {
            return (at(pair.first().copied(), second), at(pair.get(1).copied(), second));
        }
        (at(object.get(self.names.start), second), at(object.get(self.names.end), second))
    }

    pub(super) fn turn(
        &mut self,
        object: &Object<'a>,
        name: Value<'a>,
        words: Option<Value<'a>>,
        (start_ms, end_ms): (Option<u64>, Option<u64>),
    ) {
        let whole = object.value.span(self.text);
        let name_span = name.inner(self.text);
        let speaker = self.speaker(name);
        let content = words.map_or(name.span(self.text), |words| words.inner(self.text));
        let first = words.is_none() || name_span.end <= content.start;
        let label =
            if first { Span::new(whole.start, name_span.end) } else { name.span(self.text) };
        let said = if words.is_some() { content.trim(self.text) } else { Span::empty(label.end) };
        let mut turn = turn(speaker, name_span, label, said);
        turn.span = Span::new(whole.start, whole.start).cover(label).cover(content);
        turn.words = words.and_then(decoded);
        (turn.start_ms, turn.end_ms) = ordered(start_ms, end_ms);
        self.builder.turn(turn);
    }

    /// A turn for a record whose words are in a list of their own, `between` them when joined.
    pub(super) fn list(&mut self, record: Value<'a>, path: &[&str], between: &str) {
        let Some(object) = record.object() else { return };
        let Some(name) = object.get(self.names.speaker).filter(|name| is_name(*name)) else {
            return;
        };
        let (mut start, mut end) = self.period(&object);
        let (mut words, mut content) = (String::new(), None::<Span>);
        for part in record.select(path) {
            let Some(part) = part.object() else { continue };
            let Some(said) = part.get(self.names.words).filter(|said| said.is_string()) else {
                continue;
            };
            let period = self.period(&part);
            (start, end) = (start.or(period.0), end.max(period.1));
            let span = said.inner(self.text).trim(self.text);
            if !span.is_empty() {
                content = Some(content.map_or(span, |content| content.cover(span)));
            }
            if !words.is_empty() {
                words.push_str(between);
            }
            words.push_str(&said.string().unwrap_or_default());
        }
        self.turn(&object, name, None, (start, end));
        let (Some(turn), Some(content)) = (self.builder.last_turn(), content) else { return };
        if turn.name.end > content.start {
            turn.label = name.span(self.text);
        }
        turn.span = turn.span.cover(content);
        turn.content = content;
        turn.paragraphs.push(content);
        turn.words = Some(String::from(words.trim()));
    }

    /// The name of the speaker whose label is `id`, if he speaks.
    pub(super) fn known(&mut self, id: Value<'a>, name: Cow<'a, str>) {
        let written = id.inner(self.text).of(self.text);
        if let Some(index) = self.builder.known_speaker(written) {
            self.alias(index, name);
        }
    }

    /// The speaker that a value names.
    pub(super) fn speaker(&mut self, name: Value<'a>) -> usize {
        let written: &'a str = name.inner(self.text).of(self.text);
        self.builder.speaker(written, name.string().unwrap_or(Cow::Borrowed(written)))
    }

    /// Another name of a speaker.
    pub(super) fn alias(&mut self, index: usize, alias: Cow<'a, str>) {
        let Some(Speaker { aliases, labels, .. }) = self.builder.speaker_mut(index) else { return };
        if !alias.is_empty() && !aliases.contains(&alias) && !labels.contains(&alias) {
            aliases.push(alias);
        }
    }

    /// Words of a record that names nobody.
    fn unnamed(&mut self, words: Value<'a>, period: (Option<u64>, Option<u64>), on_change: bool) {
        let span = words.inner(self.text).trim(self.text);
        if span.is_empty() {
            return;
        }
        match self.builder.last_turn().filter(|_| on_change) {
            Some(turn) => {
                let words = words.string().unwrap_or_default();
                go_on(self.text, turn, span, &words, period.1, true);
            }
            None => {
                self.builder.event(Event { span, kind: EventKind::Speech, at_ms: period.0 });
            }
        }
    }

    fn skip(&mut self, record: Value<'a>) {
        self.builder.diagnostic(Diagnostic::warning(
            "judou::dialogue::record",
            "this record has neither a speaker nor words",
            record.span(self.text),
        ));
    }

    pub(super) fn finish(self) -> Transcript<'a> {
        self.builder.finish()
    }
}

/// Adds words to a turn, after a blank if `apart`.
pub(super) fn go_on(
    text: &str,
    turn: &mut Turn,
    span: Span,
    words: &str,
    end: Option<u64>,
    apart: bool,
) {
    let mut all = turn.words.take().unwrap_or_else(|| String::from(turn.content.of(text)));
    if apart
        && !all.is_empty()
        && !all.ends_with(char::is_whitespace)
        && !words.starts_with(char::is_whitespace)
    {
        all.push(' ');
    }
    all.push_str(words);
    turn.words = Some(all);
    turn.content = if turn.content.is_empty() { span } else { turn.content.cover(span) };
    turn.span = turn.span.cover(span);
    turn.paragraphs.push(span);
    turn.end_ms = turn.end_ms.max(end);
}

/// Whether a value names somebody: a string or a number.
pub(super) fn is_name(value: Value<'_>) -> bool {
    value.scalar().is_some_and(|name| !name.trim().is_empty())
}

/// The words that a string stands for, if it has to be decoded or trimmed to get at them.
fn decoded(words: Value<'_>) -> Option<String> {
    match words.string()? {
        Cow::Borrowed(_) => None,
        Cow::Owned(words) => Some(String::from(words.trim())),
    }
}

/// A time in milliseconds: a number of which a second has so many, in quotes or not, or a clock's.
pub(super) fn millis(value: Value<'_>, second: f64) -> Option<u64> {
    if let Some(number) = value.number() {
        #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
        return Some((number * 1000.0 / second).round() as u64);
    }
    let clock = value.string()?;
    // Google's durations: `12.5s`.
    let seconds = clock.trim().strip_suffix('s').and_then(|number| number.parse::<f64>().ok());
    if let Some(seconds) = seconds.filter(|seconds| seconds.is_finite()) {
        #[expect(clippy::cast_sign_loss, reason = "below zero is the start; the cast saturates")]
        return Some((seconds * 1000.0).round() as u64);
    }
    time(clock.trim()).ok().filter(|(rest, _)| rest.is_empty()).map(|(_, at)| at)
}

/// An end before its start is no end.
pub(super) fn ordered(start: Option<u64>, end: Option<u64>) -> (Option<u64>, Option<u64>) {
    (start, end.filter(|end| start.is_none_or(|start| start <= *end)))
}
