//! Advanced `SubStation Alpha` and its ancestor: scripts with a field for who speaks.
//!
//! `Dialogue:` lines have fields that a `Format:` line names; the last, the words, may hold commas.
//! Where no line names anybody, labels in the words do, which is [`super::cue`]'s.

use alloc::vec::Vec;

use judou_source::{Diagnostic, Span, lines};

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::timing::time;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Ass, detect, read };

/// Whether a section of a script stands before anything else, or a line of its events does.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}');
    let mut filled = lines(window)
        .map(|line| line.of(window).trim())
        .filter(|line| !line.is_empty() && !line.starts_with([';', '!']));
    let Some(first) = filled.next() else { return false };
    let section = ["[Script Info]", "[V4+ Styles]", "[V4 Styles]", "[Events]"];
    section.iter().any(|section| first.eq_ignore_ascii_case(section))
        || event(first).is_some_and(|(kind, fields)| {
            kind == "Dialogue"
                && Columns::USUAL.split(fields, 0).is_some_and(|event| event.start_ms.is_some())
        })
}

/// `event = ( "Dialogue" / "Comment" / … ) ":" *blank fields`
fn event(line: &str) -> Option<(&str, &str)> {
    let (kind, fields) = line.split_once(':')?;
    matches!(kind, "Dialogue" | "Comment").then_some((kind, fields.trim_start()))
}

/// Which of an event's fields is what.
#[derive(Clone, Copy)]
struct Columns {
    count: usize,
    start: usize,
    end: usize,
    name: Option<usize>,
}

struct Fields {
    start_ms: Option<u64>,
    end_ms: Option<u64>,
    name: Option<Span>,
    text: Span,
}

impl Columns {
    /// Layer, Start, End, Style, Name, `MarginL`, `MarginR`, `MarginV`, Effect, Text.
    const USUAL: Self = Self { count: 10, start: 1, end: 2, name: Some(4) };

    /// Reads a `Format:` line.
    fn new(format: &str) -> Self {
        let names: Vec<&str> = format.split(',').map(str::trim).collect();
        let at = |wanted: &[&str]| {
            names.iter().position(|name| wanted.iter().any(|one| name.eq_ignore_ascii_case(one)))
        };
        match (at(&["Start"]), at(&["End"])) {
            (Some(start), Some(end)) => {
                Self { count: names.len(), start, end, name: at(&["Name", "Actor"]) }
            }
            _ => Self::USUAL,
        }
    }

    /// The fields of an event, whose first begins at `base`; `None` if there are too few.
    fn split(self, fields: &str, base: usize) -> Option<Fields> {
        let mut found = Fields { start_ms: None, end_ms: None, name: None, text: Span::default() };
        let (mut at, mut rest) = (base, fields);
        for column in 0..self.count.saturating_sub(1) {
            let (field, after) = rest.split_once(',')?;
            let clock = || time(field.trim()).ok().map(|(_, at)| at);
            if column == self.start {
                found.start_ms = clock();
            } else if column == self.end {
                found.end_ms = clock();
            } else if Some(column) == self.name {
                let trimmed = field.trim();
                let start = at + (field.len() - field.trim_start().len());
                found.name = (!trimmed.is_empty()).then(|| Span::new(start, start + trimmed.len()));
            }
            at += field.len() + 1;
            rest = after;
        }
        found.text = Span::new(at, at + rest.len());
        Some(found)
    }
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Ass);
    let mut cues: Vec<Cue> = Vec::new();
    let mut columns = Columns::USUAL;
    let mut events = true;
    for line in lines(text) {
        let inner = line.of(text);
        let trimmed = inner.trim_start_matches(['\u{feff}', ' ', '\t']);
        let start = line.span.start + (inner.len() - trimmed.len());
        if trimmed.starts_with('[') {
            events = trimmed.trim_end().eq_ignore_ascii_case("[Events]");
        } else if let Some(format) = trimmed.strip_prefix("Format:").filter(|_| events) {
            columns = Columns::new(format);
        } else if let Some((kind, fields)) = event(trimmed) {
            let base = line.span.end - fields.len();
            let Some(found) = columns.split(fields, base) else {
                builder.diagnostic(Diagnostic::warning(
                    "judou::dialogue::event-fields",
                    "this event has fewer fields than its format names",
                    line.span.trim(text),
                ));
                continue;
            };
            let words = found.text.trim(text);
            if kind == "Comment" {
                let span = Span::new(start, line.span.end).trim(text);
                builder.event(Event { span, kind: EventKind::Note, at_ms: found.start_ms });
            } else if !words.is_empty() && !is_drawing(words.of(text)) {
                cues.push(Cue {
                    span: Span::new(start, words.end),
                    text: words,
                    speaker: found.name,
                    start_ms: found.start_ms,
                    end_ms: found.end_ms,
                });
            }
        }
    }
    transcribe(text, &cues, Style { voices: false, markup: Markup::Codes }, builder)
}

/// Whether the words are a shape to be drawn, or codes alone: `{\p1}m 0 0 l 100 0`.
fn is_drawing(words: &str) -> bool {
    let Some(codes) = words.strip_prefix('{').and_then(|rest| rest.split('}').next()) else {
        return false;
    };
    let draws = codes.split('\\').any(|code| {
        code.strip_prefix('p')
            .is_some_and(|scale| scale.starts_with(|c: char| ('1'..='9').contains(&c)))
    });
    draws || Markup::Codes.words(words).trim().is_empty()
}
