//! SubRip: numbered cues with times, as players, editors and services write them.
//!
//! There is no specification. What is read is in `docs/grammar/srt.abnf`: numbers may be missing,
//! doubled or wrong, a blank line may stand in a cue or be missing between two, times may be written
//! in any of the ways of [`super::timing`]. Who speaks is [`super::cue`]'s.
//!
//! The lines are walked by hand: a file of a feature film has 6,000 of them, and the loop below does
//! for each little more than find its end.

use alloc::vec::Vec;

use judou_source::{Diagnostic, Span, lines};

use super::cue::{Cue, Style, transcribe};
use super::markup::Markup;
use super::timing::{Period, means_timing, timing};
use super::{Builder, DETECTION, Format};
use crate::infer::Told;
use crate::model::Transcript;
use crate::notation::Notation;

pub(super) const FORMAT: Format = Format { notation: Notation::Srt, detect, read };

/// How many lines may stand before the first timing: a number, a title, a comment.
const MAX_BEFORE: usize = 3;

/// Whether a timing stands among the first lines, and timings make the text.
fn detect(text: &str) -> bool {
    let window = Span::new(0, DETECTION).of(text).trim_start_matches('\u{feff}');
    let mut filled =
        lines(window).map(|line| line.of(window)).filter(|line| !line.trim().is_empty());
    if !filled.by_ref().take(MAX_BEFORE + 1).any(|line| timing(line).is_some()) {
        return false;
    }
    // A page that begins with a sample of a cue goes on in another way.
    let (mut timings, mut others) = (1_usize, 0_usize);
    for line in filled {
        if timing(line).is_some() {
            timings += 1;
        } else if !is_number(line) {
            others += 1;
        }
    }
    others <= timings * 12
}

/// Whether a line is a cue's number.
pub(super) fn is_number(line: &str) -> bool {
    let line = line.trim().trim_start_matches('\u{feff}');
    !line.is_empty() && line.len() <= 9 && line.bytes().all(|byte| byte.is_ascii_digit())
}

fn read(text: &str) -> Transcript<'_> {
    read_told(text, &Told::default())
}

/// Reads it with what the caller says about labels.
pub(super) fn read_told<'a>(text: &'a str, told: &Told) -> Transcript<'a> {
    let mut reader = Reader::new(text);
    for line in lines(text) {
        let inner = line.of(text);
        // A timing begins with a digit, and nearly no other line does.
        let mut first = inner.as_bytes().first().copied();
        if first.is_some_and(|byte| byte <= b' ' || byte >= 0x80) {
            first = inner.trim_start().as_bytes().first().copied();
        }
        match first {
            None => {}
            Some(b'0'..=b'9' | b'-' | 0xef) => reader.digits(inner, line.span),
            Some(_) => reader.words(line.span),
        }
    }
    reader.finish(told)
}

struct Reader<'a> {
    text: &'a str,
    builder: Builder<'a>,
    cues: Vec<Cue>,
    /// The cue that is being read: its timing and where its line begins.
    open: Option<(Option<Period>, usize)>,
    /// Its words so far, and those before the last line.
    words: Option<Span>,
    before_last: Option<Span>,
    /// The last line, if it may be a number.
    number: Option<Span>,
    /// The number of the last cue.
    count: Option<u64>,
    misnumbered: bool,
}

impl<'a> Reader<'a> {
    fn new(text: &'a str) -> Self {
        Self {
            text,
            builder: Builder::new(Notation::Srt),
            cues: Vec::with_capacity(text.len() / 128),
            open: None,
            words: None,
            before_last: None,
            number: None,
            count: None,
            misnumbered: false,
        }
    }

    /// A line of the cue's words, or of what stands before the first.
    fn words(&mut self, span: Span) {
        self.before_last = self.words;
        self.words = Some(self.words.map_or(span, |words| words.cover(span)));
        self.number = None;
    }

    /// A line that begins with a digit.
    fn digits(&mut self, line: &str, span: Span) {
        if let Some(period) = timing(line) {
            self.begin(Some(period), span);
        } else if means_timing(line) {
            self.builder.diagnostic(
                Diagnostic::warning(
                    "judou::dialogue::cue-timing",
                    "the times of this cue cannot be read",
                    span,
                )
                .with_help("write them as `00:00:01,000 --> 00:00:02,000`"),
            );
            self.begin(None, span);
        } else {
            self.words(span);
            if is_number(line) {
                self.number = Some(span);
            }
        }
    }

    /// A cue begins: the number right before its timing is no words of the cue before.
    fn begin(&mut self, period: Option<Period>, line: Span) {
        if let Some(number) = self.number {
            self.words = self.before_last;
            self.count_number(number);
        }
        self.end();
        self.open = Some((period, line.start));
    }

    /// Says once if a number does not follow the one before.
    fn count_number(&mut self, span: Span) {
        let digits = span.of(self.text).trim().trim_start_matches('\u{feff}');
        let Ok(number) = digits.parse::<u64>() else { return };
        let expected = self.count.map(|count| count + 1);
        if expected.is_some_and(|expected| expected != number) && !self.misnumbered {
            self.misnumbered = true;
            self.builder.diagnostic(Diagnostic::note(
                "judou::dialogue::cue-number",
                "from here on the cues are not numbered in order",
                span,
            ));
        }
        self.count = Some(number);
    }

    fn end(&mut self) {
        let words = self.words.take();
        (self.before_last, self.number) = (None, None);
        let (Some((period, start)), Some(words)) = (self.open.take(), words) else { return };
        let text = words.trim(self.text);
        if text.is_empty() {
            return;
        }
        self.cues.push(Cue {
            span: Span::new(start, text.end),
            text,
            speaker: None,
            start_ms: period.map(|(start, _)| start),
            end_ms: period.map(|(_, end)| end),
        });
    }

    fn finish(mut self, told: &Told) -> Transcript<'a> {
        self.end();
        transcribe(
            self.text,
            &self.cues,
            Style { voices: true, markup: Markup::Tags, told },
            self.builder,
        )
    }
}
