//! `SubViewer`, and what YouTube made of it: a line with two times, the words, a blank line.
//!
//! `SubViewer`'s own files begin with lines in brackets (`[TITLE]…`) and break lines with `[br]`.

use alloc::vec::Vec;

use judou_source::{Line, Span, lines};
use nom::Parser;
use nom::combinator::all_consuming;

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::timing::{Period, time};
use super::{Builder, DETECTION, Format};
use crate::infer::Told;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Sbv, detect, read };

/// Whether the first line that is not blank is a timing, and another follows or the text ends soon.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}');
    let mut filled =
        lines(window).map(|line| line.of(window)).filter(|line| !line.trim().is_empty());
    let first = filled.by_ref().take(MAX_HEADER).find(|line| !is_header(line));
    first.is_some_and(|first| timing(first).is_some())
        && filled.next().is_some_and(|second| timing(second).is_none())
}

/// How many lines a header may have.
const MAX_HEADER: usize = 32;

/// `header = "[" *CHAR "]" *CHAR`: `[INFORMATION]`, `[AUTHOR]…`, `[COLF]&HFFFFFF,[STYLE]bd`
fn is_header(line: &str) -> bool {
    line.trim_start().strip_prefix('[').is_some_and(|rest| rest.contains(']'))
}

/// `timing = time "," time`, all of the line.
fn timing(line: &str) -> Option<Period> {
    let line = line.trim();
    if !line.starts_with(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let (start, end) = line.split_once(',')?;
    Some((clock(start.trim())?, clock(end.trim())?))
}

/// `1:02:03.456`; a comma begins no fraction here, for it parts the two times.
fn clock(part: &str) -> Option<u64> {
    let colons = part.bytes().filter(|byte| *byte == b':').count();
    all_consuming(time).parse(part).ok().filter(|_| colons == 2).map(|(_, at)| at)
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut cues = Vec::with_capacity(text.len() / 96);
    let mut open: Option<(Period, Line, Option<Span>)> = None;
    for line in lines(text) {
        let inner = line.of(text).trim_start_matches('\u{feff}');
        if let Some(period) = timing(inner) {
            cues.extend(open.take().and_then(|open| cue(text, open)));
            open = Some((period, line, None));
        } else if let Some((_, _, words)) = open.as_mut().filter(|_| !inner.trim().is_empty()) {
            *words = Some(words.map_or(line.span, |words| words.cover(line.span)));
        }
    }
    cues.extend(open.take().and_then(|open| cue(text, open)));
    let style = Style { voices: false, markup: Markup::Breaks, told };
    transcribe(text, &cues, style, Builder::new(Notation::Sbv))
}

fn cue(text: &str, (period, line, words): (Period, Line, Option<Span>)) -> Option<Cue> {
    let words = words?.trim(text);
    Some(Cue {
        span: Span::new(line.span.start, words.end),
        text: words,
        speaker: None,
        start_ms: Some(period.0),
        end_ms: Some(period.1),
    })
}
