//! RTTM: who speaks when, a line a segment, without words.
//!
//! `SPEAKER file channel start duration <NA> <NA> name <NA> <NA>`, seconds with a fraction.

use judou_source::{Diagnostic, Line, Span, lines};
use nom::bytes::complete::{take_while, take_while1};
use nom::combinator::recognize;
use nom::multi::many_m_n;
use nom::sequence::terminated;
use nom::{IResult, Parser};

use super::builder::turn;
use super::{Builder, DETECTION, Format};
use crate::model::{Event, EventKind, Transcript};
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Rttm, detect, read };

/// What lines of the format begin with.
const TYPES: &[&str] = &[
    "SPEAKER",
    "SPKR-INFO",
    "SEGMENT",
    "NOSCORE",
    "NO_RT_METADATA",
    "LEXEME",
    "NON-LEX",
    "NON-SPEECH",
    "FILLER",
    "EDIT",
    "IP",
    "SU",
    "CB",
    "A/P",
];

/// How many lines are looked at.
const SAMPLE: usize = 50;

/// Whether every line is of one of the types and one is a segment of a speaker.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}');
    let mut speakers = 0;
    let mut filled = lines(window)
        .map(|line| line.of(window).trim())
        .filter(|line| !line.is_empty() && !line.starts_with(";;"))
        .take(SAMPLE)
        .peekable();
    while let Some(line) = filled.next() {
        // The window may cut the last line.
        let cut = filled.peek().is_none() && text.len() > DETECTION;
        let known = line.split_whitespace().next().is_some_and(|kind| TYPES.contains(&kind));
        if !known && !cut {
            return false;
        }
        speakers += usize::from(line.starts_with("SPEAKER") && segment(line).is_some());
    }
    speakers > 0
}

/// A speaker's segment: its times in milliseconds and where in the line the name stands.
struct Segment {
    start_ms: u64,
    end_ms: u64,
    name: Span,
}

/// `segment = "SPEAKER" 1*blank file 1*blank channel 1*blank start 1*blank duration 1*blank field
/// 1*blank field 1*blank name [ 1*blank field [ 1*blank field ] ]`
fn segment(line: &str) -> Option<Segment> {
    let skipped = |count| recognize(many_m_n(count, count, field));
    let (rest, (_, start, duration, _)) =
        (skipped(3), field, field, skipped(2)).parse(line).ok()?;
    let (after, name) = field(rest).ok()?;
    let at = line.len() - rest.len();
    let length = rest.len() - after.len();
    let (start, duration) = (thousandths(start)?, thousandths(duration)?);
    Some(Segment {
        start_ms: start,
        end_ms: start.checked_add(duration)?,
        name: Span::new(at, at + length).trim(line),
    })
    .filter(|_| !name.is_empty())
}

/// `field = 1*nonblank *blank`
fn field(input: &str) -> IResult<&str, &str> {
    terminated(take_while1(|c: char| !c.is_whitespace()), take_while(char::is_whitespace))
        .parse(input)
}

/// Seconds with a fraction, in thousandths, exactly as they are written.
fn thousandths(seconds: &str) -> Option<u64> {
    let (whole, fraction) = seconds.split_once('.').unwrap_or((seconds, ""));
    let mut millis = 0;
    for at in 0..3 {
        let digit = fraction.chars().nth(at).map_or(Some(0), |c| c.to_digit(10))?;
        millis = millis * 10 + u64::from(digit);
    }
    whole.parse::<u64>().ok()?.checked_mul(1000)?.checked_add(millis)
}

fn read(text: &str) -> Transcript<'_> {
    let mut builder = Builder::new(Notation::Rttm);
    for line in lines(text) {
        let inner = line.of(text);
        let trimmed = inner.trim_start_matches(['\u{feff}', ' ', '\t']);
        let start = line.span.start + (inner.len() - trimmed.len());
        if trimmed.trim().is_empty() {
            continue;
        }
        if trimmed.starts_with("SPEAKER") {
            speaker(text, &mut builder, line, start, trimmed);
        } else {
            let span = Span::new(start, line.span.end).trim(text);
            builder.event(Event { span, kind: EventKind::Note, at_ms: None });
        }
    }
    builder.finish()
}

fn speaker<'a>(text: &'a str, builder: &mut Builder<'a>, line: Line, start: usize, inner: &str) {
    let whole = Span::new(start, line.span.end).trim(text);
    let Some(found) = segment(inner) else {
        builder.diagnostic(Diagnostic::warning(
            "judou::dialogue::record",
            "this segment has no times or no speaker",
            whole,
        ));
        return;
    };
    let name = found.name.shift(start);
    let written = name.of(text);
    let speaker = builder.speaker(written, written);
    let label = Span::new(start, name.end);
    let mut turn = turn(speaker, name, label, Span::empty(name.end));
    turn.span = whole.cover(label);
    (turn.start_ms, turn.end_ms) = (Some(found.start_ms), Some(found.end_ms));
    builder.turn(turn);
}
